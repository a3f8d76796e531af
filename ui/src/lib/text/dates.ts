// Dates as the reader's locale writes them, months as words. A date is never sharper on screen than it is known.
import { locale } from './locale';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A date in the reader's language, with these parts of it. */
export function formatted(date: Date, options: Intl.DateTimeFormatOptions): string {
  return threeLetters(formatOf(options).format(date));
}

/** British English gives September alone four letters when it is short; the months beside it have three. */
function threeLetters(text: string): string {
  return text.replace(/\bSept\b/g, 'Sep');
}

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options })));
  return format;
}

/** The parts of `2026`, `2026-05` or `2026-05-17`; null when it is none of them. */
function parts(iso: string): { date: Date; precision: 'year' | 'month' | 'day' } | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso.slice(0, 10));
  if (!found) return null;
  const [, year, month, day] = found;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return { date, precision: day ? 'day' : month ? 'month' : 'year' };
}

/** `26 February 2027`, `February 2027` or `2027`, as precisely as it is given. */
export function longDate(iso: string): string {
  const known = parts(iso);
  if (!known) return iso;
  if (known.precision === 'year') return formatted(known.date, { year: 'numeric' });
  if (known.precision === 'month') return formatted(known.date, { month: 'long', year: 'numeric' });
  return formatted(known.date, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `26 Feb 2027`: for columns. */
export function shortDate(iso: string): string {
  const known = parts(iso);
  if (!known) return iso;
  if (known.precision === 'year') return formatted(known.date, { year: 'numeric' });
  if (known.precision === 'month') return formatted(known.date, { month: 'short', year: 'numeric' });
  return formatted(known.date, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** From one day to another, for columns; what both share is said once: `10 Aug – 30 Oct 2026`. */
export function shortRange(start: string, end: string): string {
  const [from, to] = [parts(start), parts(end)];
  if (!from || !to) return `${start} – ${end}`;
  const range = formatOf({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(from.date, to.date);
  return threeLetters(range.replace(/\u2009/g, ' '));
}

/** `26 February`, with the year only when it is another one than today's. */
export function dayNear(iso: string, today: string): string {
  const known = parts(iso);
  if (!known || known.precision !== 'day' || iso.slice(0, 4) !== today.slice(0, 4)) return longDate(iso);
  return formatted(known.date, { day: 'numeric', month: 'long' });
}

/** `today`, `tomorrow`, `on Friday` within a week, else `on 4 December`: when something happens. */
export function whenNear(iso: string, today: string): string {
  const ahead = daysBetween(today, iso);
  const known = parts(iso);
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (known?.precision !== 'day' || ahead < 0 || ahead > 6) return `on ${dayNear(iso, today)}`;
  return `on ${formatted(known.date, { weekday: 'long' })}`;
}

/** `12 October, 10:41` out of an ISO time: for "since when". */
export function momentNear(isoTime: string, today: string): string {
  const at = new Date(isoTime);
  if (Number.isNaN(at.getTime())) return isoTime;
  const year = isoTime.slice(0, 4) === today.slice(0, 4) ? undefined : ('numeric' as const);
  const day = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year }).format(at);
  return day;
}

/** `10:41`. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [parts(from), parts(to)];
  if (!a || !b) return 0;
  return Math.round((b.date.getTime() - a.date.getTime()) / 86_400_000);
}

/** The ISO day so many days after another; before it when fewer than none. */
export function dayAfter(iso: string, days: number): string {
  return new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `today`, `yesterday`, else the day. */
export function dayWord(iso: string, today: string): string {
  const ago = daysBetween(iso, today);
  if (ago === 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  return dayNear(iso, today);
}

/** `April`. */
export function monthName(month: number): string {
  return formatted(new Date(Date.UTC(2026, month - 1, 1)), { month: 'long' });
}

/** `Monday` for `monday`. */
export function weekdayName(day: string): string {
  const at = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(day);
  return formatted(new Date(Date.UTC(2026, 5, 1 + at)), { weekday: 'long' });
}

/** `Deutsch (Schweiz)` for `de-CH`: each language by its own name. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
