// Two imports of the stand-in: a Jira export with everything that can be asked about it, and a folder of records.
import type { Target, ColumnPreview, ImportPreview, ImportReport, ImportRequest, LevelWord } from '../types';
import { Refusal } from '../backend';

const column = (
  letter: string,
  header: string,
  samples: string[],
  target: Target,
  note: string | null = null,
  needsLook = false,
): ColumnPreview => ({ letter, header, samples, target, note, needsLook });

const COLUMNS: ColumnPreview[] = [
  column('A', 'Summary', ['Instant payouts', 'Payout batching'], 'title'),
  column('B', 'Issue key', ['PAY-1180', 'PAY-1204', 'PAY-1211'], 'sourceId', 'finds the row again next time'),
  column('C', 'Issue id', ['10231', '10240'], 'leftOut'),
  column('D', 'Issue Type', ['Epic', 'Story', 'Initiative'], 'level', '3 of 3 words mapped'),
  column('E', 'Status', ['In Progress', 'Ready for Risk'], 'status', '1 word not comparable', true),
  column('F', 'Project key', ['PAY'], 'leftOut'),
  column('L', 'Priority', ['High', 'Medium', 'Highest'], 'tags'),
  column('N', 'Assignee', ['i.rahm', 'd.okoro', 'l.brandt'], 'owner', '3 of 3 people found'),
  column('X', 'Due date', ['26/Feb/27 12:00 AM'], 'end', 'to the day'),
  column('AB', 'Custom field (Start date)', ['05/Oct/26', '09/Nov/26'], 'start', 'to the day'),
  column('AC', 'Custom field (Impact)', ['4', '3', '5'], 'effort', 'first of two with this name'),
  column('AD', 'Custom field (Impact)', ['High', 'Low'], 'leftOut', 'second of two, other values'),
  column('AH', 'Sprint', ['PAY 41', 'PAY 42', 'PAY 43'], 'leftOut', '3 columns of this name'),
  column('AL', 'Labels', ['q3-bet', 'peak', 'sepa'], 'tags', '2 columns joined'),
  column('AN', 'Parent key', ['PAY-1100', 'PAY-1102'], 'parent', 'all 64 parents found'),
  column('AO', 'Outward issue link (Blocks)', ['PAY-1244', 'PAY-1251'], 'leftOut', '11 links'),
  column('AP', 'Comment', ['17/Nov/26 4:38 PM;557058:2f1c;We wait for the bank'], 'leftOut'),
  column(
    'AQ',
    'Description',
    ['h3. Why\\ncustomers wait for their money over the weekend'],
    'description',
    'markup becomes Markdown',
  ),
  ...[
    'Reporter',
    'Creator',
    'Created',
    'Updated',
    'Last Viewed',
    'Resolved',
    'Votes',
    'Watchers',
    'Security Level',
  ].map((header, at) => column(`A${'RSTUVWXYZ'[at]}`, header, [], 'leftOut')),
];

const TARGETS = [
  ['leftOut', 'Left out'],
  ['title', 'Title'],
  ['sourceId', 'Source id'],
  ['level', 'Level'],
  ['status', 'Status'],
  ['owner', 'Owner'],
  ['start', 'Start'],
  ['end', 'End'],
  ['effort', 'Effort'],
  ['tags', 'Tags'],
  ['parent', 'Part of'],
  ['product', 'Product'],
  ['team', 'Team'],
  ['description', 'Description'],
].map(([key, label]) => ({ key: key as Target, label: label! }));

const LEVELS: LevelWord[] = [
  { word: 'Epic', level: 'initiative' },
  { word: 'Story', level: 'feature' },
  { word: 'Milestone', level: 'feature' },
];

const REPORT: ImportReport = {
  leftOut: ['Issue id', 'Project key'],
  passedOver: [],
  created: { items: 18, decisions: 0 },
  updated: { items: 23, decisions: 0 },
  unchanged: { items: 367, decisions: 0 },
  missing: ['R-29'],
  conflicts: [
    { ref: 'R-2', field: 'End', mine: '26 February 2027', theirs: '18 January 2027', kept: 'mine' },
    { ref: 'R-5', field: 'End', mine: '18 December 2026', theirs: '4 December 2026', kept: 'mine' },
    { ref: 'R-6', field: 'Effort', mine: '28 days', theirs: '32 days', kept: 'mine' },
    { ref: 'R-3', field: 'Owner', mine: 'Ines Rahm', theirs: 'Lea Brandt', kept: 'mine' },
  ],
  unresolvedLinks: [{ from: 'PAY-1204', relation: 'blocks', to: 'RISK-88' }],
  problems: [
    {
      file: 'jira-payouts-2026-11-23.csv',
      line: 17,
      message: 'Due date “31/Nov/26”: there is no such day. No end was taken from it.',
    },
    {
      file: 'jira-payouts-2026-11-23.csv',
      line: 88,
      message: 'Status “Ready for Risk” is not on the scale, 6 rows are not comparable.',
    },
    {
      file: 'jira-payouts-2026-11-23.csv',
      line: 203,
      message: '43 cells, the heading has 41. The last two are kept in a note.',
    },
    {
      file: 'jira-payouts-2026-11-23.csv',
      line: 311,
      message: 'Title “Ãœberweisung” is probably “Überweisung”, saved as other text.',
    },
  ],
  peopleCreated: 2,
};

