// What the roadmap shows: search, filters, group, sort, columns, and the lines that follow from them.
import type { Backend } from '../../lib/ipc/backend';
import type {
  ItemField,
  ItemFilter,
  ItemQuery,
  ItemRow,
  ItemSort,
  LaneBy,
  ViewContent,
  ViewLayout,
} from '../../lib/ipc/types';
import { filterTerm, filterWords } from '../../lib/text/filter';
import {
  asWide,
  columnOf,
  COLUMNS,
  fitting,
  scoreOf,
  scaleOfField,
  readableWidth,
  type Column,
  type ColumnKey,
} from './columns';
import { FILTERS, RICE } from './fields';
import { Layout } from './layout';
import { Pages, PAGE_SIZE } from './pages.svelte';
import { dashed, valuesMeant } from './terms';
import { NO_REST, type ViewRest } from './view-rest';
import { ZOOMS } from './zoom';

export class Roadmap {
  /** Words to look for, in what the filters let through. */
  search = $state('');
  filters = $state.raw<ItemFilter[]>([]);
  /** Terms of the filter that were typed and that no menu offers: `due:<2026-10`. */
  typed = $state.raw<string[]>([]);
  /** Those that are put away, instead of those in use. */
  putAway = $state(false);
  group = $state<LaneBy | null>('product');
  sort = $state<ItemSort>('start');
  descending = $state(false);
  folded = $state.raw<ReadonlySet<string>>(new Set());
  /** The columns in their order; null while the window decides. */
  chosen = $state.raw<ColumnKey[] | null>(null);
  /** What else a saved view holds. The layouts beside the sheet read and change it. */
  rest = $state.raw<ViewRest>(NO_REST);
  width = $state(1200);

  readonly pages: Pages;
  readonly layout = $derived.by(() => new Layout(this.pages.totals.count, this.pages.groups, this.folded));
  readonly columns = $derived.by<Column[]>(() => {
    const chosen = this.chosen?.flatMap((key) => columnOf(key) ?? []);
    return asWide(chosen ?? fitting(this.width, this.group), this.rest.widths);
  });
  readonly isNarrowed = $derived(
    this.search.trim() !== '' || this.filters.length > 0 || this.typed.length > 0 || this.putAway,
  );
  /** All that a saved view keeps of what is shown. */
  readonly content = $derived.by<ViewContent>(() => ({
    ...this.rest,
    filter: [
      ...this.filters.map(({ field, values }) => filterTerm(field, scaleOfField(field) ? values.map(dashed) : values)),
      ...this.typed,
      ...filterWords(this.search).map(({ text }) => text),
    ].join(' '),
    lanes: this.group ? [this.group, ...this.rest.lanes] : [],
    fields: this.chosen ?? [],
    sort: this.sort,
    descending: this.descending,
  }));
  /** What a file of it shows: a table has the columns that are seen, also while the window decides them. */
  readonly drawnContent = $derived.by<ViewContent>(() => ({
    ...this.content,
    fields: this.rest.layout === 'table' ? this.columns.map(({ key }) => key) : [],
  }));
  /** The lanes of the timeline, from the outside in. */
  readonly lanes = $derived(this.group ? [this.group, ...this.rest.lanes.filter((by) => by !== this.group)] : []);

  constructor(
    readonly backend: Backend,
    refused: (thrown: unknown) => void,
  ) {
    this.pages = new Pages((offset, limit) => this.backend.listItems(this.query(offset, limit)), refused);
  }

  query(offset: number, limit: number): ItemQuery {
    // A term that is still being typed narrows nothing yet.
    const words = filterWords(this.search).filter(({ field }) => field === null);
    const search = words.map(({ text }) => text).join(' ') || null;
    const filter = this.typed.join(' ') || null;
    const { filters, putAway, group, sort, descending } = this;
    const scores = (this.chosen ?? []).flatMap((key) => scoreOf(key) ?? []);
    const { scoredBy: said, layout } = this.rest;
    const scoredBy = said ?? (layout === 'scores' ? RICE : null);
    return { search, filter, filters, putAway, group, sort, descending, offset, limit, scores, scoredBy };
  }

  /** Everything that is let through, in no group. */
  all(): ItemQuery {
    return { ...this.query(0, 0), group: null, sort: 'ref', descending: false };
  }

  reload = () => this.pages.reload();

  /** Lays the items out otherwise; what a score without a name means may change with that. */
  async layOut(layout: ViewLayout): Promise<void> {
    await this.#anew({ ...this.rest, layout });
  }

  /** Scores by another way. */
  async scoreBy(model: string): Promise<void> {
    await this.#anew({ ...this.rest, scoredBy: model === RICE ? null : model });
  }

