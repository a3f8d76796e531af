// What the decisions view shows: a tab, what is looked for, the rows near the view, and the decision that is open.
import type { Backend } from '../../lib/ipc/backend';
import type {
  Chain,
  DecisionList,
  DecisionRecord,
  DecisionRow,
  DecisionTab,
  Done,
  Measures,
} from '../../lib/ipc/types';
import type { Listed } from '../../lib/many.svelte';
import { Pages } from '../../lib/pages.svelte';

/** What a decision is asked from, and the one whose place it is to take. */
export interface AskedFor {
  from: string | null;
  insteadOf: string | null;
}

export class Decisions {
  tab = $state<DecisionTab>('waiting');
  search = $state('');
  record = $state.raw<DecisionRecord | null>(null);
  /** What hangs together with it; nothing before it has come. */
  chain = $state.raw<Chain | null>(null);
  measures = $state.raw<Measures | null>(null);
  /** The id or reference that is open, before its record has come. */
  openId = $state<string | null>(null);
  readonly pages: Pages<DecisionRow, DecisionList>;
  #placed: { of: string; at: number } | null = null;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {
    this.pages = new Pages(async (offset, limit) => {
      const placeOf = this.openId;
      const search = this.search.trim();
      const list = await backend.listDecisions({ tab: this.tab, search, offset, limit, placeOf });
      this.#placed = placeOf !== null && list.at !== null ? { of: placeOf, at: list.at } : null;
      return list;
    }, refused);
  }

  /** What the core says of the whole list. */
  get list(): DecisionList | null {
    return this.pages.head;
  }

  get total(): number {
    return this.list?.total ?? 0;
  }

  /** The place of the open decision in the list; -1 when it is in another tab. */
  readonly at = $derived.by(() => {
    const id =
      this.record && [this.record.row.id, this.record.row.ref].includes(this.openId ?? '')
        ? this.record.row.id
        : this.openId;
    const near = id === null ? -1 : this.pages.indexOf(id);
    // Further down than what is loaded: where the core said that it stands.
    return near < 0 && this.list && this.#placed?.of === this.openId ? this.#placed!.at : near;
  });

  /** The list as several of it are selected: by their references, whether they are loaded or not. */
  readonly listed: Listed = {
    count: () => this.total,
    at: (place) => this.pages.row(place)?.ref ?? null,
    between: async (first, last) => {
      const rows = Array.from({ length: last - first + 1 }, (_, at) => this.pages.row(first + at));
      if (rows.every((row) => row !== null)) return rows.map((row) => row.ref);
      const { tab, search } = this;
      const query = { tab, search: search.trim(), offset: first, limit: last - first + 1, placeOf: null };
      return (await this.backend.listDecisions(query)).rows.map((row) => row.ref);
    },
  };

  async reload(list: 'same' | 'other' = 'same'): Promise<void> {
    await this.pages.reload(list);
    if (this.openId !== null) await this.open(this.openId);
  }

  async show(tab: DecisionTab): Promise<void> {
    this.tab = tab;
    await this.reload('other');
  }

  /** Opens a decision by id or reference. The one that was open stays until the other has come. */
  async open(id: string): Promise<void> {
    if (this.openId !== id) this.chain = null;
    this.openId = id;
    try {
      const record = await this.backend.decision(id);
      if (this.openId !== id) return;
      this.record = record;
      const chain = await this.backend.decisionChain(record.row.id);
      if (this.openId === id) this.chain = chain;
    } catch (thrown) {
      if (this.openId === id) this.close();
      this.refused(thrown);
    }
  }

  /** Opens the decision at a place of the list. */
  async openAt(at: number): Promise<void> {
    await this.pages.need(at, at);
    const row = this.pages.row(at);
    if (row) await this.open(row.id);
  }

  close(): void {
    this.openId = null;
    this.record = null;
    this.chain = null;
  }

  /** Counts what the log says. */
  async count(): Promise<void> {
    try {
      this.measures = await this.backend.decisionMeasures();
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Writes a question down and opens it; says what was done. */
  async ask(question: string, { from, insteadOf }: AskedFor): Promise<Done | null> {
    try {
      const { id, done } = await this.backend.askDecision(question, from, insteadOf);
      if (this.tab !== 'all') this.tab = 'waiting';
      this.openId = id;
      await this.reload('other');
      return done;
    } catch (thrown) {
      this.refused(thrown);
      return null;
    }
  }
}
