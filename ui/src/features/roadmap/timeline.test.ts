import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled } from '../../lib/testing/stage';
import { Hold } from './hold.svelte';
import { Join } from './join.svelte';
import { Timeline } from './timeline.svelte';
import type { Asked } from './timeline-parts';

const ASKED: Asked = {
  query: {
    search: null,
    filters: [],
    putAway: false,
    group: null,
    sort: 'ref',
    descending: false,
    offset: 0,
    limit: 0,
  } as unknown as Asked['query'],
  lanes: ['product', 'team'],
  zoom: 'quarter',
  baseline: null,
};

async function laid(items?: number, asked: Partial<Asked> = {}) {
  const backend = fakeBackend({ items });
  const timeline = new Timeline(
    backend,
    (thrown) => {
      throw thrown;
    },
    () => undefined,
    () => false,
  );
  backend.listen('workspaceChanged', () => void timeline.reload());
  await timeline.show({ ...ASKED, ...asked });
  return { timeline, backend };
}

/** A hand above the lanes of a wide timeline, so that it moves in time alone. */
function inHand(timeline: Timeline) {
  const scroller = document.createElement('div');
  scroller.getBoundingClientRect = () => new DOMRect(0, 0, 2000, 1000);
  const place = { k: () => 1, perDay: () => 1.9, lanes: () => 0, opened: () => undefined };
  const hold = new Hold(timeline, { ...place, scroller: () => scroller });
  const hand = (clientX: number) => new MouseEvent('pointermove', { clientX, clientY: -10 }) as PointerEvent;
  return { hold, hand };
}

