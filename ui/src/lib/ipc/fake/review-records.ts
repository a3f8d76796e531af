// What the stand-in holds of metrics, risks, actions, signals and reviews: a few of each, in the states that matter.
import type {
  ActionRow,
  AskedFor,
  Health,
  MetricRow,
  Pack,
  PackSection,
  RaidRow,
  ReviewRow,
  Section,
  SignalRow,
  Today,
  TodayGroupKey,
  TodayRow,
} from '../types';
import { TODAY } from './timeframes';

const line = (values: (number | null)[]) =>
  values.map((value, index) => ({ from: `2026-${String(index + 1).padStart(2, '0')}-01`, value }));

const metric = (number: number, name: string, over: Partial<MetricRow>): MetricRow => ({
  id: `metric-${number}`,
  ref: `M-${number}`,
  name,
  definition: '',
  role: 'output',
  owner: 'Ines Rahm',
  unit: '%',
  direction: 'up',
  judged: 'target',
  tolerance: 10,
  gathered: 'last',
  cadence: 'week',
  computed: null,
  goal: null,
  health: 'onTrack',
  why: '93% is better than the target of 80%',
  isOld: false,
  latest: { on: '2026-11-20', value: 93, note: '', source: 'typed', file: null },
  latestText: '93%',
  changeText: 'up 0.2 points',
  target: { period: 'Q4 2026', value: 80, text: '80%' },
  targets: [{ period: 'Q4 2026', value: 80, text: '80%' }],
  weeks: line([null, 90, 91, 92, 92, 93]),
  months: line([80, 81, 82, 83, 84, 85, 86, 87, 88, 90, 92, 93]),
  yearBefore: line(Array.from({ length: 12 }, () => null)),
  jumps: [],
  readings: 12,
  inPack: false,
  sensitivity: 'internal',
  archived: false,
  ...over,
});

export const metricRows = (): MetricRow[] => [
  metric(1, 'Euro payouts delivered the same day', {
    health: 'offTrack',
    why: '71% is off the target of 80% by 9 points',
    latestText: '71%',
    jumps: [{ on: '2026-11-13', from: 60, to: 71, note: '' }],
  }),
  metric(2, 'Payments matched without hands', { role: 'input', owner: null }),
  metric(3, 'Days to onboard a seller', {
    role: 'input',
    isOld: true,
    health: null,
    latest: { on: '2026-09-01', value: 4, note: '', source: 'imported', file: 'onboarding.csv' },
  }),
  metric(4, 'An old one', { archived: true }),
];

const risk = (number: number, statement: string, over: Partial<RaidRow>): RaidRow => ({
  id: `risk-${number}`,
  ref: `K-${number}`,
  type: 'risk',
  statement,
  owner: 'Ines Rahm',
  probability: 3,
  impact: 5,
  score: 15,
  response: 'mitigate',
  ifUnresolved: 'Payouts stop',
  nextAction: 'Meet the second bank',
  due: '2026-11-27',
  daysLeft: 3,
  escalationTrigger: '',
  escalatesOn: null,
  escalatesTo: null,
  help: '',
  status: 'open',
  raisedOn: '2026-10-01',
  closedOn: null,
  about: ['R-6'],
  note: '',
  tags: [],
  missing: [],
  needsHelp: null,
  sensitivity: 'internal',
  archived: false,
  ...over,
});

export const raidRows = (): RaidRow[] => [
  risk(1, 'One bank alone carries instant payouts', { needsHelp: 'it asks for help' }),
  risk(2, 'Two engineers leave in January', {
    type: 'dependency',
    probability: 4,
    impact: 3,
    score: 12,
    missing: ['what happens if it stays', 'when it escalates, and to whom'],
  }),
  risk(3, 'Nobody has looked at this yet', {
    type: 'assumption',
    probability: null,
    impact: null,
    score: null,
    due: null,
    daysLeft: null,
    owner: null,
    about: [],
  }),
  risk(4, 'The certificate ran out', { type: 'issue', status: 'closed', closedOn: '2026-11-02' }),
];

const action = (number: number, title: string, over: Partial<ActionRow>): ActionRow => ({
  id: `action-${number}`,
  ref: `A-${number}`,
  title,
  owner: 'Lea Brandt',
  due: '2026-11-26',
  daysLeft: 2,
  status: 'open',
  raisedOn: '2026-11-02',
  closedOn: null,
  review: 'V-1',
  about: [],
  moves: [],
  note: '',
  sensitivity: 'internal',
  archived: false,
  ...over,
});

export const actionRows = (): ActionRow[] => [
  action(1, 'Ask two banks', { moves: [{ from: '2026-11-10', on: '2026-11-12' }] }),
  action(2, 'Name the cost of the old statements', { due: '2026-11-20', daysLeft: -4, owner: null }),
  action(3, 'Write to the regulator', { status: 'done', closedOn: '2026-11-18', daysLeft: null }),
];

