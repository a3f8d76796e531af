// Every sentence of what was told: who holds what, what was issued, everybody's updates at once, cards and copies.
import { FORMAT_WORDS } from '../../lib/text/formats';
import type { CardAudience, HeldValue, MadeFor, UpdateRow } from '../../lib/ipc/types';
import { count, list, number } from '../../lib/text/counts';
import { longDate, shortDate } from '../../lib/text/dates';
import { fileSize } from '../../lib/text/sizes';
import { words } from './words';

export const told = {
  which: 'Which values',
  stale: 'No longer true',
  all: 'All that was told',
  by: 'How values are put together',
  byRecord: 'By record',
  byAudience: 'By audience',
  search: 'Find a value',
  clearSearch: 'Empty the field',
  of: (ref: string) => `Only ${ref}`,
  showAll: 'Show all',
  hold: (people: number, value: string, ref: string) =>
    `${count(people, 'person still holds', 'people still hold')} ${value} for ${ref}`,
  holdMany: (people: number, values: number, ref: string) =>
    `${count(people, 'person holds', 'people hold')} ${count(values, 'value', 'values')} for ${ref}`,
  audienceHolds: (audience: string, rows: HeldValue[]) => {
    const stale = rows.filter((row) => row.isStale).length;
    const all = `${audience} were told ${count(rows.length, 'value', 'values')}`;
    return stale === 0 ? `${all}; all still so` : `${all}; ${number(stale)} no longer so`;
  },
  now: (now: string | null) => (now === null ? 'not told any more' : `now ${now}`),
  toldIn: (row: HeldValue) => `${row.update}, ${shortDate(row.toldOn)}`,
  stillSo: 'still so',
  correctFor: (audience: string) => `Draft the correction for ${audience}`,
  none: {
    title: 'Nothing was told yet',
    words: 'When an update is issued, every value that stands in it is remembered here: who holds it, since when.',
    go: 'Compose the first update',
  },
  noneStale: {
    title: 'Everybody knows what is so',
    words: 'No value that was told has changed since in a way its readers could see.',
    go: 'Show all that was told',
  },
  noneFound: 'No value that was told fits.',

  columns: {
    update: 'Update',
    day: 'Issued',
    audience: 'Audience',
    said: 'What it said',
    people: 'People',
    files: 'Files',
  },
  noIssued: {
    title: 'Nothing was issued yet',
    words:
      'An update that is issued gets a number and stays as it is for ever. It is then kept here with its files and the exact values it told.',
    go: 'Choose an audience',
  },
  correctedBy: (ref: string) => `corrected by ${ref}`,
  corrects: (ref: string) => `corrects ${ref}`,
  toAudience: (row: UpdateRow) => `${row.audience} · ${longDate(row.issuedOn)}`,
  frozen: 'Kept as it left; nothing here can be changed',
  back: 'All issued updates',
  page: 'The page as it left',
  values: 'Values told',
  compare: 'Compare',
  compareWith: 'Compare with',
  noOther: 'There is no other update for this audience.',
  text: 'Its text',
  look: 'What to see of it',
  people: 'Told',
  nobody: 'Nobody was named in the audience',
  files: 'Files',
  hash: (hash: string) => `SHA-256 ${hash}`,
  openFolder: 'Show in folder',
  again: 'Make the files again',
  same: 'Made again: the same bytes',
  other: 'Made again, with other bytes than those that left: this version of Roadbook writes them differently',
  template: 'Template',
  /** A template's name as its label begins. */
  named: (template: string) => template.charAt(0).toUpperCase() + template.slice(1),
  weight: 'Weight',
  correctIt: 'Correct this update',
  size: fileSize,

  allTitle: 'Updates for everybody',
  allHow:
    'One step writes the update of each audience and searches its files. Nothing is issued before you looked at it.',
  allLead: 'Made and searched, not issued. Look at each, then issue those you looked at.',
  whose: 'Whose',
  whoseDue: 'Due',
  whoseAll: 'Everybody',
  kinds: 'Files',
  own: 'What each gets',
  make: 'Make them',
  makeAgain: 'Make again',
  making: (done: number, all: number, audience: string) => `${audience}: ${number(done)} of ${number(all)}`,
  stop: 'Stop',
  stopped: 'Stopped; nothing was written.',
  noneDue: 'No update is due today.',
  looked: 'Looked at',
  lookAt: 'Look',
  edit: 'Write in it',
  issueOne: 'Issue',
  issueLooked: (updates: number) => `Issue those looked at (${number(updates)})`,
  changes: (made: MadeFor) => (made.changes === null ? 'all of it is new' : count(made.changes, 'change', 'changes')),
  leaks: (leaks: number) => count(leaks, 'leak', 'leaks'),
  toLook: (warnings: number) => (warnings === 0 ? 'nothing to look at' : words.toLookAt(warnings)),
  filesOf: (made: MadeFor) => words.filesOf(made.files.map(({ format }) => format)),
  leftOut: ({ leftOut }: MadeFor) =>
    leftOut.length === 0 ? '' : `no ${list(leftOut.map(({ format }) => FORMAT_WORDS[format]))}: no picture on its page`,
  issuedAs: (ref: string) => `issued as ${ref}`,
  issuedAll: (refs: string[]) => `Issued ${list(refs)}, with a list of them beside the files`,
  chooseOne: 'Choose an update on the left to look at its page.',

  cardTitle: (ref: string, title: string) => `${ref} ${title}`,
  cardKind: 'Stand-in card',
  cardLead: 'What you may say, and to whom.',
  owner: (owner: string) => `Owner: ${owner}`,
  say: 'Say',
  keep: 'Not to be said as it is inside',
  wasTold: 'They were told',
  nothingTold: 'Nothing yet',
  staysOut: (reason: string) => `They hear nothing of it. ${reason}`,
  open: 'Still open',
  nothingOpen: 'No decision waits on it.',
  decides: (who: string) => `${who} decides`,
  neededBy: (day: string) => `needed by ${longDate(day)}`,
  copyCard: 'Copy as text',
  copied: 'Copied the card',
};

/** The card as plain text, for a message. */
export function cardText(head: string, audiences: CardAudience[]): string {
  const block = (one: CardAudience) => {
    if (one.staysOut !== null) return `${one.audience}\n  ${told.staysOut(one.staysOut)}`;
    return [one.audience, ...one.say.map(({ label, value }) => `  ${label}: ${value}`)].join('\n');
  };
  return [head, ...audiences.map(block)].join('\n\n');
}
