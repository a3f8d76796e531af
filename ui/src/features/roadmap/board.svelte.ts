// The roadmap as cards in columns: which card is looked at, and where a card goes. The core says what stands in which
// column; a card that is moved stands in its new one only once the core has said so.
import type { Board as Cards, BoardColumn, Done, ItemField, ItemRow } from '../../lib/ipc/types';
import type { Roadmap } from './roadmap.svelte';
import { words } from './words';

/** How many cards of a column are drawn before the rest is asked for. */
const SHOWN = 60;

/** The fields that columns can be made of. */
export const BOARD_FIELDS: ItemField[] = [
  'timeframe',
  'status',
  'health',
  'commitment',
  'team',
  'product',
  'owner',
  'goal',
  'level',
  'parent',
  'sensitivity',
];

export class Board {
  cards = $state.raw<Cards | null>(null);
  shown = $state(SHOWN);
  /** The card looked at. */
  at = $state<string | null>(null);
  /** The card that is being moved and the column it is over; null beside them. */
  dragged = $state.raw<{ row: ItemRow; over: string | null } | null>(null);
  #generation = 0;
  #soon: Promise<void> | null = null;
  /** The card that was moved last, until it is seen where it stands now. */
  #moved: string | null = null;

  constructor(
    readonly roadmap: Roadmap,
    readonly refused: (thrown: unknown) => void,
    readonly said: (done: Done) => void,
  ) {}

  get columns(): BoardColumn[] {
    return this.cards?.columns ?? [];
  }

  /** Reads what is shown, once for all that ask for it at the same time. */
  reload = (): Promise<void> =>
    (this.#soon ??= new Promise((done) => setTimeout(done)).then(() => {
      this.#soon = null;
      return this.#read();
    }));

  async #read(): Promise<void> {
    const generation = ++this.#generation;
    const { columns, limits } = this.roadmap.rest;
    try {
      const items = { ...this.roadmap.query(0, 0), group: null };
      const cards = await this.roadmap.backend.board({ items, columns, limits, shown: this.shown });
      if (generation !== this.#generation) return;
      this.cards = { ...cards, columns: asBefore(this.columns, cards.columns) };
      const moved = this.#moved;
      this.#moved = null;
      if (moved === null || this.placeOf(moved)) return;
      // It went below those that are drawn.
      this.shown = Math.max(this.shown, ...this.columns.map(({ count }) => count));
      await this.reload();
    } catch (thrown) {
      if (generation === this.#generation) this.refused(thrown);
    }
  }

  async showMore(): Promise<void> {
    this.shown += SHOWN * 4;
    await this.reload();
  }

  /** Where a card stands: its column and its place in it. */
  placeOf(id: string | null): { column: number; row: number } | null {
    for (const [column, { rows }] of this.columns.entries()) {
      const row = rows.findIndex((card) => card.id === id);
      if (row >= 0) return { column, row };
    }
    return null;
  }

  get card(): ItemRow | null {
    const place = this.placeOf(this.at);
    return place && this.columns[place.column]!.rows[place.row]!;
  }

  /** Looks at the card above, below, or at the same height in the next column that has one. */
  step(columns: number, rows: number): void {
    const place = this.placeOf(this.at);
    if (!place) {
      this.at = this.columns.find((column) => column.rows.length > 0)?.rows[0]?.id ?? null;
      return;
    }
    let column = place.column + columns;
    while (columns !== 0 && this.columns[column]?.rows.length === 0) column += columns;
    const cards = this.columns[column]?.rows;
    if (!cards) return;
    const row = Math.max(0, Math.min(cards.length - 1, place.row + rows));
    this.at = cards[row]!.id;
  }

  /** Moves the card looked at into the column beside it. */
  async carry(by: number): Promise<void> {
    const place = this.placeOf(this.at);
    const column = place && this.columns[place.column + by];
    if (place && column) await this.move(this.columns[place.column]!.rows[place.row]!, column.key);
  }

  /** Puts a card into a column. Nothing happens where it stands already. */
  async move(row: ItemRow, key: string): Promise<void> {
    const column = this.columns.find((known) => known.key === key);
    const from = this.placeOf(row.id);
    if (!column || !from || this.columns[from.column]!.key === key) return;
    this.at = row.id;
    this.#moved = row.id;
    try {
      this.said(await this.roadmap.backend.putCard(row.id, this.roadmap.rest.columns, column.value));
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Makes the columns of another field. Limits belong to the columns they were set for. */
  async makeOf(columns: ItemField): Promise<void> {
    this.roadmap.rest = { ...this.roadmap.rest, columns, limits: {} };
    await this.reload();
  }

  /** Limits a column to a number that was typed. What is none is thrown, to be said where it was typed. */
  async limitTo(key: string, typed: string): Promise<void> {
    const limit = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    if (limit === 0) throw new Error(words.board.limitRefused(typed));
    await this.limit(key, limit);
  }

  async limit(key: string, limit: number | null): Promise<void> {
    const others = Object.entries(this.roadmap.rest.limits).filter(([column]) => column !== key);
    const limits = Object.fromEntries(limit === null ? others : [...others, [key, limit]]);
    this.roadmap.rest = { ...this.roadmap.rest, limits };
    await this.reload();
  }
}

/** The columns with the rows that are there already where nothing in them changed: only other cards are drawn anew. */
function asBefore(before: BoardColumn[], columns: BoardColumn[]): BoardColumn[] {
  const known = new Map(before.flatMap(({ rows }) => rows.map((row) => [row.id, row])));
  const isSame = (row: ItemRow, had: ItemRow | undefined) => JSON.stringify(row) === JSON.stringify(had);
  return columns.map((column) => ({
    ...column,
    rows: column.rows.map((row) => (isSame(row, known.get(row.id)) ? known.get(row.id)! : row)),
  }));
}
