// Timeframes of the stand-in: a few forms, enough to try the sheet with. The core's own reader knows many more.
import type { Precision, TimeframeReadings, TimeframeView } from '../types';

export const TODAY = '2026-11-24';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const dayText = (day: string) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** From one day to another. */
export function days(start: string, end: string): TimeframeView {
  return { text: start === end ? dayText(start) : `${dayText(start)} – ${dayText(end)}`, start, end, precision: 'day' };
}

/** One month, or from one to another. */
export function months(start: string, end = start): TimeframeView {
  const word = (month: string) => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
  const [year, month] = end.split('-').map(Number) as [number, number];
  return {
    text: start === end ? word(start) : `${word(start)} – ${word(end)}`,
    start: `${start}-01`,
    end: iso(year, month, lastDay(year, month)),
    precision: 'month',
  };
}

/** A fiscal quarter of a year that starts in April and is named by the year it ends in. */
export function quarter(year: number, number: 1 | 2 | 3 | 4): TimeframeView {
  const first = ((number - 1) * 3 + 3) % 12;
  const calendarYear = number === 4 ? 2000 + year : 1999 + year;
  const short = (month: number) => MONTHS[month]!.slice(0, 3);
  return {
    text: `FY${year} Q${number}, ${short(first)}–${short(first + 2)} ${calendarYear}`,
    start: iso(calendarYear, first + 1, 1),
    end: iso(calendarYear, first + 3, lastDay(calendarYear, first + 3)),
    precision: 'quarter',
  };
}

export function half(year: number, number: 1 | 2): TimeframeView {
  return number === 1
    ? {
        text: `FY${year} H1, Apr–Sep ${1999 + year}`,
        start: iso(1999 + year, 4, 1),
        end: iso(1999 + year, 9, 30),
        precision: 'half',
      }
    : {
        text: `FY${year} H2, Oct ${1999 + year} – Mar ${2000 + year}`,
        start: iso(1999 + year, 10, 1),
        end: iso(2000 + year, 3, 31),
        precision: 'half',
      };
}

export function wide(text: 'Now' | 'Next' | 'Later'): TimeframeView {
  return { text, start: null, end: null, precision: 'nowNextLater' as Precision };
}

/** What a typed text can be read as, most likely first. */
export function read(text: string): TimeframeReadings {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { readings: [], error: null };
  const kept = /^(fy)?(\d{2}) ?q([1-4])|^fy(\d{2}) q([1-4])/.exec(typed);
  if (/^now|^next|^later/.test(typed))
    return { readings: [wide((typed[0]!.toUpperCase() + typed.slice(1)) as 'Now')], error: null };
  if (kept) return { readings: [quarter(Number(kept[2] ?? kept[4]), Number(kept[3] ?? kept[5]) as 1)], error: null };
  const bareQuarter = /^q([1-4])$/.exec(typed);
  if (bareQuarter)
    return {
      readings: [quarter(27, Number(bareQuarter[1]) as 1), quarter(28, Number(bareQuarter[1]) as 1)],
      error: null,
    };
  const dashed = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(typed);
  if (dashed) return { readings: [dashed[3] ? days(typed, typed) : months(typed)], error: null };
  const named = /^(?:(\d{1,2}) )?([a-z]{3,})(?: (\d{4}))?$/.exec(typed);
  const month = named ? MONTHS.findIndex((word) => word.toLowerCase().startsWith(named[2]!)) : -1;
  if (!named || month < 0)
    return { readings: [], error: `“${text}” is not a time this can read. Try “March 2027”, “FY27 Q4” or “next”.` };
  const year = Number(named[3] ?? (month >= 10 ? 2026 : 2027));
  const last = lastDay(year, month + 1);
  if (named[1] && Number(named[1]) > last)
    return { readings: [], error: `There is no ${named[1]} ${MONTHS[month]}. The last day is the ${last}th.` };
  const day = iso(year, month + 1, Number(named[1] ?? last));
  const inQuarter = quarter(month < 3 ? year - 2000 : year - 1999, (((Math.floor(month / 3) + 3) % 4) + 1) as 1);
  const inMonth = months(day.slice(0, 7));
  return { readings: named[1] ? [days(day, day), inMonth] : [inMonth, days(day, day), inQuarter], error: null };
}
