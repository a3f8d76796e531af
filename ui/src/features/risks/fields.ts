// The fields of an entry and of an action that are written by hand.
import { entryField, type EntryField } from '../../lib/hand/fields';
import { choicesOf, type ManyField, type sharedFields } from '../../lib/hand/many';
import { words as handWords } from '../../lib/hand/words';
import type { ActionRow, RaidRow } from '../../lib/ipc/types';
import { SENSITIVITY_WORDS } from '../../lib/text/scales';
import { words } from './words';

const { fields } = words;
type Name = keyof typeof fields;

const line = (field: Name, text: string | number | null) =>
  entryField(field, fields[field], text === null ? '' : String(text));
const day = (field: Name, text: string | null) => entryField(field, fields[field], text, { kind: 'day' });
const long = (field: Name, text: string) => entryField(field, fields[field], text, { kind: 'text' });
const leading = (field: Name, text: string) => entryField(field, fields[field], text, { kind: 'text', leads: true });
const choice = (field: Name, text: string, known: Record<string, string>) =>
  entryField(field, fields[field], text, { kind: 'choice', choices: Object.values(known) });
const person = (text: string | null) => entryField('owner', fields.owner, text, { kind: 'person' });

/** Who and how bad. */
export function scoreFields(row: RaidRow): EntryField[] {
  return [
    leading('statement', row.statement),
    choice('type', words.types[row.type], words.types),
    person(row.owner),
    line('probability', row.probability),
    line('impact', row.impact),
    choice('response', row.response ? words.responses[row.response] : '', words.responses),
    choice('status', words.statuses[row.status], words.statuses),
  ];
}

/** What if, what next, and when it goes to somebody else. */
export function nextFields(row: RaidRow): EntryField[] {
  return [
    long('ifUnresolved', row.ifUnresolved),
    line('nextAction', row.nextAction),
    day('due', row.due),
    line('escalationTrigger', row.escalationTrigger),
    day('escalatesOn', row.escalatesOn),
    line('escalatesTo', row.escalatesTo),
    long('help', row.help),
  ];
}

/** Everything else. */
export function moreFields(row: RaidRow): EntryField[] {
  return [
    line('about', row.about.join(', ')),
    line('tags', row.tags.join(', ')),
    choice('sensitivity', SENSITIVITY_WORDS[row.sensitivity], SENSITIVITY_WORDS),
    long('note', row.note),
  ];
}

/** All of an action. */
export function actionFields(row: ActionRow): EntryField[] {
  return [
    leading('title', row.title),
    person(row.owner),
    day('due', row.due),
    choice('status', words.actionStatuses[row.status], words.actionStatuses),
    line('review', row.review),
    line('about', row.about.join(', ')),
    choice('sensitivity', SENSITIVITY_WORDS[row.sensitivity], SENSITIVITY_WORDS),
    long('note', row.note),
  ];
}

type Shared = ReturnType<typeof sharedFields>;
const of = (known: Record<string, string>) => Object.entries(known).map(([value, label]) => ({ value, label }));

/** What is set for several entries at once; `all` says which tags there are, `selected` which can be taken out. */
export function entriesTogether(shared: Shared, all: RaidRow[], selected: RaidRow[]): ManyField[] {
  return [
    shared.person('owner', fields.owner),
    { key: 'type', label: fields.type, choices: of(words.types) },
    { key: 'response', label: fields.response, choices: of(words.responses), none: handWords.notSaidYet },
    { key: 'status', label: fields.status, choices: of(words.statuses) },
    shared.sensitivity,
    {
      key: 'tags',
      label: handWords.many.tags,
      choices: choicesOf(all.flatMap((row) => row.tags)),
      other: handWords.many.tag,
      had: [...new Set(selected.flatMap((row) => row.tags))],
    },
  ];
}

/** What is set for several actions at once. */
export function actionsTogether(shared: Shared): ManyField[] {
  return [
    shared.person('owner', fields.owner),
    { key: 'status', label: fields.status, choices: of(words.actionStatuses) },
    shared.sensitivity,
  ];
}