describe('the timeline', () => {
  it('draws only what is in view, however many items there are', async () => {
    const { timeline } = await laid(5000);
    expect(timeline.laid!.screen.bars.length).toBeGreaterThan(3000);
    timeline.look(600, 0, 1200, 700);
    expect(timeline.drawn.length).toBeLessThan(60);
    const seen = timeline.drawn.map(({ y }) => y);
    expect(Math.max(...seen)).toBeLessThan(700 + 2 * 320 + 160);
    timeline.look(600, 40_000, 1200, 700);
    expect(
      timeline.drawn.every(({ y }) => y > 39_000),
      'what is above is not drawn',
    ).toBe(true);
  });

  it('folds lanes with all that lies in them', async () => {
    const { timeline } = await laid();
    const before = timeline.height;
    const head = timeline.lines.find(({ lane }) => lane.head)!;
    timeline.fold(head.key);
    expect(timeline.height).toBeLessThan(before);
    expect(timeline.lines.some(({ key }) => key.startsWith(`${head.key}\u001f`))).toBe(false);
    timeline.fold(head.key);
    expect(timeline.height).toBe(before);
  });

  it('goes through rows and places with the arrows, and back', async () => {
    const { timeline } = await laid();
    timeline.leap('first');
    const first = timeline.at;
    timeline.step(1, 0);
    timeline.step(1, 0);
    const third = timeline.at;
    expect(third).not.toBe(first);
    timeline.step(-1, 0);
    timeline.step(-1, 0);
    expect(timeline.at).toBe(first);
    timeline.leap('last');
    timeline.step(1, 0);
    expect(timeline.at, 'there is nothing below the last').not.toBeNull();
  });

  it('moves a bar to the place nearest to the hand, and undo brings it back', async () => {
    const { timeline, backend } = await laid();
    const before = backend.store.items[1]!.timeframe;
    const place = timeline.spot(timeline.bar('R-2')!);
    await timeline.take('R-2', 'whole', 'hand');
    timeline.carry(15);
    const moved = timeline.spot(timeline.bar('R-2')!);
    expect(moved.x - place.x).toBeCloseTo(14 * 1.9);
    expect(moved.width).toBeCloseTo(place.width);
    await timeline.drop();
    await settled();
    expect(backend.store.items[1]!.timeframe!.start).toBe('2026-10-19');
    expect(backend.store.undos).toHaveLength(1);
    await backend.undo();
    await settled();
    expect(backend.store.items[1]!.timeframe).toEqual(before);
    expect(timeline.spot(timeline.bar('R-2')!)).toEqual(place);
  });

  it('keeps what a quick hand moved, which lets go before the core has said where to', async () => {
    const { timeline, backend } = await laid();
    const { hold, hand } = inHand(timeline);
    hold.taken(hand(500), 'R-2', 'whole');
    hold.moved(hand(515));
    hold.moved(hand(500 + 15 * 1.9));
    expect(timeline.move, 'nothing is known yet').toBeNull();
    await hold.released();
    await settled();
    expect(timeline.move, 'nothing stays in the hand').toBeNull();
    expect(backend.store.items[1]!.timeframe!.start).toBe('2026-10-19');
    expect(backend.store.undos).toHaveLength(1);
  });

  it('holds nothing when Esc comes before the core has said where to', async () => {
    const { timeline, backend } = await laid();
    const { hold, hand } = inHand(timeline);
    hold.taken(hand(500), 'R-2', 'whole');
    hold.moved(hand(560));
    hold.keyed(new KeyboardEvent('keydown', { key: 'Escape' }));
    await hold.released();
    await settled();
    expect(timeline.move).toBeNull();
    expect([hold.pointer, hold.floating]).toEqual([null, null]);
    expect(backend.store.undos).toHaveLength(0);
  });

  it('leaves everything as it was on Esc, and writes nothing where nothing moved', async () => {
    const { timeline, backend } = await laid();
    await timeline.take('R-2', 'end', 'hand');
    timeline.carry(40);
    timeline.cancel();
    await timeline.take('R-2', 'end', 'hand');
    timeline.carry(1);
    await timeline.drop();
    expect(backend.store.undos).toHaveLength(0);
  });

  it('keeps an end where the other is moved', async () => {
    const { timeline } = await laid();
    const place = timeline.spot(timeline.bar('R-2')!);
    await timeline.take('R-2', 'end', 'hand');
    timeline.carry(21);
    const moved = timeline.spot(timeline.bar('R-2')!);
    expect(moved.x).toBe(place.x);
    expect(moved.width - place.width).toBeCloseTo(21 * 1.9);
  });

  it('counts what lies outside the view', async () => {
    const { timeline } = await laid();
    const all = timeline.laid!.screen.bars.length;
    const { earlier, later } = timeline.outside(0, 10_000);
    expect([earlier, later]).toEqual([0, 0]);
    expect(timeline.outside(-500, 100)).toEqual({ earlier: 0, later: all });
  });

  it('takes a bar into another lane, with its time, in one step, and back with Esc', async () => {
    const { timeline, backend } = await laid();
    const line = timeline.lines.find(({ lane }) => !lane.head && lane.bars > 0)!;
    const { ref } = timeline.laid!.screen.bars[line.lane.firstBar]!;
    const item = () => backend.store.items.find((row) => row.ref === ref)!;
    const before = item();
    await timeline.take(ref, 'whole', 'keys');
    timeline.nudgeLane(1);
    expect(timeline.move?.lane).not.toBeNull();
    timeline.cancel();
    await timeline.drop();
    expect(item(), 'Esc leaves it where it was').toEqual(before);
    await timeline.take(ref, 'whole', 'keys');
    timeline.nudgeLane(1);
    timeline.nudge(1);
    const target = timeline.lines.find(({ key }) => key === timeline.move?.lane)!.lane.path;
    await timeline.drop();
    expect([item().product, item().team]).toEqual(target.map((name) => (name.startsWith('No ') ? null : name)));
    expect(item().timeframe?.text).not.toBe(before.timeframe?.text);
    expect(backend.store.undos, 'one step of undo').toHaveLength(1);
  });

  it('draws the bar that is moved also when the lane it goes to is far away, and says where it landed', async () => {
    const { timeline } = await laid(600);
    const line = timeline.lines.find(({ lane }) => !lane.head && lane.bars > 0)!;
    const { ref } = timeline.laid!.screen.bars[line.lane.firstBar]!;
    await timeline.take(ref, 'whole', 'keys');
    timeline.nudgeLane(1);
    timeline.look(0, timeline.height - 600, 1200, 600);
    expect(timeline.drawn.some(({ bar }) => bar.ref === ref)).toBe(true);
    expect(timeline.linesInView).toContain(timeline.places.get(ref)!.line);
    expect(timeline.landed).toBeNull();
    await timeline.drop();
    await settled();
    expect(timeline.landed).toEqual({ ref });
  });

  it('puts what comes out of the tray into the lane it is let go in', async () => {
    const { timeline, backend } = await laid();
    const { ref } = timeline.laid!.unscheduled[0]!;
    const item = () => backend.store.items.find((row) => row.ref === ref)!;
    const line = timeline.lines.findLast(({ lane }) => !lane.head)!;
    await timeline.take(ref, 'whole', 'hand');
    timeline.carryTo(60);
    timeline.over(line);
    await timeline.drop(true);
    expect(item().timeframe).not.toBeNull();
    expect([item().product, item().team]).toEqual(line.lane.path.map((name) => (name.startsWith('No ') ? null : name)));
    expect(backend.store.undos, 'one step of undo').toHaveLength(1);
  });

  it('keeps a bar in its lane while an end of it is held, and over the head of lanes', async () => {
    const { timeline } = await laid();
    const line = timeline.lines.find(({ lane }) => !lane.head && lane.bars > 0)!;
    const { ref } = timeline.laid!.screen.bars[line.lane.firstBar]!;
    const other = timeline.lines.find(({ lane, key }) => !lane.head && key !== line.key)!;
    await timeline.take(ref, 'end', 'hand');
    timeline.over(other);
    expect(timeline.move?.lane, 'an end changes the time alone').toBeNull();
    timeline.cancel();
    await timeline.take(ref, 'whole', 'hand');
    timeline.over(timeline.lines.find(({ lane }) => lane.head));
    expect(timeline.move?.lane).toBeNull();
    timeline.over(other);
    expect(timeline.move?.lane).toBe(other.key);
    timeline.over(line);
    expect(timeline.move?.lane, 'back over its own').toBeNull();
  });

  it('links two bars by keys: the first, then what needs it', async () => {
    const { timeline, backend } = await laid();
    const said: string[] = [];
    const join = new Join(
      timeline,
      ({ label }) => said.push(label),
      (thrown) => said.push((thrown as Error).message),
    );
    expect(join.begin(), 'nothing is looked at').toBe(false);
    timeline.leap('first');
    timeline.step(1, 0);
    const first = timeline.at!;
    expect(join.begin()).toBe(true);
    expect(join.to, 'not itself').toBeNull();
    timeline.step(1, 0);
    const needs = timeline.at!;
    expect(join.to).toBe(needs);
    await join.end();
    expect(backend.store.links.at(-1)).toEqual({ from: needs, relation: 'dependsOn', to: first });
    expect(join.from).toBeNull();
    backend.linkRecords = async () => Promise.reject(new Error('R-1 → R-2 → R-1'));
    timeline.at = first;
    join.begin();
    timeline.at = needs;
    await join.end();
    expect(said.at(-1), 'a circle is refused with the way around it').toContain('→');
    join.begin();
    join.keyed(new KeyboardEvent('keydown', { key: 'Escape' }));
    await join.end();
    expect(said).toHaveLength(2);
  });
});
