import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { settled, stage, violations } from '../../lib/testing/stage';
// Fetched when they are first needed: here already, so that no test waits for them.
import './GoalsView.svelte';
import './ItemInspector.svelte';
import './ManyBar.svelte';
import RoadmapPage from './RoadmapPage.svelte';

const cell = (ref: string, column: string) => {
  const line = screen.getByText(ref, { selector: 'button' }).closest('[role=row]')!;
  return line.querySelector<HTMLElement>(`.cell.${column}`)!;
};
const grid = () => screen.getByRole('grid');

describe('the page of the roadmap', () => {
  it('has no more rows than fit, however many items there are', async () => {
    const { container } = await stage(RoadmapPage, { target: null }, { items: 20_000 });
    expect(grid().getAttribute('aria-rowcount')).toBe(String(20_000 + 4 + 2));
    expect(container.querySelectorAll('[role=row]').length).toBeLessThan(60);
  });

  it('draws strokes only where the rows are long in coming', async () => {
    let come = () => undefined as void;
    const held = new Promise<void>((done) => (come = done));
    const { container } = await stage(RoadmapPage, { target: null }, {}, async ({ backend }) => {
      const answer = backend.listItems;
      backend.listItems = async (query) => (await held, answer(query));
    });
    expect(container.querySelectorAll('.stroke').length, 'rows that come at once need none').toBe(0);
    await settled(300);
    expect(container.querySelectorAll('.stroke').length).toBeGreaterThan(0);
    come();
    await settled();
    expect(container.querySelectorAll('.stroke').length).toBe(0);
    expect(container.querySelectorAll('[role=row] .open').length).toBeGreaterThan(0);
  });

  it('makes every line anew after a leap, and none while it is scrolled', async () => {
    await stage(RoadmapPage, { target: null }, { items: 20_000 });
    const line = (index: number) => grid().querySelector(`[aria-rowindex="${index}"]`)!;
    const scroll = async (top: number) => {
      grid().scrollTop = top;
      await fireEvent.scroll(grid());
      await settled();
    };
    const third = line(4);
    await scroll(64);
    expect(line(4), 'it is still the same').toBe(third);
    await scroll(64_000);
    expect(line(2002)).not.toBeNull();
    expect(third.isConnected).toBe(false);
  });

  it('takes rows of a spreadsheet while it is empty, and one line as the title of an item', async () => {
    const { backend } = await stage(RoadmapPage, { target: null }, { items: 0 });
    const asked: unknown[] = [];
    const answer = backend.pasteItems;
    backend.pasteItems = async (...words) => (asked.push(words), answer(...words));
    const paste = (text: string) => fireEvent.paste(document.body, { clipboardData: { getData: () => text } });
    await paste('Title\tTeam\nRails\tLedger\n');
    await settled();
    expect(asked).toEqual([['Title\tTeam\nRails\tLedger\n', [], ['title']]]);
    await paste(' Instant payouts\n');
    await settled();
    expect(screen.getByLabelText<HTMLTextAreaElement>('New item', { selector: 'textarea' }).value).toBe(
      'Instant payouts',
    );
    expect(asked).toHaveLength(1);
  });

  it('begins with goals, too, before there is any item', async () => {
    await stage(RoadmapPage, { target: null }, { items: 0 });
    expect(screen.getByLabelText('Begin the roadmap')).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'Goals' }));
    await settled();
    expect(screen.queryByLabelText('Begin the roadmap')).toBeNull();
    expect(screen.getByRole('button', { name: 'New goal' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'Board' }));
    await settled();
    expect(screen.getByLabelText('Begin the roadmap')).toBeTruthy();
  });

  it('edits a timeframe: typing opens it, the readings stand below, Enter picks', async () => {
    const { backend } = await stage(RoadmapPage, { target: null });
    await fireEvent.mouseDown(cell('R-22', 'timeframe'));
    await fireEvent.keyDown(grid(), { key: 'a' });
    await settled();
    const input = screen.getByRole<HTMLInputElement>('combobox');
    expect(input.value, 'what was typed to open it stands in it').toBe('a');
    await fireEvent.input(input, { target: { value: 'apr' } });
    await settled();
    expect(screen.getAllByRole('option').map((option) => option.textContent?.trim().split(/\s{2,}/)[0])).toHaveLength(
      3,
    );
    await fireEvent.keyDown(input, { key: 'ArrowDown' });
    await fireEvent.keyDown(input, { key: 'Enter' });
    await settled();
    expect(backend.store.items[21]?.timeframe?.text).toBe('30 April 2027');
    expect(screen.queryByRole('combobox'), 'the field is closed').toBeNull();
  });

  it('leaves a cell as it was on Esc', async () => {
    const { backend } = await stage(RoadmapPage, { target: null });
    await fireEvent.mouseDown(cell('R-22', 'team'));
    await fireEvent.keyDown(grid(), { key: 'Enter' });
    const input = screen.getByRole<HTMLInputElement>('combobox');
    await fireEvent.input(input, { target: { value: 'Somebody else' } });
    await fireEvent.keyDown(input, { key: 'Escape' });
    await settled();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(backend.store.undos).toHaveLength(0);
  });

  it('takes keys again after a cell was left with a word that is none of its list, and offers the word again', async () => {
    const { session, backend } = await stage(RoadmapPage, { target: null });
    await fireEvent.mouseDown(cell('R-22', 'health'));
    await fireEvent.keyDown(grid(), { key: 'Enter' });
    const input = screen.getByRole<HTMLInputElement>('combobox');
    await fireEvent.input(input, { target: { value: 'great' } });
    await fireEvent.blur(input);
    await settled();
    expect(screen.queryByRole('combobox'), 'it does not stay open').toBeNull();
    expect(session.toasts.list.at(-1)?.message).toContain('“great” is none of the values of Health');
    await fireEvent.keyDown(grid(), { key: 'Enter' });
    expect(screen.getByRole('combobox'), 'Enter opens the cell again').toBeTruthy();
    expect(backend.store.undos).toHaveLength(0);
  });

  it('stays with the open item when a change sorts it elsewhere', async () => {
    await stage(RoadmapPage, { target: null });
    await fireEvent.mouseDown(cell('R-22', 'ref'));
    await fireEvent.click(screen.getByText('R-22', { selector: 'button' }));
    await settled();
    const line = () => cell('R-22', 'ref').closest('[role=row]')!.getAttribute('aria-rowindex');
    const before = line();
    await fireEvent.click(document.querySelector("aside [title='Edit Timeframe']")!);
    const input = screen.getByRole<HTMLInputElement>('combobox');
    await fireEvent.input(input, { target: { value: '31 December 2029' } });
    await settled();
    await fireEvent.keyDown(input, { key: 'Enter' });
    await settled(200);
    expect(line(), 'it stands on another line').not.toBe(before);
    expect(screen.getByRole('complementary', { name: 'R-22' }), 'it is still the open one').toBeTruthy();
    expect(cell('R-22', 'ref').classList, 'and the one looked at').toContain('at');
  });

  it('writes a text with a preview, and links both ends', async () => {
    const { backend } = await stage(RoadmapPage, { target: 'R-3' });
    await fireEvent.click(screen.getByTitle('Edit Internal note'));
    await settled();
    const area = screen.getByLabelText('Internal note', { selector: 'textarea' });
    await fireEvent.input(area, { target: { value: 'Two banks wait' } });
    await fireEvent.click(screen.getByText('Preview'));
    await settled();
    expect(screen.getByText('Two banks wait')).toBeTruthy();
    await fireEvent.keyDown(area, { key: 'Enter', ctrlKey: true });
    await fireEvent.focusOut(screen.getByText('Preview'));
    await settled();
    expect(backend.store.texts.get('item-3')?.internalNote).toBe('Two banks wait');

    await fireEvent.click(screen.getByRole('button', { name: 'Link' }));
    await settled();
    const to = screen.getByLabelText('A reference or a few words of the title');
    await fireEvent.input(to, { target: { value: 'R-5' } });
    await fireEvent.keyDown(to, { key: 'Enter' });
    await settled();
    expect(backend.store.links.at(-1)).toEqual({ from: 'R-3', relation: 'dependsOn', to: 'R-5' });
    await fireEvent.click(screen.getByLabelText('Take out: depends on R-5'));
    await settled();
    expect(backend.store.links.some((link) => link.from === 'R-3')).toBe(false);
  });

  it('puts an item away, shows it among those, and brings it back', async () => {
    const { backend, session } = await stage(RoadmapPage, { target: 'R-4' });
    await backend.archiveRecords(['R-4']);
    await settled();
    expect(screen.getByText('This is put away. It is kept, but out of sight.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Bring back' }));
    await settled();
    expect(backend.store.items[3]?.archived).toBe(false);
    expect(session.toasts.list.at(-1)?.action?.label).toBe('Undo');
  });

  it('selects every row with Ctrl A wherever the focus is, and empties a cell with Delete', async () => {
    const { session, backend } = await stage(RoadmapPage, { target: null });
    const all = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, cancelable: true });
    session.keys.handle(all);
    await settled();
    const inUse = backend.store.items.filter(({ archived }) => !archived);
    expect(document.body.textContent).toContain(`${inUse.length} selected`);
    await fireEvent.keyDown(grid(), { key: 'Escape' });
    const team = () => backend.store.items.find(({ ref }) => ref === 'R-2')?.team ?? '';
    expect(team()).not.toBe('');
    await fireEvent.mouseDown(cell('R-2', 'team'));
    await fireEvent.click(cell('R-2', 'team'));
    await fireEvent.keyDown(grid(), { key: 'Delete' });
    await settled();
    expect(team(), 'as in a spreadsheet: nothing opens, and one undo brings it back').toBe('');
    expect(session.toasts.list.at(-1)?.action?.label).toBe('Undo');
  });

  it('closes what it offers for a filter when one was taken', async () => {
    const { backend } = await stage(RoadmapPage, { target: null });
    const { completeFilter } = backend;
    // As the real one, it answers a moment later.
    backend.completeFilter = async (...asked) => (await settled(15), completeFilter(...asked));
    const field = document.querySelector<HTMLInputElement>('#find-in-roadmap')!;
    field.focus();
    await fireEvent.input(field, { target: { value: 'health:off' } });
    await settled(60);
    expect(screen.getByRole('listbox')).toBeTruthy();
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled(120);
    expect(screen.queryByRole('listbox'), 'nothing is left over the view').toBeNull();
    expect(field.value).toBe('');
    expect(screen.getByText('Off track', { selector: '.chip *, button *' })).toBeTruthy();
  });

  it('moves with the arrows and says which cell it is at', async () => {
    await stage(RoadmapPage, { target: null });
    await fireEvent.mouseDown(cell('R-22', 'title'));
    await fireEvent.keyDown(grid(), { key: 'ArrowRight' });
    const at = document.getElementById(grid().getAttribute('aria-activedescendant')!)!;
    expect(at.closest('[role=row]')?.textContent).toContain('Mandate migration');
    expect(at.className).toContain('team');
  });

  it('announces itself once its rows are there', async () => {
    let ready = 0;
    const { backend, session } = await stage(RoadmapPage, { target: null });
    backend.firstScreenReady = async () => (ready++, null);
    session.ready();
    expect(ready, 'it was announced already').toBe(0);
  });

  it('offers one way to begin when there is nothing', async () => {
    const { session } = await stage(RoadmapPage, { target: null }, { empty: true });
    await fireEvent.click(screen.getByText('Import a file'));
    expect(session.view).toBe('import');
  });

  it('can be read and used without a screen', async () => {
    const full = await stage(RoadmapPage, { target: 'R-2' });
    expect(await violations(full.container)).toEqual([]);
    full.unmount();
    const empty = await stage(RoadmapPage, { target: null }, { empty: true });
    expect(await violations(empty.container)).toEqual([]);
  });
});
