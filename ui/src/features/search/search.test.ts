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
    const { search: real } = backend;
    backend.search = async (words) => {
      await new Promise<void>((done) => answers.push(done));
      return real(words);
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
    expect(session.searched).toEqual({ typed: 'instant', at: 0, kind: 'decision' });
    const again = new Search(session.backend, () => undefined);
    Object.assign(again, session.searched, { at: 1 });
    await again.look();
    expect([again.hits.length, again.at]).toEqual([decisions, Math.min(1, decisions - 1)]);
    again.typed = 'zzz';
    await again.look();
    expect([again.hits.length, again.at], 'another question begins at the top').toEqual([0, 0]);
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
