// Where the values of a small line lie.

interface LinePlaces {
  /** Points of each run without a gap, as SVG takes them. */
  runs: string[];
  last: { x: number; y: number } | null;
  target: number | null;
}

const EDGE = 3;

/** Places values from left to right, the lowest at the bottom; a value that is not there leaves a gap. */
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
  const runs: string[] = [];
  let run: string[] = [];
  let last: LinePlaces['last'] = null;
  values.forEach((value, at) => {
    if (value === null) {
      if (run.length > 1) runs.push(run.join(' '));
      run = [];
      return;
    }
    last = { x: round(x(at)), y: round(y(value)) };
    run.push(`${last.x},${last.y}`);
  });
  if (run.length > 1) runs.push(run.join(' '));
  return { runs, last, target: target === null || all.length === 0 ? null : round(y(target)) };
}
