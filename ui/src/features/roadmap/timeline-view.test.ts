import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { notePlace } from './clash-notes';
import { Roadmap } from './roadmap.svelte';
import type { Drawn } from './timeline-parts';
import { timelineWords } from './timeline-words';
import { Timeline } from './timeline.svelte';
import TimelineView from './TimelineView.svelte';
import { Viewport } from './viewport.svelte';

const fail = (thrown: unknown) => {
  throw thrown;
};

const view = () => ({
  roadmap: new Roadmap(fakeBackend(), () => undefined),
  open: () => undefined,
  opened: null,
});

describe('what is in view', () => {
  it('is known as soon as there is something to look at, so that today stands where it belongs', () => {
    const timeline = new Timeline(fakeBackend(), fail, fail, () => false);
    const viewport = new Viewport(timeline);
    const element = document.createElement('div');
    Object.defineProperties(element, { clientWidth: { value: 640 }, clientHeight: { value: 300 } });
    const stop = viewport.measure(element);
    expect(viewport.room).toEqual({ width: 640, height: 300 });
    expect(viewport.wide, 'beside the names').toBe(640 - 128);
    stop();
  });
});

describe('the timeline on screen', () => {
  const grid = () => screen.getByRole('treegrid');
  const at = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');

  it('has no more elements than fit', async () => {
    const { container } = await stage(TimelineView, view(), { items: 5000 });
    expect(container.querySelectorAll('.plan').length).toBeLessThan(120);
    expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).not.toBe('0');
  });

  it('moves with Alt and an arrow, once for all presses until Alt is let go', async () => {
    const { backend, session } = await stage(TimelineView, view());
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' });
    await settled();
    expect(at()?.getAttribute('aria-label'), 'the bar looked at says what it is').toBeTruthy();
    await fireEvent.keyDown(grid(), { key: 'ArrowRight', altKey: true });
    await fireEvent.keyDown(grid(), { key: 'ArrowRight', altKey: true });
    await settled();
    expect(screen.getByRole('status').textContent).toContain('14 days later');
    expect(backend.store.undos).toHaveLength(0);
    await fireEvent.keyUp(window, { key: 'Alt' });
    await settled();
    expect(backend.store.undos).toHaveLength(1);
    expect(session.toasts.list.at(-1)?.action?.label).toBe('Undo');
  });

  it('lets Esc cancel what the keys moved', async () => {
    const { backend } = await stage(TimelineView, view());
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' });
    await fireEvent.keyDown(grid(), { key: 'ArrowLeft', altKey: true, shiftKey: true });
    await settled();
    await fireEvent.keyDown(grid(), { key: 'Escape' });
    await fireEvent.keyUp(window, { key: 'Alt' });
    await settled();
    expect(screen.queryByRole('status')).toBeNull();
    expect(backend.store.undos).toHaveLength(0);
  });

  it('gives an item of the tray the time in view with S', async () => {
    const { backend } = await stage(TimelineView, view());
    const slip = screen.getAllByRole('button', { name: /Refunds to the original card/ })[0]!;
    await fireEvent.keyDown(slip, { key: 's' });
    await settled();
    expect(backend.store.items.find(({ title }) => title === 'Refunds to the original card')?.timeframe).not.toBeNull();
  });

  it('counts how its outermost lanes stand, whether or not there are lanes within', async () => {
    const props = view();
    await stage(TimelineView, props);
    const { lanes } = (
      await props.roadmap.backend.timeline({
        items: props.roadmap.query(0, 0),
        lanes: ['product'],
        perDay: 1.9,
        baseline: null,
      })
    ).screen;
    const first = lanes[0]!;
    expect(first.head, 'nothing lies within').toBe(false);
    const said = first.tally.map(({ mark, count }) => timelineWords.tally(mark, count)).join(', ');
    const row = screen.getByRole('row', { name: `${first.path.at(-1)}: ${said}` });
    expect(row.querySelector('.counts')?.textContent?.replace(/\s/g, '')).toBe(
      first.tally
        .slice(0, first.rows < 2 ? 2 : 4)
        .map(({ count }) => count)
        .join(''),
    );
    props.roadmap.rest = { ...props.roadmap.rest, lanes: ['team'] };
    await settled();
    await new Promise((done) => setTimeout(done, 80));
    await settled();
    expect(document.querySelectorAll('.counts'), 'their heads count now').toHaveLength(0);
    expect(document.querySelector('.tally')?.textContent).toMatch(/\d/);
  });

  it('can be read without a screen', async () => {
    const { container } = await stage(TimelineView, view());
    expect(await violations(container)).toEqual([]);
  });
});

describe('the sentence of a clash', () => {
  const drawn = (y: number, from: number, to: number) => ({ y, bar: { covers: [from, to] } }) as unknown as Drawn;

  it('stands beside the middle of its line where nothing is in the way', () => {
    expect(notePlace({ x: 100, y0: 0, y2: 100 }, 80, [])).toEqual({ x: 106, y: 40 });
  });

  it('never covers a bar or its words while there is room', () => {
    const rows = [0, 32, 64, 96, 128].map((y) => drawn(y, 0, 400 + y));
    const place = notePlace({ x: 100, y0: 16, y2: 144 }, 80, rows);
    const covered = rows.some(
      ({ y, bar }) =>
        place.y < y + 27 && place.y + 20 > y + 3 && place.x < bar.covers[1]! && place.x + 111 > bar.covers[0]!,
    );
    expect(covered, JSON.stringify(place)).toBe(false);
    expect(place.x, 'and stays near').toBeLessThan(700);
  });
});
