// The numbers of the log as rows that are read, and as lines.
import type { Measures, MeasureNumbers } from '../../lib/ipc/types';
import { number, percent } from '../../lib/text/counts';
import { words } from './words';

export interface Said {
  said: string;
  of: string;
}

interface NumberRow {
  key: keyof typeof words.measures;
  name: string;
  short: string;
  rule: string;
  all: Said;
  quarters: Said[];
  teams: Said[];
  values: (number | null)[];
  /** The top of the scale; nothing for one that ends with its highest value. */
  top: number | null;
  spoken: string;
}

const KEYS = Object.keys(words.measures) as NumberRow['key'][];

const valueOf = (key: NumberRow['key'], numbers: MeasureNumbers) =>
  key === 'timeToDecide' ? numbers.timeToDecide.median : numbers[key].share;

function said(key: NumberRow['key'], numbers: MeasureNumbers): Said {
  const value = valueOf(key, numbers);
  if (value === null) return { said: '–', of: '' };
  if (key === 'timeToDecide') return { said: words.days(value), of: words.ofDecisions(numbers.timeToDecide.of) };
  const { count, of } = numbers[key];
  return { said: percent(value), of: words.countOf(number(count), number(of)) };
}

/** A row for each number, in the order they are explained. */
export function rowsOf(measures: Measures): NumberRow[] {
  return KEYS.map((key) => {
    const quarters = measures.byQuarter.map(({ numbers }) => said(key, numbers));
    return {
      key,
      ...words.measures[key],
      all: said(key, measures.overall),
      quarters,
      teams: measures.byTeam.map(({ numbers }) => said(key, numbers)),
      values: measures.byQuarter.map(({ numbers }) => valueOf(key, numbers)),
      top: key === 'timeToDecide' ? null : 1,
      spoken: measures.byQuarter.map(({ name }, at) => `${name}: ${quarters[at]!.said}`).join(', '),
    };
  });
}

/** A line through the quarters that have a value, 160 wide and 36 high; nothing for fewer than two. */
export function lineOf(values: (number | null)[], top: number | null): { path: string; end: [number, number] } | null {
  const most = top ?? Math.max(1, ...values.map((value) => value ?? 0));
  const step = 160 / Math.max(1, values.length - 1);
  const points = values.flatMap((value, at): [number, number][] =>
    value === null ? [] : [[Math.round(at * step * 10) / 10, Math.round((35 - (value / most) * 33) * 10) / 10]],
  );
  if (points.length < 2) return null;
  return { path: `M${points.map((point) => point.join(' ')).join('L')}`, end: points.at(-1)! };
}
