// The part of the timeline that is in view: how large it is, where it is scrolled to, and how something comes into it.
import { tick, untrack } from 'svelte';
import { ROW, type Timeline } from './timeline.svelte';
import type { Asked } from './timeline-parts';

/** A line of the scales. */
const SCALE = 22;
/** So much of a bar must be seen for it to be in view. */
const SEEN = 40;

export class Viewport {
  element = $state.raw<HTMLElement | null>(null);
  /** Pixels for a pixel of the layout: the text may be larger. */
  k = $state(1);
  room = $state.raw({ width: 1200, height: 600 });
  scrolled = $state.raw({ left: 0, top: 0 });
  readonly laneWidth = $derived((this.room.width < 780 ? 128 : 172) * this.k);
  /** What is left beside the names. */
  readonly wide = $derived(this.room.width - this.laneWidth);
  readonly headHeight = $derived.by(() => (this.timeline.laid?.screen.scales.length ?? 2) * SCALE * this.k);
  #begun = false;

  constructor(readonly timeline: Timeline) {}

  get begun(): boolean {
    return this.#begun;
  }

  measure = (element: HTMLElement) => {
    this.element = element;
    const read = () => {
      this.k = (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
      this.room = { width: element.clientWidth, height: element.clientHeight };
      this.look();
    };
    // What is asked for meanwhile goes by how large it is, and not by how large it might be.
    untrack(read);
    const resized = new ResizeObserver(read);
    resized.observe(element);
    return () => resized.disconnect();
  };

  look = () => {
    if (!this.element) return;
    const { scrollLeft: left, scrollTop: top } = this.element;
    this.scrolled = { left, top };
    this.timeline.look(left / this.k, top / this.k, this.wide / this.k, this.room.height / this.k);
  };

  /** Shows what is asked for, with the same day in the middle; the first time with today in view. */
  async show(asked: Asked): Promise<void> {
    const before = this.timeline.laid?.screen.perDay;
    const middle = before && (this.scrolled.left + this.wide / 2) / this.k / before;
    await this.timeline.show(asked);
    await tick();
    const screen = this.timeline.laid?.screen;
    if (!this.element || !screen) return;
    if (middle && before !== screen.perDay) this.element.scrollLeft = middle * screen.perDay * this.k - this.wide / 2;
    else if (!this.#begun) this.toToday();
    this.#begun = true;
    this.look();
  }

  toToday = () => {
    const today = this.timeline.laid?.screen.today ?? 0;
    if (this.element) this.element.scrollLeft = today * this.k - this.wide * 0.3;
  };

  /** Keeps in view what is looked at: a bar gone to, one where it landed, the lane that the keys hold one over. */
  follow(): void {
    const { timeline } = this;
    const reveal = (at: string | null) => at !== null && untrack(() => void this.reveal(at));
    $effect(() => void reveal(timeline.at));
    $effect(() => void reveal(timeline.landed?.ref ?? null));
    $effect(() => void reveal(timeline.move?.by === 'keys' ? timeline.move.lane : null));
  }

  /** Brings a bar or a head into view, clear of the scales and the names. */
  async reveal(at: string): Promise<void> {
    await tick();
    const place = this.timeline.places.get(at);
    const line = place?.line ?? this.timeline.lines.find(({ key }) => key === at);
    const element = this.element;
    if (!element || !line) return;
    const y = (place?.y ?? line.y) * this.k;
    const view = this.room.height - this.headHeight;
    if (y < element.scrollTop) element.scrollTop = y;
    else if (y + ROW * this.k > element.scrollTop + view) element.scrollTop = y + ROW * this.k - view;
    const bar = place && this.timeline.bar(at);
    if (!bar) return;
    const { x, width } = this.timeline.spot(bar);
    const [from, to] = [x * this.k, (x + width) * this.k];
    if (to < element.scrollLeft + SEEN || from > element.scrollLeft + this.wide - SEEN)
      element.scrollLeft = Math.max(0, from - this.wide * 0.3);
  }

  /** Goes to the nearest bar that lies before or after what is in view. */
  goTo = (where: 'earlier' | 'later') => {
    const bars = this.timeline.laid?.screen.bars ?? [];
    if (!this.element) return;
    const { left } = this.scrolled;
    const ends = bars.map((bar) => (bar.x + bar.width) * this.k).filter((end) => end < left);
    const starts = bars.map((bar) => bar.x * this.k).filter((start) => start > left + this.wide);
    const x = where === 'earlier' ? Math.max(...ends) : Math.min(...starts);
    if (Number.isFinite(x)) this.element.scrollLeft = x - this.wide / 2;
  };

  /** Gives an item without a date the time in view: today's where today is in view. */
  async schedule(ref: string): Promise<void> {
    const screen = this.timeline.laid?.screen;
    if (!screen || !(await this.timeline.take(ref, 'whole', 'keys'))) return;
    const [from, wide] = [this.scrolled.left / this.k, this.wide / this.k];
    const today = screen.today ?? -1;
    const middle = today >= from && today <= from + wide ? today : from + wide / 2;
    this.timeline.carryTo(middle / screen.perDay);
    await this.timeline.drop(true);
    this.element?.focus();
  }
}
