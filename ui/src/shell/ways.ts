// Where somebody was before, and the way there and back.
import type { View } from '../lib/desk';

export interface Place {
  view: View;
  target: string | null;
}

/** As many steps as anybody goes back. */
const MOST = 50;

export class Ways {
  #back: Place[] = [];
  #forward: Place[] = [];

  /** A place is left for another one. */
  leave(from: Place): void {
    this.#back = [...this.#back, from].slice(-MOST);
    this.#forward = [];
  }

  /** The place before, or the one that was gone back from; null when there is none. */
  step(way: 'back' | 'forward', from: Place): Place | null {
    const [taken, left] = way === 'back' ? [this.#back, this.#forward] : [this.#forward, this.#back];
    const to = taken.pop() ?? null;
    if (to) left.push(from);
    return to;
  }

  forget(): void {
    [this.#back, this.#forward] = [[], []];
  }
}
