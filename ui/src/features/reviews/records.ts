// In which view a record that a pack cites is open.
import type { View } from '../../lib/desk';

const VIEWS: Record<string, View> = {
  R: 'roadmap',
  D: 'decisions',
  M: 'metrics',
  K: 'risks',
  A: 'risks',
  S: 'signals',
};

/** The view of a reference; nothing for what has none. */
export function viewOf(ref: string): View | null {
  return VIEWS[/^([A-Z])-\d+$/.exec(ref)?.[1] ?? ''] ?? null;
}
