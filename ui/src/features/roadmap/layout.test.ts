import { describe, expect, it } from 'vitest';
import type { ItemGroup } from '../../lib/ipc/types';
import { Layout } from './layout';

function groups(...counts: number[]): ItemGroup[] {
  let firstRow = 0;
  return counts.map((count, at) => {
    const group = {
      key: `g${at}`,
      label: `Group ${at}`,
      count,
      firstRow,
      start: null,
      end: null,
      effort: null,
      atRisk: 0,
      offTrack: 0,
    };
    firstRow += count;
    return group as ItemGroup;
  });
}

/** The lines as text: `g0` a group, `g0*` a folded one, a number an item. */
function drawn(layout: Layout): string {
  const lines = [];
  for (let at = 0; at < layout.length; at++) {
    const line = layout.line(at)!;
    lines.push(line.kind === 'item' ? line.index : line.group.key + (line.folded ? '*' : ''));
  }
  return lines.join(' ');
}

describe('the lines of the sheet', () => {
  const check = (layout: Layout, expected: string) => expect(drawn(layout)).toBe(expected);

  it('are the items, or each group followed by its own', () => {
    check(new Layout(3), '0 1 2');
    check(new Layout(0), '');
    check(new Layout(5, groups(2, 3)), 'g0 0 1 g1 2 3 4');
    check(new Layout(1, groups(1)), 'g0 0');
  });

  it('leave out what is folded', () => {
    check(new Layout(5, groups(2, 3), new Set(['g0'])), 'g0* g1 2 3 4');
    check(new Layout(5, groups(2, 3), new Set(['g0', 'g1'])), 'g0* g1*');
  });

  it('are found again from the item', () => {
    const layout = new Layout(6, groups(2, 3, 1), new Set(['g1']));
    expect([0, 1, 2, 4, 5].map((index) => layout.lineOf(index))).toEqual([1, 2, -1, -1, 5]);
    expect(new Layout(9).lineOf(7)).toBe(7);
  });

  it('say which items are among them, groups or not', () => {
    const layout = new Layout(5, groups(2, 3));
    expect(layout.itemsAmong(0, 0), 'a group alone has no item').toBeNull();
    expect(layout.itemsAmong(2, 4)).toEqual({ first: 1, last: 2 });
    expect(layout.itemsAmong(-5, 99)).toEqual({ first: 0, last: 4 });
  });

  it('do not take longer with a hundred thousand items in ten thousand groups', () => {
    const layout = new Layout(100_000, groups(...Array.from({ length: 10_000 }, () => 10)));
    expect(layout.length).toBe(110_000);
    expect(layout.line(109_999)).toEqual({ kind: 'item', index: 99_999 });
  });
});
