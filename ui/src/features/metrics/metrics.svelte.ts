// The metrics: which are shown, which one is open, and what is being brought in.
import type { Backend } from '../../lib/ipc/backend';
import type { MetricRecord, MetricRow } from '../../lib/ipc/types';

export class Metrics {
  rows = $state.raw<MetricRow[] | null>(null);
  record = $state.raw<MetricRecord | null>(null);
  openRef = $state<string | null>(null);
  shelf = $state<'inUse' | 'putAway'>('inUse');

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly shown = $derived.by(() => (this.rows ?? []).filter((row) => row.archived === (this.shelf === 'putAway')));
  readonly away = $derived.by(() => (this.rows ?? []).filter((row) => row.archived).length);
  /** What teams can turn, then what comes of it. */
  readonly groups = $derived.by(() =>
    (['input', 'output'] as const)
      .map((role) => ({ role, rows: this.shown.filter((row) => row.role === role) }))
      .filter(({ rows }) => rows.length > 0),
  );

  async reload(): Promise<void> {
    try {
      this.rows = await this.backend.listMetrics();
      if (this.away === 0) this.shelf = 'inUse';
      if (this.openRef !== null) this.record = await this.backend.metric(this.openRef);
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  async open(ref: string): Promise<void> {
    this.openRef = ref;
    try {
      const record = await this.backend.metric(ref);
      if (this.openRef === ref) this.record = record;
    } catch (thrown) {
      this.close();
      this.refused(thrown);
    }
  }

  close(): void {
    this.openRef = null;
    this.record = null;
  }

  /** Opens the next or the previous one in the order they are shown. */
  step(by: number): void {
    const order = this.groups.flatMap(({ rows }) => rows);
    const at = order.findIndex((row) => row.ref === this.openRef);
    const next = order[Math.max(0, Math.min(order.length - 1, at + by))];
    if (next) void this.open(next.ref);
  }
}
