// Where the dates of a decision lie on a scale, in per cent.
import { daysBetween } from '../text/dates';

export interface ClockDates {
  from: string;
  to: string;
  today: string;
  waitingSince: string | null;
  neededBy: string | null;
  escalatesOn: string | null;
}

export interface ClockPlaces {
  wait: [number, number] | null;
  over: [number, number] | null;
  now: number;
  need: number | null;
  escalates: number | null;
}

/** Waiting runs up to the day it is needed or today, whichever comes first; late runs from there to today. */
export function clockPlaces(dates: ClockDates): ClockPlaces {
  const length = Math.max(1, daysBetween(dates.from, dates.to));
  const place = (day: string) => Math.max(0, Math.min(100, (daysBetween(dates.from, day) / length) * 100));
  const now = place(dates.today);
  const need = dates.neededBy ? place(dates.neededBy) : null;
  const since = dates.waitingSince ? place(dates.waitingSince) : null;
  const until = need === null ? now : Math.min(need, now);
  return {
    wait: since !== null && since < until ? [since, until] : null,
    over: need !== null && need < now ? [need, now] : null,
    now,
    need,
    escalates: dates.escalatesOn ? place(dates.escalatesOn) : null,
  };
}
