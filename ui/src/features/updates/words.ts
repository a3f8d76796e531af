// Every sentence of the updates.
import type { AudienceRow, FieldMark, Format } from '../../lib/ipc/types';
import { count, list, number } from '../../lib/text/counts';
import { fieldWord } from '../../lib/text/systems';
import { SENSITIVITY_WORDS } from '../../lib/text/scales';

export const words = {
  title: 'Updates',
  lead: 'Choose who is to be told. Each audience gets a page of its own, from what it may see.',
  audiences: 'Audiences',
  compose: 'Compose',
  people: (people: number) => (people === 0 ? 'nobody named yet' : count(people, 'person', 'people')),
  cleared: (audience: AudienceRow) => `cleared for ${SENSITIVITY_WORDS[audience.clearance].toLowerCase()}`,
  dates: (precision: string) => `dates ${precision}`,
  columns: {
    audience: 'Audience',
    clearance: 'Cleared for',
    precision: 'Dates',
    channel: 'Reached by',
    cadence: 'Told',
  },
  empty: {
    title: 'No audience yet',
    words: 'An audience is a group of people who are told the same thing in the same way.',
  },

  updateFor: (audience: string) => `Update for ${audience}`,
  back: 'All audiences',
  another: 'Another audience',
  template: 'Template',
  composing: 'Composing the page',

  goesIn: 'What goes in',
  show: 'Which records',
  all: 'All',
  changed: 'Changed',
  withheld: 'Withheld',
  nothingIn: (audience: string) => `Nothing may go to ${audience} yet. Below stands what is kept back, and why.`,
  nothingChanged: 'Nothing is reworded or coarsened.',
  nothingWithheld: 'Nothing is withheld from what goes in.',
  staysOut: 'Stays out',
  searchedFor: (records: number) => `${number(records)}, searched for in the finished file`,
  unfold: (ref: string) => `What ${ref} becomes`,
  reasons: (reasons: number) => `and ${number(reasons)} more`,
  showMore: (more: number) => `Show ${number(more)} more`,
  why: ([first, ...others]: FieldMark[]) => {
    if (!first) return 'Shown as it is';
    const more = others.length > 0 ? `, and ${count(others.length, 'more field', 'more fields')}` : '';
    return `${first.label} · ${first.reason}${more}`;
  },

  page: 'The page',
  pageIs: 'exactly as the file will be',
  wordsCount: (n: number, most: number | null) => {
    const reads = `reads in ${n < 260 ? 'a minute' : count(Math.round(n / 200), 'minute', 'minutes')}`;
    if (most === null) return `${count(n, 'word', 'words')}, ${reads}`;
    const over = n > most ? `, ${number(n - most)} too many` : '';
    return `${number(n)} of ${count(most, 'word', 'words')}${over}, ${reads}`;
  },
  noFound: 'Leak check: nothing found',
  readBack: 'Read back',
  lookedFor: 'Looked for',
  found: 'Found',
  readBackFiles: 'the finished PDF, HTML and Markdown, and their properties',
  lookedForValues: (values: number, spellings: number) =>
    `${count(values, 'withheld value', 'withheld values')} in ${count(spellings, 'spelling', 'spellings')}`,
  mayLeave: 'these files may leave',
  leaks: (leaks: number) => `The page would tell ${count(leaks, 'withheld value', 'withheld values')}`,
  leakPlace: (place: string, ref: string, field: string) =>
    field === '*' ? `${place} · from ${ref}` : `${place} · ${fieldWord(field)} of ${ref}`,
  noFile: 'No file can be saved until it is gone. Change the record, or its public text.',
  cannotSave: 'The leak check found something',

  saveAs: 'Save as',
  save: 'Save',
  saving: 'Writing the files',
  formats: {
    pdf: 'PDF',
    pptx: 'PowerPoint',
    docx: 'Word',
    xlsx: 'Excel',
    html: 'HTML',
    eml: 'E-mail',
    md: 'Markdown',
    csv: 'CSV',
    ics: 'Calendar',
  } satisfies Record<Format, string>,
  chooseFormat: 'Choose at least one format',
  saved: (formats: string[], audience: string) => `Saved ${list(formats)} for ${audience}`,
  showInFolder: 'Show in folder',
};
