// What the palette offers: every command that can be given here, and records by their words.
import type { SearchHit } from '../lib/ipc/types';
import type { Shortcut } from '../lib/keys';
import { fuzzy } from './fuzzy';
import type { Session } from './session.svelte';
import { words } from './words';

export type Offer = { kind: 'command'; command: Shortcut } | { kind: 'record'; hit: SearchHit };

const MOST_COMMANDS = 8;
const MOST_RECORDS = 8;
/** What each typed letter counts when it stands where a person means it. */
const EACH_LETTER = 2;

export class Palette {
  typed = $state('');
  at = $state(0);
  hits = $state.raw<SearchHit[]>([]);
  /** What can be done for each audience, known a moment after the palette opened. */
  forAudiences = $state.raw<Shortcut[]>([]);
  #asking = 0;

  constructor(readonly session: Session) {}

  /** Asks who can be looked as, and written for. Without an answer the palette has everything else. */
  async begin(): Promise<void> {
    const { session } = this;
    const rows = session.readOnly ? [] : await session.backend.listAudiences().catch(() => []);
    const command = (said: string, run: () => void): Shortcut => ({ keys: '', words: said, group: 'everywhere', run });
    this.forAudiences = rows.flatMap(({ id, name }) => [
      command(words.writeFor(name), () => session.go('updates', id)),
      command(words.seeAs(name), () => void session.lookAs(id)),
    ]);
  }

  readonly offers = $derived.by<Offer[]>(() => {
    const records = this.typed.trim() === '' ? this.session.opened : this.hits;
    const { meant, loose } = this.#commands();
    const offered = records.slice(0, MOST_RECORDS).map((hit) => ({ kind: 'record' as const, hit }));
    if (this.#isReference()) return [...offered, ...meant, ...loose];
    return [...meant.slice(0, MOST_COMMANDS), ...offered, ...loose.slice(0, MOST_COMMANDS)];
  });

  #isReference(): boolean {
    return this.typed.trim() === '' || /^[a-z]-?\d+$/i.test(this.typed.trim());
  }

  /** Those whose words begin or hold what is typed, and those that only have its letters somewhere. */
  #commands(): { meant: Offer[]; loose: Offer[] } {
    const known = new Map(
      [...this.session.keys.shown, ...this.forAudiences]
        // The palette is open already.
        .filter((command) => command.run && command.words !== words.showPalette)
        .map((command) => [command.words, command]),
    );
    const scored = [...known.values()].flatMap((command) => {
      const score = fuzzy(this.typed, command.words);
      return score === null ? [] : [{ command, score }];
    });
    const enough = this.typed.replace(/\s+/g, '').length * EACH_LETTER;
    // Without anything typed what people do most, and so has keys, comes before the lines of menus.
    const hasKeys = ({ command }: (typeof scored)[number]) => Number(command.keys !== '');
    if (enough > 0) scored.sort((one, other) => other.score - one.score);
    else scored.sort((one, other) => hasKeys(other) - hasKeys(one));
    const offers = (fits: typeof scored): Offer[] => fits.map(({ command }) => ({ kind: 'command', command }));
    return {
      meant: offers(scored.filter(({ score }) => score >= enough)),
      loose: offers(scored.filter(({ score }) => score < enough)),
    };
  }

  /** Looks for records. An answer that comes after a newer question is left aside. */
  async look(): Promise<void> {
    const asking = ++this.#asking;
    const typed = this.typed.trim();
    this.at = 0;
    if (typed === '') return;
    try {
      const groups = await this.session.backend.search(typed);
      if (asking === this.#asking) this.hits = groups.flatMap((group) => group.hits.slice(0, MOST_RECORDS));
    } catch (thrown) {
      this.session.refused(thrown);
    }
  }

  step(by: number): void {
    const { length } = this.offers;
    if (length > 0) this.at = (this.at + by + length) % length;
  }

  run(offer: Offer | undefined): void {
    if (offer?.kind === 'command') offer.command.run?.();
    else if (offer) this.session.openRecord(offer.hit);
  }
}
