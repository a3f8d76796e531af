// Where each line of the sheet is: groups, each followed by its items unless it is folded. Knows counts, not items.
import type { ItemGroup } from '../../lib/ipc/types';

export type Line = { kind: 'item'; index: number } | { kind: 'group'; group: ItemGroup; folded: boolean };

export class Layout {
  readonly length: number;
  readonly #groups: ItemGroup[];
  readonly #folded: ReadonlySet<string>;
  /** The line each group stands on, then the number of lines. */
  readonly #lines: number[] = [];

  constructor(
    readonly total: number,
    groups: ItemGroup[] = [],
    folded: ReadonlySet<string> = new Set(),
  ) {
    this.#groups = groups;
    this.#folded = folded;
    let line = 0;
    for (const group of groups) {
      this.#lines.push(line);
      line += 1 + (folded.has(group.key) ? 0 : group.count);
    }
    this.length = groups.length > 0 ? line : total;
  }

  /** What stands on a line; null outside the sheet. */
  line(at: number): Line | null {
    if (at < 0 || at >= this.length) return null;
    if (this.#groups.length === 0) return { kind: 'item', index: at };
    const place = lastAtOrBefore(this.#lines, at);
    const group = this.#groups[place]!;
    if (this.#lines[place] === at) return { kind: 'group', group, folded: this.#folded.has(group.key) };
    return { kind: 'item', index: group.firstRow + at - this.#lines[place]! - 1 };
  }

  /** The line of the item at that place in the whole list; -1 when its group is folded. */
  lineOf(index: number): number {
    if (this.#groups.length === 0) return index;
    const place = lastAtOrBefore(
      this.#groups.map((group) => group.firstRow),
      index,
    );
    const group = this.#groups[place];
    if (!group || this.#folded.has(group.key)) return -1;
    return this.#lines[place]! + 1 + index - group.firstRow;
  }

  /** The first and last item (in the whole list) among these lines; null when there is none. */
  itemsAmong(first: number, last: number): { first: number; last: number } | null {
    let from = -1;
    let to = -1;
    for (let at = Math.max(0, first); at <= Math.min(last, this.length - 1); at++) {
      const line = this.line(at)!;
      if (line.kind !== 'item') continue;
      if (from < 0) from = line.index;
      to = line.index;
    }
    return from < 0 ? null : { first: from, last: to };
  }
}

/** The place of the last number that is not greater than the one looked for. */
function lastAtOrBefore(numbers: number[], wanted: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
