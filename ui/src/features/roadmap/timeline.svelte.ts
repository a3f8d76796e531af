// What the timeline shows and where: the layout comes from the core, as the exports have it; this knows what is in view,
// which bar is looked at, and which is being moved.
import { SvelteMap } from 'svelte/reactivity';
import type { Backend } from '../../lib/ipc/backend';
import type { Done, Grab, ScreenBar, Stop, Stops, Timeline as Laid } from '../../lib/ipc/types';
import { choices, keyOf, type Asked, type Drawn, type Line, type Move } from './timeline-parts';
import { nameOf, step, type Row } from './walk';
import { SCALES } from './zoom';

export const ROW = 32;
const HEAD = 28;
/** Beyond the edges so much is drawn already; what is in view is looked at in steps of this. */
const AROUND = 320;
const STEP = 160;

export class Timeline {
  laid = $state.raw<Laid | null>(null);
  folded = $state.raw<ReadonlySet<string>>(new Set());
  /** The bar looked at, by reference, or the head of lanes, by its key. */
  at = $state<string | null>(null);
  move = $state.raw<Move | null>(null);
  /** What was moved last, once it lies where it belongs now. */
  landed = $state.raw<{ ref: string } | null>(null);
  /** Let go, and not yet back from the core. */
  readonly settling = new SvelteMap<string, Stop>();
  /** What is in view, in steps, so that little is made anew while scrolling. */
  view = $state.raw({ left: 0, right: 1400, top: 0, bottom: 900 });
  #asked: Asked | null = null;
  #generation = 0;
  #moved: string | null = null;

