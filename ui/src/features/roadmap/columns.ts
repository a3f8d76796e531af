// The columns of the sheet: what each shows, how wide it must be, and how its cells are edited.
import type { ItemField, ItemRow, ItemSort, LaneBy, WebLink } from '../../lib/ipc/types';
import { COMMITMENT_WORDS, HEALTH_WORDS, LEVEL_WORDS, SENSITIVITY_WORDS } from '../../lib/text/scales';
import { words } from './words';

/** A way of scoring as a column. */
export type ScoreKey = `score:${string}`;
export type ColumnKey = 'ref' | 'statusOnScale' | ScoreKey | ItemField;
/** `long` is a text of several lines, written in a box over the cell; `records` are references with commas between them. */
export type Editor = 'text' | 'number' | 'timeframe' | 'choice' | 'complete' | 'record' | 'records' | 'long';

export interface Column {
  key: ColumnKey;
  title: string;
  /** Pixels at the usual text size. The item's column takes what is left over. */
  width: number;
  /** What a click on its head sorts by; nothing where rows cannot be sorted by it. */
  sort: ItemSort | null;
  editor: Editor | null;
  align?: 'end';
  /** It is shown, but not written in here. */
  isFixed?: boolean;
  /** Somebody said how wide it is. */
  isSized?: boolean;
}

const column = (key: ColumnKey, width: number, editor: Editor | null, more: Partial<Column> = {}): Column => ({
  key,
  title: words.columns[key as keyof typeof words.columns],
  width,
  sort: key as ItemSort,
  editor,
  ...more,
});

/** Every column, from left to right. */
export const COLUMNS: Column[] = [
  // As wide as R-99999.
  column('ref', 74, null),
  column('title', 220, 'text'),
  column('level', 92, 'choice'),
  column('product', 128, 'complete'),
  column('team', 128, 'complete'),
  column('owner', 112, 'complete'),
  column('commitment', 112, 'choice'),
  column('status', 118, 'complete'),
  column('statusOnScale', 118, null, { sort: 'status', isFixed: true }),
  column('health', 136, 'choice'),
  column('timeframe', 206, 'timeframe', { sort: 'start' }),
  column('start', 118, 'timeframe'),
  column('end', 118, 'timeframe'),
  column('dateReason', 220, 'text'),
  column('effort', 70, 'number', { align: 'end' }),
  column('sensitivity', 128, 'choice'),
  column('tags', 112, 'complete'),
  column('goal', 190, 'complete'),
  column('parent', 170, 'record'),
  column('dependsOn', 128, 'records'),
  column('blocks', 128, 'records'),
  column('publicTitle', 190, 'text'),
  column('description', 260, 'long'),
  column('publicText', 260, 'long'),
  column('internalNote', 260, 'long'),
  column('links', 190, 'long', { sort: null }),
];

const SCORE = 'score:';
export const scoreKey = (model: string): ScoreKey => `${SCORE}${model}`;
/** The way of scoring that a column shows; null for any other column. */
export const scoreOf = (key: ColumnKey): string | null => (key.startsWith(SCORE) ? key.slice(SCORE.length) : null);

/** The column of a key; nothing for one that is not known here, as in a view of a later version. */
export function columnOf(key: ColumnKey): Column | undefined {
  const model = scoreOf(key);
  if (model === null) return COLUMNS.find((known) => known.key === key);
  const title = words.scoreColumns[model] ?? model;
  return { key, title, width: 92, sort: scoreKey(model), editor: null, align: 'end', isFixed: true };
}

/** Whether a row holds only the beginning of a field: to be written in, the whole of it is fetched. */
export const isLong = (key: ColumnKey) => COLUMNS.some((known) => known.key === key && known.editor === 'long');

/** What a window with little room shows first. */
const BY_NEED: ColumnKey[] = [
  'ref',
  'title',
  'health',
  'timeframe',
  'commitment',
  'team',
  'owner',
  'effort',
  'status',
  'sensitivity',
  'product',
  'level',
  'tags',
  'goal',
];

export const NUMBER_WIDTH = 44;
const NARROWEST = 48;
const WIDEST = 900;

/** A width in whole pixels at which a column can still be read and be gone past. */
export const readableWidth = (width: number) => Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));

/** The columns with the widths that somebody gave them. */
export const asWide = (columns: Column[], widths: Record<string, number>): Column[] =>
  columns.map((known) => (widths[known.key] ? { ...known, width: widths[known.key]!, isSized: true } : known));

/** The columns of the grid: the number of a line, then each as wide as it is. The title takes what is left. */
export function gridOf(columns: Column[]): string {
  const widths = columns.map(({ key, isSized, width }) =>
    key === 'title' && !isSized ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  return [`${NUMBER_WIDTH}px`, ...widths].join(' ');
}

/** As many columns as fit, the most needed first. The one that is grouped by stands in the group rows already. */
export function fitting(width: number, group: LaneBy | null): Column[] {
  let left = width - NUMBER_WIDTH;
  const shown = new Set<ColumnKey>();
  for (const key of BY_NEED) {
    const { width: needed } = COLUMNS.find((known) => known.key === key)!;
    if (key === group) continue;
    if (needed > left) break;
    shown.add(key);
    left -= needed;
  }
  return COLUMNS.filter((known) => shown.has(known.key));
}

/** The words of a scale when the field is one; null for a field of free text. */
export function scaleOfField(field: ItemField): Record<string, string> | null {
  if (field === 'level') return LEVEL_WORDS;
  if (field === 'commitment') return COMMITMENT_WORDS;
  if (field === 'health') return HEALTH_WORDS;
  if (field === 'sensitivity') return SENSITIVITY_WORDS;
  return null;
}

/** What rows are ordered by, in words. */
export const sortTitle = (sort: ItemSort): string =>
  scoreOf(sort as ColumnKey) === null
    ? words.sorts[sort as Exclude<ItemSort, ScoreKey>]
    : columnOf(sort as ScoreKey)!.title;

/** Pages as a person types them: one on a line, its title before its address. */
export const linksText = (links: WebLink[]) =>
  links.map(({ title, url }) => (title === url ? url : `${title} ${url}`)).join('\n');

/** Whether a field may be empty. */
export const canBeEmpty = (field: ItemField) => field !== 'title' && field !== 'level' && field !== 'sensitivity';

/** A field as the text a person would type for it. */
export function textOf(row: ItemRow, field: ItemField): string {
  switch (field) {
    case 'owner':
      return row.owner?.name ?? '';
    case 'parent':
      return row.parent?.ref ?? '';
    case 'tags':
      return row.tags.join(', ');
    case 'dependsOn':
    case 'blocks':
      return row[field].map(({ ref }) => ref).join(', ');
    case 'timeframe':
      return row.timeframe?.text ?? '';
    case 'effort':
      return row.effort === null ? '' : String(row.effort);
    case 'links':
      return linksText(row.links);
    default: {
      const value = row[field];
      return value === null ? '' : (scaleOfField(field)?.[value] ?? value);
    }
  }
}
