import { describe, expect, it } from 'vitest';
import type { ItemField } from '../../lib/ipc/types';
import { fakeBackend } from '../../lib/ipc/fake';
import type { Editor } from './columns';
import { CellOptions } from './options.svelte';
import { Roadmap } from './roadmap.svelte';

async function options(editor: Editor, field: ItemField, text: string, typed = false) {
  const backend = fakeBackend();
  const roadmap = new Roadmap(backend, () => undefined);
  const row = backend.store.items[1]!;
  const made = new CellOptions(backend, editor, { id: row.id, field, row, text, typed, error: null }, (of) =>
    roadmap.choices(of),
  );
  await made.open(text);
  return made;
}

describe('what a cell can become', () => {
  it('is the steps of a scale, the present one marked, with none at the end', async () => {
    const health = await options('choice', 'health', 'At risk');
    expect(health.list.map((option) => option.label)).toEqual(['On track', 'At risk', 'Off track', 'Nobody has said']);
    expect(health.list[health.at]?.value).toBe('atRisk');
    health.step(1);
    expect(await health.result('At risk')).toBe('offTrack');
    const level = await options('choice', 'level', 'Feature');
    expect(level.list, 'every item has a level').toHaveLength(4);
  });

  it('narrows as one types, and keeps nothing off the scale', async () => {
    const health = await options('choice', 'health', 'o', true);
    expect(await health.result('o')).toBe('onTrack');
    await health.read('off');
    expect(await health.result('off')).toBe('offTrack');
    await health.read('great');
    expect(await health.result('great'), 'a word off the scale is not kept').toBeNull();
  });

  it('completes from values in use, and keeps a new one as it is typed', async () => {
    const team = await options('complete', 'team', '');
    await team.read('dir');
    expect(team.list.map((option) => option.label)).toEqual(['Direct debit']);
    expect(await team.result('Direct'), 'unless one is marked, what is typed counts').toBe('Direct');
    team.step(1);
    expect(await team.result('Direct')).toBe('Direct debit');
  });

  it('completes the last of several tags', async () => {
    const tags = await options('complete', 'tags', '');
    await tags.read('fx, pe');
    expect(tags.list.map((option) => option.label)).toEqual(['peak']);
    tags.step(1);
    expect(await tags.result('fx, pe')).toBe('fx, peak');
  });

  it('completes the last of several items, and leaves out those that are named and the item itself', async () => {
    const needs = await options('records', 'dependsOn', '');
    await needs.read('R-5, payout batching');
    expect(needs.list.map((option) => option.value)).toEqual(['R-3']);
    expect(await needs.result('R-5, payout batching')).toBe('R-5, R-3');
    await needs.read('r-3, payout batching');
    expect(needs.list, 'that one stands there already').toEqual([]);
    await needs.read('instant payouts in euros');
    expect(needs.list, 'the item itself is R-2').toEqual([]);
    await needs.read('R-5, R-1');
    expect(await needs.result('R-5, R-1,'), 'a reference counts as it is typed').toBe('R-5, R-1');
    await needs.read('');
    expect(await needs.result(' '), 'empty means nothing').toBe('');
  });

  it('reads a time in every way it can be meant, the likeliest first', async () => {
    const time = await options('timeframe', 'timeframe', '');
    await time.read('apr');
    expect(time.list.map((option) => `${option.label}, ${option.second}`)).toEqual([
      'April 2027, to the month',
      '30 April 2027, to the day',
      'FY28 Q1, Apr–Jun 2027, to the quarter',
    ]);
    time.step(2);
    expect(await time.result('apr')).toBe('FY28 Q1, Apr–Jun 2027');
    expect(await time.result(' '), 'empty means unscheduled').toBe('');
  });

  it('says what is wrong with a time, and keeps it out', async () => {
    const time = await options('timeframe', 'timeframe', '');
    await time.read('31 november');
    expect(time.error).toContain('There is no 31 November');
    expect(await time.result('31 november')).toBeNull();
    await time.read('30 november');
    expect(time.error).toBeNull();
  });

  it('forgets a reading that was overtaken', async () => {
    const backend = fakeBackend();
    const waiting: (() => void)[] = [];
    const read = backend.readTimeframe;
    backend.readTimeframe = async (text) => {
      await new Promise<void>((done) => waiting.push(done));
      return read(text);
    };
    const row = backend.store.items[1]!;
    const time = new CellOptions(
      backend,
      'timeframe',
      { id: row.id, field: 'timeframe', row, text: '', typed: true, error: null },
      async () => [],
    );
    const first = time.read('ap');
    const second = time.read('may');
    waiting[1]!();
    await second;
    waiting[0]!();
    await first;
    expect(time.list[0]?.label).toBe('May 2027');
  });
});
