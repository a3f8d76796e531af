// Which cell is looked at, which rows are selected, and what is being typed. Edits go to the core; the sheet shows a
// typed text only until the core's own answer is there.
import { SvelteMap } from 'svelte/reactivity';
import { asRefusal } from '../../lib/ipc/backend';
import type { Done, ItemField, ItemRow } from '../../lib/ipc/types';
import type { Unkept } from '../../lib/unsaved.svelte';
import { isLong, scaleOfField, textOf, type Column } from './columns';
import type { Roadmap } from './roadmap.svelte';
import { SelectedRows } from './selected-rows.svelte';
import { cellsBetween, emptyCells, emptyRange, fill, type Cells, type Place } from './sheet-range';

export type Move = 'down' | 'right' | 'left' | 'stay';

export interface Editing {
  id: string;
  field: ItemField;
  row: ItemRow;
  /** What stands in the field when it opens. */
  text: string;
  /** Opened by typing: what is typed next goes after it rather than over it. */
  typed: boolean;
  error: string | null;
}

/** A text that was refused and whose field is closed. */
export interface LeftBehind {
  field: ItemField;
  text: string;
  why: string;
  again: () => Promise<unknown>;
}

export class Sheet {
  #at = $state.raw<Place | null>(null);
  /** Where the cells that are selected together begin; null while it is one cell, or whole rows. */
  #corner = $state.raw<Place | null>(null);
  /** What the mouse does while it is held down. */
  dragging = $state.raw<'cells' | 'fill' | null>(null);
  /** The item that was gone to. It stays the one looked at when a change sorts it to another line. */
  looked = $state<string | null>(null);
  editing = $state.raw<Editing | null>(null);
  readonly selected: SelectedRows;
  /** Typed and sent, not yet back. */
  readonly pending = new SvelteMap<string, string>();
  #sending: Promise<unknown> = Promise.resolve();
  #anchor = -1;

  constructor(
    readonly roadmap: Roadmap,
    readonly refused: (thrown: unknown) => void,
    readonly said: (done: Done) => void = () => undefined,
    /** Whether nothing can be changed now: another day, or what somebody else may see. */
    readonly isLocked: () => boolean = () => false,
    /** Hears what was typed and could not be kept where it stood, and how to keep it after all. */
    readonly leftBehind: (left: LeftBehind) => void = () => undefined,
  ) {
    this.selected = new SelectedRows(roadmap, refused);
  }

  /** The line looked at, and the place of the column among those shown; null when no cell is. */
  get at(): Place | null {
    return this.#at;
  }

  set at(at: Place | null) {
    this.#at = at;
    this.#corner = null;
    this.looked = (at && this.roadmap.rowOn(at.line)?.id) ?? null;
  }

  /** The cells that are selected together; null while it is one, or whole rows. */
  get range(): Cells | null {
    return this.#at && this.#corner ? cellsBetween(this.#corner, this.#at) : null;
  }

  /** What is on its way, for the bottom line. */
  get unkept(): Unkept {
    const { pending } = this;
    return {
      get isDirty() {
        return pending.size > 0;
      },
      error: '',
      keep: () => this.#sending,
    };
  }

  get column(): Column | null {
    return this.at ? (this.roadmap.columns[this.at.column] ?? null) : null;
  }

  get row(): ItemRow | null {
    return this.at ? this.roadmap.rowOn(this.at.line) : null;
  }

  goTo(line: number, column: number): void {
    const { layout, columns } = this.roadmap;
    if (layout.length === 0) return;
    const within = (value: number, length: number) => Math.max(0, Math.min(length - 1, value));
    this.at = { line: within(line, layout.length), column: within(column, columns.length) };
  }

  move(lines: number, columns: number): void {
    if (!this.at) return this.goTo(0, 1);
    this.goTo(this.at.line + lines, this.at.column + columns);
  }

  /** Selects the cells from where it began to here; their rows are the selected ones. */
  async extendTo(line: number, column: number): Promise<void> {
    const from = this.#corner ?? this.#at;
    this.goTo(line, column);
    const at = this.#at;
    if (!from || !at || (from.line === at.line && from.column === at.column)) return;
    this.#corner = from;
    if (from.line === at.line) this.selected.clear();
    else await this.#selectThrough(from.line, at.line);
  }

  /** Ends what the mouse does: cells that were drawn over by the handle are filled. */
  async release(): Promise<void> {
    const { dragging, range } = this;
    this.dragging = null;
    if (dragging === 'fill' && range) await fill(this, range);
  }

  /** Opens the field of the cell looked at, with what was typed to open it in place of its value. */
  edit(typed: string | null = null): void {
    const { column, row } = this;
    if (column?.editor && row && !this.isLocked()) this.editItem(row, column.key as ItemField, typed);
  }

  editItem(row: ItemRow, field: ItemField, typed: string | null = null): void {
    this.editing = { id: row.id, field, row, text: typed ?? textOf(row, field), typed: typed !== null, error: null };
  }

  cancel(): void {
    this.editing = null;
  }

  /** Closes the field as it was, and goes on. */
  pass(move: Move): void {
    this.editing = null;
    this.#go(move);
  }

