import { expect, test } from 'vitest';
import { linePlaces } from './small-line';

test('values lie from left to right, the lowest at the bottom', () => {
  const places = linePlaces([0, 5, 10], null, 106, 26);
  expect(places.runs).toEqual(['3,23 53,13 103,3']);
  expect(places.last).toEqual({ x: 103, y: 3 });
});

test('what was not read leaves a gap, and the target has its place', () => {
  const places = linePlaces([1, 2, null, 3, 4], 2.5, 106, 26);
  expect(places.runs).toHaveLength(2);
  expect(places.target).toBe(13);
  expect(linePlaces([null, null], null, 96, 26)).toEqual({ runs: [], last: null, target: null });
  expect(linePlaces([7, 7], null, 96, 26).last?.y).toBe(13);
});
