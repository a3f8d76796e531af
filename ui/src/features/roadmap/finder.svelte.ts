// Finding within the table: the rows that hold some words, one after the other, without hiding the others.
import type { Sheet } from './sheet.svelte';

export class Finder {
  isOpen = $state(false);
  words = $state('');
  /** Where the rows stand that hold them; null while nothing was looked for. */
  places = $state.raw<number[] | null>(null);
  /** Which of them is looked at. */
  at = $state(0);
  #asked = 0;

  constructor(readonly sheet: Sheet) {}

  open = () => (this.isOpen = true);

  close = () => {
    this.#asked++;
    this.isOpen = false;
    this.places = null;
  };

  /** Looks for the words, and goes to the first row from the one looked at on that holds them. */
  async find(): Promise<void> {
    const { roadmap } = this.sheet;
    const asked = ++this.#asked;
    if (this.words.trim() === '') return void (this.places = null);
    try {
      const places = await roadmap.backend.findPlaces(roadmap.query(0, 0), this.words);
      if (asked !== this.#asked) return;
      this.places = places;
      const line = this.sheet.at ? roadmap.layout.line(this.sheet.at.line) : null;
      const from = line?.kind === 'item' ? line.index : 0;
      const next = places.findIndex((place) => place >= from);
      this.#go(Math.max(0, next));
    } catch (thrown) {
      this.sheet.refused(thrown);
    }
  }

  /** Goes to the next row that holds the words, or the one before, round the end. */
  step(by: number): void {
    const many = this.places?.length ?? 0;
    if (many > 0) this.#go((this.at + by + many) % many);
  }

  #go(at: number): void {
    const place = this.places?.[at];
    if (place === undefined) return;
    this.at = at;
    const { roadmap } = this.sheet;
    if (roadmap.layout.lineOf(place) < 0) {
      const group = roadmap.pages.groups.findLast(({ firstRow }) => firstRow <= place);
      if (group) roadmap.fold(group.key);
    }
    const title = roadmap.columns.findIndex(({ key }) => key === 'title');
    this.sheet.goTo(roadmap.layout.lineOf(place), this.sheet.at?.column ?? Math.max(0, title));
  }
}
