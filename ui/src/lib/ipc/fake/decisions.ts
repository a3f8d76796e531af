// The decisions of the stand-in: waiting ones with their clocks, decided ones, and some read from a folder of records.
import type { DecisionCounts, DecisionList, DecisionQuery, DecisionRecord, DecisionRow, DecisionTab } from '../types';
import { choiceTexts } from './choices';
import { CONNECTION } from './connection';
import { textsOf } from './hand';
import { TODAY } from './timeframes';

const TEXTS = [
  'context',
  'rationale',
  'tradeOffs',
  'consequences',
  'ifNobodyDecides',
  'confirmation',
  'reversalTrigger',
  'evidence',
  'publicText',
];

const daysTo = (day: string) => Math.round((Date.parse(day) - Date.parse(TODAY)) / 86_400_000);

export function newDecision(
  number: number,
  row: Partial<DecisionRow>,
  more: Partial<DecisionRecord> = {},
): DecisionRecord {
  const waitingFor = row.waitingSince ? -daysTo(row.waitingSince) : null;
  return {
    row: {
      id: `decision-${number}`,
      ref: `D-${number}`,
      title: '',
      status: 'proposed',
      statusAsWritten: null,
      decidedOn: null,
      neededBy: null,
      waitingSince: null,
      escalatesOn: null,
      escalatesTo: null,
      approver: null,
      driver: null,
      blocked: [],
      recommendation: null,
      options: more.options?.length ?? 0,
      reviewOn: null,
      sensitivity: 'internal',
      supersedes: [],
      supersededBy: [],
      amends: [],
      amendedBy: [],
      recordedOn: null,
      source: null,
      archived: false,
      daysLeft: row.neededBy ? daysTo(row.neededBy) : null,
      endsOn: null,
      why: row.waitingSince ? 'waiting' : null,
      due: row.neededBy ?? null,
      workingDaysLeft: null,
      costInWords: `${row.blocked?.length ?? 0} held up × ${waitingFor ?? 0} working days`,
      escalated: false,
      missing: [],
      untold: [],
      team: null,
      daysWaiting: waitingFor,
      blockedDays: waitingFor === null ? null : (row.blocked?.length ?? 0) * waitingFor,
      ...row,
    },
    texts: textsOf(TEXTS, {
      context: more.context ?? '',
      ifNobodyDecides: more.ifNobodyDecides ?? '',
      tradeOffs: more.tradeOffs ?? '',
      reversalTrigger: more.reversalTrigger ?? '',
      rationale: (more.rationaleHtml ?? '').replace(/<[^>]*>/g, ''),
      consequences: (more.consequencesHtml ?? '').replace(/<[^>]*>/g, ''),
    }),
    moves: ['proposed', 'accepted', 'rejected', 'deferred'],
    endsOn: null,
    firstNeededBy: null,
    firstReviewOn: null,
    publicTitle: null,
    decidedBy: null,
    decidedIn: null,
    fixed: [],
    amendments: [],
    reviews: [],
    attachments: [],
    reversible: null,
    recordedOn: row.waitingSince ?? row.decidedOn ?? null,
    contributors: [],
    informed: [],
    context: '',
    contextHtml: '',
    drivers: [],
    options: [],
    optionTexts: choiceTexts(more.options ?? []),
    chosen: null,
    rationaleHtml: '',
    tradeOffs: '',
    consequencesHtml: '',
    ifNobodyDecides: '',
    assumptions: [],
    expected: [],
    confirmation: '',
    reversalTrigger: '',
    reviewOn: row.reviewOn ?? null,
    relations: [],
    items: [],
    raised: [],
    told: [],
    meetings: ['Board, October'],
    originalFile: null,
    original: null,
    tags: [],
    since: [],
    ...more,
  };
}

const ORIGINAL = `# 9. Use one ledger per currency

Date: 2025-03-12

## Status

Accepted

Supersedes [4. One ledger for all currencies](0004-one-ledger.md)

## Context

Rounding differences between currencies add up to support tickets every month.

## Decision

We will keep **one ledger per currency** and convert at the edge.

## Consequences

Reports need a converting step. Balances are exact.
`;

const fromFile = (number: number, file: string) => ({
  system: 'decisionFolder',
  id: String(number),
  file,
  url: null,
  scope: null,
});