const signal = (number: number, words: string, over: Partial<SignalRow>): SignalRow => ({
  id: `signal-${number}`,
  ref: `S-${number}`,
  words,
  saidOn: '2026-11-18',
  who: null,
  department: 'Sales',
  customer: 'Ostermann Group',
  segment: 'Enterprise',
  channel: null,
  about: ['R-6'],
  themes: ['payout speed'],
  answeredOn: null,
  answer: '',
  sensitivity: 'internal',
  archived: false,
  ...over,
});

export const signalRows = (): SignalRow[] => [
  signal(1, 'Money that arrives on Tuesday is money we borrow.', {}),
  signal(2, 'Can you do it before the season starts?', { customer: 'Alder & Moss', segment: 'Mid-market' }),
  signal(3, 'A vault of yours would save us a contract.', { customer: 'Northwick', about: ['R-7'], themes: ['cards'] }),
];

/** Items by who asked for them, as the core counts them; R-7 is done. */
export function askedFor(signals: SignalRow[], titleOf: (ref: string) => string): AskedFor[] {
  const refs = [...new Set(signals.flatMap(({ about }) => about))];
  return refs.map((ref) => {
    const askedBy = signals.filter(({ about }) => about.includes(ref));
    const ended = ref === 'R-7' ? ('shipped' as const) : null;
    return {
      ref,
      title: titleOf(ref),
      signals: askedBy.length,
      customers: new Set(askedBy.map(({ customer }) => customer)).size,
      segments: [{ name: 'Enterprise', signals: askedBy.length, customers: askedBy.length }],
      ended,
      askedBy,
      toTell: ended ? askedBy.filter(({ answeredOn }) => answeredOn === null) : [],
    };
  });
}

const review = (number: number, day: string, over: Partial<ReviewRow>): ReviewRow => ({
  id: `review-${number}`,
  ref: `V-${number}`,
  title: 'Executive review',
  day,
  time: '14:00',
  minutes: 45,
  place: null,
  audience: 'Executives',
  invited: [],
  expected: ['Ada Osei', 'Ines Rahm'],
  present: [],
  cadence: 'month',
  preReadDays: 3,
  preReadOn: '2026-11-26',
  since: null,
  sensitivity: 'confidential',
  daysLeft: 7,
  status: 'draft',
  issuedOn: null,
  files: [],
  heldOn: null,
  outcomes: [],
  notes: '',
  archived: false,
  ...over,
});

export const reviewRows = (): ReviewRow[] => [
  review(2, '2026-12-01', {}),
  review(1, '2026-11-02', {
    status: 'held',
    heldOn: '2026-11-02',
    daysLeft: -22,
    outcomes: [{ decision: 'D-4', what: 'decided', option: 'Retire it', until: null, note: 'Agreed', seconds: 300 }],
  }),
];

const SECTIONS: [Section, string][] = [
  ['cover', 'Cover'],
  ['bottomLine', 'Bottom line'],
  ['asks', 'Decisions needed today'],
  ['taken', 'Decisions taken'],
  ['outcomes', 'Outcomes against plan'],
  ['changes', 'What changed in the plan'],
  ['shipped', 'What shipped'],
  ['roadmap', 'Roadmap by theme'],
  ['risks', 'Risks that need help'],
  ['effort', 'Effort against goals'],
  ['signals', 'What customers said'],
  ['cut', 'What we chose not to do'],
  ['ahead', 'Next 30 and 90 days'],
  ['actions', 'Actions of last time'],
  ['appendix', 'Appendix'],
];

const row = (ref: string, title: string): PackSection['rows'][number] => ({
  ref,
  title,
  second: '',
  mark: null,
  word: '',
  value: '',
  because: 'it is late',
  pinned: false,
  typed: false,
  missing: [],
  note: '',
  of: [],
});

