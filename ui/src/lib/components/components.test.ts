import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';
import { stage } from '../testing/stage';
import { Toasts } from '../toasts.svelte';
import { clockPlaces, nearScale } from './decision-clock';
import { commandsOf } from './menu-commands';
import Segmented from './Segmented.svelte';
import SideList from './SideList.svelte';
import VirtualList from './VirtualList.svelte';

describe('a list of which only the rows in view exist', () => {
  const shown = (count: number, at = 0) => {
    const went: number[] = [];
    const row = createRawSnippet((index: () => number) => ({ render: () => `<b>row ${index()}</b>` }));
    render(VirtualList, { props: { label: 'Rows', count, rowHeight: 3, at, go: (to: number) => went.push(to), row } });
    return { went, list: screen.getByRole('listbox') };
  };

  it('makes few elements for very many rows', () => {
    shown(50_000);
    const options = screen.getAllByRole('option');
    expect(options.length).toBeLessThan(40);
    expect(options[0]?.getAttribute('aria-setsize')).toBe('50000');
  });

  it('goes by arrows, pages and ends, and not beyond', async () => {
    const { went, list } = shown(100, 5);
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End']) await fireEvent.keyDown(list, { key });
    expect(went).toEqual([6, 4, 0, 99]);
  });

  it('begins with the first row when none is marked', async () => {
    const { went, list } = shown(3, -1);
    await fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(went).toEqual([0]);
  });
});

describe('the list at the left', () => {
  it('is gone through by arrows, pages and its ends, and says which entry is open', async () => {
    const went: string[] = [];
    const none = createRawSnippet(() => ({ render: () => '<span></span>' }));
    const entries = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `Entry ${id}`, second: '' }));
    const brought: string[] = [];
    const bringBack = { label: 'Bring back', run: (id: string) => brought.push(id) };
    const away = [{ id: 'z', name: 'Gone' }];
    const props = { label: 'Entries', entries, away, awayHeading: 'Put away', bringBack, children: none };
    render(SideList, { props: { ...props, at: 'b', choose: (id: string) => went.push(id) } });
    const open = screen.getByRole('button', { current: true });
    expect(open.textContent).toContain('Entry b');
    for (const key of ['ArrowDown', 'ArrowUp', 'End', 'Home', 'PageDown']) await fireEvent.keyDown(open, { key });
    expect(went).toEqual(['c', 'a', 'd', 'a', 'd']);
    await fireEvent.click(screen.getByRole('button', { name: 'Bring back' }));
    expect(brought).toEqual(['z']);
  });
});

describe('a menu in the palette', () => {
  it('gives every line that does something, called after where it stands', () => {
    const done: string[] = [];
    const run = (what: string) => () => void done.push(what);
    const commands = commandsOf(
      [
        { label: 'Put away', run: run('away') },
        { label: 'Undo', keys: 'Ctrl Z', run: run('undo') },
        { label: 'Not now', disabled: true, run: run('off') },
        { kind: 'heading', label: 'Which' },
        { kind: 'divide' },
        { kind: 'check', label: 'Closed', on: true, run: run('closed') },
        { kind: 'sub', label: 'Team', entries: [{ kind: 'check', label: 'Rails', on: false, run: run('rails') }] },
      ],
      'R-12',
    );
    expect(commands.map(({ words }) => words)).toEqual(['R-12: Put away', 'R-12: Closed', 'R-12: Team: Rails']);
    commands.forEach((command) => command.run?.());
    expect(done).toEqual(['away', 'closed', 'rails']);
    expect(commandsOf([{ label: 'Duplicate', run: run('') }], '')[0]?.words).toBe('Duplicate');
  });
});

describe('the segments of a switch', () => {
  it('are one stop of the Tab key, and arrows go round', async () => {
    const picked: string[] = [];
    const segments = [
      { key: 'a', label: 'A', count: 3 },
      { key: 'b', label: 'B' },
    ];
    render(Segmented, { props: { segments, value: 'a', label: 'Which', onpick: (key: string) => picked.push(key) } });
    const [a, b] = screen.getAllByRole('radio');
    expect([a?.tabIndex, b?.tabIndex]).toEqual([0, -1]);
    await fireEvent.keyDown(a!, { key: 'ArrowLeft' });
    expect(picked).toEqual(['b']);
  });

  it('puts the switches of a view into the palette, but for the one that is on', async () => {
    const segments = [
      { key: 'board', label: 'Board' },
      { key: 'table', label: 'Table' },
    ];
    const picked: string[] = [];
    const onpick = (key: string) => picked.push(key);
    const { session } = await stage(Segmented, { label: 'Layout', segments, value: 'table', commands: true, onpick });
    const offered = session.keys.shown.filter(({ words }) => words.startsWith('Layout'));
    expect(offered.map(({ words }) => words)).toEqual(['Layout: Board']);
    offered[0]!.run?.();
    expect(picked).toEqual(['board']);
  });
});

describe('the places on a decision clock', () => {
  const base = {
    from: '2026-11-01',
    to: '2026-11-11',
    today: '2026-11-06',
    waitingSince: null,
    neededBy: null,
    escalatesOn: null,
  };
  const check = (more: Partial<typeof base> | Record<string, string>, expected: object) =>
    expect(clockPlaces({ ...base, ...more })).toMatchObject(expected);

  it('wait until the day it is needed, then are late until today', () => {
    check(
      { waitingSince: '2026-11-02', neededBy: '2026-11-04' },
      { wait: [10, 30], over: [30, 50], now: 50, need: 30 },
    );
  });
  it('wait until today when there is time left', () => {
    check({ waitingSince: '2026-11-02', neededBy: '2026-11-09' }, { wait: [10, 50], over: null, need: 80 });
  });
  it('stay on the scale', () => {
    check({ waitingSince: '2026-09-01', escalatesOn: '2027-01-01' }, { wait: [0, 50], escalates: null, need: null });
  });
  it('stand on a scale of what is near', () => {
    expect(nearScale('2026-01-01', '2027-11-01', '2026-11-06')).toEqual({ from: '2026-10-02', to: '2026-12-04' });
    expect(nearScale('2026-11-01', '2026-11-11', '2026-11-06')).toEqual({ from: '2026-11-01', to: '2026-11-11' });
  });
});

describe('toasts', () => {
  it('are three at most; what was done goes by itself, what went wrong stays', () => {
    const later: (() => void)[] = [];
    const toasts = new Toasts((run) => later.push(run));
    toasts.show('one');
    toasts.show('two', { tone: 'off' });
    toasts.show('three');
    toasts.show('four');
    expect(toasts.list.map((toast) => toast.message)).toEqual(['two', 'three', 'four']);
    later.forEach((run) => run());
    expect(toasts.list.map((toast) => toast.message)).toEqual(['two']);
  });

  it('offer a way back only while it takes back what they tell of', () => {
    const toasts = new Toasts(() => {});
    const run = () => {};
    toasts.show('Added D-1', { action: { label: 'Undo', run, step: { undo: 'Added D-1' } } });
    toasts.show('Saved the files', { action: { label: 'Show in folder', run } });
    const offered = () => toasts.list.map((toast) => toast.action?.label);
    toasts.keepInStep({ undo: 'Added D-1', redo: null });
    expect(offered(), 'it is the newest step').toEqual(['Undo', 'Show in folder']);
    toasts.keepInStep({ undo: 'Changed title of D-1', redo: null });
    expect(offered(), 'undo would take back another').toEqual(['Show in folder']);
  });
});
