import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { Metrics } from './metrics.svelte';
import MetricsPage from './MetricsPage.svelte';
import { words } from './words';

test('what teams can turn stands before what comes of it; what is put away stands apart', async () => {
  const metrics = new Metrics(fakeBackend(), (thrown) => {
    throw thrown;
  });
  await metrics.reload();
  expect(metrics.groups.map(({ role, rows }) => [role, rows.map(({ ref }) => ref)])).toEqual([
    ['input', ['M-2', 'M-3']],
    ['output', ['M-1']],
  ]);
  metrics.shelf = 'putAway';
  expect(metrics.shown.map(({ ref }) => ref)).toEqual(['M-4']);
  await metrics.open('M-1');
  expect(metrics.record?.row.ref).toBe('M-1');
});

test('a reading that is old says so instead of how it changed', async () => {
  const [now, , old] = await fakeBackend().listMetrics();
  expect(words.lastSaid(now!)).toBe('up 0.2 points');
  expect(words.lastSaid(old!)).toBe('old, 1 Sep 2026');
});

test('the page opens a metric and is accessible, full and empty', async () => {
  const { container } = await stage(MetricsPage, { target: null });
  await fireEvent.click(screen.getByText('Euro payouts delivered the same day'));
  await settled();
  expect(screen.getByText(/Steps more than three times/), 'the jump asks why').toBeTruthy();
  expect(await violations(container)).toEqual([]);
});

test('the empty page says what goes there', async () => {
  const { container } = await stage(MetricsPage, { target: null }, { empty: true });
  expect(screen.getByText(words.empty.title)).toBeTruthy();
  expect(await violations(container)).toEqual([]);
});
