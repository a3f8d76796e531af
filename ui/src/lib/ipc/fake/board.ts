// The board of the stand-in: columns by a field, or now, next and later by the end of the year the stand-in lives in.
import { HEALTH_WORDS } from '../../text/scales';
import type * as core from '../bindings';
import type { Board, BoardColumn, Health, ItemField, ItemRow } from '../types';
import { listItems, textOf } from './items';

const STEPS: Partial<Record<ItemField, string[]>> = {
  timeframe: ['now', 'next', 'later', ''],
  health: ['onTrack', 'atRisk', 'offTrack', ''],
};

export function fakeBoard(all: ItemRow[], query: core.BoardQuery): Board {
  const { filter = null, putAway = false } = query.items;
  const { rows } = listItems(all, {
    ...query.items,
    filter,
    putAway,
    group: null,
    offset: 0,
    limit: all.length,
    scores: [],
    scoredBy: null,
  });
  const keyOf = (row: ItemRow) => (query.columns === 'timeframe' ? horizonOf(row) : textOf(row, query.columns));
  const known =
    STEPS[query.columns] ??
    [...new Set(rows.map(keyOf))].sort((a, z) => (a === '' ? 1 : z === '' ? -1 : a < z ? -1 : 1));
  const columns = known.map((key): BoardColumn => {
    const cards = rows.filter((row) => keyOf(row) === key);
    const limit = query.limits[key] ?? null;
    const label = HEALTH_WORDS[key as Health] ?? (key ? key[0]!.toUpperCase() + key.slice(1) : 'None');
    return {
      key,
      label,
      value: key,
      limit,
      isOver: limit !== null && cards.length > limit,
      rows: cards.slice(0, query.shown),
      count: cards.length,
      effort: null,
      atRisk: 0,
      offTrack: 0,
      start: null,
      end: null,
    };
  });
  return { columns, count: rows.length };
}

function horizonOf({ timeframe }: ItemRow): string {
  if (!timeframe) return '';
  if (timeframe.precision === 'nowNextLater') return timeframe.text.toLowerCase();
  const day = timeframe.start ?? timeframe.end ?? '';
  return day < '2027' ? 'now' : day < '2027-07' ? 'next' : 'later';
}
