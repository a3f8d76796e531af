import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { History } from './history.svelte';
import HistoryPage from './HistoryPage.svelte';
import { fieldWord } from '../../lib/text/systems';
import { valueWord } from '../../lib/text/values';

describe('the history', () => {
  it('narrows down by person, kind, record and words, and shows everything again', async () => {
    const history = new History(fakeBackend(), () => undefined);
    await history.reload();
    const all = history.operations.length;
    await history.narrow({ by: 'Ines Rahm' });
    expect(history.operations.length).toBeLessThan(all);
    await history.narrow({ by: null, kind: 'decision' });
    expect(history.operations.every((operation) => operation?.touched[0]?.kind === 'decision')).toBe(true);
    await history.narrow({ kind: null, text: 'no such thing' });
    expect(history.operations).toEqual([]);
    await history.showAll();
    expect(history.operations.length).toBe(all);
    await history.only('R-2');
    expect(history.record?.name).toBe('R-2');
    const newest = history.operations[0]!.number;
    expect(history.life.get(newest)?.length, 'what each operation changed in it').toBeGreaterThan(0);
  });

  it('asks before it takes back what came after, and brings one field back', async () => {
    const backend = fakeBackend();
    const history = new History(backend, (thrown) => expect(thrown).toBeUndefined());
    await history.reload();
    await history.open(57);
    await history.ask();
    expect(history.asked?.operations).toBe(3);
    await history.undoTo();
    expect(history.asked, 'the question is answered').toBeNull();
    expect(await history.bringBack(history.detail!.records[0]!, 'timeframe')).toBe('Brought back timeframe');
    await history.open(99_999).catch(() => undefined);
  });

  it('says values in words', () => {
    expect([fieldWord('publicTitle'), fieldWord('archived')]).toEqual(['public title', 'put away']);
    expect(valueWord('neededBy', '2026-11-13')).toMatch(/November/);
    expect(valueWord('health', 'atRisk')).toBe('At risk');
    expect(valueWord('title', 'atRisk')).toBe('atRisk');
    expect(valueWord('fiscalStart', '2026')).toBe('2026');
  });
});

describe('the page', () => {
  it('opens an operation, shows its fields, and can be used without a screen', async () => {
    const { container } = await stage(HistoryPage, { target: null });
    await settled(100);
    const list = screen.getByRole('listbox');
    await fireEvent.keyDown(list, { key: 'ArrowDown' });
    await settled(100);
    expect(screen.getByText('Look at the workspace after this')).toBeTruthy();
    expect(await violations(container)).toEqual([]);
  });

  it('looks at the workspace after an operation', async () => {
    const { session } = await stage(HistoryPage, { target: null });
    await settled(100);
    await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowDown' });
    await settled(100);
    await fireEvent.click(screen.getByText('Look at the workspace after this'));
    await settled();
    expect(session.workspace.looking).toMatchObject({ what: 'asOf', operation: 60 });
  });

  it('looks at the day that was typed as people write days, and says what is none', async () => {
    const { session } = await stage(HistoryPage, { target: null });
    await settled(100);
    const field = screen.getByLabelText('Look at the workspace as of', { selector: 'input' });
    await fireEvent.input(field, { target: { value: 'someday' } });
    await settled();
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled();
    expect(screen.getByRole('alert').textContent).toContain('someday');
    await fireEvent.input(field, { target: { value: '16 nov 2026' } });
    await settled();
    expect(screen.getByRole('option', { name: /16 November 2026/ }).textContent).toContain('to the day');
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled(100);
    expect(session.workspace.looking).toMatchObject({ what: 'asOf' });
  });
});
