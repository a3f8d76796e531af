// Every sentence of the import.
import type { Encoding, ImportReport, PerKind } from '../../lib/ipc/types';
import { count, noun, number } from '../../lib/text/counts';

/** `18 items`, `8 decisions`, `18 items and 8 decisions`. */
export function records({ items, decisions }: PerKind): string {
  const parts = [
    items > 0 || decisions === 0 ? count(items, 'item', 'items') : '',
    decisions > 0 ? count(decisions, 'decision', 'decisions') : '',
  ];
  return parts.filter(Boolean).join(' and ');
}

export const words = {
  title: 'Import',
  steps: { file: 'File', check: 'Check', done: 'Done' },
  stepsLabel: 'Steps of the import',
  another: 'Choose another file',

  choose: {
    title: 'Bring in what you have',
    lead: 'You see what it is recognised as, and what would change, before anything is written.',
    file: {
      title: 'Choose a file',
      second: 'A Jira export, another table as CSV or Excel, GitHub issues as JSON, or a Project plan as XML',
    },
    folder: { title: 'Choose a folder', second: 'Decision records in Markdown: Nygard, MADR, or your own form' },
    label: 'Ways to import',
    drop: 'Or drop a file or a folder anywhere in this window.',
    again: 'Importing the same file again changes only what changed in it.',
  },
  notNow: {
    title: 'Nothing can be imported now',
    words: 'Another state of the workspace is looked at. Return from it, then bring in what you have.',
  },
  reading: 'Reading the file',
  importing: 'Importing',
  cancel: 'Cancel',

  mapping: 'Mapping',
  asRecognised: 'As recognised',
  sensitivity: 'Comes in as',
  encoding: 'Text is in',
  encodings: {
    utf8: 'UTF-8',
    utf16Le: 'UTF-16 LE',
    utf16Be: 'UTF-16 BE',
    windows1252: 'Western (Windows-1252)',
    windows1250: 'Central European (Windows-1250)',
    windows1251: 'Cyrillic (Windows-1251)',
    windows1253: 'Greek (Windows-1253)',
    windows1254: 'Turkish (Windows-1254)',
    shiftJis: 'Japanese (Shift-JIS)',
    gb18030: 'Chinese, simplified (GB18030)',
    big5: 'Chinese, traditional (Big5)',
    eucKr: 'Korean (EUC-KR)',
  } satisfies Record<Encoding, string>,
  levels: {
    title: 'What its words for a level mean',
    means: (word: string) => `“${word}” means`,
    leaveOut: 'Left out',
  },
  columns: { column: 'Column in the file', values: 'Values in it', target: 'Goes to', note: 'Note' },
  goesTo: (header: string) => `“${header}” goes to`,
  noHeader: 'no heading',
  noValues: 'no values',
  more: (columns: number) => `${count(columns, 'more column is', 'more columns are')} left out`,
  showThem: 'Show them',
  hideThem: 'Show fewer',
  records: { file: 'File', title: 'Decision', status: 'Status', date: 'Decided' },
  first: (shown: number) => `The first ${number(shown)} are listed.`,
  skipped: (files: number) => `${count(files, 'file', 'files')} left aside`,
  noDate: 'no date',

  askDays: (example: string) => `Is ${example} in this file the day first, or the month first?`,
  dayFirst: 'Day first',
  monthFirst: 'Month first',
  daysUnknown: 'Until this is chosen, such dates stay empty and are listed as problems.',

  result: 'What would change',
  tabs: { created: 'new', updated: 'changed', unchanged: 'unchanged', problems: 'problems' },
  splitSaid: (report: ImportReport, total: (kind: PerKind) => number) =>
    `${number(total(report.created))} new, ${number(total(report.updated))} changed, ${number(total(report.unchanged))} unchanged, ${count(report.problems.length, 'problem', 'problems')}`,
  willCreate: (kind: PerKind) => `${records(kind)} will be added.`,
  createsNone: 'Nothing in it is new.',
  peopleCreated: (people: number) =>
    `${count(people, 'person is', 'people are')} named in it for the first time and will be added.`,
  willUpdate: (kind: PerKind) => `${records(kind)} will change, in the fields that changed in the file.`,
  updatesNone: 'Nothing changed since it was read last.',
  areUnchanged: (kind: PerKind) => `${records(kind)} ${noun(kind.items + kind.decisions, 'is', 'are')} as they were.`,
  missing: (refs: number) =>
    `${count(refs, 'record came', 'records came')} from this source before and ${noun(refs, 'is', 'are')} not in it any more. Nothing is deleted:`,
  noProblems: 'Everything in it can be read.',
  line: (line: number) => `Line ${number(line)}`,
  unresolved: 'Links to what is not here',
  unresolvedLine: (from: string, relation: string, to: string) => `${from} ${relation} ${to}`,
  andMore: (more: number) => `and ${number(more)} more`,

  conflicts: (conflicts: number) => `${count(conflicts, 'value was', 'values were')} set by you`,
  here: 'Here',
  inFile: 'In the file',
  each: 'One by one',
  keepAllMine: 'Keep all of mine',
  takeAllTheirs: 'Take all of theirs',
  resolve: 'What to keep',
  conflictOf: (ref: string, field: string) => `${field} of ${ref}`,

  apply: (kind: PerKind) => `Import ${records(kind)}`,
  applyNothing: 'Nothing to import',
  saveMapping: 'Save mapping',
  mappingName: 'Name of the mapping',
  keepMapping: 'Keep',
  mappingSaved: (name: string) => `The mapping “${name}” is saved and used for such files.`,
  nothingWritten: 'Nothing is written yet. One',
  takesItBack: 'takes all of it back.',

  done: {
    title: (label: string) => label,
    created: 'Added',
    updated: 'Changed',
    unchanged: 'As they were',
    people: 'People added',
    problems: 'Problems',
    missing: 'Not in it any more',
    conflicts: 'Kept as you had set them',
    lead: 'It is one step: undo takes all of it back.',
    roadmap: 'See the roadmap',
    decisions: 'See the decisions',
    undo: 'Take it back',
    again: 'Import another file',
  },
};
