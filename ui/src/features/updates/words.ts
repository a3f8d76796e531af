// Every sentence of the updates: the lists, the composer, the files that leave. What was told stands in `told-words`.
import type { AudienceRow, BudgetUse, Due, FieldMark, Format, Leak, MessageWeight, News } from '../../lib/ipc/types';
import { count, list, noun, number } from '../../lib/text/counts';
import { shortDate } from '../../lib/text/dates';
import { fieldWord } from '../../lib/text/systems';
import { FORMAT_WORDS } from '../../lib/text/formats';
import { WEIGHT_WORDS } from '../../lib/text/weights';
import { SENSITIVITY_WORDS } from '../../lib/text/scales';

export const words = {
  title: 'Updates',
  tabs: { audiences: 'Audiences', told: 'Told', issued: 'Issued' },
  tabsLabel: 'What to see of the updates',
  allAtOnce: 'Compose all that are due',
  everybody: 'Everybody’s',
  audiences: 'Audiences',
  compose: 'Compose',
  goOn: 'Go on',
  people: (people: number) => (people === 0 ? 'nobody named yet' : count(people, 'person', 'people')),
  cleared: (audience: AudienceRow) => `cleared for ${SENSITIVITY_WORDS[audience.clearance].toLowerCase()}`,
  dates: (precision: string) => `dates ${precision}`,
  columns: {
    due: 'Due',
    audience: 'Audience',
    last: 'Last told',
    changes: 'News to them',
    stale: 'No longer true',
    month: 'Told this month',
  },
  /** How far from the day they are due. */
  far: ({ daysLate, lastUpdate }: Due): { number: string; words: string; tone: 'plain' | 'near' | 'late' } => {
    if (daysLate === null) return { number: '–', words: 'no cadence', tone: 'plain' };
    if (lastUpdate === null) return { number: 'Never', words: 'told yet', tone: 'near' };
    if (daysLate === 0) return { number: 'Today', words: '', tone: 'near' };
    const far = Math.abs(daysLate);
    if (daysLate > 0) return { number: number(far), words: noun(far, 'day late', 'days late'), tone: 'late' };
    return { number: number(far), words: noun(far, 'day left', 'days left'), tone: far <= 3 ? 'near' : 'plain' };
  },
  cadence: (due: Due) => due.cadence ?? 'No cadence',
  lastTold: (due: Due) => (due.lastTold ? `${shortDate(due.lastTold)}, ${due.lastUpdate}` : 'Not yet'),
  news: (due: Due) => (due.lastUpdate === null ? 'all of it' : due.changes === 0 ? 'nothing' : number(due.changes)),
  staleValues: (stale: number) => (stale === 0 ? '' : count(stale, 'value', 'values')),
  month: (due: Due) =>
    due.updatesAMonth === null ? number(due.thisMonth) : `${number(due.thisMonth)} of ${number(due.updatesAMonth)}`,
  empty: {
    title: 'No audience yet',
    words: 'An audience is a group of people who are told the same thing in the same way.',
    go: 'Add an audience',
  },

  updateFor: (audience: string) => `Update for ${audience}`,
  draftOf: (next: string) => `${next} draft`,
  correctsIt: (ref: string) => `corrects ${ref}`,
  back: 'All audiences',
  another: 'Another audience',
  template: 'Template',
  composing: 'Composing the page',
  seeAs: (audience: string) => `See the roadmap as ${audience}`,

  since: (audience: string) => `Since ${audience} last heard`,
  sinceOn: (day: string, update: string) => `${day}, in ${update}`,
  neverHeard: (audience: string) => `${audience} never heard from you`,
  allNew: 'Everything that goes in is new to them.',
  noNews: 'Nothing is news to them',
  noNewsWhy: 'What changed since changes nothing that they can see.',
  quiet: (quiet: number) => `${count(quiet, 'change is', 'changes are')} not news to them`,
  stale: (stale: number) => `${count(stale, 'value they hold is', 'values they hold are')} no longer true`,
  moreNews: (more: number) => `${number(more)} more`,
  newsKind: (news: News): string => {
    if (news.field === 'item') return news.before === null ? 'new' : 'gone';
    const kinds: Record<string, string> = { timeframe: 'moved', title: 'renamed', chosen: 'decided' };
    return kinds[news.field] ?? news.label.toLowerCase();
  },
  newsWords: (news: News): string => {
    if (news.field === 'item') return '';
    return `${news.before ?? 'nothing'} to ${news.after ?? 'nothing'}`;
  },
  newsMore: (news: News): string => (news.more > 0 ? `and ${number(news.more)} more` : ''),

  goesIn: 'What goes in',
  show: 'Which records',
  all: 'All',
  newsTab: 'News',
  changed: 'Changed',
  withheld: 'Withheld',
  nothingIn: (audience: string) => `Nothing may go to ${audience} yet. Below stands what is kept back, and why.`,
  nothingChanged: 'Nothing is reworded or coarsened.',
  nothingWithheld: 'Nothing is withheld from what goes in.',
  nothingNew: 'None of it is news to them.',
  staysOut: 'Stays out',
  searchedFor: (records: number) => `${number(records)}, searched for in the finished file`,
  unfold: (ref: string) => `What ${ref} becomes`,
  putIn: (ref: string) => `${ref} goes into this update`,
  leftOut: 'Left out this time; it stays news',
  notOnPage: 'The text has no place for it',
  showMore: (more: number) => `Show ${number(more)} more`,
  why: ([first, ...others]: FieldMark[]) => {
    if (!first) return 'Shown as it is';
    const more = others.length > 0 ? `, and ${count(others.length, 'more field', 'more fields')}` : '';
    return `${first.label} · ${first.reason}${more}`;
  },

  text: 'The text',
  how: 'How to write',
  asParts: 'Parts',
  asText: 'As text',
  insert: 'Insert',
  blocks: 'Block',
  fields: 'Value',
  phrases: 'Only if, and for each',
  heading: 'Heading',
  textUnder: (heading: string) => (heading ? `Text under “${heading}”` : 'Text'),
  fillsItself: 'fills itself',
  writeHere: 'Write here',
  onlyIf: (says: string) => says.replace(/^if /, 'only if ').replace(/^endif$/, 'until here'),
  takeOut: (block: string) => `Take out: ${block}`,
  ask: { what: 'What', by: 'By', how: 'How', silent: 'If we hear nothing' } as Record<string, string>,
  nothingAsked: 'Nothing is asked. The page says “Nothing needed from you.”',
  blockOf: { page: 'How the page opens' } as Record<string, string>,
  faults: (faults: number) =>
    `${count(faults, 'thing is', 'things are')} wrong in the text; the page is as it was before`,
  line: (line: number) => `Line ${line}`,

  page: 'The page',
  pageIs: 'exactly as the file will be',
  wordsCount: (n: number, most: number | null) => {
    const reads = `reads in ${n < 260 ? 'a minute' : count(Math.round(n / 200), 'minute', 'minutes')}`;
    if (most === null) return `${count(n, 'word', 'words')}, ${reads}`;
    const over = n > most ? `, ${number(n - most)} too many` : '';
    return `${number(n)} of ${count(most, 'word', 'words')}${over}, ${reads}`;
  },
  requests: (requests: number, most: number | null) =>
    most === null ? count(requests, 'request', 'requests') : `${count(requests, 'request', 'requests')}, limit ${most}`,

  shownAs: 'Shown as',
  /** How much attention it asks for, and how much of that is left. */
  weight: (weight: MessageWeight, budget: BudgetUse[]) => {
    const used = budget.find(({ line }) => line.weight === weight);
    if (!used) return WEIGHT_WORDS[weight];
    return `${WEIGHT_WORDS[weight]}, ${number(used.sent)} of ${number(used.line.most)} sent this ${used.line.period}`;
  },

  toLookAt: (warnings: number) => `${count(warnings, 'thing', 'things')} to look at`,
  goThere: 'Go there',
  nextWarning: 'Go to the next thing to look at',

  noFound: 'Leak check: nothing found',
  searching: 'Leak check: reading the files back',
  readBack: 'Read back',
  lookedFor: 'Looked for',
  found: 'Found',
  readBackFiles: (formats: Format[]) =>
    `the finished ${list(formats.map((one) => FORMAT_WORDS[one]))}, with properties`,
  lookedForValues: (values: number, spellings: number) =>
    `${count(values, 'withheld value', 'withheld values')} in ${count(spellings, 'spelling', 'spellings')}`,
  mayLeave: (files: number) => (files === 1 ? 'this file may leave' : `these ${number(files)} files may leave`),
  leaks: (leaks: number) => `The files would tell ${count(leaks, 'withheld value', 'withheld values')}`,
  leakPlace: ({ place, ref, field }: Leak) =>
    field === '*' ? `${place} · from ${ref}` : `${place} · ${fieldWord(field)} of ${ref}`,
  noFile: 'No file can leave until it is gone. Change the text, the record, or its public words.',
  cannotSave: 'The leak check found something',

  files: 'Files',
  filesOf: (formats: Format[]) =>
    formats.length > 3 ? `${formats.length} kinds of file` : formats.map((one) => FORMAT_WORDS[one]).join(', '),
  chooseFormat: 'Choose at least one kind of file',
  more: 'More',
  saveDraft: 'Save the draft as files, without issuing it',
  clearDraft: 'Back to the text of the template',
  issue: (next: string) => `Issue ${next}`,
  issuing: 'Writing the files',
  issueKeys: 'Issue the update',
  issueTitle: (next: string, audience: string) => `Issue ${next} to ${audience}?`,
  issueFacts: (people: number) =>
    `${people === 0 ? 'Nobody is named in this audience yet. ' : `${count(people, 'person is', 'people are')} told. `}It is kept as it is for ever and cannot be undone; a correction is a new update that names it.`,
  issueBeside:
    'It speaks of one thing beside their updates: all else that is news stays so, and the next one is due as before.',
  issueFiles: 'Files',
  issueGo: 'Choose the folder and issue',
  cancel: 'Not yet',
  inTheWay: (files: string[]) =>
    `${count(files.length, 'file is', 'files are')} there already: ${list(files.slice(0, 3))}.`,
  replace: 'Replace',
  saved: (formats: Format[], audience: string) =>
    `Saved ${list(formats.map((one) => FORMAT_WORDS[one]))} for ${audience}`,
  issued: (update: string, audience: string) => `Issued ${update} for ${audience}`,
};
