// Cells to and from the clipboard, as spreadsheets read and write them.
import type { ItemField, ItemRow } from '../../lib/ipc/types';
import { asCells } from '../../lib/text/cells';
import { number } from '../../lib/text/counts';
import { SCALE_WORDS } from '../../lib/text/scales';
import { scoreOf, textOf, type Column } from './columns';

/** A cell as text: what a person would type for it. */
export function cellText(row: ItemRow, column: Column): string {
  if (column.key === 'ref') return row.ref;
  if (column.key === 'effort') return row.effort === null ? '' : String(row.effort);
  const model = scoreOf(column.key);
  if (model !== null) return String(row.scores[model]?.score ?? '');
  if (column.key === 'statusOnScale') return row.statusOnScale ? SCALE_WORDS[row.statusOnScale] : '';
  if (column.key === 'description' || column.key === 'publicText' || column.key === 'internalNote')
    return row[column.key];
  return textOf(row, column.key as ItemField);
}

/** Text of cells, as spreadsheets read them. */
export function asText(rows: ItemRow[], columns: Column[], heads: boolean): string {
  const lines = rows.map((row) => columns.map((column) => cellText(row, column)));
  return asCells(heads ? [columns.map(({ title }) => title), ...lines] : lines);
}

/** The same as a table, for documents and slides. */
export function asHtml(rows: ItemRow[], columns: Column[], heads: boolean): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const cells = (tag: string, texts: string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) =>
    cells(
      'td',
      columns.map((column) =>
        column.key === 'effort' && row.effort !== null ? number(row.effort) : cellText(row, column),
      ),
    ),
  );
  const head = heads
    ? cells(
        'th',
        columns.map(({ title }) => title),
      )
    : '';
  return `<table>${head}${body.join('')}</table>`;
}

/** The fields that pasted cells go into from a column on; null for one that cannot be written in. */
export function fieldsFrom(columns: Column[], at: number): (ItemField | null)[] {
  return columns.slice(at).map(({ key, isFixed }) => (key === 'ref' || isFixed ? null : (key as ItemField)));
}
