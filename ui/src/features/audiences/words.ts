// Every sentence of people and audiences.
import type {
  BudgetUse,
  Commitment,
  Due,
  GivenCopy,
  Leak,
  PersonField,
  Precision,
  Rule,
  Sample,
  Seen,
} from '../../lib/ipc/types';
import { count, list, number } from '../../lib/text/counts';
import { longDate } from '../../lib/text/dates';
import { WEIGHTS_WORDS } from '../../lib/text/weights';

export const words = {
  title: 'People and audiences',
  rulesStayBehind: (name: string) => `What ${name} may see is not part of what they see.`,
  tabs: { people: 'People', audiences: 'Audiences' },
  show: 'People or audiences',
  audiences: 'Audiences',
  newAudience: 'New audience',
  emptyAudience: 'Empty: public, without dates',
  likeAudience: (name: string) => `Like ${name}`,
  startFrom: 'Start from',
  audienceName: 'Name of the audience',
  putAwayHeading: 'Put away',
  bringBack: 'Bring back',
  members: (members: number) => count(members, 'person', 'people'),
  noMembers: 'nobody named',

  name: 'Name',
  purpose: 'What they are told for',
  noPurpose: 'Say what they are told for',
  compose: 'Compose an update',
  more: 'More',
  duplicate: 'Duplicate',
  putAway: 'Put away',
  seeAs: (name: string) => `See the roadmap as ${name}`,
  sample: 'Sample',
  noSample: 'no item yet',
  findSample: 'Find an item',
  noneFound: 'No item holds these words.',

  clearedFor: 'Clearance',
  recordsSeen: (items: Seen, decisions: Seen) => {
    const seen = items.seen + decisions.seen;
    const out = items.out + decisions.out;
    const stays = out === 0 ? 'nothing stays out' : `${count(out, 'stays', 'stay')} out`;
    return `${number(seen)} of ${count(seen + out, 'record', 'records')}, ${stays}`;
  },
  datesTo: 'Date precision',
  datesNote: {
    day: 'as they are known',
    month: 'without days',
    quarter: 'with the months named',
    half: 'half-years',
    year: 'years only',
    nowNextLater: 'no dates at all',
  } satisfies Record<Precision, string>,
  precision: {
    day: 'Day',
    month: 'Month',
    quarter: 'Quarter',
    half: 'Half',
    year: 'Year',
    nowNextLater: 'Now, next',
  } satisfies Record<Precision, string>,

  fieldRules: 'Field rules',
  field: 'Field',
  rules: { show: 'Show', coarsen: 'Coarsen', reword: 'Reword', withhold: 'Withhold' } satisfies Record<Rule, string>,
  reads: (name: string, sample: Sample | null) =>
    sample ? `What ${name} read, for ${sample.ref}` : `What ${name} read`,
  rulesFor: (field: string) => `What happens to ${field.toLowerCase()}`,
  nothingThere: 'nothing in it',
  staysOut: 'stays out',
  keysHint: 'Keys 1 to 4 set the rule of the row',
  footnote:
    'Only two changes are allowed between inside and outside: say it in other words, or leave it out. The reference stays the same, so a question can be traced back.',
  ofDecisions: (sample: Sample) => `of ${sample.ref}`,

  giveCopy: 'A copy to give away…',
  copyGiven: (given: GivenCopy, name: string) =>
    `A copy for ${name}: ${count(given.items, 'item', 'items')} and ${count(given.decisions, 'decision', 'decisions')}. Searched for ${count(given.withheld, 'withheld value', 'withheld values')}, none found`,
  copyLeaks: (leaks: Leak[], name: string) =>
    `No copy was written: it would tell ${name} ${leaks
      .slice(0, 3)
      .map((leak) => `“${leak.value}” (${leak.ref}, ${leak.place})`)
      .join(', ')}. Change the text that says it, or who may see it.`,
  standingHeading: 'What they know',
  lastTold: (due: Due) =>
    due.lastTold ? `Last told on ${longDate(due.lastTold)}, in ${due.lastUpdate}` : 'Nothing was told yet',
  nextDue: (due: Due) => {
    if (due.due === null || due.daysLate === null) return 'No cadence says when they are due';
    if (due.daysLate > 0) return `Due ${count(due.daysLate, 'day', 'days')} ago, on ${longDate(due.due)}`;
    return due.daysLate === 0 ? 'Due today' : `Due on ${longDate(due.due)}, in ${count(-due.daysLate, 'day', 'days')}`;
  },
  thisMonth: 'Updates this month',
  ofMonth: (due: Due) => `${number(due.thisMonth)} of ${number(due.updatesAMonth ?? 0)}`,
  stillTrue: (values: number) =>
    `${count(values, 'value', 'values')} they were told ${values === 1 ? 'is' : 'are'} still true`,
  notTrue: (values: number) => `${number(values)} no longer true`,
  correct: 'Correct',

  membersHeading: 'Members',
  addMember: 'Add members',
  memberNames: 'Names, with commas between',
  addThem: 'Add',
  nobodyCalled: (names: string[]) => `Nobody to add is called ${list(names.map((name) => `“${name}”`))}.`,
  everybodyIn: 'Everybody belongs to it already.',
  nobodyYet: 'Add people first, in the tab People.',
  removeMember: (name: string) => `Remove ${name}`,
  putAwayPerson: 'put away',
  reachedHeading: 'How they are told',
  channel: 'Channel',
  cadence: 'Cadence',
  template: 'Template',
  notSaid: 'Not said',
  person: 'Person',
  leftOutHeading: 'Left out',
  leastCommitment: 'Less sure than',
  anyCommitment: 'nothing',
  commitments: { likely: 'Likely', committed: 'Committed' } satisfies Partial<Record<Commitment, string>>,
  quartersAhead: 'Quarters ahead',
  everyQuarter: 'all',
  withoutTags: 'Tags',
  noTags: 'none',
  wordsHeading: 'Words',
  addWord: 'Add a word',
  wordInside: 'Word inside',
  wordOutside: 'Word for this audience',
  wordMeans: 'What it means, for the glossary',
  editWord: (from: string) => `Change the word for ${from}`,
  removeWord: (from: string) => `Remove the word for ${from}`,
  keepWord: 'Keep',
  noWords: 'They read your own words. Add one where they call a thing something else.',
  budgetHeading: 'Attention budget',
  budgetNote: 'what they can take in',
  budget: 'By weight',
  ofBudget: (used: BudgetUse) => `${number(used.sent)} of ${number(used.line.most)}`,
  sentSo: (used: BudgetUse) => `${WEIGHTS_WORDS[used.line.weight]} this ${used.line.period}`,
  updatesAMonth: 'Updates a month',
  wordsInUpdate: 'Words in an update',
  requestsInUpdate: 'Requests in an update',
  neverSay: 'Words never to say',
  noneNeverSaid: 'No word is ruled out',
  formats: 'Files',
  allFormats: 'All there are, while none is chosen',
  noLimit: 'no limit',

  empty: {
    title: 'No audience yet',
    words: 'An audience is a group of people who are told the same thing in the same way.',
  },

  people: 'People',
  newPerson: 'New person',
  importTable: 'Import a table',
  importPeople: 'Import people from a table',
  newPersonName: 'Write a name, then Enter',
  whichPeople: 'Which people',
  inUse: 'In use',
  columns: {
    name: 'Name',
    role: 'Role',
    department: 'Department',
    seniority: 'Seniority',
    email: 'E-mail',
    aliases: 'Also known as',
  } satisfies Record<PersonField, string>,
  belongsTo: 'Audiences',
  cell: (field: string, name: string) => `${field} of ${name}`,
  close: 'Close',
  resize: 'Width of the inspector',
  toldAs: 'Belongs to',
  notToldAs: 'They belong to no audience yet.',
  addTo: 'Add to an audience',
  removeFrom: (audience: string) => `Take out of ${audience}`,
  emptyPeople: {
    title: 'Nobody yet',
    words:
      'People own items, decide, and belong to the audiences that are told. Copy rows from a spreadsheet or an address book and paste them here.',
  },
  noPeopleFound: { title: 'Nobody is found', words: 'No name, role, department or address holds these words.' },
  findPeople: 'Find a person',
  clearFind: 'Empty the field',
  nobodyAway: { title: 'Nobody is put away', words: 'Who is put away is kept here, and can be brought back.' },
  peopleKeys: 'Enter or typing edits a cell, Shift ↓ selects rows, Ctrl V pastes rows of people',
};
