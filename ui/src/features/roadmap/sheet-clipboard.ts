// What is copied out of the sheet, and where pasted cells go. The core reads the cells; the sheet only says where.
import type { ItemRow } from '../../lib/ipc/types';
import { shapeOf } from '../../lib/text/cells';
import { asHtml, asText, fieldsFrom } from './clipboard';
import type { Column } from './columns';
import type { Sheet } from './sheet.svelte';
import { inside, putEverywhere, type Place } from './sheet-range';

/** What is copied: the cells that are selected, the selected rows in all columns, or the cell looked at. */
function copied(sheet: Sheet): { rows: ItemRow[]; columns: Column[]; heads: boolean } | null {
  const { selected, row, column, roadmap, range } = sheet;
  if (range) return { ...inside(sheet, range), heads: false };
  if (selected.size > 0) {
    const lineOf = ({ id }: ItemRow) => roadmap.pages.indexOf(id);
    const rows = [...selected.values()].sort((a, z) => lineOf(a) - lineOf(z));
    return { rows, columns: roadmap.columns, heads: true };
  }
  return row && column ? { rows: [row], columns: [column], heads: false } : null;
}

/** Puts what is copied on the clipboard; how many rows, or nothing when there is nothing to copy. */
export function copyOut(sheet: Sheet, clipboard: DataTransfer): number | null {
  const cells = copied(sheet);
  if (!cells) return null;
  clipboard.setData('text/plain', asText(cells.rows, cells.columns, cells.heads));
  clipboard.setData('text/html', asHtml(cells.rows, cells.columns, cells.heads));
  return cells.rows.length;
}

/** Pastes cells from the cell looked at on, or into the selected rows. */
export async function pasteIn(sheet: Sheet, text: string): Promise<void> {
  const { roadmap, selected, range } = sheet;
  if (sheet.isLocked() || text.trim() === '') return;
  const at = range ? { line: range.top, column: range.left } : sheet.at;
  const column = at?.column ?? 0;
  const { rows, columns } = shapeOf(text);
  const isOneCell = rows === 1 && columns === 1;
  if (isOneCell && range) return putEverywhere(sheet, range, text.trim());
  const ids = isOneCell && selected.size > 1 ? [...selected.keys()] : await idsFrom(sheet, at, rows);
  const fields = at ? fieldsFrom(roadmap.columns, column) : [];
  try {
    const reloaded = roadmap.pages.nextReload();
    sheet.said(await roadmap.backend.pasteItems(text, ids, fields));
    await reloaded;
  } catch (thrown) {
    sheet.refused(thrown);
  }
}

/** A field and a text that is selected keep their own clipboard. */
const isElsewhere = (sheet: Sheet, target: EventTarget | null) =>
  sheet.editing !== null ||
  Boolean((target as HTMLElement | null)?.closest?.('input, textarea, [contenteditable], aside'));

/** What is copied in the window is copied out of the sheet, unless it is of a field or a text. */
export function copyFrom(event: ClipboardEvent, sheet: Sheet): void {
  const isText = !window.getSelection()?.isCollapsed;
  if (isText || isElsewhere(sheet, event.target) || !event.clipboardData) return;
  if (copyOut(sheet, event.clipboardData) !== null) event.preventDefault();
}

/** What is pasted into the window goes into the sheet, unless it is for a field. */
export function pasteFrom(event: ClipboardEvent, sheet: Sheet): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (isElsewhere(sheet, event.target) || text === '') return;
  event.preventDefault();
  void pasteIn(sheet, text);
}

/** The items on the lines from a place on. */
async function idsFrom({ roadmap }: Sheet, at: Place | null, many: number): Promise<string[]> {
  if (!at) return [];
  const { layout, pages } = roadmap;
  const last = Math.min(layout.length - 1, at.line + many + pages.groups.length);
  const items = layout.itemsAmong(at.line, last);
  if (items) await pages.need(items.first, items.last);
  const ids: string[] = [];
  for (let line = at.line; line <= last && ids.length < many; line++) {
    const row = roadmap.rowOn(line);
    if (row) ids.push(row.id);
  }
  return ids;
}
