// The mark of what became of a topic.
import type { Mark, OutcomeKind } from '../../lib/ipc/types';

const MARKS: Record<OutcomeKind, Mark> = { decided: 'done', rejected: 'cut', deferred: 'paused', noted: 'notStarted' };

export const outcomeMark = (what: OutcomeKind): Mark => MARKS[what];
