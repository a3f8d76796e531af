// What is offered for several records at once: the keys that select them, and the fields that are set for all of them.
import type { Shortcut } from '../keys';
import { words } from './words';

/** What the list answers itself, for the sheet of keys. */
export const MANY_KEYS: Shortcut[] = Object.entries({
  X: words.many.keys.one,
  'Shift ↓': words.many.keys.along,
  'Ctrl A': words.many.keys.all,
}).map(([keys, said]) => ({ keys, words: said, group: 'view' }));

/** A field that is set for several records at once. */
export interface ManyField {
  key: string;
  label: string;
  choices: { value: string; label: string }[];
  /** What it is called to leave it empty, where it can be. */
  none?: string;
  /** A value that is not there yet can be typed: the line that leads there, and what the field then says. */
  other?: { label: string; hint: string };
  /** It holds several values at once: what is chosen is put in, and these can be taken out. */
  had?: string[];
}

/** Values that are their own words, each once and in order. */
export function choicesOf(values: (string | null | undefined)[]): { value: string; label: string }[] {
  const known = [
    ...new Set(values.filter((value) => value !== null && value !== undefined && value !== '')),
  ] as string[];
  return known.sort((one, other) => one.localeCompare(other)).map((value) => ({ value, label: value }));
}

/** The fields that most records share. */
export function sharedFields(people: string[], sensitivities: Record<string, string>) {
  const { sensitivity, nobody } = words.many;
  return {
    person: (key: string, label: string): ManyField => ({ key, label, choices: choicesOf(people), none: nobody }),
    sensitivity: {
      key: 'sensitivity',
      label: sensitivity,
      choices: Object.entries(sensitivities).map(([value, label]) => ({ value, label })),
    } satisfies ManyField,
  };
}
