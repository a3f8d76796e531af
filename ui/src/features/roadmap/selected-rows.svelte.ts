// The rows that are selected together: as they are now, and in the order they stand in, also where they are out of view.
import { SvelteMap } from 'svelte/reactivity';
import type { ItemRow } from '../../lib/ipc/types';
import type { Roadmap } from './roadmap.svelte';

export class SelectedRows extends SvelteMap<string, ItemRow> {
  /** Where each stands in the whole list. */
  readonly #places = new Map<string, number>();
  #asked = 0;

  constructor(
    readonly roadmap: Roadmap,
    readonly refused: (thrown: unknown) => void,
  ) {
    super();
  }

  get inOrder(): ItemRow[] {
    const placeOf = (row: ItemRow) => this.#places.get(row.id) ?? Infinity;
    return [...this.values()].sort((one, other) => placeOf(one) - placeOf(other));
  }

  put(row: ItemRow, place: number): void {
    this.#places.set(row.id, place);
    this.set(row.id, row);
  }

  override clear(): void {
    this.#asked++;
    this.#places.clear();
    super.clear();
  }

  /** Selects the rows on these lines and no others. */
  async lines(first: number, last: number): Promise<void> {
    const { layout } = this.roadmap;
    const items = layout.itemsAmong(first, last);
    await this.#only(items?.first ?? 0, items?.last ?? -1, (place) => {
      const line = layout.lineOf(place);
      return line >= first && line <= last;
    });
  }

  /** Selects every row that the filter lets through, those of folded groups too. */
  async all(): Promise<void> {
    await this.#only(0, this.roadmap.pages.totals.count - 1, () => true);
  }

  async #only(first: number, last: number, isMeant: (place: number) => boolean): Promise<void> {
    const asked = ++this.#asked;
    try {
      const rows = last < first ? [] : await this.roadmap.pages.between(first, last);
      if (asked !== this.#asked) return;
      this.clear();
      rows.forEach((row, at) => isMeant(first + at) && this.put(row, first + at));
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** After a reload: each is what it is now, and stands where it stands now. */
  async refresh(): Promise<void> {
    if (this.size === 0) return;
    const { pages } = this.roadmap;
    const asked = this.#asked;
    if (this.#take(pages.held()) === this.size) return;
    try {
      const rows = await pages.between(0, pages.totals.count - 1);
      if (asked === this.#asked) this.#take(rows.entries());
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  #take(rows: Iterable<readonly [number, ItemRow]>): number {
    let known = 0;
    for (const [place, row] of rows) {
      if (!this.has(row.id)) continue;
      this.put(row, place);
      known++;
    }
    return known;
  }
}
