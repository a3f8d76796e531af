import { fireEvent, render, screen, within } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { describe, expect, it } from 'vitest';
import Stage from '../../lib/testing/Stage.svelte';
import { settled, stage, violations } from '../../lib/testing/stage';
import ImportPage from './ImportPage.svelte';

const FILE = '/home/nora/jira-payouts.csv';
const conflict = (name: string) => within(screen.getByRole('group', { name }));

describe('the page of the import', () => {
  it('takes a file that was dropped', async () => {
    const { backend } = await stage(ImportPage, { target: null });
    backend.store.emit('importDropped', { path: FILE });
    await settled();
    expect(screen.getByText('jira-payouts-2026-11-23.csv')).toBeTruthy();
  });

  it('lets each conflict be chosen', async () => {
    await stage(ImportPage, { target: FILE });
    const [mine, theirs] = conflict('Effort of R-6').getAllByRole<HTMLInputElement>('radio');
    expect([mine?.checked, theirs?.checked]).toEqual([true, false]);
    await fireEvent.click(theirs!);
    await settled();
    const after = conflict('Effort of R-6').getAllByRole<HTMLInputElement>('radio');
    expect(after.map((radio) => radio.checked)).toEqual([false, true]);
    expect(screen.getByRole('radio', { name: 'One by one' }).getAttribute('aria-checked')).toBe('true');
    await fireEvent.click(screen.getByRole('radio', { name: 'Keep all of mine' }));
    await settled();
    expect(conflict('Effort of R-6').getAllByRole<HTMLInputElement>('radio')[0]?.checked).toBe(true);
  });

  it('shows what the words of levels mean, and how a guessed text is read', async () => {
    const { unmount } = await stage(ImportPage, { target: FILE });
    expect(screen.getByLabelText('“Milestone” means').textContent).toContain('Feature');
    expect(screen.queryByLabelText('Text is in'), 'UTF-8 needs no choice').toBeNull();
    unmount();
    await stage(ImportPage, { target: '/home/nora/cyrillic.csv' });
    expect(screen.getByLabelText('Text is in').textContent).toContain('Cyrillic');
  });

  it('folds the columns that are left out without a word, and shows them when asked', async () => {
    await stage(ImportPage, { target: FILE });
    expect(screen.queryByText('Reporter')).toBeNull();
    await fireEvent.click(screen.getByText('Show them'));
    expect(screen.getByText('Reporter')).toBeTruthy();
  });

  it('lists the records of a folder and what is left aside, with the reason', async () => {
    await stage(ImportPage, { target: '/home/nora/ledger/doc/adr' });
    expect(screen.getByText('Use one ledger per currency')).toBeTruthy();
    expect(screen.getByText('“mostly agreed”')).toBeTruthy();
    expect(screen.getByText('a template, not a record')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Import 9 decisions' })).toBeTruthy();
  });

  it('imports, says what it did, and takes it back', async () => {
    const { backend } = await stage(ImportPage, { target: FILE });
    await fireEvent.click(screen.getByRole('button', { name: 'Import 41 items' }));
    await settled();
    expect(screen.getByText('18 items')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    await settled(120);
    expect(backend.store.undos).toHaveLength(0);
    expect(screen.getByRole('button', { name: 'Import 41 items' })).toBeTruthy();
  });

  it('shows how far it is and can be cancelled', async () => {
    const { backend } = await stage(ImportPage, { target: FILE });
    let cancelled = false;
    let end: (value: null) => void = () => undefined;
    backend.applyImport = () => new Promise((done) => (end = done));
    backend.stopWork = async () => ((cancelled = true), end(null), null);
    await fireEvent.click(screen.getByRole('button', { name: 'Import 41 items' }));
    backend.store.emit('workProgress', { stage: 'Writing', done: 20, total: 412 });
    await settled();
    expect(screen.getByRole('status').textContent).toContain('20 of 412');
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await settled();
    expect(cancelled).toBe(true);
    expect(screen.getByRole('button', { name: 'Import 41 items' })).toBeTruthy();
  });

  it('goes on when the view is left, is shown again, and says that it is done', async () => {
    const { backend, session, unmount } = await stage(ImportPage, { target: FILE });
    const { applyImport } = backend;
    let end: () => void = () => undefined;
    backend.applyImport = async (request) => {
      await new Promise<void>((done) => (end = done));
      return applyImport(request);
    };
    await fireEvent.click(screen.getByRole('button', { name: 'Import 41 items' }));
    unmount();
    backend.store.emit('workProgress', { stage: 'Writing', done: 20, total: 412 });
    expect(session.work.view, 'the bottom line says it from here on').toBe('import');
    render(Stage, { props: { desk: session, view: ImportPage as Component<Record<string, unknown>>, props: {} } });
    await settled();
    expect(screen.getByRole('status').textContent).toContain('20 of 412');
    end();
    await settled();
    expect(session.work.view).toBeNull();
    expect(session.toasts.list.at(-1)).toMatchObject({ action: { label: 'Undo' } });
    expect(screen.getByText('Bring in what you have')).toBeTruthy();
  });

  it('can be read and used without a screen', async () => {
    for (const target of [
      null,
      FILE,
      '/home/nora/ambiguous.csv',
      '/home/nora/cyrillic.csv',
      '/home/nora/ledger/doc/adr',
      '/home/nora/broken.bin',
    ]) {
      const { container, unmount } = await stage(ImportPage, { target });
      expect(await violations(container), String(target)).toEqual([]);
      unmount();
    }
  });
});
