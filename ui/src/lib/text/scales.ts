// The words of the roadmap's scales as they stand on screen, in the order of the scale.
import type {
  Commitment,
  DecisionStatus,
  Health,
  Level,
  Mark,
  MarkKind,
  Precision,
  Scale,
  Sensitivity,
} from '../ipc/types';

export const LEVEL_WORDS: Record<Level, string> = {
  theme: 'Theme',
  initiative: 'Initiative',
  feature: 'Feature',
  milestone: 'Milestone',
};

/** Where nobody has said how sure it is. */
export const COMMITMENT_UNSAID = 'Not said how sure';
export const COMMITMENT_WORDS: Record<Commitment, string> = {
  might: 'Might',
  likely: 'Likely',
  committed: 'Committed',
};

export const HEALTH_WORDS: Record<Health, string> = { onTrack: 'On track', atRisk: 'At risk', offTrack: 'Off track' };

export const SCALE_WORDS: Record<Scale, string> = {
  notStarted: 'Not started',
  inProgress: 'In progress',
  done: 'Done',
  paused: 'Paused',
  cut: 'Cut',
};

export const MARK_WORDS: Record<Mark, string> = {
  onTrack: 'On track',
  atRisk: 'At risk',
  offTrack: 'Off track',
  done: 'Done',
  paused: 'Paused',
  notStarted: 'Not started',
  cut: 'Cut',
  unsaid: 'In progress',
  notComparable: 'Not comparable',
};

/** How precise a date is. */
export const PRECISION_WORDS: Record<Precision, string> = {
  day: 'to the day',
  month: 'to the month',
  quarter: 'to the quarter',
  half: 'to the half-year',
  year: 'to the year',
  nowNextLater: 'now, next or later',
};

export const SENSITIVITY_WORDS: Record<Sensitivity, string> = {
  public: 'Public',
  partner: 'Partner',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
};

export const DECISION_STATUS_WORDS: Record<DecisionStatus, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  accepted: 'Accepted',
  rejected: 'Rejected',
  provisional: 'Provisional',
  deferred: 'Deferred',
  superseded: 'Superseded',
  reversed: 'Reversed',
};

/** What happens to a value on its way to an audience. */
export const MARK_KIND_WORDS: Record<MarkKind, string> = {
  asIs: 'as it is',
  coarsened: 'coarsened',
  reworded: 'reworded',
  withheld: 'withheld',
};

/** How far up the scale a sensitivity stands, from 1. */
export function sensitivityStep(sensitivity: Sensitivity): number {
  return Object.keys(SENSITIVITY_WORDS).indexOf(sensitivity) + 1;
}

/** The steps of a scale as choices for a menu. */
export function choicesOf<Key extends string>(words: Record<Key, string>): { key: Key; label: string }[] {
  return (Object.keys(words) as Key[]).map((key) => ({ key, label: words[key] }));
}
