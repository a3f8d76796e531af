// The items of the stand-in: a payments company in the middle of a quarter, and the queries the sheet asks.
import { HEALTH_WORDS, LEVEL_WORDS } from '../../text/scales';
import type { Health, ItemField, ItemGroup, ItemPage, ItemQuery, ItemRow, LaneBy, Mark, Scale } from '../types';
import { isLetThrough } from './views';
import { days, half, months, quarter, wide } from './timeframes';

type Brief = Pick<ItemRow, 'title' | 'product' | 'team' | 'timeframe' | 'commitment' | 'status' | 'effort'> &
  Partial<ItemRow> & { who: string | null };

const b = (
  title: string,
  place: string,
  who: string | null,
  timeframe: ItemRow['timeframe'],
  commitment: ItemRow['commitment'],
  status: string | null,
  effort: number | null,
  more: Partial<ItemRow> = {},
): Brief => {
  const [product, team] = place.split(' / ');
  return { title, product: product || null, team: team || null, who, timeframe, commitment, status, effort, ...more };
};

const confidential = { sensitivity: 'confidential' } as const;
const theme = { level: 'theme' } as const;
const initiative = { level: 'initiative' } as const;
const risk = { health: 'atRisk' } as const;
const ok = { health: 'onTrack' } as const;

