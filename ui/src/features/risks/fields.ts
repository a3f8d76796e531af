// The fields of an entry and of an action that are written by hand.
import { entryField, type EntryField } from '../../lib/hand/fields';
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
