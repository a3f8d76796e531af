// Every sentence of Today.
import type { TodayAct, TodayRow } from '../../lib/ipc/types';
import { count, noun } from '../../lib/text/counts';

export const words = {
  title: (day: string) => day,
  waiting: (waiting: number, holdingUp: number) =>
    waiting === 0
      ? 'Nothing waits.'
      : `${count(waiting, 'thing waits', 'things wait')}.${
          holdingUp > 0 ? ` ${count(holdingUp, 'holds', 'hold')} up other people.` : ''
        }`,
  find: 'Find anything',
  newItem: 'New item',
  week: 'The next ten working days',
  todayMark: 'today',
  list: 'What waits',
  acts: {
    decide: 'Open',
    correct: 'Draft the correction',
    compose: 'Compose',
    finish: 'Done',
    open: 'Open',
    read: 'Add a reading',
    tell: 'See who',
    letKnow: 'Write the update',
    lookAgain: 'Look again',
    prepare: 'Open the pack',
    hold: 'Hold it',
    startNext: 'Start the pack',
    import: 'Import again',
  } satisfies Record<TodayAct, string>,
  act: (row: TodayRow): string => words.acts[row.act],
  legend: { needed: 'needed by', now: 'today', escalates: 'escalates' },
  today: 'Today',
  daysLate: (days: number) => noun(days, 'day late', 'days late'),
  daysLeft: (days: number) => noun(days, 'day left', 'days left'),
  ready: (ready: number, of: number) => `${ready} of ${of} sections ready`,
  was: (was: string, now: string) => `${was} → ${now}`,
  more: (more: number) => `${more} more`,
  clock: (row: TodayRow) => `Needed by ${row.neededBy ?? 'no day'}`,
  empty: {
    title: 'Nothing waits',
    words: 'What is late, due or no longer true comes here by itself: decisions, updates, actions, risks, reviews.',
    go: 'Import what you have',
  },
};
