import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import AudiencesPage from '../features/audiences/AudiencesPage.svelte';
import DecisionsPage from '../features/decisions/DecisionsPage.svelte';
import RisksPage from '../features/risks/RisksPage.svelte';
import SignalsPage from '../features/signals/SignalsPage.svelte';
import type { Session } from '../shell/session.svelte';
import { manyOf } from './many.svelte';
import { settled, stage, violations } from './testing/stage';

const rows = ['K-1', 'K-2', 'K-3', 'K-4', 'K-5'].map((ref) => ({ ref }));
const heard = { said: vi.fn(), refused: vi.fn() };

test('a stretch grows and shrinks, and leaves what was selected beside it', async () => {
  const many = manyOf(() => rows, heard);
  many.toggle(4);
  many.toggle(1);
  await many.extend(1, 3);
  expect([...many.refs].sort()).toEqual(['K-2', 'K-3', 'K-4', 'K-5']);
  await many.extend(3, 2);
  expect([...many.refs].sort(), 'the stretch ends earlier').toEqual(['K-2', 'K-3', 'K-5']);
  await many.all();
  expect(many.refs.size).toBe(5);
  many.toggle(0);
  expect(many.has(0)).toBe(false);
  many.clear();
  await many.extend(3, 3);
  expect([...many.refs]).toEqual(['K-4']);
});

test('what is refused leaves the selection as it is', async () => {
  const many = manyOf(() => rows, heard);
  many.toggle(0);
  expect(await many.act(() => Promise.reject(new Error('no')))).toBe(false);
  expect([heard.refused.mock.calls.length, many.refs.size]).toEqual([1, 1]);
});

const bar = () => screen.queryByRole('toolbar', { name: /selected together/ });
/** Does what a line of a menu does, as the palette offers it. */
async function offered(session: Session, line: string) {
  session.keys.shown.find(({ words }) => words === line)!.run!();
  await settled();
}

const press = (list: Element, key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(list, { key, ...more });

test('decisions are selected with keys and change together', async () => {
  const { backend, container, session } = await stage(DecisionsPage, { target: null });
  const edit = vi.spyOn(backend, 'editRecords');
  const list = screen.getByRole('listbox');
  await press(list, 'Home');
  await settled();
  expect(bar()).toBeNull();
  await press(list, 'x');
  await press(list, 'ArrowDown', { shiftKey: true });
  await settled();
  expect(screen.getByText('2 selected')).toBeTruthy();
  expect(screen.getAllByRole('option', { selected: true }).length).toBe(2);
  expect(await violations(container.ownerDocument.body)).toEqual([]);
  const steps = backend.store.undos.length;
  await offered(session, 'Driver: Priya Nair');
  expect(edit.mock.calls.map(([refs, ...rest]) => [refs.length, ...rest])).toEqual([[2, 'driver', 'Priya Nair']]);
  expect(backend.store.undos.length, 'one step of undo').toBe(steps + 1);
  await press(list, 'Escape');
  expect(bar(), 'Esc lets go of them').toBeNull();
  await press(list, 'a', { ctrlKey: true });
  await settled();
  expect(screen.queryAllByRole('option', { selected: false })).toEqual([]);
});

test('signals are selected with a click beside the row and put away together', async () => {
  const { backend, container } = await stage(SignalsPage, { target: null });
  const away = vi.spyOn(backend, 'archiveRecords');
  const ticks = container.querySelectorAll('.tick');
  await fireEvent.click(ticks[0]!);
  await fireEvent.click(screen.getAllByRole('option')[1]!, { ctrlKey: true });
  expect(screen.getByText('2 selected')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Put away' }));
  await settled();
  expect(away.mock.calls[0]?.[0].length).toBe(2);
  expect(bar()).toBeNull();
});

test('a click on a row opens it and lets go of the others', async () => {
  await stage(RisksPage, { target: null });
  const list = screen.getByRole('listbox');
  await press(list, 'ArrowDown');
  await press(list, ' ', { shiftKey: true });
  expect(bar()).toBeTruthy();
  await fireEvent.click(screen.getAllByRole('option')[1]!);
  expect(bar()).toBeNull();
});

test('rows of people are selected, where letters are typed into cells', async () => {
  const { backend, session } = await stage(AudiencesPage, { target: 'people' });
  const edit = vi.spyOn(backend, 'editRecords');
  const grid = screen.getByRole('grid');
  await press(grid, 'ArrowDown', { shiftKey: true });
  await settled();
  expect(screen.getByText('2 selected')).toBeTruthy();
  await offered(session, 'Department: Another…');
  const field = screen.getByRole('textbox', { name: 'Write it, then Enter' });
  await fireEvent.input(field, { target: { value: 'Platform' } });
  await press(field, 'Enter');
  await settled();
  expect(edit.mock.calls).toEqual([[['P-1', 'P-2'], 'department', 'Platform']]);
  await press(grid, 'x');
  expect(screen.getAllByRole('textbox').length, 'x is written into the cell').toBeGreaterThan(1);
});
