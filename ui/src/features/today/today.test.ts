import { expect, test } from 'vitest';
import type { TodayRow } from '../../lib/ipc/types';
import { dayParts } from './days';
import { distance } from './today.svelte';

const row = (over: Partial<TodayRow>): TodayRow => ({
  ref: 'D-7',
  title: 'Which bank?',
  text: '',
  parties: [],
  days: null,
  count: null,
  countWord: '',
  was: null,
  now: null,
  ready: null,
  waitingSince: null,
  neededBy: null,
  escalatesOn: null,
  act: 'decide',
  ...over,
});

test('what waits begins with how far it is', () => {
  expect(distance(row({ days: -11 }))).toEqual({ number: '11', words: 'days late', tone: 'late' });
  expect(distance(row({ days: -1 })).words).toBe('day late');
  expect(distance(row({ days: 0 }))).toEqual({ number: 'Today', words: '', tone: 'near' });
  expect(distance(row({ days: 3 })).tone).toBe('near');
  expect(distance(row({ days: 9 })).tone).toBe('plain');
  expect(distance(row({ count: 61, countWord: 'people' }))).toEqual({ number: '61', words: 'people', tone: 'plain' });
});

test('a day in the strip says its month when that is new', () => {
  expect(dayParts('2026-11-24', '2026-11-23').date).toBe('24');
  expect(dayParts('2026-12-02', '2026-12-01').date).toBe('2');
  expect(dayParts('2026-12-01', '2026-11-30').date).toMatch(/1/);
  expect(dayParts('2026-12-01', '2026-11-30').date).toMatch(/Dec/);
});
