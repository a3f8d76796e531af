// What can come next in the filter that is being typed, and what is wrong with it.
import type { FilterOffer } from '../../lib/ipc/types';
import { filterWords } from '../../lib/text/filter';
import type { Roadmap } from './roadmap.svelte';

const SHOWN = 12;
/** A word of this length may be the beginning of a field's name. */
const LETTERS = 2;

export class Finding {
  offers = $state.raw<FilterOffer[]>([]);
  problem = $state<string | null>(null);
  /** The offer that Enter takes; -1 when Enter keeps what is typed. */
  at = $state(-1);
  /** The word at the cursor has a field: what follows are its values. */
  isTerm = $state(false);
  #before = '';
  #after = '';
  #asked = 0;

  constructor(readonly roadmap: Roadmap) {}

  get isOpen(): boolean {
    return this.offers.length > 0 || this.problem !== null;
  }

  async read(text: string, cursor: number): Promise<void> {
    const asked = ++this.#asked;
    this.#before = text.slice(0, cursor);
    this.#after = text.slice(cursor);
    const word = /\s$/.test(this.#before) ? null : (filterWords(this.#before).at(-1) ?? null);
    const { offers, problem } = await this.roadmap.backend
      .completeFilter(this.#before, this.#after, this.roadmap.query(0, 0))
      .catch(() => ({ offers: [], problem: null }));
    if (asked !== this.#asked) return;
    this.isTerm = typeof word?.field === 'string';
    const begins = word !== null && !this.isTerm && word.text.length >= LETTERS;
    this.offers = (this.isTerm || begins ? offers : []).slice(0, this.isTerm ? SHOWN : SHOWN / 2);
    // A value that is not there yet is no mistake while something can still come.
    this.problem = this.isTerm && this.offers.length === 0 ? problem : null;
    this.at = this.isTerm && this.offers.length > 0 ? 0 : -1;
  }

  step(by: number): void {
    this.at = Math.max(-1, Math.min(this.offers.length - 1, this.at + by));
  }

  /** Puts an offer where the cursor stands, and says where the cursor goes; nowhere when a value narrows the view at once. */
  take(at: number): number | null {
    const offer = this.offers[at];
    if (!offer) return null;
    const isValue = this.isTerm;
    this.roadmap.search = `${offer.text}${this.#after}`;
    if (!isValue) return offer.text.length;
    void this.keep();
    return null;
  }

  /** Lets what is typed narrow the view. */
  async keep(): Promise<void> {
    this.close();
    const { roadmap } = this;
    const { problem } = await roadmap.backend.completeFilter(roadmap.search, '', roadmap.query(0, 0));
    if (problem === null) await this.roadmap.keepTyped();
    else this.problem = problem;
  }

  close(): void {
    this.#asked++;
    this.offers = [];
    this.problem = null;
    this.at = -1;
  }
}
