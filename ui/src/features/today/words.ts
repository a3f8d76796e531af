// Every sentence of Today.
import type { TodayAct, TodayGroupKey, TodayRow } from '../../lib/ipc/types';
import { count, noun } from '../../lib/text/counts';

export const words = {
  title: (day: string) => day,
  waiting: (waiting: number, holdingUp: number) =>
    waiting === 0
      ? 'Nothing waits.'
      : `${count(waiting, 'thing waits', 'things wait')}.${
          holdingUp > 0 ? ` ${count(holdingUp, 'holds', 'hold')} up other people.` : ''
        }`,
  week: 'The next ten working days',
  todayMark: 'today',
  list: 'What waits',
  groups: {
    decisions: ['Decisions that hold people up', 'past or near the day they are needed'],
    told: ['Told, and no longer true', 'who still holds an old value'],
    untold: ['Decided, and not told', 'who must know has waited more than five working days'],
    updates: ['Updates due', ''],
    actions: ['Actions', 'due or late'],
    risks: ['Risks', 'a step or an escalation is near'],
    metrics: ['Metrics nobody has read', ''],
    signals: ['People to tell', 'what they asked for is there, or cut'],
    coming: ['Coming up', ''],
  } satisfies Record<TodayGroupKey, [string, string]>,
  acts: {
    decide: 'Open it',
    correct: 'Draft the correction',
    compose: 'Compose',
    finish: 'Done',
    open: 'Open it',
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
  daysLeft: (days: number) => noun(days, 'day', 'days'),
  ready: (ready: number, of: number) => `${ready} of ${of} sections ready`,
  was: (was: string, now: string) => `${was} → ${now}`,
  more: (more: number) => `${more} more`,
  clock: (row: TodayRow) => `Needed by ${row.neededBy ?? 'no day'}`,
  empty: {
    title: 'Nothing waits',
    words: 'What is late, due or no longer true comes here by itself: decisions, updates, actions, risks, reviews.',
  },
};
