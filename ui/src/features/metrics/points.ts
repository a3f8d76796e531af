// How the first day of a week or a month is named.
import { formatted } from '../../lib/text/dates';

/** `16 Nov` for a week, `Nov 26` for a month. */
export function dayParts(from: string): { day: string; month: string } {
  const at = new Date(`${from}T00:00:00Z`);
  return {
    day: formatted(at, { day: 'numeric', month: 'short' }),
    month: formatted(at, { month: 'short', year: '2-digit' }),
  };
}
