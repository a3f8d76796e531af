// What a saved view keeps besides filter, group, columns and order.
import type { ViewContent } from '../../lib/ipc/types';

export type ViewRest = Omit<ViewContent, 'filter' | 'fields' | 'sort' | 'descending'>;

export const NO_REST: ViewRest = {
  layout: 'table',
  lanes: [],
  columns: 'timeframe',
  zoom: null,
  limits: {},
  baseline: null,
  scoredBy: null,
  widths: {},
};
