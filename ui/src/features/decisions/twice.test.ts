// Lines that stand in a decision twice: files have them, and each of them is shown.
import { fireEvent, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import LinksBlock from '../../lib/hand/LinksBlock.svelte';
import { fakeBackend } from '../../lib/ipc/fake';
import { newDecision } from '../../lib/ipc/fake/decisions';
import { settled, stage } from '../../lib/testing/stage';
import { Action } from './action.svelte';
import { factsOf } from './facts';
import Parts from './Parts.svelte';
import ReviewForm from './ReviewForm.svelte';
import Told from './Told.svelte';
import WaitingRow from './WaitingRow.svelte';

const option = {
  name: 'Buy',
  text: '',
  pros: ['Quick', 'Quick'],
  cons: ['Dear', 'Dear'],
  neutral: ['A contract', 'A contract'],
  effort: null,
  risk: null,
  disqualifier: null,
};
const result = { metric: 'Share', from: null, to: '25 %', by: null, happened: null };
const assumption = { text: 'Prices hold', checkBy: null, stillTrue: true, lookedOn: '2026-11-20' };
const twice = newDecision(
  17,
  { title: 'Which rail?', blocked: ['Sales', 'Sales'], waitingSince: '2026-11-02', neededBy: '2026-12-02' },
  {
    drivers: ['Cost', 'Cost'],
    options: [option, option],
    expected: [result, result],
    assumptions: [assumption, assumption],
    fixed: ['drivers', 'options', 'expected', 'assumptions'],
  },
);
const many = (text: string | RegExp) => screen.getAllByText(text).length;

it('shows each of them on the record', async () => {
  const parts = factsOf(twice).filter(({ place }) => place === 'parts');
  await stage(Parts, { record: twice, parts, adding: null, ended: () => {} });
  expect(['Quick', 'Dear', 'A contract', 'Cost', 'Share', 'Prices hold'].map(many)).toEqual([4, 4, 4, 2, 2, 2]);
  expect(many(/^still true, 20/), 'and when somebody looked').toBe(2);
});

it('shows each of them in the queue', async () => {
  await stage(WaitingRow, { row: twice.row, today: '2026-11-24', from: '2026-11-02', to: '2026-12-02', most: 1 });
  expect(many('Sales')).toBe(2);
});

it('shows each of them among who must know and what it is linked with', async () => {
  const told = {
    audience: 'Pat',
    mustKnow: true,
    knows: 'noAudience' as const,
    update: null,
    toldOn: null,
    toldAs: null,
    keptOut: null,
    daysUntold: null,
  };
  await stage(Told, { record: { ...twice, told: [told, told] } });
  expect(many('Pat')).toBe(2);
  const link = { relation: 'relatesTo', word: 'Relates to', ref: 'D-2', title: 'Which bank?' };
  await stage(LinksBlock, { of: 'D-17', kind: 'decision', relations: [link, link] });
  expect(many('Which bank?')).toBe(2);
});

it('asks of each of them what came of it', async () => {
  const action = new Action(fakeBackend(), () => {});
  action.begin('review', twice);
  await stage(ReviewForm, { record: twice, action });
  const happened = screen.getAllByLabelText<HTMLInputElement>('What happened');
  expect([happened.length, screen.getAllByLabelText('Is it still so: Prices hold').length]).toEqual([2, 2]);
  await fireEvent.input(happened[1]!, { target: { value: '24 %' } });
  await settled();
  expect(action.happened).toEqual(['', '24 %']);
});
