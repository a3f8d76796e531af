// What records can be to each other, and of which kinds. The core refuses what does not fit; this only offers what does.
import type { words } from './words';

export type Kind = 'item' | 'decision';
export type RelationName = keyof (typeof words)['relations'];

const FITS: Record<RelationName, { from: Kind[]; to: Kind[] }> = {
  dependsOn: { from: ['item'], to: ['item'] },
  blocks: { from: ['item'], to: ['item'] },
  partOf: { from: ['item'], to: ['item'] },
  hasPart: { from: ['item'], to: ['item'] },
  concerns: { from: ['decision'], to: ['item'] },
  decidedBy: { from: ['item'], to: ['decision'] },
  supersedes: { from: ['decision'], to: ['decision'] },
  supersededBy: { from: ['decision'], to: ['decision'] },
  amends: { from: ['decision'], to: ['decision'] },
  amendedBy: { from: ['decision'], to: ['decision'] },
  relatesTo: { from: ['item', 'decision'], to: ['item', 'decision'] },
  causedBy: { from: ['item', 'decision'], to: ['item', 'decision'] },
  causes: { from: ['item', 'decision'], to: ['item', 'decision'] },
};

/** What a record of this kind can be to others, the commonest first. */
export function offered(kind: Kind): RelationName[] {
  return (Object.keys(FITS) as RelationName[]).filter((name) => FITS[name].from.includes(kind));
}

/** The kinds a record can stand in this relation to. */
export const toKinds = (name: RelationName): Kind[] => FITS[name].to;