/** The pack of a review: two asks, one of which is not ready. */
export function packOf(
  review: ReviewRow,
  asks: { ref: string; title: string }[],
  edits: Map<string, Partial<PackSection>>,
  saidHealth: Health | null,
): Pack {
  const sections = SECTIONS.map(([section, title], index): PackSection => {
    const isAsks = section === 'asks';
    return {
      section,
      number: index + 1,
      title,
      rule: 'The rule of the section',
      headline: isAsks ? `${asks.length} decisions are needed` : 'As the records have it',
      isEdited: false,
      text: '',
      rows: isAsks
        ? asks.map(({ ref, title }) => row(ref, title))
        : section === 'effort'
          ? [{ ...row('', 'Faster payouts'), ref: null, because: '', value: '60%', of: ['R-2', 'R-12'] }]
          : [],
      others: isAsks ? 1 : 0,
      notPutForward: isAsks ? [{ ref: 'D-2', title: 'Which price?', isUnsaid: false }] : [],
      state: isAsks ? 'notReady' : 'ready',
      missing: isAsks ? ['D-11 lacks a recommendation'] : [],
      ...edits.get(`${review.ref} ${section}`),
    };
  });
  const notReady = sections.filter(({ state }) => state === 'notReady').length;
  return {
    ref: review.ref,
    title: review.title,
    day: review.day,
    time: review.time,
    minutes: review.minutes,
    audience: review.audience,
    people: 4,
    classification: 'confidential',
    status: review.status,
    daysLeft: review.daysLeft,
    since: '2026-11-02',
    asOf: TODAY,
    health: saidHealth ?? 'atRisk',
    saidHealth,
    sections,
    ready: sections.filter(({ state }) => state === 'ready').length,
    notReady,
    gate: [
      { key: 'today', on: TODAY, text: `${notReady} section to complete`, isLate: false },
      { key: 'preRead', on: review.preReadOn, text: '3 working days before', isLate: false },
      { key: 'meeting', on: review.day, text: 'Executive review, 45 minutes', isLate: false },
    ],
    missing: sections.flatMap(({ missing }) => missing),
    words: 30,
    readingMinutes: 6,
    withheld: 4,
    compared: [],
    last: null,
    sinceLeft:
      review.status === 'issued'
        ? [
            {
              section: 'asks',
              new: [],
              gone: [],
              changed: [['D-7', '13 Nov', '15 Dec']],
              said: 'D-7: 13 Nov → 15 Dec',
            },
          ]
        : [],
  };
}

const waiting = (ref: string, title: string, act: TodayRow['act'], over: Partial<TodayRow> = {}): TodayRow => ({
  ref,
  title,
  text: '',
  parties: [],
  days: null,
  count: null,
  countWord: '',
  was: null,
  now: null,
  ready: null,
  waitingSince: null,
  neededBy: null,
  escalatesOn: null,
  act,
  ...over,
});

const GROUPS: Record<TodayGroupKey, string> = {
  decisions: 'Decisions that hold people up',
  told: 'Told, and no longer true',
  untold: 'Decided, and not told',
  updates: 'Updates due',
  actions: 'Actions',
  risks: 'Risks',
  metrics: 'Metrics nobody has read',
  signals: 'People to tell',
  coming: 'Coming up',
};

/** One row for each thing that can be done. */
export const waits = (actions: ActionRow[]): Today => {
  const groups: Omit<Today['groups'][number], 'title' | 'note'>[] = [
    {
      key: 'decisions',
      rows: [
        waiting('D-7', 'Our own instant connection, or the partner bank’s?', 'decide', {
          parties: ['Payout rails', 'Risk engine', 'R-12', 'R-13'],
          days: -11,
          waitingSince: '2026-10-27',
          neededBy: '2026-11-13',
          escalatesOn: '2026-11-27',
        }),
      ],
    },
    {
      key: 'told',
      rows: [
        waiting('R-12', 'Instant payouts', 'correct', {
          count: 61,
          countWord: 'people',
          was: 'FY27 Q3',
          now: 'FY27 Q4',
        }),
      ],
    },
    { key: 'updates', rows: [waiting('Sales', 'Sales', 'compose', { days: 0, text: '5 changes are news' })] },
    {
      key: 'actions',
      rows: actions
        .filter(({ status }) => status === 'open')
        .map(({ ref, title, daysLeft }) => waiting(ref, title, 'finish', { days: daysLeft })),
    },
    { key: 'risks', rows: [waiting('K-1', 'One bank alone carries instant payouts', 'open', { days: 3 })] },
    {
      key: 'metrics',
      rows: [waiting('M-3', 'Days to onboard a seller', 'read', { count: 84, countWord: 'days old' })],
    },
    { key: 'signals', rows: [waiting('R-7', 'Card vault', 'tell', { count: 1, countWord: 'to tell' })] },
    {
      key: 'coming',
      rows: [
        waiting('D-4', 'Retire API version 1', 'lookAgain', { days: 6 }),
        waiting('V-2', 'Executive review, 1 December', 'prepare', { days: 7, ready: [14, 15] }),
        waiting('jira', 'Payouts board.csv', 'import', { count: 16, countWord: 'days old' }),
      ],
    },
  ];
  const rows = groups.flatMap(({ rows }) => rows);
  return {
    today: TODAY,
    waiting: rows.length,
    holdingUp: 1,
    groups: groups
      .filter(({ rows }) => rows.length > 0)
      .map((group) => ({ ...group, title: GROUPS[group.key], note: '' })),
    days: Array.from({ length: 10 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 10, 24 + index + 2 * Math.floor((index + 1) / 5)));
      const iso = day.toISOString().slice(0, 10);
      return {
        day: iso,
        beginsWeek: day.getUTCDay() === 1,
        entries: index === 3 ? [{ text: 'D-7 to the COO', ref: 'D-7', kind: 'escalates' as const }] : [],
      };
    }),
  };
};
