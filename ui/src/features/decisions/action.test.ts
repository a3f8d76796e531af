// What is done with a decision: forms that keep what was typed when they are refused; chains and numbers as they are drawn.
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../lib/ipc/backend';
import { fakeBackend } from '../../lib/ipc/fake';
import { newDecision } from '../../lib/ipc/fake/decisions';
import type { Chain, DecisionTold, Done } from '../../lib/ipc/types';
import { Action } from './action.svelte';
import { beside, placed } from './chain';
import { lineOf, rowsOf } from './numbers';
import { STEP_KEYS, stepsOf } from './steps';
import { markOf, toldWords } from './told';

describe('a form', () => {
  const begun = async () => {
    const backend = fakeBackend();
    const { rows } = await backend.listDecisions({ tab: 'waiting', search: '', offset: 0, limit: 9, placeOf: null });
    const record = await backend.decision(rows[0]!.id);
    const said: Done[] = [];
    return { backend, record, said, action: new Action(backend, (done) => said.push(done)) };
  };

  it('begins with what was advised and ends when it is written down', async () => {
    const { backend, record, said, action } = await begun();
    action.begin('decide', record);
    expect(action.open).toBe('decide');
    expect(action.chosen === '' || record.options.some(({ name }) => name === action.chosen)).toBe(true);
    action.meeting = 'Board';
    expect(await action.decide(record.row.id, [])).toBe(true);
    expect([action.open, said.length]).toEqual([null, 1]);
    expect((await backend.decision(record.row.id)).row.status).toBe('accepted');
    action.begin('decide', record);
    expect(action.meeting, 'the next one is decided in the same meeting').toBe('Board');
  });

  it('says of each result and each assumption by its place what became of it', async () => {
    const { backend, action } = await begun();
    const twice = { metric: 'Share', from: null, to: '25 %', by: null, happened: null };
    const assumption = { text: 'Prices hold', checkBy: '2026-11-01', stillTrue: null, lookedOn: null };
    const record = newDecision(
      30,
      { status: 'provisional', why: 'assumptionDue', reviewOn: '2027-03-01' },
      { expected: [twice, twice], assumptions: [assumption, { ...assumption, checkBy: null }] },
    );
    const sent: unknown[] = [];
    backend.reviewDecision = async (_id, said) => {
      sent.push(said);
      return { label: 'Reviewed D-30: kept', kinds: [] };
    };
    action.begin('review', record);
    expect(action.next, 'the review that is ahead stays set').toBe('2027-03-01');
    action.happened[1] = '24 %';
    Object.assign(action.assumed[1]!, { stillTrue: 'false', checkBy: '1 Mar 2027' });
    action.on = '20 Nov 2026';
    action.until = '1 Jun 2027';
    await action.review(record);
    expect(sent).toEqual([
      {
        outcome: 'keep',
        note: '',
        on: '20 Nov 2026',
        next: '2027-03-01',
        until: '1 Jun 2027',
        happened: [
          { metric: 'Share', what: '' },
          { metric: 'Share', what: '24 %' },
        ],
        assumptions: [
          { text: 'Prices hold', stillTrue: null, checkBy: '' },
          { text: 'Prices hold', stillTrue: false, checkBy: '1 Mar 2027' },
        ],
      },
    ]);
  });

  it('asks for a reason of its own when what holds for a time is decided anew', async () => {
    const { action } = await begun();
    const trial = newDecision(31, { status: 'provisional' }, { chosen: 'Buy', rationaleHtml: '<p>Try it</p>' });
    action.begin('decide', trial);
    expect([action.because, action.chosen]).toEqual(['', 'Buy']);
  });

  it('stays open with what was typed when it is refused', async () => {
    const { backend, record, said, action } = await begun();
    backend.reviewDecision = async () => {
      throw new Refusal({ code: 'invalid', message: 'Nothing says why.', hint: 'Say in a note what was found.' });
    };
    action.begin('review', record);
    action.outcome = 'reverse';
    expect(await action.review(record)).toBe(false);
    expect([action.open, action.outcome, said.length]).toEqual(['review', 'reverse', 0]);
    expect(action.error).toBe('Nothing says why. Say in a note what was found.');
    action.begin('review', record);
    expect(action.error).toBe('');
  });
});