const BRIEFS: Brief[] = [
  b('Money moves in seconds', 'Payouts / ', 'Ines Rahm', quarter(27, 4), 'committed', 'In progress', null, {
    ...theme,
    ...risk,
  }),
  b(
    'Instant payouts in euros',
    'Payouts / Payout rails',
    'Ines Rahm',
    days('2026-10-05', '2027-02-26'),
    'committed',
    'In progress',
    86,
    { ...initiative, ...risk, ...confidential, publicTitle: 'Get paid in seconds', tags: ['sepa', 'peak'] },
  ),
  b(
    'Payout batching for marketplaces',
    'Payouts / Payout rails',
    'Lea Brandt',
    days('2026-11-09', '2027-01-29'),
    'likely',
    'In review',
    34,
    { ...ok, publicTitle: 'Payout batching' },
  ),
  b('Same-day payouts in the US', 'Payouts / Payout rails', null, quarter(28, 1), 'might', 'Backlog', 60),
  b(
    'Multi-currency balances',
    'Payouts / Treasury',
    'David Okoro',
    days('2026-09-01', '2026-12-18'),
    'committed',
    'In progress',
    72,
    { ...initiative, ...ok, publicTitle: 'Balances in 12 currencies' },
  ),
  b(
    'Rate lock, 24 hours',
    'Payouts / Treasury',
    'David Okoro',
    months('2027-01', '2027-03'),
    'likely',
    'In progress',
    28,
    { ...risk, tags: ['fx'] },
  ),
  b(
    'Payout calendar for bank holidays in all 31 countries, with cut-off times per rail and per partner bank',
    'Payouts / Payout rails',
    'Lea Brandt',
    months('2027-02'),
    'likely',
    'Ready for Risk',
    18,
    { statusOnScale: null },
  ),
  b('Refunds to the original card', 'Payouts / Treasury', null, null, 'might', 'Idea', 22),
  b(
    'Scheme certification',
    'Payouts / Payout rails',
    'Ines Rahm',
    days('2026-12-09', '2026-12-09'),
    'committed',
    'To do',
    null,
    { level: 'milestone', ...risk, ...confidential },
  ),
  b('Trust from the first day', 'Onboarding and risk / ', 'Samir Haddad', half(28, 1), 'likely', 'In progress', null, {
    ...theme,
    health: 'offTrack',
  }),
  b(
    'Business checks in 5 minutes',
    'Onboarding and risk / Business checks',
    'Samir Haddad',
    days('2026-09-14', '2027-01-22'),
    'committed',
    'In progress',
    64,
    { ...initiative, ...ok, publicTitle: 'Open an account in 5 minutes' },
  ),
  b(
    'Payout risk scoring, version 2',
    'Onboarding and risk / Risk engine',
    'Mei Tan',
    days('2026-10-19', '2027-03-12'),
    'committed',
    'In progress',
    90,
    { health: 'offTrack', sensitivity: 'restricted' },
  ),
  b(
    'New sanctions screening',
    'Onboarding and risk / Risk engine',
    'Mei Tan',
    days('2027-01-04', '2027-03-26'),
    'likely',
    'On hold',
    22,
    confidential,
  ),
  b(
    'Ownership graph',
    'Onboarding and risk / Business checks',
    'Samir Haddad',
    months('2027-02', '2027-05'),
    'likely',
    'In progress',
    48,
    ok,
  ),
  b(
    'Selfie check for directors',
    'Onboarding and risk / Business checks',
    null,
    quarter(28, 2),
    'might',
    'Backlog',
    26,
  ),
  b('Chargeback evidence pack', 'Onboarding and risk / Risk engine', 'Mei Tan', wide('Later'), 'might', 'Idea', 30),
  b(
    'Board sign-off on the risk appetite',
    'Onboarding and risk / Risk engine',
    'Mei Tan',
    days('2027-01-14', '2027-01-14'),
    'committed',
    'To do',
    null,
    { level: 'milestone', sensitivity: 'restricted' },
  ),
  b('Less chasing, more cash', 'Collections / ', 'Aylin Demir', half(28, 1), 'likely', 'In progress', null, {
    ...theme,
    ...risk,
  }),
  b(
    'Invoice reminders, version 2',
    'Collections / Invoices',
    'Aylin Demir',
    days('2026-08-10', '2026-10-30'),
    'committed',
    'Released',
    40,
    { publicTitle: 'Smarter invoice reminders', sensitivity: 'public' },
  ),
  b(
    'Direct debit retries',
    'Collections / Direct debit',
    'Tom Field',
    days('2026-09-14', '2026-12-11'),
    'committed',
    'In progress',
    36,
    { ...ok, publicTitle: 'Direct debit retries' },
  ),
  b(
    'E-invoicing for France',
    'Collections / Invoices',
    'Aylin Demir',
    days('2026-11-02', '2027-06-30'),
    'committed',
    'In progress',
    110,
    { ...initiative, ...ok, publicTitle: 'E-invoicing for France', tags: ['regulation'] },
  ),
  b(
    'Mandate migration',
    'Collections / Direct debit',
    'Tom Field',
    days('2027-01-04', '2027-04-16'),
    'likely',
    'In progress',
    52,
    { ...risk, publicTitle: 'Mandate migration' },
  ),
  b('Invoice financing for all', 'Collections / Invoices', null, half(28, 1), 'might', 'Backlog', 75, confidential),
  b('Reminders by WhatsApp', 'Collections / Invoices', null, wide('Next'), 'might', 'Discovery', 14),
  b('Partial payments', 'Collections / Invoices', 'Aylin Demir', quarter(28, 2), 'likely', 'Backlog', 33),
  b(
    'Dunning levels per customer group',
    'Collections / Invoices',
    'Aylin Demir',
    wide('Now'),
    'likely',
    'In progress',
    20,
  ),
  b('Debit dispute inbox', 'Collections / Direct debit', 'Tom Field', wide('Later'), 'might', 'Idea', 24),
  b(
    'SEPA rulebook 2027 goes live',
    'Collections / Direct debit',
    'Tom Field',
    days('2027-04-01', '2027-04-01'),
    'committed',
    'To do',
    null,
    { level: 'milestone', sensitivity: 'public', publicTitle: 'SEPA rulebook 2027' },
  ),
  b('A platform others build on', 'Platform / ', 'Jonas Weber', half(27, 2), 'committed', 'In progress', null, {
    ...theme,
    ...ok,
  }),
  b(
    'Ledger cut-over',
    'Platform / Ledger',
    'Jonas Weber',
    days('2026-08-24', '2027-01-16'),
    'committed',
    'In progress',
    120,
    { ...initiative, ...ok, tags: ['migration'] },
  ),
  b(
    'API version 3',
    'Platform / Interfaces',
    'Jonas Weber',
    days('2026-11-02', '2027-04-30'),
    'likely',
    'In progress',
    96,
    { ...initiative, ...ok, publicTitle: 'API version 3', sensitivity: 'partner' },
  ),
  b('Realistic sandbox', 'Platform / Interfaces', null, null, 'might', 'Backlog', 44, {
    publicTitle: 'A sandbox that behaves',
    sensitivity: 'public',
  }),
  b(
    'Webhooks that never arrive twice',
    'Platform / Interfaces',
    'Jonas Weber',
    months('2027-03'),
    'likely',
    'In progress',
    16,
  ),
  b('Audit file for accountants', 'Platform / Ledger', null, null, null, 'Idea', 12),
  b('Variable recurring payments', 'Platform / Interfaces', null, wide('Later'), 'might', 'Idea', 70),
  b(
    'Move event history to cold storage',
    'Platform / Ledger',
    'Priya Nair',
    days('2026-09-07', '2026-11-13'),
    'committed',
    'Released',
    25,
  ),
  b(
    'Retire API version 1',
    'Platform / Interfaces',
    'Jonas Weber',
    days('2027-06-30', '2027-06-30'),
    'committed',
    'To do',
    null,
    { level: 'milestone', sensitivity: 'partner', publicTitle: 'API version 1 ends' },
  ),
  b('Card issuing pilot', 'Platform / Ledger', 'Priya Nair', quarter(27, 3), 'likely', 'Dropped', 58, {
    sensitivity: 'restricted',
  }),
  b('Status page with history', 'Platform / Interfaces', 'Priya Nair', quarter(27, 4), 'likely', 'To do', 9, {
    sensitivity: 'public',
    publicTitle: 'A status page with history',
  }),
  b(
    'Zahlungsabgleich für Österreich und die Schweiz',
    'Collections / Invoices',
    'Aylin Demir',
    quarter(28, 1),
    'might',
    'Backlog',
    38,
  ),
];

