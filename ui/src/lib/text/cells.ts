// Cells as text that spreadsheets read: tabs between them, rows on lines.

/** A cell; what a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[\t\n\r]|^"/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** How many rows and columns copied cells have; a line end within quotation marks is part of its cell. */
export function shapeOf(text: string): { rows: number; columns: number } {
  let [rows, columns, here, isOpen, isNew] = [1, 1, 1, false, true];
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  for (const letter of whole) {
    if (letter === '"' && (isOpen || isNew)) isOpen = !isOpen;
    else if (letter === '\t' && !isOpen) columns = Math.max(columns, ++here);
    else if (letter === '\n' && !isOpen) [rows, here] = [rows + 1, 1];
    isNew = !isOpen && (letter === '\t' || letter === '\n');
  }
  return { rows, columns };
}

export const asCells = (rows: string[][]): string => rows.map((cells) => cells.map(cell).join('\t')).join('\n');
