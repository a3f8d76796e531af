// How a day is named in the strip of days.
import { formatted } from '../../lib/text/dates';

/** `Tue` and `24`; the first day of another month than that of the day before with it, `1 Dec`. */
export function dayParts(day: string, before: string): { weekday: string; date: string } {
  const at = new Date(`${day}T00:00:00Z`);
  const isNewMonth = day.slice(0, 7) !== before.slice(0, 7);
  return {
    weekday: formatted(at, { weekday: 'short' }),
    date: formatted(at, isNewMonth ? { day: 'numeric', month: 'short' } : { day: 'numeric' }),
  };
}
