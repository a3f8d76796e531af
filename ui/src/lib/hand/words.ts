// Every sentence that is said while records are written by hand, in whichever view.
import type { AskedFor, Ended, SignalRow, TableDone } from '../ipc/types';
import { count, list, number } from '../text/counts';
import type { Kind } from './relations';

export const words = {
  whoAsked: 'Who asked for this',
  askedBy: (asked: AskedFor) =>
    `${count(asked.signals, 'signal', 'signals')} from ${count(asked.customers, 'customer', 'customers')}`,
  askedEnded: { shipped: 'It is there', cut: 'It is not done any more' } satisfies Record<Ended, string>,
  toTell: (open: SignalRow[]) =>
    open.length === 0
      ? 'All who asked were told'
      : `To tell: ${list([...new Set(open.map((row) => row.customer ?? row.who ?? row.ref))])}`,
  toldThem: 'They were told',
  whoSaid: (row: SignalRow, when: string) =>
    [row.customer ?? row.who ?? row.department, row.segment, when].filter(Boolean).join(' · '),
  moreAsked: (more: number) => `${count(more, 'more signal', 'more signals')}`,

  tableImport: {
    title: 'What the table would bring',
    counts: (done: TableDone, one: string, many: string) =>
      `${list([
        `${count(done.added, one, many)} new`,
        ...(done.changed > 0 ? [`${done.changed} changed`] : []),
        ...(done.unchanged > 0 ? [`${done.unchanged} there already`] : []),
      ])}. Nothing is written yet.`,
    created: (names: string[]) => `Written down anew: ${list(names)}`,
    askDays: (example: string) => `Is ${example} the day first, or the month first?`,
    dayFirst: 'Day first',
    monthFirst: 'Month first',
    problems: (amount: number) => `${count(amount, 'thing', 'things')} could not be read as meant`,
    nothing: 'Nothing of it is new',
    cancel: 'Cancel',
    go: 'Import',
  },
  completions: 'What can be put in here',
  card: 'Stand-in card',
  cardOf: (ref: string) => `Stand-in card of ${ref}`,
  held: 'What people were told',
  heldBy: (audience: string, people: number) => `${audience}, ${count(people, 'person', 'people')}`,
  heldNow: (now: string | null) => (now === null ? 'not told any more' : `now ${now}`),
  heldMore: (more: number) => `${more} more values`,
  whyThisDate: 'Why this date',
  wasNow: (before: string, after: string) => `${before || 'Unscheduled'} → ${after || 'unscheduled'}`,
  changedBy: (by: string, when: string) => `${by}, ${when}`,
  decidedOn: (when: string) => `decided on ${when}`,
  stillOpen: 'still open',
  edit: (field: string) => `Edit ${field}`,
  write: 'Write',
  preview: 'Preview',
  writeOrPreview: 'Write or preview',
  markdownHint: 'Markdown. Ctrl B is bold, Ctrl I italic. Esc leaves it as it was',
  nothingToPreview: 'Nothing is written yet',
  leftAsItWas: (field: string) => `${field} was left as it was`,
  notKept: (field: string, text: string, why: string) =>
    `${field} was left as it was${text ? `, without “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”` : ''}. ${why}`,
  keepAfterAll: 'Keep what I wrote',
  notAdded: 'Nothing was added',
  bringText: 'Bring it back',

  linked: 'Linked with',
  addLink: 'Link',
  linkedAs: 'What it is to the other',
  linkTo: 'A reference or a few words of the title',
  unlink: (word: string, ref: string) => `Take out: ${word.toLowerCase()} ${ref}`,
  relations: {
    dependsOn: 'Depends on',
    blocks: 'Blocks',
    partOf: 'Part of',
    hasPart: 'Has part',
    relatesTo: 'Relates to',
    causedBy: 'Caused by',
    causes: 'Causes',
    decidedBy: 'Decided by',
    concerns: 'Concerns',
    supersedes: 'Supersedes',
    supersededBy: 'Superseded by',
    amends: 'Amends',
    amendedBy: 'Amended by',
  },
  kinds: { item: 'an item', decision: 'a decision' } satisfies Record<Kind, string>,

  notSaidYet: 'Not said',

  more: 'More',
  duplicate: 'Duplicate',
  askFrom: 'Ask for a decision',
  putAway: 'Put away',
  putAwayNow: 'This is put away. It is kept, but out of sight.',
  bringBack: 'Bring back',
  history: 'History',
  copyReference: 'Copy the reference',
  copied: (ref: string) => `${ref} copied`,

  noDay: (text: string) => `“${text}” is not a day. Write one such as 14 Aug 2026, or a month or quarter`,

  many: {
    selected: (selected: number) => `${number(selected)} selected`,
    selectedSpoken: (selected: number) => `${number(selected)} selected together`,
    clear: 'Clear selection, Esc',
    putAway: 'Put those selected away',
    bringBack: 'Bring those selected back',
    takeOut: (value: string) => `Take ${value} out`,
    nobody: 'Nobody',
    sensitivity: 'Sensitivity',
    tags: 'Tag',
    tag: { label: 'Another tag', hint: 'A tag, then Enter' },
    other: { label: 'Another…', hint: 'Write it, then Enter' },
    keys: { one: 'Select it, or let go of it', along: 'Select the next one as well', all: 'Select all' },
  },

  add: 'Add',
};
