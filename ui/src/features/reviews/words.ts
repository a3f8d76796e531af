// Every sentence of the reviews.
import type {
  ActionRow,
  Format,
  MinutesFor,
  Outcome,
  OutcomeKind,
  Pack,
  PackSection,
  ReviewCadence,
  ReviewRow,
  ReviewStatus,
  Section,
} from '../../lib/ipc/types';
import { count, list } from '../../lib/text/counts';
import { longDate, shortDate } from '../../lib/text/dates';
import { FORMAT_WORDS } from '../../lib/text/formats';
import type { Tab } from './reviews.svelte';

export const words = {
  title: 'Reviews',
  fresh: 'New review',
  draft: 'What it is called',
  draftStart: 'Executive review',
  draftHint: 'Enter adds it two weeks from today; its day, time and people are set beside it.',
  close: 'Close',
  resize: 'Width of the inspector',
  which: 'Which review',
  row: (row: ReviewRow) => `${row.title}, ${longDate(row.day)}`,
  when: (pack: Pack) => {
    const left =
      pack.daysLeft === 0
        ? 'today'
        : pack.daysLeft > 0
          ? `in ${count(pack.daysLeft, 'day', 'days')}`
          : `${count(-pack.daysLeft, 'day', 'days')} ago`;
    return [pack.time, left, count(pack.people, 'person', 'people'), `data as of ${longDate(pack.asOf)}`]
      .filter(Boolean)
      .join(' · ');
  },
  tabsLabel: 'How the pack is shown',
  tabs: { sections: 'Sections', page: 'As it leaves', minutes: 'Minutes' } satisfies Record<Tab, string>,
  ready: (ready: number) => `${ready} ready`,
  notReady: (notReady: number) => `${notReady} not ready`,
  sameOrder: 'Same order every time. Only exceptions are discussed',
  states: { ready: 'Ready', notReady: 'Not ready', leftOut: 'Left out' },
  statuses: { draft: 'In preparation', issued: 'Pre-read sent', held: 'Held' } satisfies Record<ReviewStatus, string>,
  cadences: {
    week: 'Every week',
    fortnight: 'Every two weeks',
    month: 'Every month',
    quarter: 'Every quarter',
  } satisfies Record<ReviewCadence, string>,
  sections: 'Sections of the pack',
  rowsIn: (section: PackSection) =>
    section.rows.length === 0 ? 'Nothing this time' : count(section.rows.length, 'entry', 'entries'),
  others: (others: number) => `${others} more, not put forward`,
  madeOf: 'Made of',
  gate: 'The gate',
  gateSteps: { today: 'Today', preRead: 'Pre-read leaves', meeting: 'Meeting' } as Record<string, string>,
  enoughTime: 'Enough time to read',
  reading: (minutes: number) => `${count(minutes, 'minute', 'minutes')} to read, limit 15`,
  bottomWords: (amount: number) => `${count(amount, 'word', 'words')} in the bottom line, limit 200`,
  withheld: (amount: number) => `${count(amount, 'record', 'records')} withheld from them`,
  missing: 'What is missing',
  nothingMissing: 'Nothing is missing',
  last: 'Since the last pack',
  sinceLeft: 'Changed since it left',
  rule: 'Rule',
  headline: 'In a line',
  headlineMade: 'as it is made',
  text: 'Written below',
  textEmpty: 'Write more',
  inIt: 'In it',
  because: (why: string) => `because ${why}`,
  whyIn: (row: PackSection['rows'][number]) =>
    [row.because && words.because(row.because), row.pinned && words.pinned, row.typed && words.typed]
      .filter(Boolean)
      .join(' · '),
  typed: 'typed',
  pinned: 'pinned',
  pin: 'Put another record in: its reference',
  pinAdd: 'Put in',
  drop: (ref: string) => `Take ${ref} out`,
  byRule: (ref: string) => `Let the rule decide about ${ref}`,
  noteFor: (ref: string) => `What is said of ${ref}`,
  noteEmpty: 'Say why',
  leaveOut: 'Leave out of this pack',
  putIn: 'Put back into this pack',
  openRecord: (ref: string) => `Open ${ref}`,
  meeting: 'Meeting mode',
  save: 'Save files',
  issue: 'Send pre-read',
  issueNote: 'Files are written and the pack is frozen as it left.',
  saved: (files: string[]) => `Saved ${count(files.length, 'file', 'files')}`,
  leaks: (amount: number) =>
    `No file was written: ${count(amount, 'withheld value was', 'withheld values were')} found`,
  details: 'Day, time and people',
  fields: {
    title: 'Title',
    day: 'Day',
    time: 'Time',
    minutes: 'Minutes',
    place: 'Place',
    audience: 'For',
    invited: 'Invited besides',
    cadence: 'Held',
    preReadDays: 'Pre-read, working days before',
    since: 'News since',
    sensitivity: 'Sensitivity',
    notes: 'Notes',
  },
  standing: 'How it stands as a whole',
  byTheRule: 'By the rule',
  outcomes: {
    decided: 'Decided',
    rejected: 'Rejected',
    deferred: 'Put off',
    noted: 'Talked about',
  } satisfies Record<OutcomeKind, string>,
  outcomeSaid: (outcome: Outcome) =>
    outcome.what === 'decided' && outcome.option
      ? `Decided: ${outcome.option}`
      : outcome.until
        ? `Put off to ${longDate(outcome.until)}`
        : words.outcomes[outcome.what],
  due: (action: ActionRow) => (action.due ? shortDate(action.due) : ''),
  noOutcomes: 'Nothing was written down yet',
  notes: 'Notes',
  became: 'What became of it',
  minutesFor: 'Who must know',
  minutesSave: 'Save a draft',
  minutesNote: 'Each audience reads them in its own words; what it may not see is not in them.',
  minutesOf: (audience: string) => `Minutes for ${audience}`,
  minutesIssue: (audience: string) => `Issue for ${audience}`,
  minutesIssueNote: 'They get their number as an update, and what they say stands in the told-ledger.',
  minutesHold: ({ decisions, actions }: MinutesFor) =>
    decisions + actions === 0
      ? 'Nothing of it is for them'
      : list([
          ...(decisions > 0 ? [count(decisions, 'decision', 'decisions')] : []),
          ...(actions > 0 ? [count(actions, 'action', 'actions')] : []),
        ]),
  mustKnow: 'Must know',
  toldIn: (update: string) => `Told in ${update}`,
  notHeldYet: 'As it would read today. It can be issued when the review is over',
  saveAll: 'All of these',
  formatsOf: (formats: Format[]) => list(formats.map((format) => FORMAT_WORDS[format])),
  heldOn: (day: string) => `Held on ${longDate(day)}`,
  files: 'What left',
  startNext: 'Start the next one',
  empty: {
    title: 'No review is planned yet',
    words: 'Say when the next one is. Its pack fills itself from the decisions, metrics, risks and the plan.',
  },
  room: {
    label: 'Meeting',
    ask: (at: number, of: number) => `Ask ${at} of ${of}`,
    left: (minutes: number) => (minutes >= 0 ? count(minutes, 'minute', 'minutes') : 'over time'),
    leftOf: (of: number) => `left of ${of}`,
    leave: 'Leave',
    none: 'Nothing has to be decided today',
    noneNote: 'Write down what was said, then end the review.',
    needed: (day: string) => `Needed by ${longDate(day)}`,
    late: (days: number) => `${count(days, 'day', 'days')} late`,
    leftDays: (days: number) => (days === 0 ? 'today' : `${count(days, 'day', 'days')} left`),
    heldUp: 'Held up',
    ifNobody: 'If nobody decides',
    decides: 'Decides',
    recommended: 'Recommended',
    recommend: 'We recommend',
    accept: 'What we accept',
    chosen: 'Chosen',
    effort: 'Effort',
    risk: 'Risk',
    ruledOut: 'Ruled out',
    note: 'Written down as it is said',
    next: 'Next',
    action: 'What is to be done',
    owner: 'Who',
    due: 'By when',
    became: 'So far',
    noOptions: 'No option is written down. Write what is decided below; Enter records it.',
    keys: (options: number) =>
      `${options > 0 ? `${options === 1 ? 'Key 1 chooses' : `Keys 1 to ${options} choose`} · ` : ''}N notes · A adds an action · D puts off · R rejects · arrows go on`,
    endKeys: 'N notes · A adds an action · arrows go back · Enter ends it',
    undone: (label: string) => `Taken back: ${label}`,
    allThrough: 'All asks are through',
    readOut: 'What became of it',
    notTalked: 'Not talked about',
    back: 'Back',
    forward: 'Next',
    defer: 'Put it off',
    deferUntil: 'Put off until',
    record: (option: string) => `Record “${option}”`,
    recordIt: 'Record it',
    reject: 'Reject',
    rejectWhy: 'It is not to be so; what is written below is why',
    nothingYet: 'Nothing was written down here that could be taken back',
    noteOnly: 'Talked about, still open',
    noteOnlyWhy: 'Write down what was said first',
    end: 'End the review',
    notes: 'What else was said',
    done: (what: string) => what,
  },
  sectionTitle: (section: Section, pack: Pack) =>
    pack.sections.find((one) => one.section === section)?.title ?? section,
};
