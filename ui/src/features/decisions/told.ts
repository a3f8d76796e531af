// What an audience knows of a decision, in words and as a mark.
import type { DecisionTold } from '../../lib/ipc/types';
import { count } from '../../lib/text/counts';

export const toldWords = {
  title: 'Who must know',
  nobody: 'nobody yet',
  add: 'Add',
  addLong: 'Add who must know',
  tell: 'Write the update',
  toldAnyway: 'was told as well',
  needNot: (name: string) => `${name} need not know`,
  inUpdate: (update: string, when: string) => `${update}, ${when}`,
  keptOut: (why: string) => `An update would not say it: ${why}`,
  knows: (told: DecisionTold): string => {
    const was = told.toldAs ? `Told as ${told.toldAs.toLowerCase()}` : 'Told of it before';
    const days = told.daysUntold ?? 0;
    const since = `, ${count(days, 'working day', 'working days')} since`;
    return {
      asItIs: told.toldAs ? was : 'Told',
      asItWas: was + (days > 0 ? since : ', and not yet otherwise'),
      nothing: days > 0 ? `Not told${since}` : 'Not told yet',
      nothingYet: 'To be told when it is decided',
      noAudience: 'Not an audience of this workspace',
    }[told.knows];
  },
};

/** Loud only where somebody should have been told. */
export function markOf(told: DecisionTold): 'done' | 'atRisk' | 'offTrack' | 'notStarted' {
  if (told.knows === 'asItIs') return 'done';
  if (!told.mustKnow || told.knows === 'nothingYet' || told.knows === 'noAudience') return 'notStarted';
  return (told.daysUntold ?? 0) > 5 ? 'offTrack' : 'atRisk';
}