export function decisionRecords(): DecisionRecord[] {
  return [
    newDecision(7, CONNECTION.row, CONNECTION.more),
    newDecision(
      11,
      {
        title: 'Price the rate lock flat, or in basis points?',
        neededBy: '2026-11-20',
        waitingSince: '2026-11-12',
        escalatesOn: '2026-12-04',
        escalatesTo: 'the COO',
        approver: 'Chief commercial officer',
        driver: 'David Okoro',
        blocked: ['Sales enablement', 'R-6'],
        options: 2,
        reviewOn: null,
        sensitivity: 'confidential',
      },
      {
        context: 'Sales need one price to quote.',
        contextHtml: '<p>Sales need one price to quote before the December renewals.</p>',
        reversible: 'reversible',
        options: [
          {
            name: 'Flat fee',
            pros: ['Simple to quote'],
            cons: ['Loses money above €2 m'],
            neutral: [],
            effort: '6 days',
            risk: 'Low',
            disqualifier: null,
            text: '',
          },
          {
            name: 'Basis points',
            pros: ['Follows the cost of the hedge'],
            cons: ['Harder to explain'],
            neutral: ['Needs a new invoice line'],
            effort: '14 days',
            risk: 'Medium',
            disqualifier: null,
            text: '',
          },
        ],
      },
    ),
    newDecision(
      13,
      {
        title: 'Move mandate migration until after year-end?',
        neededBy: '2026-11-26',
        waitingSince: '2026-11-18',
        escalatesOn: '2026-12-01',
        escalatesTo: 'the CPO',
        approver: 'Nora Vale',
        driver: 'Tom Field',
        recommendation: 'Yes, start on 4 January',
        blocked: ['Success, DACH', 'R-22'],
      },
      {
        contextHtml: '<p>Two of the three banks freeze changes from 15 December.</p>',
        items: [{ ref: 'R-22', title: 'Mandate migration' }],
      },
    ),
    newDecision(14, {
      title: 'Keep, open or end the invoice financing pilot?',
      neededBy: '2026-12-04',
      waitingSince: '2026-11-13',
      approver: 'CFO',
      driver: 'Aylin Demir',
      blocked: ['Finance'],
      options: 3,
      sensitivity: 'restricted',
    }),
    newDecision(15, {
      title: 'Weekend support for instant payouts at launch, with a rota across the Berlin, Lisbon and Austin offices?',
      neededBy: '2026-12-11',
      waitingSince: '2026-11-21',
      approver: 'Head of support',
      driver: 'Ines Rahm',
      blocked: ['Support'],
    }),
    newDecision(16, {
      title: 'Show deal values to customer success?',
      status: 'draft',
      neededBy: null,
      waitingSince: '2026-11-23',
      approver: null,
      driver: 'Nora Vale',
    }),
    newDecision(
      12,
      {
        title: 'Close the batching beta at 40 customers',
        status: 'accepted',
        decidedOn: '2026-11-16',
        approver: 'Nora Vale',
        driver: 'Lea Brandt',
      },
      {
        rationaleHtml: '<p>Support cannot carry more until the error messages are done.</p>',
        chosen: 'Close at 40',
        items: [{ ref: 'R-3', title: 'Payout batching for marketplaces' }],
      },
    ),
    newDecision(10, {
      title: 'Buy sanctions screening rather than build it',
      status: 'provisional',
      decidedOn: '2026-10-02',
      approver: 'CRO',
      driver: 'Mei Tan',
      reviewOn: '2026-12-18',
      sensitivity: 'confidential',
    }),
    newDecision(
      9,
      {
        title: 'Use one ledger per currency',
        status: 'accepted',
        statusAsWritten: 'Accepted',
        decidedOn: '2025-03-12',
        source: fromFile(9, 'doc/adr/0009-use-one-ledger-per-currency.md'),
      },
      {
        contextHtml: '<p>Rounding differences between currencies add up to support tickets every month.</p>',
        rationaleHtml: '<p>We will keep <strong>one ledger per currency</strong> and convert at the edge.</p>',
        consequencesHtml: '<p>Reports need a converting step. Balances are exact.</p>',
        originalFile: 'doc/adr/0009-use-one-ledger-per-currency.md',
        original: ORIGINAL,
        relations: [{ relation: 'supersedes', word: 'Supersedes', ref: 'D-2', title: 'One ledger for all currencies' }],
      },
    ),
    newDecision(
      4,
      {
        title: 'Retire API version 1 on 30 June 2027',
        status: 'accepted',
        decidedOn: '2026-03-30',
        reviewOn: '2026-11-30',
        approver: 'CTO',
        driver: 'Jonas Weber',
        sensitivity: 'partner',
      },
      {
        chosen: 'Retire on 30 June 2027',
        expected: [{ metric: 'Calls on version 3', from: '12 %', to: '80 %', by: '2027-03', happened: null }],
        assumptions: [
          { text: 'The two largest partners move by February', checkBy: '2027-02-01', stillTrue: null, lookedOn: null },
          { text: 'No contract names version 1', checkBy: null, stillTrue: true, lookedOn: null },
        ],
      },
    ),
    newDecision(
      2,
      {
        title: 'One ledger for all currencies',
        status: 'superseded',
        statusAsWritten: 'Superseded by 9',
        decidedOn: '2023-06',
        supersededBy: ['D-9'],
        source: fromFile(4, 'doc/adr/0004-one-ledger.md'),
      },
      {
        relations: [
          { relation: 'supersededBy', word: 'Superseded by', ref: 'D-9', title: 'Use one ledger per currency' },
        ],
        originalFile: 'doc/adr/0004-one-ledger.md',
        original:
          '# 4. One ledger for all currencies\n\nDate: 2023-06\n\n## Status\n\nSuperseded by [9](0009-use-one-ledger-per-currency.md)\n',
      },
    ),
    newDecision(
      1,
      { title: 'Partner bank only', status: 'superseded', decidedOn: '2025-03', supersededBy: ['D-7'] },
      {
        relations: [
          {
            relation: 'supersededBy',
            word: 'Superseded by',
            ref: 'D-7',
            title: 'Our own instant connection, or the partner bank’s?',
          },
        ],
      },
    ),
    newDecision(5, { title: 'No cash payouts', status: 'rejected', decidedOn: '2026-01-19', approver: 'CPO' }),
    newDecision(
      6,
      {
        title: 'Record architecture decisions',
        status: null,
        statusAsWritten: 'done-ish, see chat',
        decidedOn: null,
        source: fromFile(1, 'doc/adr/0001-record-architecture-decisions.md'),
      },
      {
        originalFile: 'doc/adr/0001-record-architecture-decisions.md',
        original: '# Record architecture decisions\n\nStatus: done-ish, see chat\n',
      },
    ),
    newDecision(8, {
      title: 'Open an office in Austin before the US rails are live',
      status: 'deferred',
      decidedOn: '2026-08-21',
      approver: 'Chief executive',
      sensitivity: 'restricted',
    }),
  ];
}

