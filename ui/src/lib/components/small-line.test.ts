import { expect, test } from 'vitest';
import { linePlaces } from './small-line';

test('values lie from left to right, the lowest at the bottom', () => {
  const places = linePlaces([0, 5, 10], null, 106, 26);
  expect(places.line).toBe('3,23 53,13 103,3');
  expect(places.last).toEqual({ x: 103, y: 3 });
});

test('the line leads over what was not read, and the target has its place', () => {
  const places = linePlaces([null, 1, null, 4, null], 2.5, 106, 26);
  expect(places.line).toBe('28,23 78,3');
  expect(places.last).toEqual({ x: 78, y: 3 });
  expect(places.target).toBe(13);
  expect(linePlaces([null, null], null, 96, 26)).toEqual({ line: '', last: null, target: null });
  expect(linePlaces([null, 7], null, 96, 26)).toMatchObject({ line: '', last: { y: 13 } });
});
