// What the roadmap shows: search, filters, group, sort, columns, and the lines that follow from them.
import type { Backend } from '../../lib/ipc/backend';
import type { ItemField, ItemFilter, ItemQuery, ItemRow, ItemSort } from '../../lib/ipc/types';
import { COLUMNS, fitting, scaleOfField, type Column, type ColumnKey } from './columns';
import { Layout } from './layout';
import { Pages, PAGE_SIZE } from './pages.svelte';

/** The fields that items can be grouped by. */
export const GROUPS: ItemField[] = ['product', 'team', 'owner', 'level', 'status', 'goal'];
/** The fields that items can be filtered by. */
export const FILTERS: ItemField[] = [
  'level',
  'product',
  'team',
  'owner',
  'health',
  'commitment',
  'status',
  'sensitivity',
];
export const SORTS: ItemSort[] = ['start', 'end', 'title', 'ref', 'effort', 'commitment', 'health', 'owner'];

export class Roadmap {
  search = $state('');
  filters = $state.raw<ItemFilter[]>([]);
  /** Those that are put away, instead of those in use. */
  putAway = $state(false);
  group = $state<ItemField | null>('product');
  sort = $state<ItemSort>('start');
  descending = $state(false);
  folded = $state.raw<ReadonlySet<string>>(new Set());
  /** Null while the window decides. */
  chosen = $state.raw<ReadonlySet<ColumnKey> | null>(null);
  width = $state(1200);

  readonly pages: Pages;
  readonly layout = $derived.by(() => new Layout(this.pages.totals.count, this.pages.groups, this.folded));
  readonly columns = $derived.by<Column[]>(() => {
    const chosen = this.chosen;
    return chosen ? COLUMNS.filter((column) => chosen.has(column.key)) : fitting(this.width, this.group);
  });
  readonly isNarrowed = $derived(this.search.trim() !== '' || this.filters.length > 0 || this.putAway);

  constructor(
    readonly backend: Backend,
    refused: (thrown: unknown) => void,
  ) {
    this.pages = new Pages((offset, limit) => this.backend.listItems(this.query(offset, limit)), refused);
  }

  query(offset: number, limit: number): ItemQuery {
    const search = this.search.trim() || null;
    const { filters, putAway, group, sort, descending } = this;
    return { search, filters, putAway, group, sort, descending, offset, limit };
  }

  reload = () => this.pages.reload();

  /** Sorts by a column; a second time turns it round. */
  async sortBy(sort: ItemSort): Promise<void> {
    this.descending = this.sort === sort && !this.descending;
    this.sort = sort;
    await this.reload();
  }

  async groupBy(group: ItemField | null): Promise<void> {
    this.group = group;
    this.folded = new Set();
    await this.reload();
  }

  fold(key: string): void {
    const folded = new Set(this.folded);
    if (!folded.delete(key)) folded.add(key);
    this.folded = folded;
  }

  valuesOf(field: ItemField): string[] {
    return this.filters.find((filter) => filter.field === field)?.values ?? [];
  }

  /** Lets a value through or not. A filter without values is none. */
  async toggleFilter(field: ItemField, value: string): Promise<void> {
    const had = this.valuesOf(field);
    const values = had.includes(value) ? had.filter((other) => other !== value) : [...had, value];
    await this.setFilter(field, values);
  }

  async setFilter(field: ItemField, values: string[]): Promise<void> {
    const changed = { field, values };
    const known = this.filters.some((filter) => filter.field === field);
    const filters = known
      ? this.filters.map((filter) => (filter.field === field ? changed : filter))
      : [...this.filters, changed];
    this.filters = filters.filter((filter) => filter.values.length > 0);
    await this.reload();
  }

  async showAll(): Promise<void> {
    this.search = '';
    this.filters = [];
    this.putAway = false;
    await this.reload();
  }

  /** Shows what was put away, or what is in use again. */
  async showPutAway(putAway: boolean): Promise<void> {
    this.putAway = putAway;
    await this.reload();
  }

  toggleColumn(key: ColumnKey): void {
    const shown = new Set(this.columns.map((column) => column.key));
    if (!shown.delete(key)) shown.add(key);
    this.chosen = shown;
  }

  /** The values a field can have, or has, with their words. */
  async choices(field: ItemField): Promise<{ value: string; label: string }[]> {
    const scale = scaleOfField(field);
    if (scale) return Object.entries(scale).map(([value, label]) => ({ value, label }));
    return (await this.backend.choices(field)).map((value) => ({ value, label: value }));
  }

  /** The item on a line; null for a group and for what is still on its way. */
  rowOn(at: number): ItemRow | null {
    const line = this.layout.line(at);
    return line?.kind === 'item' ? this.pages.row(line.index) : null;
  }

  /** The line of an item, looked for page by page in the first few thousand; -1 when it is not there. */
  async find(id: string): Promise<number> {
    const last = Math.min(this.pages.totals.count, 25 * PAGE_SIZE) - 1;
    for (let index = 0; index <= last; index += PAGE_SIZE) {
      const found = this.pages.indexOf(id);
      if (found >= 0) return this.layout.lineOf(found);
      await this.pages.need(index, Math.min(index + PAGE_SIZE - 1, last));
    }
    const found = this.pages.indexOf(id);
    return found < 0 ? -1 : this.layout.lineOf(found);
  }
}
