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
  /** Where it was pressed. */
  startX: number;
  startY: number;
  /** Where the hand is. */
  hand: { x: number; y: number };
  /** Ready when the core has said where it can go; null while the hand is still. */
  held: Promise<void> | null;
  isCancelled: boolean;
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
    const { clientX, clientY } = event;
    this.#taken = {
      ref,
      grab,
      from,
      x: clientX + scrolled,
      startX: clientX,
      startY: clientY,
      hand: { x: clientX, y: clientY },
      held: null,
      isCancelled: false,
      free: event.ctrlKey || event.metaKey,
    };
  };

  moved = (event: PointerEvent) => {
    const taken = this.#taken;
    if (!taken) return;
    const { clientX: x, clientY: y } = event;
    if (!taken.held && Math.hypot(x - taken.startX, y - taken.startY) < STILL) return;
    taken.hand = { x, y };
    this.#moved = true;
    taken.held ??= this.#hold(taken);
    this.#carry(taken);
  };

  /** Asks the core where what was taken can go. The hand goes on meanwhile, or lets everything be. */
  async #hold(taken: Taken): Promise<void> {
    await this.timeline.take(taken.ref, taken.grab, 'hand', taken.free);
    if (taken.isCancelled) this.timeline.cancel();
    else this.#carry(taken);
  }

  /** Brings what is held to where the hand is. */
  #carry({ from, x: startX, hand }: Taken): void {
    const scroller = this.place.scroller();
    if (!scroller) return;
    const { timeline } = this;
    const box = scroller.getBoundingClientRect();
    const left = box.left + this.place.lanes();
    if (hand.x > box.right - EDGE) scroller.scrollLeft += GOES_ALONG;
    else if (hand.x < left + EDGE && hand.x > box.left) scroller.scrollLeft -= GOES_ALONG;
    const head = scroller.querySelector<HTMLElement>('.ground')?.offsetTop ?? 0;
    if (from === 'bar' && hand.y > box.bottom - EDGE) scroller.scrollTop += GOES_ALONG;
    else if (from === 'bar' && hand.y < box.top + head + EDGE && hand.y > box.top) scroller.scrollTop -= GOES_ALONG;
    this.pointer = hand;
    const x = hand.x + scroller.scrollLeft;
    const y = hand.y - box.top + scroller.scrollTop - head;
    const isOver = hand.x > left && hand.x < box.right && hand.y > box.top && hand.y < box.bottom;
    this.floating = isOver ? y - HALF_BAR : null;
    if (from === 'bar') timeline.carry((x - startX) / this.place.perDay());
    else if (isOver) timeline.carryTo((x - left) / this.place.perDay());
    const at = y / this.place.k();
    timeline.over(timeline.lines.find((line) => line.y <= at && at < line.y + line.height));
  }

  released = async () => {
    const taken = this.#taken;
    this.#taken = null;
    if (!taken?.held) return;
    // A quick hand lets go before the core has said where to.
    await taken.held;
    const isOver = this.floating !== null;
    this.pointer = null;
    this.floating = null;
    if (taken.from === 'tray' && !isOver) this.timeline.cancel();
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
    if (event.key !== 'Escape' || (!this.timeline.move && !this.#taken?.held)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#taken) this.#taken.isCancelled = true;
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
