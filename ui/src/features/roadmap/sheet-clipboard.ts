// What is copied out of the sheet, and where pasted cells go. The core reads the cells; the sheet only says where.
import type { ItemRow } from '../../lib/ipc/types';
import { asHtml, asText, fieldsFrom } from './clipboard';
import type { Column } from './columns';
import type { Sheet } from './sheet.svelte';

/** The rows and columns that are copied: the selected rows in all columns, or the cell looked at. */
function copied(sheet: Sheet): { rows: ItemRow[]; columns: Column[] } | null {
  const { selected, row, column, roadmap } = sheet;
  if (selected.size > 0) {
    const lineOf = ({ id }: ItemRow) => roadmap.pages.indexOf(id);
    return { rows: [...selected.values()].sort((a, z) => lineOf(a) - lineOf(z)), columns: roadmap.columns };
  }
  return row && column ? { rows: [row], columns: [column] } : null;
}

/** Puts what is copied on the clipboard; how many rows, or nothing when there is nothing to copy. */
export function copyOut(sheet: Sheet, clipboard: DataTransfer): number | null {
  const cells = copied(sheet);
  if (!cells) return null;
  const heads = cells.columns.length > 1;
  clipboard.setData('text/plain', asText(cells.rows, cells.columns, heads));
  clipboard.setData('text/html', asHtml(cells.rows, cells.columns, heads));
  return cells.rows.length;
}

/** Pastes cells from the cell looked at on, or into the selected rows. */
export async function pasteIn(sheet: Sheet, text: string): Promise<void> {
  const { roadmap, at, selected } = sheet;
  if (sheet.isLocked() || text.trim() === '') return;
  const column = at?.column ?? 0;
  const isOneCell = !/[\t\n]/.test(text.trim());
  const ids = isOneCell && selected.size > 1 ? [...selected.keys()] : await idsFrom(sheet, text.split('\n').length);
  const fields = at ? fieldsFrom(roadmap.columns, column) : [];
  try {
    const reloaded = roadmap.pages.nextReload();
    sheet.said(await roadmap.backend.pasteItems(text, ids, fields));
    await reloaded;
  } catch (thrown) {
    sheet.refused(thrown);
  }
}

/** The items on the lines from the one looked at on. */
async function idsFrom({ roadmap, at }: Sheet, many: number): Promise<string[]> {
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
