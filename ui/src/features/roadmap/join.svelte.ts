// A dependency being drawn: from what has to be done first to what needs it, with the pointer or with the keys.
import type { Done } from '../../lib/ipc/types';
import type { Timeline } from './timeline.svelte';

/** Whoever moves less than this has only clicked. */
const STILL = 4;

export class Join {
  /** What has to be done first; null while nothing is drawn. */
  from = $state<string | null>(null);
  /** What is pointed at. */
  over = $state<string | null>(null);
  /** Where the pointer is; null while the keys draw. */
  pointer = $state.raw<{ x: number; y: number } | null>(null);
  #pressed: { x: number; y: number } | null = null;

  constructor(
    readonly timeline: Timeline,
    readonly said: (done: Done) => void,
    readonly refused: (thrown: unknown) => void,
  ) {}

  /** What needs it: what is pointed at, or with the keys what is looked at. */
  readonly to = $derived.by(() => {
    const to = this.pointer ? this.over : this.timeline.at;
    return to !== null && to !== this.from && this.timeline.bar(to) ? to : null;
  });

  press = (event: PointerEvent, ref: string) => {
    if (event.button !== 0 || this.timeline.isLocked()) return;
    event.stopPropagation();
    event.preventDefault();
    this.#pressed = { x: event.clientX, y: event.clientY };
    this.from = ref;
  };

  moved = (event: PointerEvent) => {
    if (!this.#pressed) return;
    const { clientX: x, clientY: y } = event;
    if (!this.pointer && Math.hypot(x - this.#pressed.x, y - this.#pressed.y) < STILL) return;
    this.pointer = { x, y };
    const under = document.elementsFromPoint(x, y).map((part) => part.closest<HTMLElement>('.plan'));
    this.over = under.find(Boolean)?.dataset['ref'] ?? null;
  };

  released = async () => {
    if (!this.#pressed) return;
    this.#pressed = null;
    // A click on the handle goes on with the keys.
    if (this.pointer) await this.end();
  };

  /** Begins at the bar that is looked at. */
  begin(): boolean {
    const { at } = this.timeline;
    if (at === null || !this.timeline.bar(at) || this.timeline.isLocked()) return false;
    this.from = at;
    return true;
  }

  /** Links the two, as one step of undo. A circle is refused with the way around it. */
  async end(): Promise<void> {
    const { from, to } = this;
    this.cancel();
    if (from === null || to === null) return;
    try {
      this.said(await this.timeline.backend.linkRecords(to, 'dependsOn', from));
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  cancel(): void {
    this.#pressed = null;
    this.from = null;
    this.over = null;
    this.pointer = null;
  }

  keyed = (event: KeyboardEvent) => {
    if (this.from === null || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };
}
