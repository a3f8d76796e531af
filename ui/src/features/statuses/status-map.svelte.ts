// The status words with their places, and what the teams among them mean.
import type { Backend } from '../../lib/ipc/backend';
import type { Done, Scale, StatusRow } from '../../lib/ipc/types';

/** What a choice of a place can say besides the steps of the scale. */
export const NOWHERE = 'nowhere';
export const AS_USUAL = 'usual';

const ORDER: (Scale | null)[] = [null, 'notStarted', 'inProgress', 'paused', 'done', 'cut'];

export class StatusMap {
  rows = $state.raw<StatusRow[] | null>(null);
  /** The words whose teams are shown. */
  open = $state.raw<ReadonlySet<string>>(new Set());
  readonly unplaced = $derived((this.rows ?? []).filter((row) => row.scale === null).length);
  readonly groups = $derived.by(() =>
    ORDER.map((scale) => ({ scale, rows: (this.rows ?? []).filter((row) => row.scale === scale) })).filter(
      ({ rows }) => rows.length > 0,
    ),
  );
  /** How many items lie on each step, as their teams mean it. */
  readonly counts = $derived.by(() =>
    ORDER.map((scale) => ({ scale, items: (this.rows ?? []).reduce((sum, row) => sum + itemsOn(row, scale), 0) })),
  );

  constructor(
    readonly backend: Backend,
    readonly said: (done: Done) => void,
    readonly refused: (thrown: unknown) => void,
  ) {}

  reload = async (): Promise<void> => {
    try {
      this.rows = await this.backend.listStatuses();
    } catch (thrown) {
      this.refused(thrown);
    }
  };

  itemsOf = (rows: StatusRow[]) => rows.reduce((sum, { items }) => sum + items, 0);

  /** Whether what the teams mean by a word is shown: when asked for, and where one means something of its own. */
  shows = (row: StatusRow) => this.open.has(row.word) || row.teams.some(({ own }) => own);

  fold(word: string): void {
    const open = new Set(this.open);
    if (!open.delete(word)) open.add(word);
    this.open = open;
  }

  async place(word: string, team: string | null, key: string): Promise<void> {
    const to = key === AS_USUAL ? 'unsaid' : key === NOWHERE ? 'notComparable' : { on: key as Scale };
    // The teams stay in sight while the last own meaning goes.
    if (team !== null) this.open = new Set([...this.open, word]);
    try {
      this.said(await this.backend.placeStatus(word, team, to));
    } catch (thrown) {
      this.refused(thrown);
    }
  }
}

function itemsOn(row: StatusRow, scale: Scale | null): number {
  const own = row.teams.filter((team) => team.own);
  const others = row.items - own.reduce((sum, { items }) => sum + items, 0);
  const mine = own.filter((team) => team.scale === scale).reduce((sum, { items }) => sum + items, 0);
  return mine + (row.scale === scale ? others : 0);
}
