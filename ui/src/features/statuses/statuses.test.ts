import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { settled, stage, violations } from '../../lib/testing/stage';
import StatusesPage from './StatusesPage.svelte';

describe('the map of status words', () => {
  it('says which words have no place, and can be read without a screen', async () => {
    const { container, backend } = await stage(StatusesPage, { target: null });
    expect(screen.getAllByText('Nobody has said').length).toBeGreaterThan(0);
    expect(await violations(container)).toEqual([]);
    for (const row of await backend.listStatuses()) if (row.scale === null) await backend.placeStatus(row.word, 'done');
    await settled();
    expect(screen.queryByText('Nobody has said'), 'every word has its place now').toBeNull();
  });
});
