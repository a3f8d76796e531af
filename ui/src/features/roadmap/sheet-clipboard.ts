// What is copied out of the sheet, and where pasted cells go. The core reads the cells; the sheet only says where.
import type { ItemRow } from '../../lib/ipc/types';
import { repeated, writtenCells } from '../../lib/text/cells';
import { asHtml, asText, fieldsFrom } from './clipboard';
import type { Column } from './columns';
import type { Sheet } from './sheet.svelte';
import { within, type Place } from './sheet-range';

/** What is copied: the cells that are selected, the selected rows in all columns, or the cell looked at. */
function copied(sheet: Sheet): { rows: ItemRow[]; columns: Column[]; heads: boolean } | null {
  const { selected, row, column, roadmap, range } = sheet;
  if (range) {
    const columns = roadmap.columns.slice(range.left, range.right + 1);
    // Rows that were scrolled out of view are still selected; cells beside each other select none.
    return { rows: selected.size > 0 ? selected.inOrder : row ? [row] : [], columns, heads: false };
  }
  if (selected.size > 0) return { rows: selected.inOrder, columns: roadmap.columns, heads: true };
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

/** Pastes cells from the cell looked at on, into the cells that are selected, or into the selected rows. */
export async function pasteIn(sheet: Sheet, text: string): Promise<void> {
  const { roadmap, selected, range } = sheet;
  if (sheet.isLocked() || text.trim() === '') return;
  const at = range ? { line: range.top, column: range.left } : sheet.at;
  const fields = at ? fieldsFrom(roadmap.columns, at.column) : [];
  const cells = writtenCells(text);
  try {
    let [pasted, ids] = [text, [] as string[]];
    const isOneCell = cells.length === 1 && cells[0]!.length === 1;
    if (isOneCell && !range && selected.size > 1) ids = selected.inOrder.map(({ id }) => id);
    else {
      const room = range && (await within(sheet, range));
      if (room) pasted = repeated(cells, { rows: room.rows.length, columns: room.columns.length });
      ids = await idsFrom(sheet, at, Math.max(cells.length, room?.rows.length ?? 1));
    }
    const reloaded = roadmap.pages.nextReload();
    sheet.said(await roadmap.backend.pasteItems(pasted, ids, fields));
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
async function idsFrom(sheet: Sheet, at: Place | null, many: number): Promise<string[]> {
  if (!at) return [];
  const { layout, pages } = sheet.roadmap;
  const bottom = Math.min(layout.length - 1, at.line + many + pages.groups.length);
  const { rows } = await within(sheet, { top: at.line, bottom, left: 0, right: 0 });
  return rows.slice(0, many).map(({ id }) => id);
}
