// The fields of a metric that are written by hand.
import { entryField, type EntryField } from '../../lib/hand/fields';
import type { MetricRow } from '../../lib/ipc/types';
import { SENSITIVITY_WORDS } from '../../lib/text/scales';
import { words } from './words';

const { fields } = words;

/** What it is called, as the title of its record. */
export function nameField(row: MetricRow): EntryField[] {
  return [entryField('name', fields.name, row.name, { leads: true })];
}

/** What it is: definition, owner, targets. */
export function definitionFields(row: MetricRow): EntryField[] {
  return [
    entryField('owner', fields.owner, row.owner, { kind: 'person' }),
    entryField('unit', fields.unit, row.unit),
    entryField('goal', fields.goal, row.goal),
    entryField('definition', fields.definition, row.definition, { kind: 'text' }),
    entryField('targets', fields.targets, row.targets.map(({ period, value }) => `${period}: ${value}`).join('\n'), {
      kind: 'lines',
    }),
  ];
}

/** How it is judged, read and shown. */
export function judgedFields(row: MetricRow): EntryField[] {
  const choice = (field: keyof typeof fields, text: string, known: Record<string, string>) =>
    entryField(field, fields[field], text, { kind: 'choice', choices: Object.values(known) });
  return [
    choice('role', words.roles[row.role], words.roles),
    choice('direction', words.directions[row.direction], words.directions),
    choice('judged', words.judged[row.judged], words.judged),
    entryField('tolerance', fields.tolerance, String(row.tolerance)),
    choice('gathered', words.gathereds[row.gathered], words.gathereds),
    choice('cadence', words.cadences[row.cadence], words.cadences),
    choice('computed', row.computed ? words.computeds[row.computed] : '', words.computeds),
    choice('inPack', row.inPack ? words.yes : words.no, { yes: words.yes, no: words.no }),
    choice('sensitivity', SENSITIVITY_WORDS[row.sensitivity], SENSITIVITY_WORDS),
  ];
}
