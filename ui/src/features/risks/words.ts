// Every sentence of the risks and the actions.
import type { ActionRow, ActionStatus, RaidRow, RaidStatus, RaidType, Response } from '../../lib/ipc/types';
import { count, list, noun } from '../../lib/text/counts';
import { shortDate } from '../../lib/text/dates';
import type { Tab } from './risks.svelte';

export const words = {
  title: 'Risks',
  fresh: 'New risk',
  freshAction: 'New action',
  freshShort: 'New',
  draft: 'What may happen, in one sentence',
  draftAction: 'What is to be done',
  draftHint: 'Enter adds it and goes on. Nothing is added before that; Esc stops.',
  close: 'Close',
  resize: 'Width of the inspector',
  tabsLabel: 'Which risks',
  tabs: { open: 'Open', map: 'Map', closed: 'Closed', actions: 'Actions' } satisfies Record<Tab, string>,
  list: 'Entries, the highest score first',
  actionList: 'Actions, the next one first',
  kind: 'Type',
  anyType: 'all',
  action: 'Action',
  types: { risk: 'Risk', assumption: 'Assumption', issue: 'Issue', dependency: 'Dependency' } satisfies Record<
    RaidType,
    string
  >,
  responses: { avoid: 'Avoid', mitigate: 'Mitigate', transfer: 'Transfer', accept: 'Accept' } satisfies Record<
    Response,
    string
  >,
  statuses: { open: 'Open', happened: 'Happened', closed: 'Closed' } satisfies Record<RaidStatus, string>,
  actionStatuses: { open: 'Open', done: 'Done', dropped: 'Dropped' } satisfies Record<ActionStatus, string>,
  score: 'score',
  noScore: 'no score',
  owned: (row: RaidRow) =>
    [
      words.types[row.type],
      row.owner ?? 'Nobody owns it',
      row.nextAction && `next: ${row.nextAction}`,
      row.due && `by ${shortDate(row.due)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  missing: (missing: string[]) => `Not ready, lacks ${missing.join('; ')}`,
  ready: 'Ready',
  help: (why: string) => `For the next review: ${why}`,
  daysLate: (days: number) => noun(days, 'day late', 'days late'),
  daysLeft: (days: number) => noun(days, 'day left', 'days left'),
  today: 'Today',
  noDay: 'No date',
  actionLine: (row: ActionRow) =>
    [
      row.owner ?? 'Nobody does it',
      row.review && `said in ${row.review}`,
      row.moves.length > 0 &&
        `moved ${count(row.moves.length, 'time', 'times')}, first promised for ${shortDate(row.moves[0]!.from)}`,
      row.closedOn && `${words.actionStatuses[row.status].toLowerCase()} on ${shortDate(row.closedOn)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  map: 'Probability against impact',
  probability: 'Probability',
  impact: 'Impact',
  field: (probability: number, impact: number, refs: string[]) =>
    `Probability ${probability}, impact ${impact}: ${refs.length === 0 ? 'none' : list(refs)}`,
  fields: {
    statement: 'Statement',
    type: 'Type',
    owner: 'Owner',
    probability: 'Probability, 1 to 5',
    impact: 'Impact, 1 to 5',
    response: 'Response',
    ifUnresolved: 'If it stays',
    nextAction: 'Next action',
    due: 'Due',
    escalationTrigger: 'Escalates when',
    escalatesOn: 'Escalates on',
    escalatesTo: 'Escalates to',
    help: 'Help needed',
    status: 'Status',
    about: 'About, by reference',
    note: 'Note',
    tags: 'Tags',
    sensitivity: 'Sensitivity',
    title: 'What',
    review: 'Review',
  },
  readiness: 'Ready to be shown',
  whatIf: 'What if, and what next',
  more: 'More',
  done: 'Done',
  reopen: 'Open again',
  askDecision: 'Ask for a decision',
  putAway: 'Put away',
  bringBack: 'Bring back',
  empty: {
    title: 'No risk is written down yet',
    words: 'Say what may happen, who owns it, the next concrete step and when it goes to somebody else.',
  },
  emptyClosed: { title: 'Nothing is closed', words: 'What is closed or put away stays here.' },
  emptyActions: {
    title: 'No action is written down yet',
    words: 'Actions come out of meetings, or are written here. Each is carried until it is done.',
  },
};