const ON_SCALE: Record<string, Scale> = {
  'In progress': 'inProgress',
  'In review': 'inProgress',
  Discovery: 'notStarted',
  Backlog: 'notStarted',
  'To do': 'notStarted',
  Idea: 'notStarted',
  Released: 'done',
  'On hold': 'paused',
  Dropped: 'cut',
};

export function markOf(scale: Scale | null, health: Health | null): Mark {
  if (scale === 'done' || scale === 'paused' || scale === 'cut') return scale;
  if (scale === 'notStarted') return health && health !== 'onTrack' ? health : 'notStarted';
  return health ?? (scale === null ? 'notComparable' : 'unsaid');
}

export function scaleOf(status: string | null): Scale | null {
  return (status && ON_SCALE[status]) || null;
}

export function newRow(number: number, more: Partial<ItemRow>): ItemRow {
  const row: ItemRow = {
    id: `item-${number}`,
    ref: `R-${number}`,
    title: '',
    level: 'feature',
    parent: null,
    product: null,
    team: null,
    goal: null,
    tags: [],
    owner: null,
    timeframe: null,
    dateReason: '',
    dependsOn: [],
    blocks: [],
    links: [],
    start: null,
    end: null,
    description: '',
    publicText: '',
    internalNote: '',
    commitment: null,
    health: null,
    status: null,
    statusOnScale: null,
    mark: 'notComparable',
    effort: null,
    sensitivity: 'internal',
    publicTitle: null,
    source: null,
    archived: false,
    scores: {},
    ...more,
  };
  return { ...row, mark: markOf(row.statusOnScale, row.health) };
}

/** The 40 items, or that many of them again and again. */
export function itemRows(many = BRIEFS.length): ItemRow[] {
  return Array.from({ length: many }, (_, at) => {
    const { who, ...brief } = BRIEFS[at % BRIEFS.length]!;
    const parentAt =
      brief.level === 'theme'
        ? -1
        : BRIEFS.findLastIndex((other, i) => i < at % BRIEFS.length && other.level === 'theme');
    return newRow(at + 1, {
      statusOnScale: scaleOf(brief.status),
      goal: brief.product === 'Payouts' ? 'Payout share of revenue, 18 to 25 %' : null,
      parent: parentAt >= 0 ? { ref: `R-${parentAt + 1}`, title: BRIEFS[parentAt]!.title } : null,
      owner: who ? { id: `person-${who}`, name: who } : null,
      source:
        at % 3 === 0
          ? { system: 'jira', id: `PAY-${1100 + at}`, file: 'jira-payouts.csv', url: null, scope: null }
          : null,
      ...brief,
    });
  });
}

