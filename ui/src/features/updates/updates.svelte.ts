// What the updates view lists: who is to be told when, who holds what, and what was issued.
import type { Backend } from '../../lib/ipc/backend';
import type { AudienceRow, Due, HeldValue, UpdateRow } from '../../lib/ipc/types';

export class Updates {
  audiences = $state.raw<AudienceRow[]>([]);
  due = $state.raw<Due[] | null>(null);
  issued = $state.raw<UpdateRow[] | null>(null);
  held = $state.raw<HeldValue[] | null>(null);

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly dueNow = $derived.by(() => (this.due ?? []).filter((row) => (row.daysLate ?? -1) >= 0));
  readonly stale = $derived.by(() => (this.held ?? []).filter((row) => row.isStale));

  /** Reads the lists. What was told is read when it is asked for: it is the longest. */
  async list(): Promise<void> {
    try {
      const [audiences, due, issued] = await Promise.all([
        this.backend.listAudiences(),
        this.backend.dueUpdates(),
        this.backend.issuedUpdates(),
      ]);
      [this.audiences, this.due, this.issued] = [audiences, due, issued];
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  async hold(): Promise<void> {
    try {
      this.held = await this.backend.whatIsHeld(null, null, false);
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** The audience that an id or a name stands for. */
  find(target: string): AudienceRow | null {
    return this.audiences.find(({ id, name }) => id === target || name === target) ?? null;
  }
}

/** What is held, by record; with `by` audience, by audience. */
export function grouped(held: HeldValue[], by: 'record' | 'audience'): { key: string; rows: HeldValue[] }[] {
  const groups = new Map<string, HeldValue[]>();
  for (const row of held) {
    const key = by === 'record' ? row.ref : row.audienceId;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, rows]) => ({ key, rows }));
}

/** How many people hold a value, each audience counted once. */
export function peopleOf(rows: HeldValue[]): number {
  const counted = new Map(rows.map((row) => [row.audienceId, row.people]));
  return [...counted.values()].reduce((sum, people) => sum + people, 0);
}