const FOLDER: ImportPreview = {
  name: 'ledger/doc/adr',
  kind: 'decisionFolder',
  recognisedAs: 'A folder of decision records in the form of Nygard',
  facts: [
    { label: 'Files', value: '12' },
    { label: 'Records', value: '9' },
    { label: 'Form', value: 'Nygard' },
  ],
  encoding: null,
  columns: [],
  targets: [],
  levels: [],
  ambiguousDates: null,
  mappings: [],
  report: {
    ...REPORT,
    created: { items: 0, decisions: 8 },
    updated: { items: 0, decisions: 1 },
    unchanged: { items: 0, decisions: 0 },
    missing: [],
    conflicts: [],
    unresolvedLinks: [{ from: '0009', relation: 'supersedes', to: '0003' }],
    problems: [
      {
        file: '0007-message-queue.md',
        line: 5,
        message: 'The status “mostly agreed” has no equal. It is kept as it is written.',
      },
    ],
    peopleCreated: 0,
  },
  skipped: [
    { file: 'README.md', reason: 'an index of the records' },
    { file: 'template.md', reason: 'a template, not a record' },
    { file: 'diagrams/flow.png', reason: 'not text' },
  ],
  decisions: [
    {
      file: '0001-record-architecture-decisions.md',
      title: 'Record architecture decisions',
      status: 'accepted',
      statusAsWritten: 'Accepted',
      decidedOn: '2022-01-10',
    },
    {
      file: '0002-rust-for-the-core.md',
      title: 'Rust for the core',
      status: 'accepted',
      statusAsWritten: 'Accepted',
      decidedOn: '2022-02-01',
    },
    {
      file: '0004-one-ledger.md',
      title: 'One ledger for all currencies',
      status: 'superseded',
      statusAsWritten: 'Superseded by 9',
      decidedOn: '2023-06',
    },
    {
      file: '0005-events-over-polling-between-the-ledger-and-the-payout-rails.md',
      title:
        'Events over polling between the ledger, the payout rails and everything else that wants to know when money has moved',
      status: 'accepted',
      statusAsWritten: 'accepted',
      decidedOn: '2023-09-19',
    },
    {
      file: '0006-retries.md',
      title: 'Retries with growing pauses',
      status: 'proposed',
      statusAsWritten: 'Proposed',
      decidedOn: null,
    },
    {
      file: '0007-message-queue.md',
      title: 'One message queue',
      status: null,
      statusAsWritten: 'mostly agreed',
      decidedOn: '2024-01-08',
    },
    {
      file: '0008-no-shared-tables.md',
      title: 'No shared tables',
      status: 'rejected',
      statusAsWritten: 'Rejected',
      decidedOn: '2024-05',
    },
    {
      file: '0009-use-one-ledger-per-currency.md',
      title: 'Use one ledger per currency',
      status: 'accepted',
      statusAsWritten: 'Accepted',
      decidedOn: '2025-03-12',
    },
    {
      file: '0010-idempotency-keys.md',
      title: 'Idempotency keys on every write',
      status: 'deprecated' as never,
      statusAsWritten: 'Deprecated',
      decidedOn: '2025-11-02',
    },
  ].map((record) => ({
    ...record,
    status: record.statusAsWritten === 'Deprecated' ? null : (record.status as 'accepted' | null),
  })),
};

export function preview(request: ImportRequest): ImportPreview {
  if (request.path.includes('broken'))
    throw new Refusal({
      code: 'notRecognised',
      message: '“broken.bin” is not a table and not text.',
      hint: 'Give a Jira CSV, another CSV, or a folder of decision records.',
    });
  if (!request.path.endsWith('.csv')) return FOLDER;
  const columns = COLUMNS.map((known, at) => ({ ...known, target: request.columns?.[at] ?? known.target }));
  const choose = (ref: string, field: string) =>
    request.choices.find((made) => made.ref === ref && made.field === field)?.take ?? request.onConflict;
  return {
    name: 'jira-payouts-2026-11-23.csv',
    kind: 'jiraCsv',
    recognisedAs: 'Recognised as a Jira Cloud export with all fields. 39 of its 41 headings are known',
    facts: [
      { label: 'Rows', value: '412' },
      { label: 'Separator', value: 'comma' },
      { label: 'Text', value: 'UTF-8' },
      { label: 'Dates', value: '25/Feb/26 10:17 PM' },
      { label: 'Last read', value: '8 November' },
    ],
    columns,
    encoding: request.encoding ?? (request.path.includes('cyrillic') ? 'windows1251' : 'utf8'),
    targets: TARGETS,
    levels: LEVELS.map((known) => request.levels.find((said) => said.word === known.word) ?? known),
    mappings: ['Payouts, monthly'],
    skipped: [],
    decisions: [],
    ambiguousDates: request.path.includes('ambiguous') && !request.dates ? '04/05/2026' : null,
    report: {
      ...REPORT,
      conflicts: REPORT.conflicts.map((conflict) => ({ ...conflict, kept: choose(conflict.ref, conflict.field) })),
    },
  };
}
