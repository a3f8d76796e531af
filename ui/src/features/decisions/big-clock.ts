// Where the dates of the open decision stand on its own clock, and above or below it so that no two words touch.
import { clockPlaces } from '../../lib/components/decision-clock';
import type { DecisionRow } from '../../lib/ipc/types';
import { dayNear, daysBetween } from '../../lib/text/dates';
import { recordWords as words } from './record-words';

interface Label {
  at: number;
  title: string;
  second: string;
  kind: 'since' | 'need' | 'now' | 'late' | 'esc';
  /** Null where there is no room for words. */
  place: 'top' | 'low' | null;
  align: 'start' | 'middle' | 'end';
}

export interface BigClock {
  wait: [number, number] | null;
  over: [number, number] | null;
  labels: Label[];
}

/** The share of the clock's width that one label takes. */
const LABEL = 20;

/** Null when there is nothing to count from. */
export function bigClock(row: DecisionRow, today: string): BigClock | null {
  const { waitingSince, neededBy, escalatesOn } = row;
  const days = [waitingSince, neededBy, escalatesOn, today]
    .filter((day): day is string => !!day && day.length === 10)
    .sort();
  if (days.length < 2 || (!neededBy && !escalatesOn)) return null;
  const [from, to] = [days[0]!, days.at(-1)!];
  const { wait, over, now, need, escalates } = clockPlaces({ from, to, today, waitingSince, neededBy, escalatesOn });
  const late = neededBy !== null && daysBetween(neededBy, today) > 0 ? daysBetween(neededBy, today) : 0;
  const labels: Omit<Label, 'place' | 'align'>[] = [];
  if (waitingSince)
    labels.push({ at: 0, title: dayNear(waitingSince, today), second: words.waitingSince, kind: 'since' });
  if (need !== null) labels.push({ at: need, title: dayNear(neededBy!, today), second: words.neededBy, kind: 'need' });
  labels.push({
    at: now,
    title: words.today,
    second: late > 0 ? words.daysLate(late) : '',
    kind: late > 0 ? 'late' : 'now',
  });
  if (escalates !== null)
    labels.push({
      at: escalates,
      title: dayNear(escalatesOn!, today),
      second: words.goesTo(row.escalatesTo),
      kind: 'esc',
    });
  return { wait, over, labels: placed(labels) };
}

/** Today first, then the day it is needed: where two words would touch, the less important one gives way. */
const BY_WEIGHT: Label['kind'][] = ['late', 'now', 'need', 'esc', 'since'];

/**
 * The escalation stands below when there is room, the others above; one that would touch its neighbour goes to the other
 * side, and one that has no room on either keeps its sign alone.
 */
function placed(labels: Omit<Label, 'place' | 'align'>[]): Label[] {
  const taken: Record<'top' | 'low', number[]> = { top: [], low: [] };
  return [...labels]
    .sort((a, b) => BY_WEIGHT.indexOf(a.kind) - BY_WEIGHT.indexOf(b.kind))
    .map((label) => {
      const align = label.at < LABEL / 2 ? 'start' : label.at > 100 - LABEL / 2 ? 'end' : 'middle';
      const left = align === 'start' ? label.at : align === 'end' ? label.at - LABEL : label.at - LABEL / 2;
      const sides = label.kind === 'esc' ? (['low', 'top'] as const) : (['top', 'low'] as const);
      const place = sides.find((side) => taken[side].every((other) => Math.abs(other - left) >= LABEL)) ?? null;
      if (place) taken[place].push(left);
      return { ...label, place, align } satisfies Label;
    })
    .sort((a, b) => a.at - b.at);
}
