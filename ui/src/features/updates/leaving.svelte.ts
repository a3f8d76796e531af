// How an update leaves: asked once, written to a folder, and what stands in the way.
import type { Desk } from '../../lib/desk';
import type { SavedUpdate } from '../../lib/ipc/types';
import type { Composing } from './composing.svelte';
import { issuedFiles } from './issued-files';
import { words } from './words';

export class Leaving {
  /** The person is asked whether it is to be issued. */
  asking = $state(false);
  /** Files that are there already, until the person says what becomes of them. */
  inTheWay = $state.raw<SavedUpdate | null>(null);
  #how: 'issue' | 'save' = 'issue';

  constructor(
    readonly desk: Desk,
    readonly composing: Composing,
  ) {}

  ask(now = true): void {
    this.asking = now;
  }

  async issue(): Promise<void> {
    await this.#leave('issue');
  }

  async save(): Promise<void> {
    await this.#leave('save');
  }

  /** Writes over what is in the way. */
  async replace(): Promise<void> {
    await this.#leave(this.#how, this.inTheWay?.folder ?? null);
  }

  async #leave(how: 'issue' | 'save', again: string | null = null): Promise<void> {
    this.#how = how;
    const { composing, desk } = this;
    const name = composing.composer?.audience.name ?? '';
    const saved = await composing.leave(how, again);
    this.asking = false;
    this.inTheWay = saved && saved.inTheWay.length > 0 ? saved : null;
    const first = saved?.files[0];
    if (!saved || !first) return;
    const said = saved.update
      ? words.issued(saved.update, name)
      : words.saved(
          saved.files.map(({ format }) => format),
          name,
        );
    desk.wrote(said, first.path);
    if (!saved.update) return;
    issuedFiles.set(saved.update, saved);
    desk.go('updates', saved.update);
  }
}
