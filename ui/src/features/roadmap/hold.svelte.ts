// What the hand holds on the timeline: a bar, one of its ends, or a slip of the tray; with the pointer or with the keys.
import type { Grab } from '../../lib/ipc/types';
import type { Timeline } from './timeline.svelte';

/** A hand that moves less than this has only clicked. */
const STILL = 4;
/** Near the edge the view goes along. */
const EDGE = 36;
const GOES_ALONG = 24;
const HALF_BAR = 11;

interface Place {
  scroller: () => HTMLElement | null;
  /** Pixels for a pixel of the layout. */
  k: () => number;
  /** Pixels a day. */
  perDay: () => number;
  /** Width of the names at the left. */
  lanes: () => number;
  opened: (ref: string) => void;
}

interface Taken {
  ref: string;
  grab: Grab;
  from: 'bar' | 'tray';
  /** Where it was taken, with what was scrolled. */
  x: number;
  startX: number;
  startY: number;
  moved: boolean;
  free: boolean;
}

export class Hold {
  #taken: Taken | null = null;
  #keys: Promise<void> = Promise.resolve();
  /** A click follows the release of what was moved, and opens nothing. */
  #moved = false;
  /** Where the pointer is; null while the keys move. */
  pointer = $state.raw<{ x: number; y: number } | null>(null);
  /** Where what comes from the tray is drawn, from the top of the lanes. */
  floating = $state<number | null>(null);

  constructor(
    readonly timeline: Timeline,
    readonly place: Place,
  ) {}

  taken = (event: PointerEvent, ref: string, grab: Grab, from: Taken['from'] = 'bar') => {
    if (event.button !== 0) return;
    event.stopPropagation();
    if (from === 'bar') this.timeline.at = ref;
    this.#moved = false;
    const scrolled = this.place.scroller()?.scrollLeft ?? 0;
    this.#taken = {
      ref,
      grab,
      from,
      x: event.clientX + scrolled,
      startX: event.clientX,
      startY: event.clientY,
      moved: false,
      free: event.ctrlKey || event.metaKey,
    };
  };

  moved = (event: PointerEvent) => {
    const taken = this.#taken;
    const scroller = this.place.scroller();
    if (!taken || !scroller) return;
    if (!taken.moved) {
      if (Math.hypot(event.clientX - taken.startX, event.clientY - taken.startY) < STILL) return;
      taken.moved = true;
      this.#moved = true;
      void this.timeline.take(taken.ref, taken.grab, 'hand', taken.free);
    }
    const box = scroller.getBoundingClientRect();
    const left = box.left + this.place.lanes();
    if (event.clientX > box.right - EDGE) scroller.scrollLeft += GOES_ALONG;
    else if (event.clientX < left + EDGE && event.clientX > box.left) scroller.scrollLeft -= GOES_ALONG;
    this.pointer = { x: event.clientX, y: event.clientY };
    const x = event.clientX + scroller.scrollLeft;
    const isOver =
      event.clientX > left && event.clientX < box.right && event.clientY > box.top && event.clientY < box.bottom;
    const head = scroller.querySelector<HTMLElement>('.ground')?.offsetTop ?? 0;
    const y = event.clientY - box.top + scroller.scrollTop - head;
    this.floating = isOver ? y - HALF_BAR : null;
    if (taken.from === 'bar') {
      this.timeline.carry((x - taken.x) / this.place.perDay());
      if (event.clientY > box.bottom - EDGE) scroller.scrollTop += GOES_ALONG;
      else if (event.clientY < box.top + head + EDGE && event.clientY > box.top) scroller.scrollTop -= GOES_ALONG;
      const at = y / this.place.k();
      this.timeline.over(this.timeline.lines.find((line) => line.y <= at && at < line.y + line.height));
      return;
    }
    if (isOver) this.timeline.carryTo((x - left) / this.place.perDay());
  };

  released = async () => {
    const taken = this.#taken;
    this.#taken = null;
    if (!taken) return;
    const over = this.floating !== null;
    this.pointer = null;
    this.floating = null;
    if (!taken.moved) return;
    if (taken.from === 'tray' && !over) this.timeline.cancel();
    else await this.timeline.drop(taken.from === 'tray');
  };

  /** Where a bar stands that is held over another lane: under the pointer, or with the keys in the lane. */
  lifted(y: number, k: number): number {
    const { timeline } = this;
    const lane = timeline.lines.find(({ key }) => key === timeline.move?.lane);
    return this.floating ?? (lane ? lane.y + 4 : y) * k;
  }

  /** Opens what was clicked, unless the click is the end of a move. */
  clicked = (ref: string) => {
    if (!this.#moved) this.place.opened(ref);
    this.#moved = false;
  };

  /** Esc lets everything be as it was. */
  keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || (!this.timeline.move && !this.#taken?.moved)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#taken = null;
    this.pointer = null;
    this.floating = null;
    this.timeline.cancel();
  };

  /** Moves the bar looked at by one place, as often as it is pressed; letting go of Alt keeps it as one step. */
  nudge(grab: Grab, by: number): Promise<void> {
    const { timeline } = this;
    this.#keys = this.#keys.then(async () => {
      const ref = timeline.at;
      if (ref === null || !timeline.bar(ref)) return;
      const held = timeline.move;
      if (held && (held.ref !== ref || held.grab !== grab)) await timeline.drop();
      if (!timeline.move && !(await timeline.take(ref, grab, 'keys'))) return;
      timeline.nudge(by);
    });
    return this.#keys;
  }

  /** Takes the bar looked at into the next lane, or the one before; letting go of Alt keeps it. */
  nudgeLane(by: number): Promise<void> {
    const { timeline } = this;
    this.#keys = this.#keys.then(async () => {
      const ref = timeline.at;
      if (ref === null || !timeline.bar(ref)) return;
      const held = timeline.move;
      if (held && (held.ref !== ref || held.grab !== 'whole')) await timeline.drop();
      if (!timeline.move && !(await timeline.take(ref, 'whole', 'keys'))) return;
      timeline.nudgeLane(by);
    });
    return this.#keys;
  }

  /** Keeps what the keys moved. */
  settle(): Promise<void> {
    this.#keys = this.#keys.then(async () => {
      if (this.timeline.move?.by === 'keys') await this.timeline.drop();
    });
    return this.#keys;
  }
}