  readonly lines = $derived.by<Line[]>(() => {
    let y = 0;
    const lines: Line[] = [];
    let hidden: string | null = null;
    (this.laid?.screen.lanes ?? []).forEach((lane, index) => {
      const key = keyOf(lane.path);
      if (hidden !== null && key.startsWith(hidden)) return;
      const folded = lane.head && this.folded.has(key);
      hidden = folded ? `${key}\u001f` : null;
      const height = lane.head ? HEAD : Math.max(1, lane.rows) * ROW;
      lines.push({ lane, index, key, depth: lane.path.length - 1, y, height, folded });
      y += height;
    });
    return lines;
  });
  readonly height = $derived.by(() => {
    const last = this.lines.at(-1);
    return last ? last.y + last.height : 0;
  });
  readonly rows = $derived.by<Row[]>(() => {
    const bars = this.laid?.screen.bars ?? [];
    return this.lines.flatMap((line): Row[] => {
      if (line.lane.head) return [{ line, bars: [] }];
      const rows: Row[] = [];
      for (let at = line.lane.firstBar; at < line.lane.firstBar + line.lane.bars; at++) {
        const row = bars[at]!.row;
        (rows[row] ??= { line, bars: [] }).bars.push(at);
      }
      return rows.filter(Boolean);
    });
  });
  /** Where each bar stands that is not folded away. */
  readonly places = $derived.by(() => {
    const places = new Map<string, { index: number; line: Line; y: number }>();
    const bars = this.laid?.screen.bars ?? [];
    for (const line of this.lines)
      for (let index = line.lane.firstBar; index < line.lane.firstBar + line.lane.bars; index++)
        places.set(bars[index]!.ref, { index, line, y: line.y + bars[index]!.row * ROW });
    return places;
  });
  /** Where the bar lies that is being moved. */
  readonly #held = $derived(this.move ? this.places.get(this.move.ref) : undefined);
  /** The lanes that are in view, and the one of the bar that is being moved. */
  readonly linesInView = $derived(
    this.lines.filter(
      (line) => (line.y < this.view.bottom && line.y + line.height > this.view.top) || line === this.#held?.line,
    ),
  );
  /** The bars that are in view, with a little around them, and the one that is being moved. */
  readonly drawn = $derived.by<Drawn[]>(() => {
    const bars = this.laid?.screen.bars ?? [];
    const { left, right, top, bottom } = this.view;
    const drawn: Drawn[] = [];
    for (const line of this.linesInView) {
      const first = line.lane.firstBar;
      for (let index = first; index < first + line.lane.bars; index++) {
        const bar = bars[index]!;
        const y = line.y + bar.row * ROW;
        if (y > bottom) break;
        if (y + ROW < top || bar.x > right || bar.x + bar.width < left) continue;
        drawn.push({ bar, index, line, y });
      }
    }
    const held = this.#held;
    if (held && !drawn.some(({ index }) => index === held.index)) drawn.push({ ...held, bar: bars[held.index]! });
    return drawn;
  });
  /** Whether there is a bar of which nobody has said how sure it is. */
  readonly hasUnsaid = $derived(
    (this.laid?.screen.bars ?? []).some((bar) => bar.commitment === null && bar.gone === null),
  );
  /** How many bars are only in the plan that is compared with. */
  readonly gone = $derived((this.laid?.screen.bars ?? []).filter((bar) => bar.gone !== null).length);
  readonly links = $derived.by(() => {
    const { left, right, top, bottom } = this.view;
    return (this.laid?.screen.links ?? []).flatMap((link) => {
      const from = this.places.get(link.from);
      const to = this.places.get(link.to);
      if (!from || !to) return [];
      const [y0, y2] = [from.y + ROW / 2, to.y + ROW / 2];
      const [x0, x1, x2] = link.stations as [number, number, number];
      const out = Math.max(y0, y2) < top || Math.min(y0, y2) > bottom || Math.max(x0, x1, x2) < left;
      return out || Math.min(x0, x1, x2) > right ? [] : [{ ...link, x0, x1, x2, y0, y2 }];
    });
  });

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
    readonly said: (done: Done) => void,
    readonly isLocked: () => boolean,
  ) {}

  /** Asks the core to lay out what is to be shown; what stood there stays until the answer has come. */
  async show(asked: Asked): Promise<void> {
    this.#asked = asked;
    const generation = ++this.#generation;
    const { query, lanes, zoom, baseline } = asked;
    try {
      const laid = await this.backend.timeline({ items: query, lanes, perDay: SCALES[zoom].perDay, baseline });
      if (generation !== this.#generation) return;
      this.laid = laid;
      this.settling.clear();
      if (this.#moved !== null) this.landed = { ref: this.#moved };
      this.#moved = null;
    } catch (thrown) {
      if (generation === this.#generation) this.refused(thrown);
    }
  }

  async reload(): Promise<void> {
    if (this.#asked) await this.show(this.#asked);
  }

  /** Says what is in view, in lengths of the layout. */
  look(left: number, top: number, width: number, height: number): void {
    const down = (value: number) => Math.floor(value / STEP) * STEP - AROUND;
    const up = (value: number) => Math.ceil(value / STEP) * STEP + AROUND;
    const view = { left: down(left), right: up(left + width), top: down(top), bottom: up(top + height) };
    const same = (Object.keys(view) as (keyof typeof view)[]).every((side) => view[side] === this.view[side]);
    if (!same) this.view = view;
  }

  /** How many bars lie wholly before and after what is looked at. */
  outside(left: number, width: number): { earlier: number; later: number } {
    let [earlier, later] = [0, 0];
    for (const bar of this.laid?.screen.bars ?? []) {
      if (bar.x + bar.width < left) earlier++;
      else if (bar.x > left + width) later++;
    }
    return { earlier, later };
  }

  fold(key: string): void {
    const folded = new Set(this.folded);
    if (!folded.delete(key)) folded.add(key);
    this.folded = folded;
  }

  bar(ref: string): ScreenBar | null {
    const place = this.places.get(ref);
    return place ? (this.laid?.screen.bars[place.index] ?? null) : null;
  }

  idOf(ref: string): string | null {
    return this.laid?.ids[ref] ?? null;
  }

  refOf(id: string): string | null {
    const ids: Record<string, string> = this.laid?.ids ?? {};
    return Object.keys(ids).find((ref) => ids[ref] === id) ?? null;
  }

  /** Where a bar is drawn now: where it is being moved to, or was let go, or lies. */
  spot(bar: ScreenBar): { x: number; width: number } {
    const stop = this.move?.ref === bar.ref ? this.move.stops[this.move.at] : this.settling.get(bar.ref);
    return stop ? this.spotOf(stop, bar) : { x: bar.x, width: bar.width };
  }

  spotOf(stop: Stop, bar: ScreenBar | null): { x: number; width: number } {
    const { perDay, width } = this.laid!.screen;
    const from = (stop.from ?? 0) * perDay;
    const to = (stop.to ?? width / perDay) * perDay;
    if (bar?.milestone) return { x: (stop.to === null ? from : to - perDay) - bar.width / 2, width: bar.width };
    return { x: Math.max(0, from), width: Math.max(2, to - Math.max(0, from)) };
  }

  /** Goes to another bar or head: rows up or down to what lies nearest, places to the left or right within the row. */
  step(down: number, across: number): void {
    if (this.laid && this.rows.length > 0) this.at = step(this.rows, this.laid.screen.bars, this.at, down, across);
  }

  /** Goes to the first or the last row. */
  leap(to: 'first' | 'last'): void {
    const row = to === 'first' ? this.rows[0] : this.rows.at(-1);
    if (this.laid && row) this.at = nameOf(row, this.laid.screen.bars, null);
  }

  /** Takes hold of a bar. It can be moved once the core has said where to. */
  async take(ref: string, grab: Grab, by: Move['by'], free = false): Promise<boolean> {
    const id = this.idOf(ref);
    if (!id || !this.laid || this.isLocked()) return false;
    // What is only in the earlier plan lies nowhere from where it could be moved.
    if (this.laid.screen.bars.some((bar) => bar.ref === ref && bar.gone !== null)) return false;
    const unit = free ? 'day' : SCALES[this.#asked?.zoom ?? 'quarter'].snap;
    try {
      const { first, last } = this.laid.screen;
      const { list, at }: Stops = await this.backend.itemStops(id, grab, unit, first, last);
      if (list.length === 0) return false;
      this.move = { ref, id, grab, stops: list, from: at, at, by, lane: null };
      return true;
    } catch (thrown) {
      this.refused(thrown);
      return false;
    }
  }

  /** Moves what is held to the place nearest to so many days from where it was taken. */
  carry(days: number): void {
    const move = this.move;
    if (!move) return;
    const edge = (stop: Stop) => (move.grab === 'end' ? (stop.to ?? stop.from) : (stop.from ?? stop.to)) ?? 0;
    const wanted = edge(move.stops[move.from]!) + days;
    let at = 0;
    move.stops.forEach((stop, index) => {
      if (Math.abs(edge(stop) - wanted) < Math.abs(edge(move.stops[at]!) - wanted)) at = index;
    });
    if (at !== move.at) this.move = { ...move, at };
  }

  /** Moves what is held to the place that a day lies in. */
  carryTo(day: number): void {
    const move = this.move;
    if (!move) return;
    const at = move.stops.findIndex(({ from, to }) => (from ?? 0) <= day && day < (to ?? Infinity));
    if (at >= 0 && at !== move.at) this.move = { ...move, at };
  }

  /** Moves what is held by some places. */
  nudge(by: number): void {
    const move = this.move;
    if (move) this.move = { ...move, at: Math.max(0, Math.min(move.stops.length - 1, move.at + by)) };
  }

  /** Takes what is held over a lane; over its own, or none that holds bars, it stays in its own. */
  over(line: Line | undefined): void {
    const move = this.move;
    if (!move || move.grab !== 'whole') return;
    const own = this.places.get(move.ref)?.line.key;
    const lane = line && !line.lane.head && line.key !== own ? line.key : null;
    if (lane !== move.lane) this.move = { ...move, lane };
  }

  /** Takes what is held over the next lane, or the one before. */
  nudgeLane(by: number): void {
    const move = this.move;
    const lanes = this.lines.filter(({ lane }) => !lane.head);
    const own = move && this.places.get(move.ref)?.line.key;
    const at = lanes.findIndex(({ key }) => key === (move?.lane ?? own));
    if (at >= 0) this.over(lanes[Math.max(0, Math.min(lanes.length - 1, at + by))]);
  }

  /** Lets go: keeps the place and the lane as one step of undo. */
  async drop(always = false): Promise<void> {
    const move = this.move;
    this.move = null;
    const stop = move?.stops[move.at];
    const lane = this.lines.find(({ key }) => key === move?.lane)?.lane;
    if (!move || !stop || (move.at === move.from && !lane && !always)) return;
    const timeframe = move.at === move.from && !always ? null : stop.timeframe;
    if (timeframe !== null) this.settling.set(move.ref, stop);
    this.#moved = move.ref;
    try {
      const own = this.places.get(move.ref)?.line.lane.path ?? [];
      // Where the lanes are times, what comes out of the tray gets its lane from its time.
      const all = lane ? choices(this.#asked?.lanes ?? [], own, lane.path) : [];
      const lanes = all.filter(({ by }) => !always || by !== 'timeframe');
      if (lanes.length > 0) this.said(await this.backend.relaneItem(move.id, timeframe, lanes));
      else this.said(await this.backend.rescheduleItem(move.id, stop.timeframe));
      this.at = move.ref;
    } catch (thrown) {
      this.settling.delete(move.ref);
      this.#moved = null;
      this.refused(thrown);
    }
  }

  cancel = () => (this.move = null);
}
