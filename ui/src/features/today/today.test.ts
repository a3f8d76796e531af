import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { TodayRow } from '../../lib/ipc/types';
import { settled, stage, violations } from '../../lib/testing/stage';
import { dayParts } from './days';
import TodayPage from './TodayPage.svelte';
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

test('every row has its action, and it leads there', async () => {
  const { session, container } = await stage(TodayPage, { target: null });
  const rows = screen.getAllByRole('row');
  expect(rows.length).toBe(11);
  expect(await violations(container)).toEqual([]);
  const leads = async (title: string) => {
    const row = screen.getAllByRole('row').find((row) => row.textContent?.includes(title))!;
    await fireEvent.click(row.querySelector('button.act')!);
    await settled();
    return [session.view, session.target];
  };
  expect(await leads('Our own instant connection')).toEqual(['decisions', 'D-7']);
  expect(await leads('Instant payouts')).toEqual(['updates', 'R-12']);
  expect(await leads('Sales')).toEqual(['updates', 'Sales']);
  expect(await leads('One bank alone')).toEqual(['risks', 'K-1']);
  expect(await leads('Days to onboard')).toEqual(['metrics', 'M-3']);
  expect(await leads('Card vault')).toEqual(['signals', 'R-7']);
  expect(await leads('Retire API')).toEqual(['decisions', 'D-4']);
  expect(await leads('Executive review')).toEqual(['reviews', 'V-2']);
  expect(await leads('Payouts board')).toEqual(['import', null]);
});

test('an empty day says what will come here', async () => {
  const { container } = await stage(TodayPage, { target: null }, { empty: true });
  expect(screen.getByText('Nothing waits')).toBeTruthy();
  expect(await violations(container)).toEqual([]);
});
