// Every sentence of the signals.
import type { AskedFor, Ended, SignalCount, SignalRow, TableDone } from '../../lib/ipc/types';
import { count, list, noun } from '../../lib/text/counts';
import { shortDate } from '../../lib/text/dates';
import type { Tab } from './signals.svelte';

export const words = {
  title: 'Signals',
  one: 'Signal',
  fresh: 'New signal',
  freshShort: 'New',
  draft: 'What was said, as it was said',
  draftHint: 'Enter adds it and goes on. Nothing is added before that; Esc stops.',
  importTable: 'Import a table',
  paste: 'Paste',
  pasteHint: 'A table with headings, or one signal a paragraph.',
  pasteAdd: 'Add what was pasted',
  find: 'Find a signal',
  clearFind: 'Empty the search',
  close: 'Close',
  resize: 'Width of the inspector',
  tabsLabel: 'How signals are shown',
  tabs: { all: 'All', themes: 'Themes and segments', askedFor: 'Asked for', toTell: 'To tell' } satisfies Record<
    Tab,
    string
  >,
  list: 'Signals, the newest first',
  only: 'Only',
  none: 'none',
  line: (row: SignalRow) =>
    [row.customer, row.segment, row.who, row.department && `through ${row.department}`, row.channel]
      .filter(Boolean)
      .join(' · ') || 'Nobody is named',
  saidOn: (row: SignalRow) => (row.saidOn ? shortDate(row.saidOn) : 'no day'),
  answered: 'told',
  themes: 'By theme',
  segments: 'By segment',
  noName: 'Without one',
  counted: ({ signals, customers }: SignalCount) =>
    `${count(signals, 'signal', 'signals')} from ${count(customers, 'customer', 'customers')}`,
  signals: (signals: number) => noun(signals, 'signal', 'signals'),
  asked: (asked: AskedFor) => `from ${count(asked.customers, 'customer', 'customers')}`,
  split: (asked: AskedFor) =>
    asked.segments.map(({ name, signals }) => `${name || words.noName.toLowerCase()} ${signals}`).join(' · '),
  ended: { shipped: 'Done', cut: 'Cut' } satisfies Record<Ended, string>,
  tell: (asked: AskedFor) => `To tell: ${list(asked.toTell.map((row) => row.customer ?? row.who ?? row.ref))}`,
  told: 'Mark as told',
  fields: {
    words: 'What was said',
    saidOn: 'Said on',
    who: 'Who',
    department: 'Department',
    customer: 'Customer',
    segment: 'Segment',
    channel: 'Channel',
    about: 'About, by reference',
    themes: 'Themes',
    answeredOn: 'Answered on',
    answer: 'What they were told',
    sensitivity: 'Sensitivity',
  },
  putAway: 'Put away',
  bringBack: 'Bring back',
  imported: (done: TableDone) =>
    [
      `${count(done.added, 'signal', 'signals')} added`,
      ...(done.unchanged > 0 ? [`${count(done.unchanged, 'was', 'were')} there already`] : []),
      ...(done.problems.length > 0
        ? [`${count(done.problems.length, 'problem', 'problems')}: ${done.problems[0]}`]
        : []),
    ].join(' · '),
  empty: {
    title: 'No signal is written down yet',
    words: 'Paste feedback as it comes, type it, or import a table: who said what, when, about which item.',
  },
  emptyOf: {
    all: { title: 'Nothing matches', words: 'No signal has these words.' },
    themes: { title: 'No theme is named yet', words: 'Say on a signal what it is about, in a word or two.' },
    askedFor: { title: 'No item was asked for yet', words: 'Say on a signal which item it is about.' },
    toTell: {
      title: 'Nobody waits for an answer',
      words: 'When an item that was asked for is done or cut, those who asked stand here until they are told.',
    },
  },
};
