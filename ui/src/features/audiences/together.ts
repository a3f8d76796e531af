// What is set for several people at once.
import { choicesOf, type ManyField } from '../../lib/hand/many';
import { words as handWords } from '../../lib/hand/words';
import type { PersonField, PersonRow } from '../../lib/ipc/types';
import { textOf } from './people.svelte';
import { words } from './words';

const FIELDS: PersonField[] = ['role', 'department', 'seniority'];

/** The values are those that somebody has. */
export function together(rows: PersonRow[]): ManyField[] {
  return FIELDS.map((key) => ({
    key,
    label: words.columns[key],
    choices: choicesOf(rows.map((row) => textOf(row, key))),
    other: handWords.many.other,
    none: handWords.notSaidYet,
  }));
}
