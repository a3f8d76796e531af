// What a key means in the sheet while no cell is typed in.
import { keyOf, type Shortcut } from '../../lib/keys';
import type { Sheet } from './sheet.svelte';
import { words } from './words';

/** What the sheet answers itself, for the list of keys; all rows are selected wherever the focus is. */
export const sheetKeys = (sheet: Sheet): Shortcut[] => [
  ...ANSWERED,
  { keys: 'Ctrl A', words: words.keys.selectAll, group: 'view', run: () => void sheet.selectAll() },
];

const ANSWERED: Shortcut[] = Object.entries({
  Enter: words.keys.edit,
  Tab: words.keys.right,
  'Shift ↓': words.keys.extend,
  'Shift Space': words.keys.selectRow,
  Delete: words.keys.empty,
  'Ctrl D': words.keys.fill,
  'Ctrl C': words.keys.copy,
  'Ctrl V': words.keys.paste,
  'Alt Shift →': words.moveRight,
  'Alt Shift ←': words.moveLeft,
  'Ctrl Alt Shift →': words.wider,
  'Ctrl Alt Shift ←': words.narrower,
}).map(([keys, said]) => ({ keys, words: said, group: 'view' }));

/** Letters open the cell they are typed into. These two signs stay what they are everywhere. */
const NOT_TYPED = new Set(['/', '?', ' ']);

/** Does what the key means and marks the event as done; leaves it alone otherwise. */
export function sheetKey(event: KeyboardEvent, sheet: Sheet, page: number): void {
  if (event.defaultPrevented || sheet.editing) return;
  if (event.altKey) return movesColumn(event, sheet);
  const target = event.target as HTMLElement;
  if (target.closest('button, input') && event.key === 'Enter') return;
  if (meaning(event, sheet, page)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** So much wider or narrower a column becomes at once, in pixels. */
const WIDER = 16;

/** Alt, Shift and an arrow move the column that is looked at; with Ctrl they make it wider or narrower. */
function movesColumn(event: KeyboardEvent, sheet: Sheet): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const { column, at } = sheet;
  if (!by || !event.shiftKey || !column || !at) return;
  if (event.ctrlKey || event.metaKey) {
    if (column.key !== 'ref') sheet.roadmap.widen(column.key, column.width + by * WIDER);
  } else sheet.roadmap.moveColumn(column.key, by);
  sheet.goTo(
    at.line,
    sheet.roadmap.columns.findIndex(({ key }) => key === column.key),
  );
  event.preventDefault();
  event.stopPropagation();
}

function meaning(event: KeyboardEvent, sheet: Sheet, page: number): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  const { at, roadmap } = sheet;
  const step = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
  }[event.key];
  if (step) {
    const [lines, columns] = step as [number, number];
    if (event.shiftKey && at) return extend(sheet, lines, columns, ctrl);
    if (columns !== 0 && foldsGroup(sheet, columns)) return true;
    if (ctrl && lines !== 0 && at) sheet.goTo(lines > 0 ? roadmap.layout.length - 1 : 0, at.column);
    else sheet.move(lines, columns);
    return true;
  }
  if (event.key === 'Home' || event.key === 'End') {
    const end = event.key === 'End';
    const line = ctrl ? (end ? roadmap.layout.length - 1 : 0) : (at?.line ?? 0);
    sheet.goTo(line, end ? roadmap.columns.length - 1 : 0);
    return true;
  }
  if (event.key === 'Escape') {
    if (sheet.selected.size > 0 || sheet.range) sheet.clearSelection();
    else if (at) sheet.at = null;
    else return false;
    return true;
  }
  if (!at) return false;
  if (ctrl && keyOf(event) === 'D') {
    void sheet.fillDown();
    return true;
  }
  if (event.key === ' ' && event.shiftKey) {
    void sheet.select(at.line, 'also');
    return true;
  }
  if (event.key === 'Tab' && sheet.row) {
    sheet.move(0, event.shiftKey ? -1 : 1);
    return true;
  }
  if (event.key === 'Enter' || event.key === 'F2') {
    if (foldsGroup(sheet, 0)) return true;
    sheet.edit();
    return sheet.editing !== null;
  }
  if (event.key === 'Delete' || (event.key === 'Backspace' && sheet.range)) {
    void sheet.empty();
    return true;
  }
  if (event.key === 'Backspace' && sheet.column?.editor) {
    sheet.edit('');
    return true;
  }
  if (event.key.length === 1 && !ctrl && !NOT_TYPED.has(event.key) && sheet.row && sheet.column?.editor) {
    sheet.edit(event.key);
    return true;
  }
  return false;
}

/** Selects cells up to the next one, or with Ctrl up to the last one that way. */
function extend(sheet: Sheet, lines: number, columns: number, far: boolean): boolean {
  const { line, column } = sheet.at!;
  const most = far ? Infinity : 1;
  void sheet.extendTo(line + (lines && lines * most), column + (columns && columns * most));
  return true;
}

/** On a group, right opens it, left folds it, and Enter turns it round. */
function foldsGroup(sheet: Sheet, way: number): boolean {
  const line = sheet.at && sheet.roadmap.layout.line(sheet.at.line);
  if (line?.kind !== 'group') return false;
  if (way === 0 || way > 0 === line.folded) sheet.roadmap.fold(line.group.key);
  return true;
}
