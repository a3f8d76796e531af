// Cells that are selected together, as in a spreadsheet: copied, filled, emptied and pasted over as one.
import type { Backend } from '../../lib/ipc/backend';
import type { Done, ItemField, ItemRow } from '../../lib/ipc/types';
import { asText } from './clipboard';
import type { Column } from './columns';
import type { Sheet } from './sheet.svelte';

export interface Place {
  line: number;
  column: number;
}

/** Lines and columns, both ends in it. */
export interface Cells {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function cellsBetween(one: Place, other: Place): Cells {
  return {
    top: Math.min(one.line, other.line),
    bottom: Math.max(one.line, other.line),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export const holds = (cells: Cells | null, line: number, column: number) =>
  cells !== null && line >= cells.top && line <= cells.bottom && column >= cells.left && column <= cells.right;

/** The items on the lines of a range, without the heads of groups, and its columns. */
export async function within(
  { roadmap }: Sheet,
  { top, bottom, left, right }: Cells,
): Promise<{ rows: ItemRow[]; columns: Column[] }> {
  const { layout, pages } = roadmap;
  const columns = roadmap.columns.slice(left, right + 1);
  const items = layout.itemsAmong(top, bottom);
  if (!items) return { rows: [], columns };
  const isMeant = (place: number) => {
    const line = layout.lineOf(place);
    return line >= top && line <= bottom;
  };
  const rows = await pages.between(items.first, items.last);
  return { rows: rows.filter((_, at) => isMeant(items.first + at)), columns };
}

const fieldOf = (column: Column) => (column.editor && !column.isFixed ? (column.key as ItemField) : null);

/** Puts the first line of a range into the others, as one step of undo. */
export async function fill(sheet: Sheet, cells: Cells): Promise<void> {
  const { rows, columns: all } = await read(sheet, cells);
  const [first, ...others] = rows;
  // A row holds only the beginning of a long text: it is not copied into others.
  const columns = all.filter(({ editor }) => editor !== 'long');
  const fields = columns.map(fieldOf);
  if (!first || others.length === 0 || fields.every((field) => field === null) || sheet.isLocked()) return;
  const ids = others.map(({ id }) => id);
  const line = asText([first], columns, false);
  if (line.trim() === '') return emptyCells(sheet, ids, columns);
  await write(sheet, (backend) => backend.pasteItems(ids.map(() => line).join('\n'), ids, fields));
}

/** Empties the cells of a range, as one step of undo. */
export async function emptyRange(sheet: Sheet, cells: Cells): Promise<void> {
  const { rows, columns } = await read(sheet, cells);
  await emptyCells(
    sheet,
    rows.map(({ id }) => id),
    columns,
  );
}

/** Empties these columns of items, as one step of undo. */
export async function emptyCells(sheet: Sheet, ids: string[], columns: Column[]): Promise<void> {
  if (ids.length === 0 || sheet.isLocked()) return;
  const fields = columns.map(fieldOf).filter((field) => field !== null);
  await write(sheet, (backend) => backend.emptyItems(ids, fields));
}

/** The same, where a failure is said and leaves nothing to do. */
async function read(sheet: Sheet, cells: Cells): Promise<{ rows: ItemRow[]; columns: Column[] }> {
  try {
    return await within(sheet, cells);
  } catch (thrown) {
    sheet.refused(thrown);
    return { rows: [], columns: [] };
  }
}

async function write(sheet: Sheet, written: (backend: Backend) => Promise<Done>): Promise<void> {
  const { pages, backend } = sheet.roadmap;
  try {
    const reloaded = pages.nextReload();
    sheet.said(await written(backend));
    await reloaded;
  } catch (thrown) {
    sheet.refused(thrown);
  }
}
