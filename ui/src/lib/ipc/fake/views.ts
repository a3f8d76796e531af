// The saved views and the typed filter of the stand-in: enough of both to show what the screens do with them.
import { filterWords, folded } from '../../text/filter';
import { Refusal, type Backend } from '../backend';
import type { ItemField, ItemRow, SavedView, ViewContent } from '../types';
import type { FakeStore } from './store';

const FIELDS: ItemField[] = [
  'team',
  'product',
  'owner',
  'health',
  'commitment',
  'status',
  'level',
  'goal',
  'tags',
  'sensitivity',
];

type ViewCalls = Pick<
  Backend,
  'listViews' | 'saveView' | 'saveViewAs' | 'renameView' | 'pinView' | 'removeView' | 'completeFilter'
>;

export function fakeViews(store: FakeStore): ViewCalls {
  let views: SavedView[] = [];
  const refuse = (message: string): never => {
    throw new Refusal({ code: 'invalid', message, hint: 'Choose another name.' });
  };
  const isFree = (name: string, own: string | null) => {
    if (name.trim() === '') refuse('A view needs a name');
    if (views.some((view) => folded(view.name) === folded(name) && view.id !== own))
      refuse(`There is a view ${name.trim()} already`);
  };
  const put = (label: string, change: () => SavedView[]) =>
    store.change(label, ['view'], () => (views = change().sort((a, z) => Number(z.pinned) - Number(a.pinned))));
  const edit = (id: string, label: string, change: Partial<SavedView>) =>
    put(label, () => views.map((view) => (view.id === id ? { ...view, ...change } : view)));
  return {
    listViews: async () => views,
    saveViewAs: async (name, content) => {
      isFree(name, null);
      const id = `view-${views.length + 1}`;
      const view = { id, name: name.trim(), ...(content as ViewContent), pinned: false, archived: false };
      put(`Saved the view ${view.name}`, () => [...views, view]);
      return view;
    },
    saveView: async (id, content) => edit(id, 'Saved the view', content as ViewContent),
    renameView: async (id, name) => (isFree(name, id), edit(id, `Renamed the view to ${name}`, { name: name.trim() })),
    pinView: async (id, pinned) => edit(id, pinned ? 'Pinned the view' : 'Unpinned the view', { pinned }),
    removeView: async (id) => put('Took the view away', () => views.filter((view) => view.id !== id)),
    completeFilter: async (before, after) => {
      const wrong = filterWords(before + after).find(({ field }) => field !== null && !isKnown(field));
      const last = /\s$/.test(before) ? undefined : filterWords(before).at(-1);
      const start = before.slice(0, before.length - (last?.text.length ?? 0));
      const begins = (name: string) => folded(name).startsWith(folded(last?.values.at(-1) ?? last?.text ?? ''));
      const values = last?.field && isKnown(last.field) ? valuesOf(store.items, last.field as ItemField) : [];
      return {
        offers: last?.field
          ? values.filter(begins).map((value) => ({ text: `${start}${last.field}:${value}`, label: value, second: '' }))
          : FIELDS.filter(begins).map((field) => ({ text: `${start}${field}:`, label: `${field}:`, second: field })),
        problem: wrong ? `“${wrong.field}” is not a field to filter by` : null,
        hint: null,
      };
    },
  };
}

const isKnown = (field: string) => FIELDS.includes(field as ItemField) || field === 'due';

function valuesOf(items: ItemRow[], field: ItemField): string[] {
  return [...new Set(items.flatMap((row) => textsOf(row, field)))].filter(Boolean).sort();
}

function textsOf(row: ItemRow, field: ItemField): string[] {
  const value = field === 'owner' ? row.owner?.name : row[field as keyof ItemRow];
  return Array.isArray(value) ? (value as string[]) : [typeof value === 'string' ? value : ''];
}

/** Whether an item is let through by a filter: fields that are or are not one of some values, and a last day before one. */
export function isLetThrough(row: ItemRow, filter: string): boolean {
  return filterWords(filter).every(({ field, values, not }) => {
    if (field === null) return true;
    if (field === 'due') return (row.timeframe?.end ?? '9999') < (values[0] ?? '').replace('<', '');
    const has = textsOf(row, field as ItemField).map((value) => folded(value.replace(/([A-Z])/g, '-$1')));
    return values.some((value) => has.includes(value === 'none' ? '' : folded(value))) !== not;
  });
}
