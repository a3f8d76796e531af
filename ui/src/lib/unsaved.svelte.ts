// What is written somewhere in the window and not kept yet. Fields say so themselves while they are open; the bottom line
// shows it, and all of it is kept before the window closes.
import { SvelteSet } from 'svelte/reactivity';

/** A field, or whatever else holds what somebody wrote. */
export interface Unkept {
  /** It holds something that is not kept. */
  readonly isDirty: boolean;
  /** Why that was refused; empty when it was not. */
  readonly error: string;
  keep: () => Promise<unknown>;
}

export class Unsaved {
  readonly #known = new SvelteSet<Unkept>();

  /** Looks at a field until the returned function is called. */
  add(field: Unkept): () => void {
    this.#known.add(field);
    return () => this.#known.delete(field);
  }

  get #dirty(): Unkept[] {
    return [...this.#known].filter(({ isDirty }) => isDirty);
  }

  get isWriting(): boolean {
    return this.#dirty.length > 0;
  }

  /** Why the first of what was refused was refused; empty when nothing was. */
  get problem(): string {
    return this.#dirty.find(({ error }) => error !== '')?.error ?? '';
  }

  /** Keeps everything that can be kept. Whether nothing is left. */
  async keepAll(): Promise<boolean> {
    await Promise.allSettled(this.#dirty.map((field) => field.keep()));
    return !this.isWriting;
  }
}
