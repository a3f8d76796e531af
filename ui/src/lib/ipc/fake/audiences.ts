// The audiences of the stand-in: rules are kept and refused as the core does, and one item is read.
import { Refusal, type Backend } from '../backend';
import type {
  AudienceChange,
  AudienceRow,
  AudienceSheet,
  Field,
  FieldMark,
  Format,
  Precision,
  Rule,
  Sensitivity,
  SheetField,
} from '../types';
import { PEOPLE } from './people';
import type { FakeStore } from './store';
import { AUDIENCES } from './told';

type Commands = Pick<
  Backend,
  | 'listAudiences'
  | 'listPutAwayAudiences'
  | 'readyAudiences'
  | 'audience'
  | 'addAudience'
  | 'duplicateAudience'
  | 'editAudience'
  | 'putAudienceAway'
  | 'bringAudienceBack'
>;

const LABELS: Record<Field, string> = {
  item: 'Item',
  title: 'Title',
  description: 'Description',
  internalNote: 'Internal note',
  product: 'Product',
  team: 'Team',
  goal: 'Goal',
  tags: 'Tags',
  owner: 'Owner',
  timeframe: 'Date',
  commitment: 'Commitment',
  health: 'Health',
  status: 'Status',
  effort: 'Effort',
  links: 'Links',
  dependencies: 'Dependencies',
  source: 'Source id',
  decision: 'Decision',
  rationale: 'Context and reasons',
  options: 'Options',
  roles: 'Roles',
  waiting: 'Waiting',
  customers: 'Customers’ names',
};
const INSIDE: Partial<Record<Field, string>> = {
  item: 'R-2 Instant payouts in euros',
  title: 'Instant payouts in euros',
  description: 'Money arrives while the buyer still looks at the screen.',
  product: 'Payouts',
  team: 'Payout rails',
  owner: 'Ines Rahm',
  timeframe: '5 October 2026 – 26 February 2027',
  commitment: 'Committed',
  health: 'At risk',
  status: 'In review',
  effort: '86 days',
  dependencies: 'R-12',
  source: 'PAY-1180',
  decision: 'D-7 Our own instant connection, or the partner bank’s?',
  options: 'Our own connection, Partner bank',
};
const SPECIAL: Partial<Record<Field, Rule[]>> = {
  item: ['show', 'coarsen', 'withhold'],
  title: ['show', 'reword'],
  description: ['show', 'reword', 'withhold'],
  status: ['show', 'coarsen', 'withhold'],
};
const RULES: Rule[] = ['show', 'coarsen', 'reword', 'withhold'];
const WORDS: Record<Precision, string> = {
  day: 'to the day',
  month: 'to the month',
  quarter: 'to the quarter',
  half: 'to the half-year',
  year: 'to the year',
  nowNextLater: 'to now, next or later',
};

function possible(field: Field, precision: Precision): Rule[] {
  if (field === 'timeframe') return precision === 'day' ? ['show', 'withhold'] : ['coarsen', 'withhold'];
  return SPECIAL[field] ?? ['show', 'withhold'];
}

function reads(field: Field, rule: Rule, name: string): FieldMark | null {
  const inside = INSIDE[field];
  if (inside === undefined) return null;
  const mark = { field, label: LABELS[field], inside };
  const outside = field === 'timeframe' ? 'FY27 Q4, Jan–Mar 2027' : `${inside} (other words)`;
  if (rule === 'withhold') return { ...mark, what: 'withheld', outside: null, reason: `Not for ${name}` };
  if (rule === 'coarsen') return { ...mark, what: 'coarsened', outside, reason: `${name} read dates to the quarter` };
  if (rule === 'reword') return { ...mark, what: 'reworded', outside, reason: `${name} read public titles` };
  return { ...mark, what: 'asIs', outside: inside, reason: `Shown to ${name}` };
}

function fieldsOf(row: AudienceRow, rules: Partial<Record<Field, Rule>>): SheetField[] {
  return (Object.keys(LABELS) as Field[]).map((field) => {
    const can = possible(field, row.precision);
    const rule = rules[field] && can.includes(rules[field]) ? rules[field] : can[0]!;
    return {
      field,
      label: LABELS[field],
      rule,
      impossible: RULES.filter((other) => !can.includes(other)).map((other) => ({
        rule: other,
        why: `${LABELS[field]} has no such form.`,
      })),
      reads: reads(field, rule, row.name),
    };
  });
}

interface Kept {
  sheet: AudienceSheet;
  rules: Partial<Record<Field, Rule>>;
}

