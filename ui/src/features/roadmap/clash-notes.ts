// Where the sentence of a clash stands: beside the upright part of its line, where it covers no bar and no words.
import type { Drawn } from './timeline-parts';

const HIGH = 20;
/** The sign, what parts it from the words, and the edges. */
const AROUND_WORDS = 31;
const OFF = 6;
const STEP = 4;
/** A bar in its row, which is this high. */
const ROW = 32;
const BAR = { top: 3, bottom: 27 };
/** So far beyond the ends of the line it may stand. */
const BEYOND = 2 * ROW;

interface Upright {
  x: number;
  y0: number;
  y2: number;
}

/** The left top corner of a note; `width` is that of its words. From the middle outwards, right of the line before left. */
export function notePlace({ x, y0, y2 }: Upright, width: number, drawn: Drawn[]): { x: number; y: number } {
  const wide = width + AROUND_WORDS;
  const middle = (y0 + y2) / 2 - HIGH / 2;
  const [top, bottom] = [Math.min(y0, y2) - BEYOND, Math.max(y0, y2) + BEYOND];
  const near = drawn.filter(({ y }) => y + ROW > top && y < bottom);
  const isFree = (left: number, at: number) =>
    near.every(({ bar, y }) => {
      const [from, to] = bar.covers as [number, number];
      return left >= to || left + wide <= from || at >= y + BAR.bottom || at + HIGH <= y + BAR.top;
    });
  for (let away = 0; away <= Math.abs(y2 - y0) / 2 + BEYOND; away += STEP)
    for (const at of [middle + away, middle - away])
      for (const left of [x + OFF, x - OFF - wide]) if (at >= 0 && isFree(left, at)) return { x: left, y: at };
  // Everything beside the line is taken: behind what stands there, on the row where that is nearest.
  const behind = near.flatMap((row) => {
    const at = row.y + (BAR.top + BAR.bottom - HIGH) / 2;
    const beside = near.filter(({ y }) => y === row.y).map(({ bar }) => bar.covers as [number, number]);
    const left = Math.max(x, ...beside.filter(([from]) => from < x + wide).map(([, to]) => to)) + OFF;
    return isFree(left, at) ? [{ x: left, y: at }] : [];
  });
  const away = (place: { x: number; y: number }) => place.x - x + Math.abs(place.y - middle) / 2;
  return behind.toSorted((one, other) => away(one) - away(other))[0] ?? { x: x + OFF, y: middle };
}
