import { expect, test } from 'vitest';
import type { Backend } from '../../lib/ipc/backend';
import type { SignalList, SignalRow } from '../../lib/ipc/types';
import { Signals } from './signals.svelte';

const row = (ref: string, words: string, over: Partial<SignalRow> = {}): SignalRow => ({
  id: ref,
  ref,
  words,
  saidOn: '2026-11-20',
  who: null,
  department: null,
  customer: null,
  segment: null,
  channel: null,
  about: [],
  themes: [],
  answeredOn: null,
  answer: '',
  sensitivity: 'internal',
  archived: false,
  ...over,
});

const LIST: SignalList = {
  rows: [
    row('S-1', 'Francs by spring', { customer: 'Alder', segment: 'Small', themes: ['currencies'] }),
    row('S-2', 'The page is slow', { about: ['R-1'] }),
    row('S-3', 'Old', { archived: true }),
  ],
  segments: [],
  themes: [],
  askedFor: [],
};

test('signals are narrowed by words, theme and segment', async () => {
  const backend = { listSignals: async () => LIST } as unknown as Backend;
  const signals = new Signals(backend, (thrown) => {
    throw thrown;
  });
  await signals.reload();
  const shown = () => signals.shown.map(({ ref }) => ref);
  expect(shown()).toEqual(['S-1', 'S-2']);
  signals.search = 'alder';
  expect(shown()).toEqual(['S-1']);
  signals.search = '';
  signals.only = { what: 'theme', name: '' };
  expect(shown()).toEqual(['S-2']);
  signals.only = { what: 'segment', name: 'Small' };
  expect(shown()).toEqual(['S-1']);
  signals.show('R-1');
  expect(signals.tab).toBe('askedFor');
});