it('says of each decision what comes next, and what else can be done', async () => {
  const steps = (more: Parameters<typeof newDecision>[1], record: Parameters<typeof newDecision>[2] = {}) => {
    const made = newDecision(1, more, record);
    const isWaiting = ['draft', 'proposed', 'deferred'].includes(made.row.status!);
    const { next, more: others } = stepsOf(made, isWaiting);
    return `${next}: ${others.join(' ')}`;
  };
  const made = { fixed: ['title'], moves: ['superseded' as const, 'reversed' as const] };
  expect(steps({ status: 'draft' }), 'without options there is nothing to put forward').toBe(
    'decide: propose supersede',
  );
  expect(steps({ status: 'draft', options: 2 })).toBe('propose: decide supersede');
  expect(steps({ status: 'proposed', options: 2 })).toBe('decide: supersede');
  expect(steps({ status: 'accepted' }, made)).toBe('null: amend review supersede reverse');
  expect(steps({ status: 'accepted', why: 'reviewDue' }, made)).toBe('review: amend supersede reverse');
  expect(steps({ status: 'provisional', why: 'expired' }, made), 'its time is over: it is decided anew').toBe(
    'decide: amend review supersede reverse',
  );
  expect(steps({ status: 'provisional' }, made)).toBe('null: decide amend review supersede reverse');
  expect(steps({ status: 'rejected' }, { ...made, moves: [] })).toBe('null: amend');
  expect(new Set(Object.values(STEP_KEYS)).size, 'each has a key of its own').toBe(6);
});

it('is loud only where somebody should have been told', () => {
  const told = { audience: 'Sales', mustKnow: true, update: null, toldOn: null, toldAs: null, keptOut: null };
  const marks = (knows: DecisionTold['knows'], daysUntold: number | null, mustKnow = true) =>
    markOf({ ...told, knows, daysUntold, mustKnow });
  expect(marks('asItIs', null)).toBe('done');
  expect([marks('nothing', 2), marks('nothing', 6)]).toEqual(['atRisk', 'offTrack']);
  expect(marks('asItWas', 6, false), 'whoever need not know is no alarm').toBe('notStarted');
  expect(toldWords.knows({ ...told, knows: 'asItWas', toldAs: 'Proposed', daysUntold: 6 })).toBe(
    'Told as proposed, 6 working days since',
  );
});

it('a chain is drawn from left to right, and each line ends at its boxes', () => {
  const node = (ref: string, column: number, row = 0) => ({
    ref,
    title: ref,
    kind: 'decision' as const,
    status: null,
    decidedOn: null,
    column,
    row,
  });
  const edge = (from: string, to: string) => ({
    from,
    to,
    relation: 'supersedes' as const,
    word: 'Supersedes',
    back: 'Superseded by',
  });
  const chain: Chain = {
    nodes: [node('D-1', 0), node('D-2', 1), node('D-3', 1, 1)],
    edges: [edge('D-2', 'D-1'), edge('D-3', 'D-2'), edge('D-3', 'D-9')],
    hasMore: false,
  };
  const drawn = placed(chain);
  expect(drawn.edges).toHaveLength(2);
  expect(drawn.edges[0]!.path).toMatch(/^M140 32C/);
  expect(drawn.edges[0]!.path).toMatch(/ 232 32$/);
  expect(
    drawn.edges.map(({ word }) => word),
    'read from left to right, or from above',
  ).toEqual(['superseded by', 'superseded by']);
  const waits = { ...chain, nodes: [node('D-1', 0), { ...node('D-2', 1), status: 'proposed' as const }] };
  expect(placed(waits).edges.map(({ word, isPending }) => [word, isPending])).toEqual([['once accepted', true]]);
  expect(drawn.height).toBe(144);
  const way = (from: string, key: string) => beside(drawn.nodes, from, key)?.ref;
  expect([way('D-1', 'ArrowRight'), way('D-2', 'ArrowLeft'), way('D-3', 'ArrowLeft')]).toEqual(['D-2', 'D-1', 'D-1']);
  expect([way('D-2', 'ArrowDown'), way('D-3', 'ArrowUp'), way('D-1', 'ArrowDown')]).toEqual(['D-3', 'D-2', undefined]);
  expect([way('D-1', 'Enter'), way('D-9', 'ArrowLeft')], 'no way').toEqual([undefined, undefined]);
});

it('numbers have a line where two quarters are known, and say of how many', async () => {
  const rows = rowsOf(await fakeBackend().decisionMeasures());
  expect(rows.map(({ key }) => key)).toEqual([
    'timeToDecide',
    'byNeededBy',
    'withRealOptions',
    'reversed',
    'reviewsOnTime',
  ]);
  expect([rows[0]!.all.said, rows[1]!.all]).toEqual(['9 days', { said: '67%', of: '8 of 12' }]);
  expect(lineOf([null, 0.5], 1)).toBeNull();
  expect(lineOf([0, null, 1], 1)).toEqual({ path: 'M0 35L160 2', end: [160, 2] });
});
