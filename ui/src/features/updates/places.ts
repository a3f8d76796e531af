// Where in the updates the window is, read from what it was sent to: an audience, an update, a record, or a list.

export type Tab = 'audiences' | 'told' | 'issued';

export type Place =
  | { at: 'audiences' }
  | { at: 'told'; of: string | null }
  | { at: 'issued' }
  | { at: 'all' }
  | { at: 'update'; of: string }
  | { at: 'card'; of: string }
  | { at: 'composer'; audience: string };

/** The place that a target stands for. An audience is known by its id or its name. */
export function placeOf(target: string | null): Place {
  if (target === null || target === '') return { at: 'audiences' };
  if (target === 'issued' || target === 'all') return { at: target };
  if (target === 'told') return { at: 'told', of: null };
  if (/^U-\d+$/.test(target)) return { at: 'update', of: target };
  if (/^[RD]-\d+$/.test(target)) return { at: 'told', of: target };
  if (target.startsWith('card:')) return { at: 'card', of: target.slice(5) };
  return { at: 'composer', audience: target };
}
