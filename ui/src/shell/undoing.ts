// Says what was done, takes it back and does it again, each time with the way back.
import { asRefusal, type Backend } from '../lib/ipc/backend';
import type { Done } from '../lib/ipc/types';
import type { Toasts } from '../lib/toasts.svelte';
import { words } from './words';

export class Undoing {
  constructor(
    readonly backend: Pick<Backend, 'undo' | 'redo'>,
    readonly toasts: Toasts,
  ) {}

  /** What changed nothing is no step: taking a step back would take back another one. */
  said(done: Done): void {
    if (done.kinds.length === 0) this.toasts.show(words.nothingChanged);
    else this.toasts.show(done.label, { action: this.#wayBack(done.label) });
  }

  async undo(): Promise<void> {
    await this.#step(words.nothingToUndo, async () => {
      const done = await this.backend.undo();
      const again = { label: words.redo, run: () => void this.redo(), step: { redo: done.label } };
      this.toasts.show(words.undone(done.label), { action: again });
    });
  }

  async redo(): Promise<void> {
    await this.#step(words.nothingToRedo, async () => {
      const done = await this.backend.redo();
      this.toasts.show(words.redone(done.label), { action: this.#wayBack(done.label) });
    });
  }

  #wayBack = (label: string) => ({ label: words.undo, run: () => void this.undo(), step: { undo: label } });

  /** The core alone knows whether there is a step: an edit may still be on its way to it. */
  async #step(nothing: string, take: () => Promise<void>): Promise<void> {
    try {
      await take();
    } catch (thrown) {
      const { code, sentence } = asRefusal(thrown);
      if (code === 'nothing') this.toasts.show(nothing);
      else this.toasts.show(sentence, { tone: 'off' });
    }
  }
}
