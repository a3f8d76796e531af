// How the first day of a week or a month is named.
import { locale } from '../../lib/text/locale';

/** `16 Nov` for a week, `Nov 26` for a month. */
export function dayParts(from: string): { day: string; month: string } {
  const at = new Date(`${from}T00:00:00Z`);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(at);
  return { day: say({ day: 'numeric', month: 'short' }), month: say({ month: 'short', year: '2-digit' }) };
}
