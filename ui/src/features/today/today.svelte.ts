// What waits today: the groups, and the row that is at hand.
import type { Backend } from '../../lib/ipc/backend';
import type { Today as Waits, TodayRow } from '../../lib/ipc/types';
import { number } from '../../lib/text/counts';
import { words } from './words';

export interface Said {
  number: string;
  words: string;
  tone: 'plain' | 'near' | 'late';
}

/** How far a row is from today, or what it counts. */
export function distance(row: TodayRow): Said {
  if (row.days !== null) {
    if (row.days === 0) return { number: words.today, words: '', tone: 'near' };
    const tone = row.days < 0 ? 'late' : row.days <= 3 ? 'near' : 'plain';
    const said = row.days < 0 ? words.daysLate(-row.days) : words.daysLeft(row.days);
    return { number: number(Math.abs(row.days)), words: said, tone };
  }
  if (row.count !== null) return { number: number(row.count), words: row.countWord, tone: 'plain' };
  return { number: '–', words: '', tone: 'plain' };
}

export class Today {
  waits = $state.raw<Waits | null>(null);
  /** The row that is at hand, counted through all groups. */
  at = $state(0);

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly rows = $derived.by(() => this.waits?.groups.flatMap((group) => group.rows) ?? []);

  async reload(): Promise<void> {
    try {
      this.waits = await this.backend.whatWaits();
      this.at = Math.max(0, Math.min(this.at, this.rows.length - 1));
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Goes to the row of a record, where there is one. */
  find(ref: string): void {
    this.at = Math.max(
      0,
      this.rows.findIndex((row) => row.ref === ref),
    );
  }

  step(by: number): void {
    this.at = Math.max(0, Math.min(this.rows.length - 1, this.at + by));
  }
}
