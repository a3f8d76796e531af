// How a timeframe stands in a narrow column. Days are written short; everything else is said as the core says it.
import type { TimeframeView } from '../../lib/ipc/types';
import { shortDate, shortRange } from '../../lib/text/dates';

/** `5 Oct 2026 – 26 Feb 2027`, `5 Oct – 18 Dec 2026`, `FY27 Q4, Jan–Mar 2027`. */
export function shortTimeframe({ text, start, end, precision }: TimeframeView): string {
  if (precision !== 'day' || !start || !end) return text;
  if (start === end) return shortDate(start);
  return shortRange(start, end);
}

/** From the earliest day to the latest, short: `1 Sep 2026 – 30 Jun 2027`. Empty when neither is known. */
export function span(start: string | null, end: string | null): string {
  if (!start && !end) return '';
  if (start === end) return shortDate(start!);
  if (start && end) return shortRange(start, end);
  return start ? `${shortDate(start)} – …` : `… – ${shortDate(end!)}`;
}
