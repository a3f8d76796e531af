// What comes next for a decision, and what else can be done with it, each with its key.
import type { DecisionRecord } from '../../lib/ipc/types';
import type { Step } from './action.svelte';

export const STEP_KEYS: Record<Step, string> = {
  propose: 'P',
  decide: 'E',
  amend: 'A',
  review: 'V',
  supersede: 'S',
  reverse: 'B',
};

/** Writes in the options. */
export const GATHER = 'O';

export function stepsOf(record: DecisionRecord, isWaiting: boolean): { next: Step | null; more: Step[] } {
  const { row, moves, fixed } = record;
  const holds = row.status === 'accepted' || row.status === 'provisional';
  const isDraft = row.status === 'draft' || row.status === 'deferred';
  const due = row.why === 'reviewDue' || row.why === 'assumptionDue';
  const isGathered = row.options > 1;
  let next: Step | null = null;
  if (isWaiting) next = isDraft && isGathered ? 'propose' : 'decide';
  else if (row.why === 'expired') next = 'decide';
  else if (holds && due) next = 'review';
  const all: Step[] = [];
  if (isWaiting && isDraft) all.push('propose');
  // What holds for a time is made final, or gets more time.
  if (isWaiting || row.status === 'provisional') all.push('decide');
  if (fixed.length > 0) all.push('amend');
  if (holds) all.push('review');
  if (holds || isWaiting) all.push('supersede');
  if (moves.includes('reversed')) all.push('reverse');
  return { next, more: all.filter((step) => step !== next) };
}
