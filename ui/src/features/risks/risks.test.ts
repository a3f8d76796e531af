import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { inField, Risks } from './risks.svelte';
import RisksPage from './RisksPage.svelte';
import { words } from './words';

test('entries are shown by where they stand and by their type; actions beside them', async () => {
  const risks = new Risks(fakeBackend(), (thrown) => {
    throw thrown;
  });
  await risks.reload();
  const shown = () => risks.shown.map(({ ref }) => ref);
  expect(shown()).toEqual(['K-1', 'K-2', 'K-3']);
  risks.tab = 'closed';
  expect(shown()).toEqual(['K-4']);
  risks.tab = 'open';
  risks.type = 'dependency';
  expect(shown()).toEqual(['K-2']);
  risks.show('A-1');
  expect([risks.tab, risks.action?.ref]).toEqual(['actions', 'A-1']);
  expect(inField(risks.entries ?? [], 3, 5).map(({ ref }) => ref)).toContain('K-1');
  expect(inField(risks.entries ?? [], 1, 1)).toEqual([]);
});

test('a row says what is missing, what asks for help, and who does what next', () => {
  expect(words.missing(['an owner', 'a day'])).toBe('Not ready, lacks an owner; a day');
  expect(words.help('it asks for help')).toContain('For the next review');
});

test('the page is accessible as a list, as a map and empty', async () => {
  const { container, unmount } = await stage(RisksPage, { target: null });
  expect(screen.getByText('One bank alone carries instant payouts')).toBeTruthy();
  await fireEvent.click(screen.getByRole('radio', { name: 'Map' }));
  await settled();
  expect(screen.getByRole('group', { name: /Probability 3, impact 5/ })).toBeTruthy();
  expect(await violations(container)).toEqual([]);
  unmount();
  const empty = await stage(RisksPage, { target: null }, { empty: true });
  expect(screen.getByText(words.empty.title)).toBeTruthy();
  expect(await violations(empty.container)).toEqual([]);
});
