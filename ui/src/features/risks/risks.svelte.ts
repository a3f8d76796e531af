// Risks, assumptions, issues and dependencies, and the actions of all meetings: what is shown and what is open.
import type { Backend } from '../../lib/ipc/backend';
import type { ActionRow, RaidRow, RaidType } from '../../lib/ipc/types';

export type Tab = 'open' | 'map' | 'closed' | 'actions';

export class Risks {
  entries = $state.raw<RaidRow[] | null>(null);
  actions = $state.raw<ActionRow[]>([]);
  tab = $state<Tab>('open');
  type = $state<RaidType | null>(null);
  openRef = $state<string | null>(null);

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly ofType = $derived.by(() =>
    (this.entries ?? []).filter((row) => this.type === null || row.type === this.type),
  );
  readonly openOnes = $derived.by(() => this.ofType.filter((row) => row.status !== 'closed' && !row.archived));
  readonly closed = $derived.by(() => this.ofType.filter((row) => row.status === 'closed' || row.archived));
  readonly shown = $derived.by(() => (this.tab === 'closed' ? this.closed : this.openOnes));
  readonly shownActions = $derived.by(() => this.actions.filter((row) => !row.archived));
  readonly entry = $derived.by(() => this.entries?.find((row) => row.ref === this.openRef) ?? null);
  readonly action = $derived.by(() => this.actions.find((row) => row.ref === this.openRef) ?? null);

  async reload(): Promise<void> {
    try {
      [this.entries, this.actions] = await Promise.all([this.backend.listRaid(), this.backend.listActions()]);
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Opens an entry or an action by its reference, in the tab it stands in. */
  show(ref: string): void {
    this.openRef = ref;
    if (ref.startsWith('A-')) this.tab = 'actions';
    else if (this.closed.some((row) => row.ref === ref)) this.tab = 'closed';
    else if (this.tab === 'actions' || this.tab === 'closed') this.tab = 'open';
  }

  step(by: number): void {
    const rows: { ref: string }[] = this.tab === 'actions' ? this.shownActions : this.shown;
    const at = rows.findIndex((row) => row.ref === this.openRef);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next) this.openRef = next.ref;
  }
}

/** The open entries in a field of the map; what is there already is certain. */
export function inField(rows: RaidRow[], probability: number, impact: number): RaidRow[] {
  const likely = (row: RaidRow) => (row.type === 'issue' || row.status === 'happened' ? 5 : row.probability);
  return rows.filter((row) => likely(row) === probability && row.impact === impact);
}
