// Which fields group, filter, make lanes and order.
import type { ItemField, ItemSort, LaneBy } from '../../lib/ipc/types';

/** What items can be grouped by: fields, and the topmost they are part of. */
export const GROUPS: LaneBy[] = [
  'product',
  'team',
  'theme',
  'owner',
  'level',
  'status',
  'goal',
  'tags',
  'commitment',
  'health',
  'parent',
  'sensitivity',
];
/** The fields that items can be filtered by. */
export const FILTERS: ItemField[] = [
  'level',
  'product',
  'team',
  'owner',
  'health',
  'commitment',
  'status',
  'goal',
  'tags',
  'sensitivity',
];
/** The kinds of record that rows say something of, or are let through and ordered by. */
export const ROW_KINDS = ['item', 'link', 'person', 'statusWord', 'setting', 'decision', 'score', 'formula'];
/** How items are scored where nothing else is said. */
export const RICE = 'rice';
/** What lanes within lanes can be made of. */
export const LANES: LaneBy[] = [...GROUPS, 'timeframe'];
export const SORTS: ItemSort[] = ['start', 'end', 'title', 'ref', 'effort', 'commitment', 'health', 'owner'];
