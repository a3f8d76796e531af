// What the rail says beside a view: how much waits there. A view without an entry here has no number.
import type { View } from '../lib/desk';
import type { WorkspaceInfo } from '../lib/ipc/types';
import type { Waits } from './waiting.svelte';
import { words } from './words';

type Counts = WorkspaceInfo['counts'];

/** A number, with what it counts when there is room for it, and as a sentence. */
interface RailMark {
  number: string;
  words?: string;
  spoken: string;
  /** It is past its day. */
  late?: boolean;
}

const some = (number: number, said: Omit<RailMark, 'number'>): RailMark | null =>
  number > 0 ? { number: String(number), ...said } : null;

const MARKS: Partial<Record<View, (counts: Counts, waits: Waits) => RailMark | null>> = {
  today: (_, { all }) => some(all, { spoken: words.todaySpoken(all) }),
  updates: (_, { of }) => some(of('updates'), { words: words.due, spoken: words.dueSpoken(of('updates')) }),
  signals: (_, { of }) => some(of('signals'), { words: words.toTell, spoken: words.toTellSpoken(of('signals')) }),
  risks: (_, { of }) => some(of('risks'), { words: words.due, spoken: words.risksSpoken(of('risks')) }),
  decisions: ({ late, waiting }) =>
    late > 0
      ? { ...words.late(late), spoken: words.lateSpoken(late), late: true }
      : waiting > 0
        ? { number: String(waiting), spoken: words.waitingSpoken(waiting) }
        : null,
};

/** What stands beside a view in the rail, or nothing. */
export function railMark(view: View, counts: Counts, waits: Waits): RailMark | null {
  return MARKS[view]?.(counts, waits) ?? null;
}

/** The first letters of its first two words: what a narrow rail has room for. */
export function initials(name: string): string {
  const [first = '', second = ''] = name.split(/\s+/);
  return (([...first][0] ?? '') + ([...second][0] ?? '')).toUpperCase();
}
