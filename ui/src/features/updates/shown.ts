// Which of the records that go in are listed.
import type { MarkKind, ShownRecord } from '../../lib/ipc/types';
import { FORMAT_WORDS } from '../../lib/text/formats';
import { words } from './words';

/** What the page can be looked at as. */
export const SHOWN_AS = (['html', 'pdf', 'pptx', 'docx', 'eml', 'md', 'xlsx', 'csv', 'ics'] as const).map((key) => ({
  key,
  label: key === 'html' ? words.page : FORMAT_WORDS[key],
}));

export type Which = 'all' | 'news' | 'changed' | 'withheld';

const CHANGED: MarkKind[] = ['coarsened', 'reworded'];

/** The records that have such a mark, each with those marks alone; or those that are news. */
export function recordsOf(shown: ShownRecord[], which: Which, news: Set<string> = new Set()): ShownRecord[] {
  if (which === 'all') return shown;
  if (which === 'news') return shown.filter(({ ref }) => news.has(ref));
  const wanted: MarkKind[] = which === 'withheld' ? ['withheld'] : CHANGED;
  return shown
    .map((record) => ({ ...record, marks: record.marks.filter((mark) => wanted.includes(mark.what)) }))
    .filter((record) => record.marks.length > 0);
}
