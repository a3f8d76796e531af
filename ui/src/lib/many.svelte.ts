// Several records of a list at once: which ones are selected, and what is done with all of them in one step of undo.
import { SvelteSet } from 'svelte/reactivity';
import type { Desk } from './desk';
import type { Done } from './ipc/types';
import { keyOf, stepOf } from './keys';

/** The list the records stand in, by their references. */
export interface Listed {
  count: () => number;
  at: (place: number) => string | null;
  between: (first: number, last: number) => string[] | Promise<string[]>;
}

type Heard = Pick<Desk, 'said' | 'refused'>;

export class Many {
  readonly refs = new SvelteSet<string>();
  /** Where a stretch that is selected begins. */
  #from: number | null = null;
  /** What the stretch brought, so that a shorter one lets go of it. */
  #along: string[] = [];
  #asked = 0;

  constructor(
    readonly list: Listed,
    readonly heard: Heard,
  ) {}

  has(place: number): boolean {
    const ref = this.list.at(place);
    return ref !== null && this.refs.has(ref);
  }

  /** Selects one more, or lets go of it. */
  toggle(place: number): void {
    const ref = this.list.at(place);
    if (ref === null) return;
    if (!this.refs.delete(ref)) this.refs.add(ref);
    this.#from = place;
    this.#along = [];
  }

  /** Selects all from where a stretch began to a place; it begins at `from` when none has begun. */
  async extend(from: number, to: number): Promise<void> {
    if (this.refs.size === 0 || this.#from === null) this.#from = Math.max(0, from);
    const asked = ++this.#asked;
    const [first, last] = [Math.min(this.#from, to), Math.max(this.#from, to)];
    const refs = await this.list.between(first, last);
    if (asked !== this.#asked) return;
    this.#along.forEach((ref) => this.refs.delete(ref));
    this.#along = refs.filter((ref) => !this.refs.has(ref));
    refs.forEach((ref) => this.refs.add(ref));
  }

  async all(): Promise<void> {
    this.clear();
    if (this.list.count() > 0) await this.extend(0, this.list.count() - 1);
  }

  clear(): void {
    this.#asked++;
    this.refs.clear();
    this.#from = null;
    this.#along = [];
  }

  /**
   * Does what a key means for a selection, while a place is looked at and `go` leads to another; says whether it meant
   * something. Where letters are typed into what is looked at, `X` means nothing.
   */
  key(event: KeyboardEvent, at: number, page: number, go: (to: number) => void, letters = true): boolean {
    const ctrl = event.ctrlKey || event.metaKey;
    const count = this.list.count();
    const step = stepOf(event.key, count, page);
    if (event.key === 'Escape' && this.refs.size > 0) this.clear();
    else if (ctrl && !event.altKey && keyOf(event) === 'A') void this.all();
    else if (step !== undefined && event.shiftKey && !ctrl && count > 0) {
      const to = Math.max(0, Math.min(count - 1, at + step));
      void this.extend(at, to);
      go(to);
    } else if (at >= 0 && ((event.key === ' ' && (event.shiftKey || ctrl)) || (letters && this.#isX(event))))
      this.toggle(at);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** A click with Ctrl selects one more, one with Shift all up to it; any other leaves what was selected. */
  click(event: MouseEvent, at: number, place: number): boolean {
    if (event.ctrlKey || event.metaKey) this.toggle(place);
    else if (event.shiftKey) void this.extend(at < 0 ? place : at, place);
    else {
      this.clear();
      return false;
    }
    return true;
  }

  /** Does something with all of them and says what was done; whether it was done. */
  async act(act: (refs: string[]) => Promise<Done>): Promise<boolean> {
    try {
      this.heard.said(await act([...this.refs]));
      return true;
    } catch (thrown) {
      this.heard.refused(thrown);
      return false;
    }
  }

  #isX = (event: KeyboardEvent) =>
    keyOf(event) === 'X' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
}

/** The same of rows that are all at hand. */
export function manyOf(rows: () => { ref: string }[], heard: Heard): Many {
  return new Many(
    {
      count: () => rows().length,
      at: (place) => rows()[place]?.ref ?? null,
      between: (first, last) =>
        rows()
          .slice(first, last + 1)
          .map(({ ref }) => ref),
    },
    heard,
  );
}
