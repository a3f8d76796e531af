// Where the values of a small line lie, as in the files that leave.

interface LinePlaces {
  /** Its points, as SVG takes them; empty when there are fewer than two. */
  line: string;
  last: { x: number; y: number } | null;
  target: number | null;
}

const EDGE = 3;

/** Places values from left to right, each at its step, the lowest at the bottom; the line leads over what was not read. */
export function linePlaces(
  values: (number | null)[],
  target: number | null,
  width: number,
  height: number,
): LinePlaces {
  const known = values.filter((value): value is number => value !== null);
  const all = target === null ? known : [...known, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (at: number) => EDGE + (values.length < 2 ? 0.5 : at / (values.length - 1)) * (width - 2 * EDGE);
  const y = (value: number) =>
    high === low ? height / 2 : EDGE + ((high - value) / (high - low)) * (height - 2 * EDGE);
  const round = (place: number) => Math.round(place * 10) / 10;
  const points = values.flatMap((value, at) => (value === null ? [] : [{ x: round(x(at)), y: round(y(value)) }]));
  return {
    line: points.length > 1 ? points.map((point) => `${point.x},${point.y}`).join(' ') : '',
    last: points.at(-1) ?? null,
    target: target === null || all.length === 0 ? null : round(y(target)),
  };
}
