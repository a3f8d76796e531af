import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { COLUMNS, fitting } from './columns';
import { Roadmap } from './roadmap.svelte';
import { shortTimeframe, span } from './timeframe';

async function roadmap(items?: number) {
  const made = new Roadmap(fakeBackend({ items }), (thrown) => {
    throw thrown;
  });
  await made.reload();
  return made;
}

describe('the roadmap', () => {
  it('narrows by a term of the menu, and lets everything through again', async () => {
    const roadmap = new Roadmap(fakeBackend(), (thrown) => {
      throw thrown;
    });
    await roadmap.toggleTyped('is:open');
    expect([roadmap.typed, roadmap.isNarrowed, roadmap.content.filter]).toEqual([['is:open'], true, 'is:open']);
    await roadmap.toggleTyped('is:open');
    expect([roadmap.typed, roadmap.isNarrowed]).toEqual([[], false]);
  });

  it('turns the order round when the same column is chosen again', async () => {
    const shown = await roadmap();
    await shown.groupBy(null);
    await shown.sortBy('effort');
    expect(shown.rowOn(0)?.effort).toBe(9);
    await shown.sortBy('effort');
    expect(shown.descending).toBe(true);
    await shown.sortBy('title');
    expect(shown.descending, 'another column begins upwards').toBe(false);
  });

  it('is grouped by the topmost items are part of, and a view keeps that', async () => {
    const shown = await roadmap();
    await shown.groupBy('theme');
    expect(shown.pages.groups.length).toBeGreaterThan(1);
    shown.rest = { ...shown.rest, lanes: ['team'] };
    expect(shown.lanes).toEqual(['theme', 'team']);
    const kept = shown.content;
    await shown.groupBy(null);
    await shown.showView(kept);
    expect([shown.group, shown.lanes]).toEqual(['theme', ['theme', 'team']]);
  });

  it('is narrowed by values of fields and by words, and shows all again', async () => {
    const shown = await roadmap();
    await shown.toggleFilter('health', 'offTrack');
    await shown.toggleFilter('health', 'atRisk');
    const both = shown.pages.totals.count;
    await shown.toggleFilter('health', 'atRisk');
    expect(shown.pages.totals.count).toBeLessThan(both);
    await shown.toggleFilter('health', 'offTrack');
    expect(shown.filters, 'a filter without values is none').toEqual([]);
    shown.search = 'ledger';
    await shown.reload();
    expect(shown.isNarrowed).toBe(true);
    await shown.showAll();
    expect(shown.pages.totals.count).toBe(40);
  });

  it('finds an item far down, and none that is folded away', async () => {
    const shown = await roadmap(3000);
    await shown.groupBy(null);
    await shown.sortBy('ref');
    expect(await shown.find('item-2900')).toBe(2899);
    expect(await shown.find('item-none')).toBe(-1);
  });

  it('lets the window choose the columns until a person does', async () => {
    const shown = await roadmap();
    shown.width = 900;
    const narrow = shown.columns.length;
    shown.width = 1800;
    expect(shown.columns.length).toBeGreaterThan(narrow);
    shown.toggleColumn('team');
    shown.width = 900;
    expect(shown.columns.some((column) => column.key === 'team')).toBe(false);
    expect(shown.columns.some((column) => column.key === 'owner')).toBe(true);
  });
});

describe('columns that fit', () => {
  const check = (width: number, expected: string) =>
    expect(
      fitting(width, 'product')
        .map((column) => column.key)
        .join(' '),
      `${width} px`,
    ).toBe(expected);
  it('are the most needed ones, in their usual order', () => {
    check(340, 'ref title');
    check(700, 'ref title health timeframe');
    check(1232, 'ref title team owner commitment status health timeframe effort');
    expect(
      fitting(9999, 'team').some((column) => column.key === 'team'),
      'the group says it already',
    ).toBe(false);
  });
  it('are never wider than the window', () => {
    for (let width = 330; width < 2600; width += 37) {
      const needed = fitting(width, null).reduce((sum, column) => sum + column.width, 44);
      expect(needed, `${width} px`).toBeLessThanOrEqual(width);
    }
    expect(COLUMNS.map((column) => column.key)).toContain('publicTitle');
  });
});

describe('a timeframe in a column', () => {
  const check = (start: string, end: string, expected: string) =>
    expect(shortTimeframe({ text: 'as said', start, end, precision: 'day' })).toBe(expected);
  it('says once what both ends share', () => {
    check('2026-08-10', '2026-10-30', '10 Aug – 30 Oct 2026');
    check('2026-10-05', '2027-02-26', '5 Oct 2026 – 26 Feb 2027');
    check('2027-04-01', '2027-04-01', '1 Apr 2027');
  });
  it('is never sharper than it is known', () => {
    const view = {
      text: 'FY28 Q1, Apr–Jun 2027',
      start: '2027-04-01',
      end: '2027-06-30',
      precision: 'quarter' as const,
    };
    expect(shortTimeframe(view)).toBe('FY28 Q1, Apr–Jun 2027');
  });
  it('has open ends in a total', () => {
    expect(span(null, null)).toBe('');
    expect(span('2027-04-01', null)).toBe('1 Apr 2027 – …');
  });
});
