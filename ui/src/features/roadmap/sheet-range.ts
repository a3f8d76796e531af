// Cells that are selected together, as in a spreadsheet: copied, filled, emptied and pasted over as one.
import type { ItemField, ItemRow } from '../../lib/ipc/types';
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
export async function within(sheet: Sheet, cells: Cells): Promise<{ rows: ItemRow[]; columns: Column[] }> {
  const { layout, pages, columns } = sheet.roadmap;
  const items = layout.itemsAmong(cells.top, cells.bottom);
  if (items) await pages.need(items.first, items.last);
  return inside(sheet, cells, columns);
}

/** The same of what has come already. */
export function inside({ roadmap }: Sheet, { top, bottom, left, right }: Cells, columns = roadmap.columns) {
  const rows: ItemRow[] = [];
  for (let line = top; line <= bottom; line++) {
    const row = roadmap.rowOn(line);
    if (row) rows.push(row);
  }
  return { rows, columns: columns.slice(left, right + 1) };
}

const fieldOf = (column: Column) => (column.editor && !column.isFixed ? (column.key as ItemField) : null);

/** Puts the first line of a range into the others, as one step of undo. */
export async function fill(sheet: Sheet, cells: Cells): Promise<void> {
  const { rows, columns: all } = await within(sheet, cells);
  const [first, ...others] = rows;
  // A row holds only the beginning of a long text: it is not copied into others.
  const columns = all.filter(({ editor }) => editor !== 'long');
  const fields = columns.map(fieldOf);
  if (!first || others.length === 0 || fields.every((field) => field === null) || sheet.isLocked()) return;
  const line = asText([first], columns, false);
  await paste(sheet, others.map(() => line).join('\n'), others, fields);
}

/** Puts one text into every cell of a range; nothing typed empties them. */
export async function putEverywhere(sheet: Sheet, cells: Cells, text: string): Promise<void> {
  const { rows, columns } = await within(sheet, cells);
  if (rows.length === 0 || sheet.isLocked()) return;
  const line = columns.map(() => text).join('\t');
  await paste(sheet, rows.map(() => line).join('\n'), rows, columns.map(fieldOf));
}

async function paste(sheet: Sheet, text: string, rows: ItemRow[], fields: (ItemField | null)[]): Promise<void> {
  const { pages, backend } = sheet.roadmap;
  try {
    const reloaded = pages.nextReload();
    const ids = rows.map(({ id }) => id);
    sheet.said(await backend.pasteItems(text, ids, fields));
    await reloaded;
  } catch (thrown) {
    sheet.refused(thrown);
  }
}
