// The plan at two moments: which they are, and what the core says is different.
import type { Backend } from '../../lib/ipc/backend';
import type { BaselineRow, Done, PlanChanges, Slip } from '../../lib/ipc/types';
import { asCells } from '../../lib/text/cells';
import { COMMITMENT_WORDS } from '../../lib/text/scales';
import { words } from './words';

export class Compare {
  baselines = $state.raw<BaselineRow[]>([]);
  /** As the core reads moments: a baseline's name, a day, or `now`. */
  from = $state<string | null>(null);
  to = $state('now');
  changes = $state.raw<PlanChanges | null>(null);
  loaded = $state(false);
  #generation = 0;

  readonly late = $derived((this.changes?.moved ?? []).filter(({ days }) => (days ?? 0) > 0).length);
  readonly early = $derived((this.changes?.moved ?? []).filter(({ days }) => (days ?? 0) < 0).length);
  readonly isSame = $derived(
    this.changes !== null &&
      [this.changes.added, this.changes.dropped, this.changes.moved, this.changes.changed].every(
        (list) => list.length === 0,
      ),
  );

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  /** Reads the baselines; where nothing is compared yet, the newest with now. */
  async load(wanted: string | null = null): Promise<void> {
    this.baselines = await this.backend.listBaselines();
    this.from = wanted ?? this.from ?? this.baselines.at(-1)?.name ?? null;
    await this.compare();
    this.loaded = true;
  }

  async choose(side: 'from' | 'to', moment: string): Promise<void> {
    if (side === 'from') this.from = moment;
    else this.to = moment;
    await this.compare();
  }

  async compare(): Promise<void> {
    const generation = ++this.#generation;
    if (this.from === null) return void (this.changes = null);
    try {
      const changes = await this.backend.planChangesBetween(this.from, this.to);
      if (generation === this.#generation) this.changes = changes;
    } catch (thrown) {
      if (generation === this.#generation) this.refused(thrown);
    }
  }

  /** Gives a baseline another name; what is compared with it goes on being so. */
  async rename(name: string, newName: string): Promise<Done> {
    const done = await this.backend.renameBaseline(name, newName);
    const renamed = newName.trim().replace(/\s+/g, ' ');
    if (this.from === name) this.from = renamed;
    if (this.to === name) this.to = renamed;
    await this.load();
    return done;
  }

  /** Takes a baseline away; what was compared with it is compared with the newest there is. */
  async remove(name: string): Promise<Done> {
    const done = await this.backend.removeBaseline(name);
    if (this.from === name) this.from = null;
    if (this.to === name) this.to = 'now';
    await this.load();
    return done;
  }

  async freeze(name: string): Promise<void> {
    await this.backend.freezePlan(name);
    this.baselines = await this.backend.listBaselines();
  }
}

/** What moved, as cells with their headings. */
export function slipsAsText(slips: Slip[]): string {
  const { item, sure, was, is, days, times, reason, decision } = words.columns;
  const head = [words.ref, item, sure, was, is, days, times, reason, decision];
  const lines = slips.map((slip) => [
    slip.ref,
    slip.title,
    slip.commitment ? COMMITMENT_WORDS[slip.commitment] : '',
    slip.from?.text ?? words.unscheduled,
    slip.to?.text ?? words.unscheduled,
    slip.days === null ? '' : String(slip.days),
    String(slip.times),
    slip.reason,
    slip.decision ? `${slip.decision.ref} ${slip.decision.title}` : '',
  ]);
  return asCells([head, ...lines]);
}
