// Every sentence of the metrics.
import type {
  Computed,
  Direction,
  Gathered,
  Judged,
  MetricRole,
  MetricRow,
  ReadingCadence,
  TableDone,
} from '../../lib/ipc/types';
import { count } from '../../lib/text/counts';
import { shortDate } from '../../lib/text/dates';

export const words = {
  title: 'Metrics',
  one: 'Metric',
  fresh: 'New metric',
  freshShort: 'New',
  draft: 'What is measured',
  draftHint: 'Enter adds it and goes on. Nothing is added before that; Esc stops.',
  importTable: 'Import readings',
  close: 'Close',
  resize: 'Width of the inspector',
  shelves: 'Which metrics',
  inUse: 'In use',
  putAway: 'Put away',
  list: 'Metrics with their weeks and months',
  roles: { input: 'Input', output: 'Output' } satisfies Record<MetricRole, string>,
  roleNotes: { input: 'what teams can turn', output: 'what comes of it' } satisfies Record<MetricRole, string>,
  columns: {
    name: 'Metric',
    status: 'Status',
    latest: 'Last',
    target: 'Target',
    weeks: 'Six weeks',
    months: 'Twelve months',
    owner: 'Owner',
  },
  readOn: (day: string) => `Last read on ${day}`,
  /** How it changed, or from when it is when that is long ago. */
  lastSaid: (row: MetricRow) => (row.latest && row.isOld ? `old, ${shortDate(row.latest.on)}` : (row.changeText ?? '')),
  typed: 'typed',
  lineSaid: (name: string, span: string, values: (number | null)[]) => {
    const known = values.filter((value): value is number => value !== null);
    return known.length === 0
      ? `${name}, ${span}: nothing was read`
      : `${name}, ${span}: from ${known[0]} to ${known.at(-1)}`;
  },
  computedNote: 'Counted in this workspace',
  readings: 'Readings',
  addReadings: 'Day and value, perhaps why; one on a line. A table can be pasted.',
  readingExample: '2026-11-20: 71, the bank was open',
  add: 'Add',
  remove: (day: string) => `Take out the reading of ${day}`,
  whyEmpty: 'Say why',
  why: (day: string) => `Why it was so on ${day}`,
  promises: 'Dates that were told',
  promisesNote: 'Told anew, the first is still counted',
  horizon: 'How far ahead',
  sureness: 'How sure it was said to be',
  kept: 'Kept',
  broken: 'Broken',
  stillOpen: 'Open',
  jumps: 'Jumps',
  jumpNote: 'Steps more than three times as large as the middle one',
  weeksAndMonths: 'Weeks and months',
  week: 'Week of',
  month: 'Month',
  value: 'Value',
  yearBefore: 'A year before',
  rule: (row: MetricRow) =>
    row.direction === 'hold'
      ? `On track within ${row.tolerance}% of ${words.judged[row.judged].toLowerCase()}, at risk within twice that`
      : `On track at ${words.judged[row.judged].toLowerCase()} or better, at risk within ${row.tolerance}% of it`,
  fields: {
    name: 'Name',
    definition: 'Definition',
    role: 'Role',
    owner: 'Owner',
    unit: 'Unit',
    direction: 'Better',
    judged: 'Judged against',
    tolerance: 'At risk within, %',
    gathered: 'A week’s value is',
    cadence: 'Read',
    computed: 'Counted here',
    goal: 'Goal',
    targets: 'Targets, one on a line',
    inPack: 'In every review',
    sensitivity: 'Sensitivity',
  },
  directions: { up: 'Up', down: 'Down', hold: 'Hold' } satisfies Record<Direction, string>,
  judged: { target: 'The target', pace: 'The pace to the target' } satisfies Record<Judged, string>,
  gathereds: { last: 'The last reading', mean: 'The mean', sum: 'The sum' } satisfies Record<Gathered, string>,
  cadences: {
    day: 'Every day',
    week: 'Every week',
    month: 'Every month',
    quarter: 'Every quarter',
  } satisfies Record<ReadingCadence, string>,
  computeds: {
    decisionsOnTime: 'Decisions made by the day they were needed',
    daysToDecide: 'Working days from raising a decision to making it',
    decisionsKept: 'Decisions kept when they were looked at again',
    promisesKept: 'Dates kept as they were told',
  } as Record<Computed, string>,
  yes: 'Yes',
  no: 'No',
  putAwayOne: 'Put away',
  bringBack: 'Bring back',
  target: 'Targets',
  definition: 'What is counted',
  facts: 'How it is judged',
  imported: (done: TableDone) =>
    [
      `${count(done.added, 'reading', 'readings')} added`,
      ...(done.changed > 0 ? [`${count(done.changed, 'reading', 'readings')} changed`] : []),
      ...(done.created.length > 0 ? [`${count(done.created.length, 'metric is', 'metrics are')} new`] : []),
      ...(done.problems.length > 0
        ? [`${count(done.problems.length, 'problem', 'problems')}: ${done.problems[0]}`]
        : []),
    ].join(' · '),
  empty: {
    title: 'No metric is written down yet',
    words:
      'Write down what is measured, what it should be and by when; or import a sheet with days down and one column a metric. The status follows by a rule that can be read.',
  },
  nothingAway: { title: 'Nothing is put away', words: 'A metric that is put away waits here to be brought back.' },
};
