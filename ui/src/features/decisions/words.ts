// Every sentence of the decisions.
import type { DecisionRow, DecisionTab } from '../../lib/ipc/types';
import { count, list, noun, number } from '../../lib/text/counts';
import { dayNear } from '../../lib/text/dates';

export const words = {
  title: 'Decisions',
  find: 'Find a decision',
  clearFind: 'Empty the search',
  fresh: 'New decision',
  freshShort: 'New',
  freshFrom: (ref: string) => `Ask for a decision from ${ref}`,
  tabsLabel: 'Which decisions',
  tabs: {
    waiting: 'Waiting',
    decided: 'Decided',
    untold: 'Not told',
    reviewDue: 'Review due',
    superseded: 'Superseded',
    all: 'All',
    putAway: 'Put away',
  } satisfies Record<DecisionTab, string>,
  numbers: 'Numbers',
  number: 'Number',
  all: 'All',
  team: 'Team',
  byTeam: 'By team',
  byQuarter: (names: string[]) => (names.length > 1 ? `${names[0]} to ${names.at(-1)}` : 'By quarter'),
  tooFew: '–',
  ruleShort: 'cost: working days waited × parties held up',
  days: (days: number) => count(days, 'day', 'days'),
  ofDecisions: (of: number) => `of ${count(of, 'decision', 'decisions')}`,
  countOf: (some: string, of: string) => `${some} of ${of}`,
  measures: {
    timeToDecide: {
      name: 'Time to decide',
      short: 'Time to decide',
      rule: 'Middle value in working days, from the question to the decision',
    },
    byNeededBy: {
      name: 'Decided in time',
      short: 'In time',
      rule: 'By the day they were first needed; put off or still waiting past it counts as late',
    },
    withRealOptions: { name: 'With real options', short: 'Real options', rule: 'Two or more that were not ruled out' },
    reversed: { name: 'Taken back', short: 'Taken back', rule: 'Of those that were accepted' },
    reviewsOnTime: {
      name: 'Reviewed in time',
      short: 'Reviewed',
      rule: 'By the day that was first set; overdue counts as late',
    },
  },
  moreOfLog: 'Write the log for other tools',
  exports: {
    madr: 'MADR, ready for a site',
    nygard: 'Nygard (adr-tools)',
    'structured-madr': 'Structured MADR',
    'json-adr': 'JSON-ADR',
    csv: 'a register (CSV)',
    xlsx: 'a register (Excel)',
  },
  exportAs: (form: string) => `Export as ${form}`,
  exported: (folder: string) => `The log was written to ${folder}`,
  why: {
    waiting: '',
    expired: 'Its time is over: decide anew',
    reviewDue: 'Review due: was it right?',
    assumptionDue: 'Look whether what was assumed still holds',
  } satisfies Record<NonNullable<DecisionRow['why']>, string>,
  columns: {
    needed: 'Needed',
    waiting: 'Decision, and who it holds up',
    clock: 'Clock',
    cost: 'Cost of waiting',
    when: 'Decided',
    day: 'When',
    review: 'Review',
    decision: 'Decision',
    status: 'Status',
  },
  list: 'Decisions in this tab',
  draft: 'The question, in one sentence',
  draftHint: 'Enter adds it and goes on. Nothing is added before that; Esc stops.',

  daysLate: (days: number) => noun(days, 'day late', 'days late'),
  daysLeft: (days: number) => noun(days, 'day left', 'days left'),
  today: 'Today',
  neededToday: 'needed',
  undated: 'no date',
  reviewIn: (days: number) => (days < 0 ? noun(-days, 'day late', 'days late') : noun(days, 'day left', 'days left')),

  decides: (who: string) => `${who} decides`,
  nobodyDecides: 'Nobody is named to decide',
  noApprover: 'No approver is named',
  notTold: (names: string[]) => `Not told: ${names.join(', ')}`,
  decidedBy: (who: string) => `decided by ${who}`,
  goesTo: (who: string | null, when: string) => (who ? `goes to ${who} ${when}` : `escalates ${when}`),
  recommends: (who: string | null, what: string) => (who ? `${who} recommends: ${what}` : `recommended: ${what}`),
  optionsWithout: (options: number) => `${count(options, 'option', 'options')}, no recommendation yet`,
  supersededBy: (refs: string[]) => `superseded by ${list(refs)}`,
  toBeSuperseded: (refs: string[]) => `${list(refs)} would take its place`,
  asWritten: (status: string) => `“${status}”`,
  noStatus: 'No status',

  blockedDays: (days: number) => noun(days, 'blocked day', 'blocked days'),
  heldUp: (parties: number, days: number) => `${number(parties)} held up, ${count(days, 'day', 'days')}`,
  heldUpLong: 'Working days; holidays do not count',
  nobodyHeldUp: 'nobody held up',
  heldUpMore: (more: number) => `${number(more)} more`,
  clockSaid: (row: DecisionRow, today: string) =>
    [
      row.waitingSince && `waiting since ${dayNear(row.waitingSince, today)}`,
      row.neededBy && `needed by ${dayNear(row.neededBy, today)}`,
      `today ${dayNear(today, today)}`,
      row.escalatesOn && `escalates on ${dayNear(row.escalatesOn, today)}`,
    ]
      .filter(Boolean)
      .join(', '),

  empty: {
    all: {
      title: 'No decision is written down yet',
      words:
        'Write the question down before the meeting: options, who decides, and by when. Or bring in a folder of decision records.',
    },
    waiting: {
      title: 'No decision waits',
      words: 'Write the question down before the meeting: options, who decides, and by when.',
    },
    decided: { title: 'Nothing is decided yet', words: 'A decision comes here when it is accepted or rejected.' },
    untold: {
      title: 'Whoever must know was told',
      words: 'A decision comes here when somebody who must know of it was not told within five working days.',
    },
    reviewDue: {
      title: 'No review is due',
      words: 'A decision comes here shortly before the day it is to be looked at again.',
    },
    superseded: { title: 'Nothing is superseded', words: 'A decision stays here when a later one takes its place.' },
    putAway: { title: 'Nothing is put away', words: 'A decision that is put away waits here to be brought back.' },
    found: { title: 'Nothing matches', words: 'No decision of this tab has these words.' },
    import: 'Import a folder',
  },
  legend: { since: 'waiting', needed: 'needed by', late: 'late', now: 'today', escalates: 'escalates' },
};
