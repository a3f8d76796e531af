import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { AS_USUAL, NOWHERE, StatusMap } from './status-map.svelte';
import StatusesPage from './StatusesPage.svelte';

describe('the map of status words', () => {
  it('says which words have no place, and can be read without a screen', async () => {
    const { container, backend } = await stage(StatusesPage, { target: null });
    expect(screen.getAllByText('Nobody has said').length).toBeGreaterThan(0);
    expect(await violations(container)).toEqual([]);
    for (const row of await backend.listStatuses())
      if (row.scale === null) await backend.placeStatus(row.word, null, { on: 'done' });
    await settled();
    expect(screen.queryByText('Nobody has said'), 'every word has its place now').toBeNull();
  });

  it('counts items where their teams mean them to lie', async () => {
    const backend = fakeBackend();
    const fail = (thrown: unknown) => {
      throw thrown;
    };
    const map = new StatusMap(backend, () => undefined, fail);
    await map.reload();
    const row = map.rows!.find(({ scale, teams }) => scale === 'inProgress' && teams.length > 0)!;
    const [{ team, items }] = row.teams as [(typeof row.teams)[number]];
    const on = (scale: string | null) => map.counts.find((count) => count.scale === scale)!.items;
    const [going, done, nowhere] = [on('inProgress'), on('done'), on(null)];
    const place = async (key: string) => {
      await map.place(row.word, team, key);
      await map.reload();
    };
    await place('done');
    expect([on('inProgress'), on('done')]).toEqual([going - items, done + items]);
    expect(map.shows(map.rows!.find(({ word }) => word === row.word)!), 'its teams are in sight').toBe(true);
    await place(NOWHERE);
    expect([on('inProgress'), on(null)]).toEqual([going - items, nowhere + items]);
    await place(AS_USUAL);
    expect([on('inProgress'), on('done'), on(null)]).toEqual([going, done, nowhere]);
  });
});
