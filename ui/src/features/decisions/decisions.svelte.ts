// What the decisions view shows: a tab, what is looked for, the rows, and the decision that is open.
import type { Backend } from '../../lib/ipc/backend';
import type { Chain, DecisionList, DecisionRecord, DecisionRow, DecisionTab, Measures } from '../../lib/ipc/types';

export class Decisions {
  tab = $state<DecisionTab>('waiting');
  search = $state('');
  list = $state.raw<DecisionList | null>(null);
  record = $state.raw<DecisionRecord | null>(null);
  /** What hangs together with it; nothing before it has come. */
  chain = $state.raw<Chain | null>(null);
  measures = $state.raw<Measures | null>(null);
  /** The meeting in which decisions are being written down. */
  meeting = $state('');
  /** The id or reference that is open, before its record has come. */
  openId = $state<string | null>(null);
  #asked = 0;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  get rows(): DecisionRow[] {
    return this.list?.rows ?? [];
  }

  /** The place of the open decision among the rows; -1 when it is in another tab. */
  readonly at = $derived.by(() => this.rows.findIndex((row) => row.id === this.openId || row.ref === this.openId));
  readonly mostBlocked = $derived.by(() => Math.max(1, ...this.rows.map((row) => row.blockedDays ?? 0)));

  async reload(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const list = await this.backend.listDecisions(this.tab, this.search.trim() || null);
      if (asked === this.#asked) this.list = list;
    } catch (thrown) {
      this.refused(thrown);
    }
    if (this.openId !== null) await this.open(this.openId);
  }

  async show(tab: DecisionTab): Promise<void> {
    this.tab = tab;
    await this.reload();
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

  /** Writes a question down and opens it. */
  async add(title: string): Promise<boolean> {
    try {
      const row = await this.backend.addDecision(title);
      if (this.tab !== 'all') this.tab = 'waiting';
      this.openId = row.id;
      await this.reload();
      return true;
    } catch (thrown) {
      this.refused(thrown);
      return false;
    }
  }
}
