// Cells as text that spreadsheets read: tabs between them, rows on lines.

/** A cell; what a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[\t\n\r]|^"/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const asCells = (rows: string[][]): string => rows.map((cells) => cells.map(cell).join('\t')).join('\n');
