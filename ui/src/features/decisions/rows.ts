// What a row of the queue says, put together from what is known. What is not known is left out.
import type { DecisionRow } from '../../lib/ipc/types';
import { number } from '../../lib/text/counts';
import { daysBetween, longDate, shortDate, whenNear } from '../../lib/text/dates';
import { words } from './words';

interface DistanceSaid {
  number: string;
  words: string;
  tone: 'plain' | 'near' | 'late';
}

/** How far a waiting decision is from the day it is needed. */
export function distance({ daysLeft }: DecisionRow): DistanceSaid {
  if (daysLeft === null) return { number: '–', words: words.undated, tone: 'plain' };
  if (daysLeft < 0) return { number: number(-daysLeft), words: words.daysLate(-daysLeft), tone: 'late' };
  if (daysLeft === 0) return { number: words.today, words: words.neededToday, tone: 'near' };
  return { number: number(daysLeft), words: words.daysLeft(daysLeft), tone: daysLeft <= 3 ? 'near' : 'plain' };
}

/** How far it is to the day a decision is looked at again. */
export function reviewDistance(reviewOn: string, today: string): DistanceSaid {
  const days = daysBetween(today, reviewOn);
  return {
    number: number(Math.abs(days)),
    words: words.reviewIn(days),
    tone: days < 0 ? 'late' : days <= 7 ? 'near' : 'plain',
  };
}

/** The day in two lines, as precisely as it is known: `12 Mar` over `2025`, `Jun` over `2023`, `2023`. */
export function decidedWhen(decidedOn: string | null): DistanceSaid {
  if (!decidedOn) return { number: '–', words: words.undated, tone: 'plain' };
  const year = decidedOn.slice(0, 4);
  if (decidedOn.length === 4) return { number: year, words: '', tone: 'plain' };
  const day = shortDate(decidedOn)
    .replace(new RegExp(`[\\s,./]*\\b${year}\\b[\\s,./]*`), ' ')
    .trim();
  return { number: day, words: year, tone: 'plain' };
}

/** The second line of a waiting decision: who decides, and the one thing that comes next. */
export function subline(row: DecisionRow, today: string): string {
  if (row.why && row.why !== 'waiting') return words.why[row.why];
  const who = row.approver ? words.decides(row.approver) : words.nobodyDecides;
  if (row.escalatesOn && daysBetween(today, row.escalatesOn) <= 7)
    return `${who} · ${words.goesTo(row.escalatesTo, whenNear(row.escalatesOn, today))}`;
  if (row.recommendation) return `${who} · ${words.recommends(row.driver, row.recommendation)}`;
  if (row.options > 0) return `${who} · ${words.optionsWithout(row.options)}`;
  return who;
}

/** The second line of a decision in the log. */
export function logLine(row: DecisionRow): string {
  const said = [
    row.supersededBy.length === 0
      ? ''
      : row.status === 'superseded'
        ? words.supersededBy(row.supersededBy)
        : words.toBeSuperseded(row.supersededBy),
    row.approver ? (row.decidedOn ? words.decidedBy(row.approver) : words.decides(row.approver)) : '',
  ].filter(Boolean);
  const file = row.source?.file ?? row.source?.id ?? '';
  if (said.length === 0) return file || (row.decidedOn ? longDate(row.decidedOn) : words.noApprover);
  const line = [...said, file].filter(Boolean).join(' · ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}
