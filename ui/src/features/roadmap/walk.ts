// Where the arrows lead on the timeline: rows up or down to what lies nearest, places to the left or right within a row.
import type { ScreenBar } from '../../lib/ipc/types';
import type { Line } from './timeline-parts';

/** A line of bars, or the head of lanes: what the arrows go through. */
export interface Row {
  line: Line;
  /** Places among all bars; empty for a head. */
  bars: number[];
}

/** What is gone to from a bar, by its reference, or a head, by its key; there is at least one row. */
export function step(rows: Row[], bars: ScreenBar[], at: string | null, down: number, across: number): string {
  const here = find(rows, bars, at);
  if (!here) return nameOf(rows.find((row) => row.bars.length > 0) ?? rows[0]!, bars, null);
  const row = rows[here.row]!;
  if (across !== 0) {
    const next = row.bars[here.place + across];
    if (next !== undefined) return bars[next]!.ref;
    return row.bars.length > 0 ? step(rows, bars, at, across, 0) : at!;
  }
  const to = Math.max(0, Math.min(rows.length - 1, here.row + down));
  const from = row.bars[here.place];
  return nameOf(rows[to]!, bars, from === undefined ? null : bars[from]!);
}

/** What is gone to in a row: its head, or the bar nearest to where one comes from. */
export function nameOf(row: Row, bars: ScreenBar[], from: ScreenBar | null): string {
  if (row.bars.length === 0) return row.line.key;
  const middle = from ? from.x + from.width / 2 : 0;
  const away = (index: number) => {
    const { x, width } = bars[index]!;
    return Math.max(0, x - middle, middle - x - width);
  };
  return bars[row.bars.reduce((best, index) => (away(index) < away(best) ? index : best))]!.ref;
}

function find(rows: Row[], bars: ScreenBar[], at: string | null): { row: number; place: number } | null {
  for (const [row, { line, bars: within }] of rows.entries()) {
    if (within.length === 0 && line.key === at) return { row, place: -1 };
    const place = within.findIndex((index) => bars[index]!.ref === at);
    if (place >= 0) return { row, place };
  }
  return null;
}