function kept(row: AudienceRow): Kept {
  const rules: Partial<Record<Field, Rule>> = { effort: 'withhold', dependencies: 'withhold', source: 'withhold' };
  const members = row.id === 'customers' ? [] : PEOPLE.slice(0, 2);
  return {
    rules,
    sheet: {
      row: { ...row, members: members.length },
      purpose: 'Know what may be promised, and what may not',
      leastCommitment: row.id === 'sales' ? 'likely' : null,
      quartersAhead: null,
      withoutTags: [],
      wording: [{ from: 'At risk', to: 'May move', means: '' }],
      members: members.map(({ id, ref, name, role, department, seniority }) => ({
        id,
        ref,
        name,
        role,
        department,
        seniority,
        archived: false,
      })),
      updatesAMonth: 2,
      budget: [{ weight: 'notice', most: 2, period: 'month' }],
      budgetWords: '2 notices a month',
      wordsInUpdate: 250,
      requestsInUpdate: null,
      neverSay: [],
      formats: [],
      archived: false,
      fields: fieldsOf(row, rules),
      item: { ref: 'R-2', title: 'Instant payouts in euros', staysOut: null },
      decision: { ref: 'D-7', title: 'Our own instant connection, or the partner bank’s?', staysOut: null },
      items: { seen: 31, out: 7 },
      decisions: { seen: 9, out: 3 },
    },
  };
}

/** The audiences, kept in the store so that an undo brings them back. */
export function fakeAudiences(store: FakeStore): Commands {
  const all = store.keep('audiences', AUDIENCES.map(kept));
  const find = (id: string): Kept => all.value.find((one) => one.sheet.row.id === id) ?? missing();
  const set = (label: string, next: Kept[]) => store.change(label, ['audience'], () => (all.value = next));
  const swap = (id: string, change: (one: Kept) => Kept) =>
    all.value.map((one) => (one.sheet.row.id === id ? change(one) : one));
  const archive = (id: string, archived: boolean) => swap(id, (one) => ({ ...one, sheet: { ...one.sheet, archived } }));
  const add = (row: AudienceRow) => {
    set(`Added the audience ${row.name}`, [...all.value, kept(row)]);
    return row;
  };
  return {
    listAudiences: async () => all.value.filter((one) => !one.sheet.archived).map((one) => one.sheet.row),
    listPutAwayAudiences: async () => all.value.filter((one) => one.sheet.archived).map((one) => one.sheet.row),
    readyAudiences: async () => AUDIENCES.map((row) => row.name),
    audience: async (id, sample) => {
      const { sheet } = find(id);
      const item = store.items.find((row) => row.ref === sample);
      return item ? { ...sheet, item: { ref: item.ref, title: item.title, staysOut: null } } : sheet;
    },
    addAudience: async (name) => {
      if (!name.trim()) refuse('An audience needs a name');
      return add({ ...AUDIENCES.at(-1)!, id: `audience-${name}`, name, members: 0 });
    },
    duplicateAudience: async (id) => {
      const { row } = find(id).sheet;
      return add({ ...row, id: `${row.id}-2`, name: `${row.name} 2`, members: 0 });
    },
    editAudience: async (id, changes) => {
      const next = changes.reduce(changed, find(id));
      return set(
        `Changed ${next.sheet.row.name}`,
        swap(id, () => next),
      );
    },
    putAudienceAway: async (id) => set(`Put the audience ${find(id).sheet.row.name} away`, archive(id, true)),
    bringAudienceBack: async (id) => set(`Brought the audience ${find(id).sheet.row.name} back`, archive(id, false)),
  };
}

function changed({ sheet, rules }: Kept, change: AudienceChange): Kept {
  let next = { ...sheet, row: { ...sheet.row } };
  if (change.what === 'rule') {
    if (!possible(change.field, next.row.precision).includes(change.rule))
      refuse(`${LABELS[change.field]} has no such form`);
    rules = { ...rules, [change.field]: change.rule };
  } else if (change.what === 'wording') next.wording = change.wording;
  else if (change.what === 'members') {
    next.members = PEOPLE.filter((person) => change.members.includes(person.id)).map((person) => ({
      id: person.id,
      ref: person.ref,
      name: person.name,
      role: person.role,
      department: person.department,
      seniority: person.seniority,
      archived: false,
    }));
    next.row.members = next.members.length;
  } else {
    const { field, text } = change;
    const row: AudienceRow = next.row;
    if (field === 'name') row.name = text.trim() || refuse('An audience needs a name');
    else if (field === 'clearance') row.clearance = text as Sensitivity;
    else if (field === 'precision') {
      row.precision = text as Precision;
      row.precisionWord = WORDS[row.precision];
    } else if (field === 'template') row.template = text;
    else if (field === 'channel' || field === 'cadence') row[field] = text || null;
    else if (field === 'withoutTags') next.withoutTags = text.split(/\s*,\s*/).filter(Boolean);
    else if (field === 'formats') next.formats = text.split(/\s*,\s*/).filter(Boolean) as Format[];
    else if (field === 'purpose') next.purpose = text;
    else if (field !== 'rules' && field !== 'wording' && field !== 'members')
      next = { ...next, [field]: text === '' ? null : field === 'leastCommitment' ? text : Number(text) };
  }
  return { rules, sheet: { ...next, fields: fieldsOf(next.row, rules) } };
}

function refuse(message: string): never {
  throw new Refusal({ code: 'invalid', message, hint: 'Choose another one.' });
}

function missing(): never {
  throw new Refusal({ code: 'notFound', message: 'There is no such audience in this workspace', hint: null });
}
