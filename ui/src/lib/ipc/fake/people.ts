// The people of the stand-in.
import { Refusal, type Backend } from '../backend';
import type { PersonRow } from '../types';
import type { FakeStore } from './store';

type Commands = Pick<
  Backend,
  'listPeople' | 'listPeoplePutAway' | 'addPerson' | 'editPerson' | 'pastePeople' | 'importPeople'
>;

const person = (number: number, name: string, role: string, department: string, seniority: string): PersonRow => ({
  id: `person-${name}`,
  ref: `P-${number}`,
  name,
  role,
  department,
  seniority,
  email: `${name.toLowerCase().replace(' ', '.')}@larkfield.example`,
  aliases: [],
  audiences: number < 3 ? [{ id: 'sales', name: 'Sales' }] : [],
});

export const PEOPLE: PersonRow[] = [
  person(1, 'Nora Vale', 'Product operations manager', 'Product', 'Lead'),
  person(2, 'Ines Rahm', 'Group product manager', 'Product', 'Senior'),
  person(3, 'Priya Nair', 'Head of engineering', 'Engineering', 'Director'),
  person(4, 'Sofia Marin', 'Chief financial officer', 'Finance', 'Executive'),
];

/** The people, kept in the store so that an undo brings them back. */
export function fakePeople(store: FakeStore): Commands {
  const all = store.keep('people', PEOPLE);
  return {
    listPeople: async () => all.value,
    listPeoplePutAway: async () => [],
    addPerson: async (name) => {
      if (all.value.some((known) => known.name === name))
        throw new Refusal({ code: 'invalid', message: `There is ${name} already.`, hint: null });
      const added = { ...person(all.value.length + 1, name, '', '', ''), email: null };
      store.change(`Added ${added.ref} ${name}`, ['person'], () => (all.value = [...all.value, added]));
      return added.id;
    },
    pastePeople: async (text) => {
      const names = text
        .split('\n')
        .map((row) => row.split('\t')[0]!.trim())
        .filter((name) => name !== '' && !all.value.some((known) => known.name === name));
      return store.change(`Pasted people, ${names.length} new`, ['person'], () => {
        const fresh = names.map((name, at) => person(all.value.length + at + 1, name, '', '', ''));
        all.value = [...all.value, ...fresh];
      });
    },
    importPeople: async (_path, onlyTry) => ({
      done: onlyTry
        ? null
        : store.change('Imported 1 person from staff.csv', ['person'], () => {
            all.value = [...all.value, person(all.value.length + 1, 'Max Roth', 'Designer', 'Design', '')];
          }),
      added: 1,
      changed: 0,
      unchanged: 2,
      created: [],
      problems: ['staff.csv, line 4: Email: “max” is not an e-mail address'],
      unclearDay: null,
    }),
    editPerson: async (id, field, text) =>
      store.change(`Changed ${field}`, ['person'], () => {
        const value = field === 'aliases' ? text.split(/\s*,\s*/).filter(Boolean) : text || null;
        all.value = all.value.map((row) => (row.id === id ? { ...row, [field]: value } : row));
      }),
  };
}
