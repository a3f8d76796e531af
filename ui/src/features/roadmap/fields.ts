// Which fields group, filter, make lanes and order.
import type { ItemField, ItemSort, LaneBy } from '../../lib/ipc/types';

/** The fields that items can be grouped by. */
export const GROUPS: ItemField[] = [
  'product',
  'team',
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
/** The fields that lanes within lanes can be made of. */
export const LANES: ItemField[] = [...GROUPS, 'timeframe'];
export const SORTS: ItemSort[] = ['start', 'end', 'title', 'ref', 'effort', 'commitment', 'health', 'owner'];

/** The lanes that a field makes. */
export function laneBy(field: ItemField): LaneBy {
  return field === 'tags' ? 'tag' : (field as LaneBy);
}
