// Where the dates of a decision lie on a scale, in per cent.
import { dayAfter, daysBetween } from '../text/dates';

interface ClockDates {
  from: string;
  to: string;
  today: string;
  waitingSince: string | null;
  neededBy: string | null;
  escalatesOn: string | null;
}

interface ClockPlaces {
  wait: [number, number] | null;
  over: [number, number] | null;
  now: number;
  need: number | null;
  escalates: number | null;
}

const BACK = 35;
const AHEAD = 28;

/** The part of a scale that is near: a decision months away would press all the others onto one spot. */
export function nearScale(from: string, to: string, today: string): { from: string; to: string } {
  return {
    from: daysBetween(from, today) > BACK ? dayAfter(today, -BACK) : from,
    to: daysBetween(today, to) > AHEAD ? dayAfter(today, AHEAD) : to,
  };
}

/** Waiting runs up to the day it is needed or today, whichever comes first; late runs from there to today. */
export function clockPlaces(dates: ClockDates): ClockPlaces {
  const length = Math.max(1, daysBetween(dates.from, dates.to));
  const place = (day: string) => Math.max(0, Math.min(100, (daysBetween(dates.from, day) / length) * 100));
  const now = place(dates.today);
  // What lies beyond the end has no place; its distance stands in words.
  const within = (day: string | null) => (day && daysBetween(day, dates.to) >= 0 ? place(day) : null);
  const need = within(dates.neededBy);
  const since = dates.waitingSince ? place(dates.waitingSince) : null;
  const until = need === null ? now : Math.min(need, now);
  return {
    wait: since !== null && since < until ? [since, until] : null,
    over: need !== null && need < now ? [need, now] : null,
    now,
    need,
    escalates: within(dates.escalatesOn),
  };
}
