// What the timeline is made of, as its parts hand it to each other.
import type { Grab, ItemQuery, LaneBy, LaneChoice, ScreenBar, ScreenLane, Stop } from '../../lib/ipc/types';
import type { ZoomStep } from './zoom';

/** A lane on the screen: where it stands, and how deep it lies within others. */
export interface Line {
  lane: ScreenLane;
  index: number;
  key: string;
  depth: number;
  y: number;
  height: number;
  folded: boolean;
}

export interface Drawn {
  bar: ScreenBar;
  index: number;
  line: Line;
  y: number;
}

/** A bar on its way: the places where it can be let go, the one it is at, and another lane it is over. */
export interface Move {
  ref: string;
  id: string;
  grab: Grab;
  stops: Stop[];
  from: number;
  at: number;
  by: 'hand' | 'keys';
  /** The key of the lane; null over its own. */
  lane: string | null;
}

export interface Asked {
  query: ItemQuery;
  lanes: LaneBy[];
  zoom: ZoomStep;
  baseline: string | null;
}

export const keyOf = (path: string[]) => path.join('\u001f');

/** What an item takes from a lane it did not lie in. */
export function choices(by: LaneBy[], from: string[], to: string[]): LaneChoice[] {
  return by.flatMap((field, at) => (from[at] === to[at] ? [] : [{ by: field, name: to[at] ?? '' }]));
}
