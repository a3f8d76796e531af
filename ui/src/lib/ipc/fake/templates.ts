// The templates of the stand-in: one fault is found, an unknown block.
import { Refusal, type Backend } from '../backend';
import type { TemplateRow } from '../types';
import type { FakeStore } from './store';
import { PAGE } from './told';

type Commands = Pick<
  Backend,
  | 'listTemplates'
  | 'templateText'
  | 'templateOffer'
  | 'tryTemplate'
  | 'addTemplate'
  | 'duplicateTemplate'
  | 'editTemplate'
  | 'resetTemplate'
  | 'putTemplateAway'
  | 'bringTemplateBack'
  | 'templateVersions'
>;

interface Kept {
  row: TemplateRow;
  text: string;
}

const TEXT = '# {{ headline }}\n\n{{ lead }}\n\n## What comes\n\n```roadbook items\nby: quarter\n```\n';

function kept(name: string, purpose: string, audiences: string[]): Kept {
  const label = `${name[0]!.toUpperCase()}${name.slice(1)}: ${purpose}`;
  return { row: { id: name, name, label, purpose, origin: 'builtIn', audiences, archived: false }, text: TEXT };
}

/** The templates, kept in the store so that an undo brings them back. */
export function fakeTemplates(store: FakeStore): Commands {
  const all = store.keep('templates', [
    kept('executives', 'What is needed, and where a plan is at risk', ['Executives']),
    kept('sales', 'By quarter, with what may be promised', ['Sales']),
    kept('standard', 'All items and decisions, field by field', ['Marketing', 'Support']),
  ]);
  const find = (id: string) => all.value.find(({ row }) => row.id === id) ?? missing();
  const set = (label: string, id: string, change: (one: Kept) => Kept) =>
    store.change(label, ['template'], () => {
      all.value = all.value.map((one) => (one.row.id === id ? change(one) : one));
    });
  const add = (name: string, text: string) => {
    const row: TemplateRow = { ...kept(name, '', []).row, label: name, origin: 'own' };
    store.change(`Added the template ${name}`, ['template'], () => (all.value = [...all.value, { row, text }]));
    return row.id;
  };
  return {
    listTemplates: async () => all.value.map(({ row }) => row),
    templateText: async (id) => find(id).text,
    templateOffer: async () => ({
      blocks: [
        {
          name: 'items',
          what: 'The items, one below the other',
          text: '```roadbook items\nby: quarter\n```\n',
          sample: 'Instant euro payouts',
        },
      ],
      fields: [
        {
          name: 'headline',
          what: 'The news in a sentence',
          text: '{{ headline }}',
          sample: '3 of 4 items are on track.',
        },
        {
          name: 'company',
          what: 'The company, as the settings have it',
          text: '{{ company }}',
          sample: 'Larkfield Payments',
        },
      ],
      phrases: [],
    }),
    templateVersions: async (id) => [
      { version: 1, on: null, by: '', text: TEXT },
      ...(find(id).text === TEXT ? [] : [{ version: 2, on: '2026-11-24', by: 'Nora Vale', text: find(id).text }]),
    ],
    tryTemplate: async (_id, text) => {
      const line = text.split('\n').findIndex((row) => row.includes('roadbook itmes'));
      const fault = { line: line + 1, what: 'There is no block “itmes”', hint: 'Did you mean items?' };
      return line < 0 ? { html: PAGE, words: 142, faults: [] } : { html: null, words: 0, faults: [fault] };
    },
    addTemplate: async (name) => add(name, TEXT),
    duplicateTemplate: async (id) => add(`${find(id).row.name} 2`, find(id).text),
    editTemplate: async (id, field, text) =>
      set(`Changed ${field} of the template ${id}`, id, (one) =>
        field === 'text'
          ? { text, row: { ...one.row, origin: one.row.origin === 'own' ? 'own' : 'edited' } }
          : { ...one, row: { ...one.row, [field]: text } },
      ),
    resetTemplate: async (id) =>
      set(`Made the template ${id} what it was`, id, ({ row }) => ({ text: TEXT, row: { ...row, origin: 'builtIn' } })),
    putTemplateAway: async (id) =>
      set(`Put the template ${id} away`, id, (one) => ({ ...one, row: { ...one.row, archived: true } })),
    bringTemplateBack: async (id) =>
      set(`Brought the template ${id} back`, id, (one) => ({ ...one, row: { ...one.row, archived: false } })),
  };
}

function missing(): never {
  throw new Refusal({ code: 'notFound', message: 'There is no such template in this workspace', hint: null });
}