  /** Shows the rest of a view otherwise, and asks for the rows again where they are others by that. */
  async #anew(rest: ViewRest): Promise<void> {
    const before = this.query(0, 0).scoredBy;
    this.rest = rest;
    if (this.query(0, 0).scoredBy !== before) await this.reload();
  }

  /** Shows more time, or less. */
  zoomBy(steps: number): void {
    const at = ZOOMS.indexOf(this.rest.zoom ?? 'quarter') + steps;
    const zoom = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))]!;
    this.rest = { ...this.rest, zoom };
  }

  /** Sorts by a column; a second time turns it round. Of scores, the highest come first. */
  async sortBy(sort: ItemSort): Promise<void> {
    this.descending = this.sort === sort ? !this.descending : scoreOf(sort as ColumnKey) !== null;
    this.sort = sort;
    await this.reload();
  }

  async groupBy(group: LaneBy | null): Promise<void> {
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

  /** Takes the terms out of what was typed into the search, and lets them narrow what is shown. */
  async keepTyped(): Promise<void> {
    const words = filterWords(this.search);
    const terms = words.filter(({ field, values }) => field !== null && values.some((value) => value !== ''));
    if (terms.length === 0) return;
    this.search = words.flatMap((word) => (terms.includes(word) ? [] : [word.text])).join(' ');
    await this.#take(terms.map(({ text }) => text));
    await this.reload();
  }

  /** Lets only what a term says through, or everything again. */
  async toggleTyped(term: string): Promise<void> {
    if (this.typed.includes(term)) return this.dropTyped(term);
    this.typed = [...this.typed, term];
    await this.reload();
  }

  async dropTyped(term: string): Promise<void> {
    this.typed = this.typed.filter((other) => other !== term);
    await this.reload();
  }

  /** Terms that a menu offers become filters of their own, the others stay as they were typed. */
  async #take(terms: string[]): Promise<void> {
    for (const text of terms) {
      const [word] = filterWords(text);
      const field = FILTERS.find((known) => known.toLowerCase() === word?.field?.toLowerCase());
      const values = word && field && !word.not ? valuesMeant(await this.choices(field), word.values) : null;
      if (field && values)
        this.filters = [...this.filters.filter((filter) => filter.field !== field), { field, values }];
      else if (!this.typed.includes(text)) this.typed = [...this.typed, text];
    }
  }

  /** Shows what a saved view keeps. */
  async showView(content: ViewContent): Promise<void> {
    const { filter, lanes, fields, sort, descending, ...rest } = content;
    const words = filterWords(filter);
    this.filters = [];
    this.typed = [];
    this.putAway = false;
    this.search = words.flatMap(({ field, text }) => (field === null ? [text] : [])).join(' ');
    this.group = lanes[0] ?? null;
    this.folded = new Set();
    this.rest = { ...rest, lanes: lanes.slice(1) };
    this.chosen = fields.length > 0 ? (fields as ColumnKey[]) : null;
    this.sort = sort as ItemSort;
    this.descending = descending;
    await this.#take(words.flatMap(({ field, text }) => (field === null ? [] : [text])));
    await this.reload();
  }

  async showAll(): Promise<void> {
    this.search = '';
    this.typed = [];
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
    const shown = this.columns.map((column) => column.key);
    // A column that comes back stands where it usually does; a score stands last.
    const placeOf = (wanted: ColumnKey) => {
      const place = COLUMNS.findIndex((column) => column.key === wanted);
      return place < 0 ? COLUMNS.length : place;
    };
    const before = shown.filter((other) => placeOf(other) <= placeOf(key)).at(-1);
    this.chosen = shown.includes(key)
      ? shown.filter((other) => other !== key)
      : shown.toSpliced(before ? shown.indexOf(before) + 1 : 0, 0, key);
  }

  /** Moves a column to the left or right. The reference and the title stay where they are. */
  moveColumn(key: ColumnKey, by: number): void {
    const shown = this.columns.map((column) => column.key);
    const fixed = shown.filter((other) => other === 'ref' || other === 'title').length;
    const at = shown.indexOf(key);
    const to = Math.max(fixed, Math.min(shown.length - 1, at + by));
    if (at < fixed || at === to) return;
    this.chosen = shown.toSpliced(at, 1).toSpliced(to, 0, key);
  }

  /** Makes a column so wide, or as wide as it is by itself. */
  widen(key: ColumnKey, width: number | null): void {
    const others = Object.entries(this.rest.widths).filter(([other]) => other !== key);
    const widths = Object.fromEntries(width === null ? others : [...others, [key, readableWidth(width)]]);
    this.rest = { ...this.rest, widths };
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
