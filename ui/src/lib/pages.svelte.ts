// The rows near the view, fetched in pages as they come into sight. Never holds the whole list.

export const PAGE_SIZE = 200;
const PAGES_KEPT = 30;

export class Pages<Row extends { id: string }, Page extends { rows: Row[] }> {
  /** What the core said with the newest answer about the whole list. */
  head = $state.raw<Page | null>(null);
  #pages = $state.raw<ReadonlyMap<number, Row[]>>(new Map());
  #fetch: (offset: number, limit: number) => Promise<Page>;
  #refused: (thrown: unknown) => void;
  #generation = 0;
  #wanted: number[] = [0];
  #fetching: number[] = [];
  #waiting: (() => void)[] = [];

  constructor(fetch: (offset: number, limit: number) => Promise<Page>, refused: (thrown: unknown) => void) {
    this.#fetch = fetch;
    this.#refused = refused;
  }

  get loaded(): boolean {
    return this.head !== null;
  }

  /** The row at that place in the whole list; null while it is on its way. */
  row(index: number): Row | null {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE] ?? null;
  }

  /** The place of a row among those that are loaded; -1 when it is not. */
  indexOf(id: string): number {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * PAGE_SIZE + at;
    }
    return -1;
  }

  /** The rows that are loaded, each with its place. */
  *held(): Generator<readonly [number, Row]> {
    for (const [page, rows] of this.#pages) for (const [at, row] of rows.entries()) yield [page * PAGE_SIZE + at, row];
  }

  /** All rows from one place to another, whatever is in view meanwhile. Rejects when they cannot be read. */
  async between(first: number, last: number): Promise<Row[]> {
    const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => this.row(first + at));
    if (rows.every((row) => row !== null)) return rows;
    return (await this.#fetch(first, rows.length)).rows;
  }

  /** Makes these rows available. Pages that were wanted before and are not any more are not fetched. */
  async need(first: number, last: number): Promise<void> {
    this.#wanted = [];
    for (let page = Math.floor(first / PAGE_SIZE); page <= Math.floor(last / PAGE_SIZE); page++)
      this.#wanted.push(page);
    await Promise.all(this.#wanted.map((page) => this.#load(page)));
  }

  /** Asks again for what is in view; from the beginning for another list. The old rows stay until the new ones have come. */
  async reload(list: 'same' | 'other' = 'same'): Promise<void> {
    const generation = ++this.#generation;
    this.#fetching = [];
    if (list === 'other') this.#wanted = [0];
    try {
      const pages = this.#wanted.length > 0 ? this.#wanted : [0];
      const answers = await Promise.all(
        pages.map(async (page) => [page, await this.#fetch(page * PAGE_SIZE, PAGE_SIZE)] as const),
      );
      if (generation !== this.#generation) return;
      this.#pages = new Map(answers.map(([page, answer]) => [page, answer.rows]));
      this.head = answers[0]![1];
    } catch (thrown) {
      if (generation === this.#generation) this.#refused(thrown);
    }
    this.#waiting.splice(0).forEach((done) => done());
  }

  /** Comes when the next reload has come, or after a moment when there is none. */
  nextReload(): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push(done);
      setTimeout(done, 600);
    });
  }

  async #load(page: number): Promise<void> {
    if (this.#pages.has(page) || this.#fetching.includes(page)) return;
    const generation = this.#generation;
    this.#fetching.push(page);
    try {
      // A moment's wait: whoever drags the scroll bar passes hundreds of pages and stops at one.
      if (this.head) await new Promise((done) => setTimeout(done, 30));
      if (generation !== this.#generation || !this.#wanted.includes(page)) return;
      const answer = await this.#fetch(page * PAGE_SIZE, PAGE_SIZE);
      if (generation !== this.#generation) return;
      // Cells that are copied or filled together may be more than are kept while somebody only looks.
      const kept = [...this.#pages].slice(-Math.max(PAGES_KEPT, this.#wanted.length) + 1);
      this.#pages = new Map([...kept, [page, answer.rows]]);
      this.head ??= answer;
    } catch (thrown) {
      if (generation === this.#generation) this.#refused(thrown);
    } finally {
      this.#fetching = this.#fetching.filter((other) => other !== page);
    }
  }
}
