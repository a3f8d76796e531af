import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { Search } from './search.svelte';
import SearchPage from './SearchPage.svelte';

describe('search', () => {
  it('shows the answer to the newest question only, and stays within what was found', async () => {
    const backend = fakeBackend();
    const answers: (() => void)[] = [];
    const { searchThrough: real } = backend;
    backend.searchThrough = async (query) => {
      await new Promise<void>((done) => answers.push(done));
      return real(query);
    };
    const search = new Search(backend, () => undefined);
    search.typed = 'zzz';
    const first = search.look();
    search.typed = 'payouts';
    const second = search.look();
    answers[1]!();
    await second;
    answers[0]!();
    await first;
    expect(search.found).toBe('payouts');
    search.step(-5);
    expect(search.at).toBe(0);
    search.step(9999);
    expect(search.at).toBe(search.hits.length - 1);
  });

  it('shows one kind of what was found, and goes on there when somebody comes back', async () => {
    const { session, unmount } = await stage(SearchPage, { target: null });
    const field = screen.getByRole('combobox');
    await fireEvent.input(field, { target: { value: 'instant' } });
    await settled(150);
    const all = screen.getAllByRole('option').length;
    await fireEvent.click(screen.getByRole('radio', { name: /^Decisions/ }));
    const decisions = screen.getAllByRole('option').length;
    expect(decisions).toBeLessThan(all);
    unmount();
    expect(session.searched).toEqual({ typed: 'instant', at: 0, kind: 'decision', putAway: false });
    const again = new Search(session.backend, () => undefined);
    Object.assign(again, session.searched, { at: 1 });
    await again.look();
    expect([again.hits.length, again.at]).toEqual([decisions, Math.min(1, decisions - 1)]);
    again.typed = 'zzz';
    await again.look();
    expect([again.hits.length, again.at], 'another question begins at the top').toEqual([0, 0]);
  });

  it('shows more of a kind when asked, and what is put away instead of what is in use', async () => {
    const { backend } = await stage(SearchPage, { target: null }, { items: 180 });
    const all = (await backend.searchThrough({ words: 'r-', shelf: 'inUse', kind: 'item', limit: 999 }))[0]!.count;
    await fireEvent.input(screen.getByRole('combobox'), { target: { value: 'r-' } });
    await settled(150);
    const items = () => screen.getAllByRole('option').filter((hit) => hit.textContent?.includes('R-')).length;
    expect([all > 100, items()]).toEqual([true, 50]);
    const first = screen.getAllByRole('option')[0]!.textContent;
    const more = () => screen.queryByRole('button', { name: 'Show more items' });
    await fireEvent.click(more()!);
    await settled();
    expect(items()).toBe(100);
    for (let times = 0; more() && times < 9; times++) {
      await fireEvent.click(more()!);
      await settled();
    }
    expect([items(), screen.getAllByRole('option')[0]!.textContent]).toEqual([all, first]);
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Only what is put away' }));
    await settled(150);
    expect(screen.queryAllByRole('option')).toEqual([]);
    await backend.archiveRecords(['R-3']);
    await fireEvent.input(screen.getByRole('combobox'), { target: { value: 'r-3' } });
    await settled(150);
    expect(screen.getAllByRole('option').map((hit) => hit.textContent?.includes('R-3'))).toEqual([true]);
  });

  it('opens what it is at with Enter, and can be used without a screen', async () => {
    const { container, session } = await stage(SearchPage, { target: null });
    const field = screen.getByRole('combobox');
    expect(await violations(container)).toEqual([]);
    await fireEvent.input(field, { target: { value: 'instant' } });
    await settled(150);
    expect(container.querySelector('mark')?.textContent?.toLowerCase()).toBe('instant');
    expect(await violations(container)).toEqual([]);
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(session.view).toBe('roadmap');
    expect(session.target).toMatch(/^R-/);
  });
});