const WAITING = new Set(['draft', 'proposed', 'deferred']);

function belongs(row: DecisionRow, tab: DecisionTab): boolean {
  if (row.archived || tab === 'putAway') return row.archived && tab === 'putAway';
  if (tab === 'untold') return false;
  if (tab === 'all') return true;
  if (tab === 'superseded') return row.status === 'superseded' || row.status === 'reversed';
  if (tab === 'waiting') return row.status !== null && WAITING.has(row.status) && row.decidedOn === null;
  if (tab === 'reviewDue') return row.reviewOn !== null && daysTo(row.reviewOn) <= 30;
  return !belongs(row, 'waiting') && !belongs(row, 'superseded');
}

export function listDecisions(records: DecisionRecord[], query: DecisionQuery): DecisionList {
  const { tab, offset, limit, placeOf } = query;
  const wanted = query.search.toLowerCase();
  const found = records
    .map((record) => record.row)
    .filter((row) => `${row.ref} ${row.title}`.toLowerCase().includes(wanted));
  const countOf = (which: DecisionTab) => found.filter((row) => belongs(row, which)).length;
  const counts: DecisionCounts = {
    waiting: countOf('waiting'),
    decided: countOf('decided'),
    untold: 0,
    reviewDue: countOf('reviewDue'),
    superseded: countOf('superseded'),
    all: countOf('all'),
    putAway: countOf('putAway'),
    late: found.filter((row) => belongs(row, 'waiting') && (row.daysLeft ?? 0) < 0).length,
  };
  const rows = found.filter((row) => belongs(row, tab));
  const cost = (row: DecisionRow) => row.blockedDays ?? -1;
  rows.sort((a, z) =>
    tab === 'waiting'
      ? cost(z) - cost(a) || (a.daysLeft ?? 999) - (z.daysLeft ?? 999)
      : (z.decidedOn ?? '').localeCompare(a.decidedOn ?? ''),
  );
  const at = rows.findIndex((row) => row.id === placeOf || row.ref === placeOf);
  return {
    counts,
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    at: at < 0 ? null : at,
    mostBlocked: Math.max(0, ...rows.map((row) => row.blockedDays ?? 0)),
    rule: 'Ordered by what waiting costs.',
    clockStart: '2026-10-20',
    clockEnd: '2026-12-16',
  };
}
