// What the kinds of record are called, one and several.
import type { Kind } from '../ipc/types';

export const KINDS: Record<Kind, [string, string]> = {
  item: ['item', 'items'],
  decision: ['decision', 'decisions'],
  person: ['person', 'people'],
  audience: ['audience', 'audiences'],
  template: ['template', 'templates'],
  update: ['update', 'updates'],
  draft: ['draft', 'drafts'],
  link: ['link', 'links'],
  statusWord: ['status word', 'status words'],
  mapping: ['saved mapping', 'saved mappings'],
  baseline: ['baseline', 'baselines'],
  goal: ['goal', 'goals'],
  score: ['score', 'scores'],
  formula: ['formula', 'formulas'],
  view: ['saved view', 'saved views'],
  setting: ['setting', 'settings'],
  metric: ['metric', 'metrics'],
  raidEntry: ['RAID entry', 'RAID entries'],
  action: ['action', 'actions'],
  signal: ['signal', 'signals'],
  review: ['review', 'reviews'],
};

/** Every kind there is, in the order above. */
export const EVERY_KIND = Object.keys(KINDS) as Kind[];
