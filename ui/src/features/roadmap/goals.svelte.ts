// The goals with what serves them, as the core counts them.
import type { Backend } from '../../lib/ipc/backend';
import type { Done, GoalField, GoalRow, GoalSheet } from '../../lib/ipc/types';
import type { Roadmap } from './roadmap.svelte';

export class Goals {
  sheet = $state.raw<GoalSheet | null>(null);
  /** The goals in the order of their weights, then of their names; names that nobody wrote down come last. */
  readonly list = $derived(
    (this.sheet?.goals ?? []).toSorted(
      (one, other) =>
        Number(one.id === null) - Number(other.id === null) ||
        (other.weightShare ?? -1) - (one.weightShare ?? -1) ||
        one.name.localeCompare(other.name),
    ),
  );
  readonly apart = $derived(this.list.filter((goal) => this.isApart(goal)).length);
  /** The goals whose items are shown. */
  open = $state.raw<ReadonlySet<string>>(new Set());

  constructor(
    readonly roadmap: Roadmap,
    readonly said: (done: Done) => void,
    readonly refused: (thrown: unknown) => void,
  ) {}

  get backend(): Backend {
    return this.roadmap.backend;
  }

  reload = async (): Promise<void> => {
    try {
      this.sheet = await this.backend.goalSheet(this.roadmap.all());
    } catch (thrown) {
      this.refused(thrown);
    }
  };

  /** Whether the effort lies further from its weight than a person would let pass. */
  isApart({ weightShare, served }: GoalRow): boolean {
    return weightShare !== null && served.effortShare !== null && Math.abs(served.effortShare - weightShare) >= APART;
  }

  fold(name: string): void {
    const open = new Set(this.open);
    if (!open.delete(name)) open.add(name);
    this.open = open;
  }

  add = async (name: string): Promise<void> => this.said(await this.backend.addGoal(name));

  /** Sets a field. A refusal is thrown, to be shown where it was typed. */
  set = async (goal: GoalRow, field: GoalField, text: string): Promise<void> => {
    if (goal.id) this.said(await this.backend.editGoal(goal.id, field, text));
  };

  /** The measures as they are typed, one on a line. */
  measuresOf({ measures }: GoalRow): string {
    return measures
      .map(({ name, from, to, now, unit }) =>
        from === null || to === null
          ? name
          : `${name}: ${from} to ${to} ${unit}`.trim() + (now === null ? '' : `, now ${now}`),
      )
      .join('; ');
  }

  async putAway(goal: GoalRow): Promise<void> {
    try {
      if (goal.id) this.said(await this.backend.putGoalAway(goal.id));
    } catch (thrown) {
      this.refused(thrown);
    }
  }
}

const APART = 0.1;
