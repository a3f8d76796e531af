import { describe, expect, it } from 'vitest';
import type { ItemPage } from '../../lib/ipc/types';
import { listItems, itemRows } from '../../lib/ipc/fake/items';
import { settled } from '../../lib/testing/stage';
import { PAGE_SIZE, Pages } from './pages.svelte';

const ALL = itemRows(5000);
const QUERY = {
  search: null,
  filter: null,
  filters: [],
  putAway: false,
  group: null,
  sort: 'ref',
  descending: false,
} as const;
const answer = (offset: number, limit: number): ItemPage =>
  listItems(ALL, { ...QUERY, filters: [], scores: [], scoredBy: null, offset, limit });

function counted(count: number): ItemPage {
  const page = answer(0, PAGE_SIZE);
  return { ...page, totals: { ...page.totals, count } };
}

function pages(fetch: (offset: number, limit: number) => Promise<ItemPage>) {
  const refused: unknown[] = [];
  return { pages: new Pages(fetch, (thrown) => refused.push(thrown)), refused };
}

describe('pages', () => {
  it('have every row that is asked for at once, however many', async () => {
    const rowsFrom = (offset: number, limit: number) =>
      Array.from({ length: limit }, (_, at) => ({ ...ALL[at]!, id: `item-${offset + at}` }));
    const { pages: shown } = pages(async (offset, limit) => ({ ...counted(10_000), rows: rowsFrom(offset, limit) }));
    await shown.need(0, 9_999);
    const missing = Array.from({ length: 10_000 }, (_, at) => at).filter((at) => shown.row(at)?.id !== `item-${at}`);
    expect(missing, 'cells of all rows are copied, filled and emptied together').toEqual([]);
  });

  it('fetch what comes into view, once', async () => {
    const asked: number[] = [];
    const { pages: held } = pages(async (offset, limit) => (asked.push(offset), answer(offset, limit)));
    await held.reload();
    expect(held.row(0)?.ref).toBe('R-1');
    expect(held.row(PAGE_SIZE), 'the next page is not there before it is needed').toBeNull();
    await held.need(PAGE_SIZE - 5, PAGE_SIZE + 30);
    await held.need(PAGE_SIZE, PAGE_SIZE + 40);
    expect(held.row(PAGE_SIZE)?.ref).toBe(`R-${PAGE_SIZE + 1}`);
    expect(asked).toEqual([0, PAGE_SIZE]);
  });

  it('pass over what is only scrolled through', async () => {
    const asked: number[] = [];
    const { pages: held } = pages(async (offset, limit) => (asked.push(offset), answer(offset, limit)));
    await held.reload();
    for (let at = 1; at < 20; at++) void held.need(at * PAGE_SIZE, at * PAGE_SIZE + 40);
    await settled();
    expect(asked, 'only the first page and the one where it stopped').toEqual([0, 19 * PAGE_SIZE]);
  });

  it('drop an answer that is older than the last reload', async () => {
    const waiting: ((page: ItemPage) => void)[] = [];
    const { pages: held } = pages(() => new Promise((done) => waiting.push(done)));
    const first = held.reload();
    const second = held.reload();
    waiting[1]!(counted(2));
    await second;
    waiting[0]!(counted(1));
    await first;
    expect(held.totals.count).toBe(2);
  });

  it('keep what is on screen when a reload is refused, and say so', async () => {
    let broken = false;
    const { pages: held, refused } = pages(async (offset, limit) => {
      if (broken) throw new Error('the file is gone');
      return answer(offset, limit);
    });
    await held.reload();
    broken = true;
    await held.reload();
    expect(held.row(3)?.ref, 'the rows stay').toBe('R-4');
    expect(refused).toHaveLength(1);
  });
});
