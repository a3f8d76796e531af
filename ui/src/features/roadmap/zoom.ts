// How much time is in view at once.
import type { Unit } from '../../lib/ipc/types';

export const ZOOMS = ['week', 'month', 'quarter', 'half', 'year'] as const;
export type ZoomStep = (typeof ZOOMS)[number];

/** The width of a day, and what a bar that is known to the day snaps to. */
export const SCALES: Record<ZoomStep, { perDay: number; snap: Unit }> = {
  week: { perDay: 20, snap: 'day' },
  month: { perDay: 6, snap: 'week' },
  quarter: { perDay: 1.9, snap: 'month' },
  half: { perDay: 1, snap: 'month' },
  year: { perDay: 0.5, snap: 'quarter' },
};
