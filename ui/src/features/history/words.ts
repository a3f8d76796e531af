// Every sentence of the history.
import type { Happened, Kind, Operation, UndoTo } from '../../lib/ipc/types';
import { count, list, noun } from '../../lib/text/counts';
import { KINDS } from '../../lib/text/kinds';

const records = (number: number) => count(number, 'record', 'records');

export const words = {
  title: 'History',
  list: 'What was done, newest first',
  find: 'Find in the history',
  clearFind: 'Empty the search',
  person: 'Person',
  anybody: 'Anybody',
  kind: 'About',
  kinds: (kind: Kind) => KINDS[kind][1],
  anything: 'Everything',
  record: 'Record',
  remove: (what: string) => `Show more than ${what}`,
  second: ({ by, touched }: Operation) =>
    [by, list(touched.map(({ kind, records }) => count(records, ...KINDS[kind])))].filter(Boolean).join(' · '),
  takenBack: 'taken back',
  everything: (total: number) => count(total, 'thing was done', 'things were done'),

  lookAsOf: 'Look at the workspace as of',
  lookExample: 'a day or a month',

  close: 'Close, Esc',
  resize: 'Width of the inspector',
  number: (number: number) => `Operation ${number}`,
  by: 'By',
  when: 'When',
  on: 'On',
  happened: { made: 'made', changed: '', removed: 'taken out' } satisfies Record<Happened, string>,
  changes: 'What changed',
  empty: 'empty',
  became: 'became',
  moreFields: (number: number) => `${count(number, 'field', 'fields')} more`,
  bringBack: 'Bring back',
  bringBackField: (field: string) => `Bring back ${field}`,
  bringBackRecord: 'Bring this record back',
  itsHistory: 'Its history',
  more: (number: number) => `and ${records(number)} more`,
  lookAfter: 'Look at the workspace after this',
  undoTo: 'Take back all that came after',
  undoToAsk: ({ operations, changed, removed, broughtBack }: UndoTo) => {
    const parts = [
      changed > 0 && `${records(changed)} ${noun(changed, 'becomes what it was', 'become what they were')}`,
      removed > 0 && `${records(removed)} ${noun(removed, 'goes', 'go')} again`,
      broughtBack > 0 && `${records(broughtBack)} ${noun(broughtBack, 'comes', 'come')} back`,
    ].filter((part) => part !== false);
    const what = parts.length > 0 ? list(parts) : 'all is as it was then already';
    return `${count(operations, 'thing was done since', 'things were done since')}: ${what}. You can take this back, too.`;
  },
  undoToDo: (operations: number) => `Take back ${count(operations, 'thing', 'things')}`,
  nothingSince: 'Nothing came after this.',
  cancel: 'Cancel',

  none: { title: 'Nothing matches', words: 'Nothing that was done fits all of these filters.' },
  showAll: 'Show everything',
};
