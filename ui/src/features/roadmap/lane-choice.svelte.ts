// What the lanes of the timeline are, from the outside in, and which earlier plan stands behind today's.
import type { MenuEntry } from '../../lib/components/menu-entry';
import type { Desk } from '../../lib/desk';
import type { BaselineRow, LaneBy } from '../../lib/ipc/types';
import { longDate } from '../../lib/text/dates';
import { LANES } from './fields';
import type { Roadmap } from './roadmap.svelte';
import { timelineWords as words } from './timeline-words';
import { words as all } from './words';

export class LaneChoice {
  #baselines = $state.raw<BaselineRow[]>([]);
  /** The one that is shown, where it is a baseline rather than a day. */
  #known: string | null = null;

  /** The lanes within lanes, and behind the last of them a place for another; three levels can be read. */
  readonly levels = $derived.by(() => [...this.roadmap.rest.lanes, null].slice(0, 2));
  readonly baselineEntries = $derived.by<MenuEntry[]>(() => {
    const { rest } = this.roadmap;
    return [
      ...this.#baselines.toReversed().map(({ name, madeOn }): MenuEntry => ({
        kind: 'check',
        label: name,
        second: longDate(madeOn),
        on: rest.baseline === name,
        run: () => this.#compareWith(name),
      })),
      { kind: 'check', label: words.noBaseline, on: rest.baseline === null, run: this.noBaseline },
      { kind: 'divide' },
      { label: words.toChanges, run: () => this.desk.go('compare') },
    ];
  });
  /** All of it as parts of a menu. */
  readonly entries = $derived.by<MenuEntry[]>(() => [
    ...(this.roadmap.group ? this.levels : []).map((within, level): MenuEntry => ({
      kind: 'sub',
      label: this.called(level),
      second: within ? all.lanes[within].toLowerCase() : words.noLanes,
      entries: this.laneEntries(level),
    })),
    {
      kind: 'sub',
      label: words.baseline,
      second: this.roadmap.rest.baseline ?? words.noLanes,
      entries: this.baselineEntries,
    },
  ]);

  constructor(
    readonly desk: Desk,
    readonly roadmap: Roadmap,
  ) {}

  called(level: number): string {
    return level === 0 ? words.within : words.withinThose;
  }

  laneEntries(level: number): MenuEntry[] {
    const { group, rest } = this.roadmap;
    const others = [group, ...rest.lanes.slice(0, level)];
    return [...LANES.filter((field) => !others.includes(field)), null].map((field) => ({
      kind: 'check',
      label: field ? all.lanes[field] : all.noGroup,
      on: (rest.lanes[level] ?? null) === field,
      run: () => this.#setLevel(level, field),
    }));
  }

  #setLevel(level: number, field: LaneBy | null): void {
    const { rest } = this.roadmap;
    const before = rest.lanes.slice(0, level);
    const after = rest.lanes.slice(level + 1).filter((other) => other !== field);
    this.roadmap.rest = { ...rest, lanes: field ? [...before, field, ...after] : before };
  }

  #compareWith(baseline: string | null): void {
    this.roadmap.rest = { ...this.roadmap.rest, baseline };
  }

  noBaseline = (): void => this.#compareWith(null);

  /** Asks which earlier plans there are. */
  async read(): Promise<void> {
    try {
      this.#baselines = await this.desk.backend.listBaselines();
    } catch (thrown) {
      this.desk.refused(thrown);
    }
  }

  #isKept(name: string | null): boolean {
    return this.#baselines.some((known) => known.name === name);
  }

  /** A baseline that was taken away, or has another name, is shown no longer. */
  async #followed(): Promise<void> {
    await this.read();
    const shown = this.roadmap.rest.baseline;
    if (shown !== null && shown === this.#known && !this.#isKept(shown)) this.noBaseline();
  }

  /** Keeps up with the baselines while the component that calls it is there. */
  follow(): void {
    $effect(() => {
      const shown = this.roadmap.rest.baseline;
      void this.read().then(() => (this.#known = this.#isKept(shown) ? shown : null));
    });
    $effect(() => this.desk.onChange(['baseline'], () => void this.#followed()));
  }
}
