// How a day is named in the strip of days.
import { locale } from '../../lib/text/locale';

/** `Tue` and `24`; the first day of another month than that of the day before with it, `1 Dec`. */
export function dayParts(day: string, before: string): { weekday: string; date: string } {
  const at = new Date(`${day}T00:00:00Z`);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(at);
  const isNewMonth = day.slice(0, 7) !== before.slice(0, 7);
  return {
    weekday: say({ weekday: 'short' }),
    date: isNewMonth ? say({ day: 'numeric', month: 'short' }) : say({ day: 'numeric' }),
  };
}