/** One field of an item as text, the way it is grouped and filtered. */
export function textOf(row: ItemRow, field: ItemField): string {
  const value =
    field === 'owner' ? row.owner?.name : field === 'parent' ? row.parent?.title : row[field as keyof ItemRow];
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? ((value as { text?: string }).text ?? '') : String(value);
}

function keyOf(row: ItemRow, sort: ItemQuery['sort']): string | number {
  if (sort === 'ref') return Number(row.ref.slice(2));
  if (sort === 'effort') return row.effort ?? Infinity;
  if (sort === 'start' || sort === 'timeframe') return row.timeframe?.start ?? '9999';
  if (sort === 'end') return row.timeframe?.end ?? '9999';
  if (sort.startsWith('score:')) return row.scores[sort.slice('score:'.length)]?.score ?? -Infinity;
  return textOf(row, sort as ItemField).toLowerCase() || '\uffff';
}

function totals(rows: ItemRow[]) {
  const known = (pick: (row: ItemRow) => string | null | undefined) =>
    rows
      .map(pick)
      .filter((day) => !!day)
      .sort() as string[];
  const efforts = rows.filter((row) => row.effort !== null);
  return {
    count: rows.length,
    effort: efforts.length > 0 ? efforts.reduce((sum, row) => sum + (row.effort ?? 0), 0) : null,
    atRisk: rows.filter((row) => row.mark === 'atRisk').length,
    offTrack: rows.filter((row) => row.mark === 'offTrack').length,
    start: known((row) => row.timeframe?.start)[0] ?? null,
    end: known((row) => row.timeframe?.end).at(-1) ?? null,
  };
}

// The last list is kept: paging through it asks for the same one again and again.
let kept: { all: ItemRow[]; key: string; page: ItemPage } | null = null;

export function listItems(all: ItemRow[], query: ItemQuery): ItemPage {
  const key = JSON.stringify({ ...query, offset: 0, limit: 0 });
  if (kept?.all !== all || kept.key !== key) kept = { all, key, page: wholeList(all, query) };
  return { ...kept.page, rows: kept.page.rows.slice(query.offset, query.offset + query.limit) };
}

function wholeList(all: ItemRow[], query: ItemQuery): ItemPage {
  const wanted = query.search?.toLowerCase() ?? '';
  const rows = all.filter(
    (row) =>
      row.archived === query.putAway &&
      (!wanted ||
        `${row.ref} ${row.title} ${row.team} ${row.owner?.name} ${row.tags.join(' ')}`
          .toLowerCase()
          .includes(wanted)) &&
      isLetThrough(row, query.filter ?? '') &&
      query.filters.every(
        ({ field, values }) =>
          values.includes(textOf(row, field)) || (field === 'tags' && row.tags.some((tag) => values.includes(tag))),
      ),
  );
  const way = query.descending ? -1 : 1;
  rows.sort((a, z) => {
    const group = query.group ? groupKey(a, query.group).localeCompare(groupKey(z, query.group)) : 0;
    if (group) return group;
    const [x, y] = [keyOf(a, query.sort), keyOf(z, query.sort)];
    return way * (x < y ? -1 : x > y ? 1 : 0);
  });
  const groups: ItemGroup[] = [];
  if (query.group) {
    const field = query.group;
    for (let at = 0; at < rows.length;) {
      const key = groupKey(rows[at]!, field);
      const end = rows.findIndex((row, i) => i > at && groupKey(row, field) !== key);
      const members = rows.slice(at, end < 0 ? undefined : end);
      groups.push({
        key: key === '\uffff' ? '' : key,
        label: groupLabel(key, field),
        firstRow: at,
        ...totals(members),
      });
      at += members.length;
    }
  }
  return { rows, groups, totals: totals(rows) };
}

const groupKey = (row: ItemRow, by: LaneBy) => textOf(row, by === 'theme' ? 'parent' : by) || '\uffff';

function groupLabel(key: string, field: LaneBy): string {
  if (key === '\uffff') return `No ${field}`;
  return (
    (field === 'level' && LEVEL_WORDS[key as 'theme']) || (field === 'health' && HEALTH_WORDS[key as Health]) || key
  );
}
