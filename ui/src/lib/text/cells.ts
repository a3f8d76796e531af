// Cells as text that spreadsheets read: tabs between them, rows on lines.

/** A cell; what a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[\t\n\r]|^"/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Copied cells, each as it was written; a line end within quotation marks is part of its cell. */
export function writtenCells(text: string): string[][] {
  const rows: string[][] = [['']];
  let [isOpen, isNew] = [false, true];
  for (const letter of text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')) {
    if (letter === '"' && (isOpen || isNew)) isOpen = !isOpen;
    const row = rows.at(-1)!;
    isNew = !isOpen && (letter === '\t' || letter === '\n');
    if (isNew && letter === '\t') row.push('');
    else if (isNew) rows.push(['']);
    else row[row.length - 1] += letter;
  }
  return rows;
}

/** Cells as often below and beside each other as they fill a room evenly, as spreadsheets do it; else once. */
export function repeated(cells: string[][], room: { rows: number; columns: number }): string {
  const widest = Math.max(...cells.map((row) => row.length));
  const times = (all: number, one: number) => (all > one && all % one === 0 ? all / one : 1);
  const across = Array.from({ length: times(room.columns, widest) });
  const even = (row: string[]) => [...row, ...Array.from({ length: widest - row.length }, () => '')];
  const wide = across.length === 1 ? cells : cells.map((row) => across.flatMap(() => even(row)));
  const down = Array.from({ length: times(room.rows, cells.length) });
  return down.flatMap(() => wide.map((row) => row.join('\t'))).join('\n');
}

export const asCells = (rows: string[][]): string => rows.map((cells) => cells.map(cell).join('\t')).join('\n');
