// The fields of an item that its inspector shows below each other, in their order.
import type { ItemField } from '../../lib/ipc/types';

export const FACTS: ItemField[] = [
  'timeframe',
  'dateReason',
  'commitment',
  'health',
  'status',
  'owner',
  'product',
  'team',
  'goal',
  'effort',
  'level',
  'parent',
  'tags',
  'sensitivity',
  'publicTitle',
];