  #go(move: Move): void {
    if (!this.at || move === 'stay') return;
    this.move(move === 'down' ? 1 : 0, move === 'right' ? 1 : move === 'left' ? -1 : 0);
  }

  /** Closes a field whose text cannot be kept as it is. The text is not lost: it is offered again. */
  leave(text: string, why: string): void {
    const { editing } = this;
    if (!editing) return;
    this.editing = null;
    if (!isSame(editing.row, editing.field, text)) this.#leaveBehind([editing.id], editing.field, text, why);
  }

  #leaveBehind(ids: string[], field: ItemField, text: string, why: string): void {
    this.leftBehind({ field, text, why, again: () => this.#send(ids, field, text) });
  }

  /** Keeps what was typed, in this row or in all selected ones, and goes on. A refusal opens the field again. */
  async keep(text: string, move: Move, everywhere = false): Promise<void> {
    const editing = this.editing;
    if (!editing) return;
    this.editing = null;
    // A row holds only the beginning of a long text, whose editor compares it as a whole.
    const unchanged = !isLong(editing.field) && isSame(editing.row, editing.field, text);
    const at = this.at;
    this.#go(move);
    const ids = everywhere && this.selected.has(editing.id) ? [...this.selected.keys()] : [editing.id];
    if (unchanged && ids.length === 1) return;
    await this.set(ids, editing.field, text, (message) => {
      if (this.editing) this.#leaveBehind(ids, editing.field, text, message);
      else {
        this.at = at;
        this.editing = { ...editing, text, typed: true, error: message };
      }
      return true;
    });
  }

  /** Sets one field of these items. `shown` may show a refusal in place; otherwise it is said at the bottom. */
  async set(ids: string[], field: ItemField, text: string, shown?: (message: string) => boolean): Promise<void> {
    try {
      await this.#send(ids, field, text);
    } catch (thrown) {
      if (!shown?.(asRefusal(thrown).sentence)) this.refused(thrown);
    }
  }

  async #send(ids: string[], field: ItemField, text: string): Promise<void> {
    const keys = ids.map((id) => pendingKey(id, field));
    const said = scaleOfField(field)?.[text] ?? text;
    for (const key of keys) this.pending.set(key, said);
    try {
      const reloaded = this.roadmap.pages.nextReload();
      const sent = this.roadmap.backend.editItems(ids, field, text);
      this.#sending = sent;
      const done = await sent;
      // What came into being on the way is said: a person who is new.
      if (done.kinds.includes('person')) this.said(done);
      await reloaded;
    } finally {
      for (const key of keys) this.pending.delete(key);
    }
  }

  pendingText(id: string, field: ItemField): string | undefined {
    return this.pending.size > 0 ? this.pending.get(pendingKey(id, field)) : undefined;
  }

  /** Selects the row of a line: alone, as well, or everything from the row selected before. */
  async select(line: number, how: 'alone' | 'also' | 'through'): Promise<void> {
    this.#corner = null;
    if (how === 'through' && this.#anchor >= 0) return this.#selectThrough(this.#anchor, line);
    this.#anchor = line;
    const row = this.roadmap.rowOn(line);
    if (!row) return;
    const was = this.selected.has(row.id);
    const alone = was && this.selected.size === 1;
    if (how === 'alone') this.selected.clear();
    if (how === 'also' ? was : alone) this.selected.delete(row.id);
    else this.selected.put(row, this.roadmap.pages.indexOf(row.id));
  }

  async #selectThrough(from: number, to: number): Promise<void> {
    await this.selected.lines(Math.min(from, to), Math.max(from, to));
  }

  /** Selects every row that the filter lets through. */
  async selectAll(): Promise<void> {
    this.#corner = null;
    this.#anchor = 0;
    await this.selected.all();
  }

  clearSelection(): void {
    this.selected.clear();
    this.#anchor = -1;
    this.#corner = null;
  }

  /** Copies the first selected row's values into the other selected rows: of the cells selected, or of this column. */
  async fillDown(): Promise<void> {
    if (this.range) return fill(this, this.range);
    const field = this.column?.editor && this.column.editor !== 'long' ? (this.column.key as ItemField) : null;
    const [first, ...others] = this.selected.inOrder;
    if (!field || !first || others.length === 0 || this.isLocked()) return;
    await this.set(
      others.map((row) => row.id),
      field,
      textOf(first, field),
    );
  }

  /** Empties the cells that are selected, the column looked at of the selected rows, or the cell looked at. */
  async empty(): Promise<void> {
    const { range, column, row, selected } = this;
    if (range) return emptyRange(this, range);
    if (row && column) await emptyCells(this, selected.has(row.id) ? [...selected.keys()] : [row.id], [column]);
  }

  /** After a reload: the item looked at is looked at where it is now, the rows selected are as they are now. */
  refresh(): void {
    const { at, looked } = this;
    const moved = at && looked !== null && this.row?.id !== looked ? this.roadmap.pages.indexOf(looked) : -1;
    const line = moved < 0 ? -1 : this.roadmap.layout.lineOf(moved);
    if (at && line >= 0) this.goTo(line, at.column);
    void this.selected.refresh();
  }
}

/** Whether a text is what the item already says, in words or as the name of a step. */
function isSame(row: ItemRow, field: ItemField, text: string): boolean {
  return text.trim() === textOf(row, field) || (text !== '' && text === row[field as keyof ItemRow]);
}

const pendingKey = (id: string, field: ItemField) => `${id} ${field}`;
