import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { newDecision } from '../../lib/ipc/fake/decisions';
import { bigClock } from './big-clock';
import { Decisions } from './decisions.svelte';
import { decidedWhen, distance, logLine, reviewDistance, subline } from './rows';

const TODAY = '2026-11-24';
const row = (more: Parameters<typeof newDecision>[1]) => newDecision(1, { title: 'A question', ...more }).row;

const rows = (made: Decisions) => Array.from({ length: made.total }, (_, at) => made.pages.row(at)?.ref);

describe('the decisions', () => {
  const decisions = () => {
    const said: string[] = [];
    return { made: new Decisions(fakeBackend(), (thrown) => said.push((thrown as Error).message)), said };
  };

  it('put what costs most first, and know what the longest is', async () => {
    const { made } = decisions();
    await made.reload();
    expect(rows(made)).toEqual(['D-7', 'D-11', 'D-13', 'D-14', 'D-15', 'D-16']);
    expect(made.list?.mostBlocked).toBe(84);
  });

  it('keep what is open when the tab changes, and mark it where it stands', async () => {
    const { made } = decisions();
    await made.reload();
    await made.open('D-9');
    expect(made.at, 'it does not wait').toBe(-1);
    await made.show('all');
    expect(made.pages.row(made.at)?.ref).toBe('D-9');
    expect(made.record?.row.ref).toBe('D-9');
  });

  it('hold a page of a long log, and know where the open one stands on another', async () => {
    const { made } = decisions();
    const list = made.backend.listDecisions;
    const whole = await list({ tab: 'all', search: '', offset: 0, limit: 1, placeOf: null });
    const asked: number[] = [];
    made.backend.listDecisions = async ({ offset, limit, placeOf }) => {
      asked.push(offset);
      const rows = Array.from({ length: Math.min(limit, 10_000 - offset) }, (_, at) => ({
        ...whole.rows[0]!,
        id: `long-${offset + at}`,
      }));
      return { ...whole, rows, total: 10_000, at: placeOf === 'D-9' ? 7_300 : null };
    };
    await made.open('D-9');
    await made.show('all');
    expect([made.total, made.at], 'it is not among what was fetched').toEqual([10_000, 7_300]);
    await made.pages.need(7_290, 7_320);
    expect(asked).toEqual([0, 7_200]);
  });

  it('say so when a reference leads nowhere, and close', async () => {
    const { made, said } = decisions();
    await made.open('D-99');
    expect(said).toEqual(['There is no D-99 in this workspace.']);
    expect(made.openId).toBeNull();
  });

  it('show the one that was opened last, whichever answer comes first', async () => {
    const { made } = decisions();
    const answer = made.backend.decision;
    const waiting: Record<string, () => void> = {};
    made.backend.decision = async (id) => {
      await new Promise<void>((done) => (waiting[id] = done));
      return answer(id);
    };
    const first = made.open('D-7');
    const second = made.open('D-11');
    waiting['D-11']!();
    await second;
    waiting['D-7']!();
    await first;
    expect(made.record?.row.ref).toBe('D-11');
  });

  it('write a question down and open it', async () => {
    const { made } = decisions();
    await made.show('decided');
    expect((await made.ask('Which bank?', { from: null, insteadOf: null }))?.label).toContain('Which bank?');
    expect(made.tab).toBe('waiting');
    expect(made.pages.row(made.at)?.title).toBe('Which bank?');
  });
});

describe('how far a decision is', () => {
  const check = (daysLeft: number | null, expected: string) => {
    const { number, words, tone } = distance({ ...row({}), daysLeft });
    expect(`${number} ${words}, ${tone}`).toBe(expected);
  };
  it('is counted in days, and loud only when it is near or late', () => {
    check(-11, '11 days late, late');
    check(-1, '1 day late, late');
    check(0, 'Today needed, near');
    check(1, '1 day left, near');
    check(3, '3 days left, near');
    check(4, '4 days left, plain');
    check(null, '– no date, plain');
  });
  it('is counted to the review as well', () => {
    expect(reviewDistance('2026-11-30', TODAY)).toEqual({ number: '6', words: 'days left', tone: 'near' });
    expect(reviewDistance('2026-11-23', TODAY)).toEqual({ number: '1', words: 'day late', tone: 'late' });
  });
});

describe('when a decision was made', () => {
  const check = (decidedOn: string | null, expected: string) => {
    const { number, words } = decidedWhen(decidedOn);
    expect(`${number} / ${words}`).toBe(expected);
  };
  it('is as precise as it is known', () => {
    check('2025-03-12', '12 Mar / 2025');
    check('2023-06', 'Jun / 2023');
    check('2019', '2019 / ');
    check(null, '– / no date');
  });
});

describe('the second line', () => {
  it('says who decides and the one thing that comes next', () => {
    const check = (more: Parameters<typeof row>[0], expected: string) =>
      expect(subline(row(more), TODAY)).toBe(expected);
    check(
      { approver: 'CFO', escalatesOn: '2026-11-27', escalatesTo: 'the COO' },
      'CFO decides · goes to the COO on Friday',
    );
    check(
      { approver: 'CFO', escalatesOn: '2027-01-27', recommendation: 'yes', driver: 'Lea' },
      'CFO decides · Lea recommends: yes',
    );
    check({ approver: 'CFO', options: 3 }, 'CFO decides · 3 options, no recommendation yet');
    check({}, 'Nobody is named to decide');
  });
  it('says what is known of one from a file', () => {
    const source = { system: 'decisionFolder', id: '4', file: 'doc/0004.md', url: null, scope: null };
    expect(logLine(row({ source })), 'a path keeps its letters').toBe('doc/0004.md');
    expect(logLine(row({ source, supersededBy: ['D-9'] }))).toBe('D-9 would take its place · doc/0004.md');
    expect(logLine(row({ source, status: 'superseded', supersededBy: ['D-9', 'D-12'] }))).toBe(
      'Superseded by D-9 and D-12 · doc/0004.md',
    );
    expect(logLine(row({ decidedOn: '2025-03' }))).toBe('March 2025');
  });
});

describe('the clock of the open decision', () => {
  const check = (more: Parameters<typeof row>[0], expected: string[]) =>
    expect(
      bigClock(row(more), TODAY)?.labels.map((label) => `${label.title}: ${label.place} ${label.align}`) ?? [],
    ).toEqual(expected);
  it('sets no two words on top of each other', () => {
    check({ waitingSince: '2026-10-27', neededBy: '2026-11-13', escalatesOn: '2026-12-20' }, [
      '27 October: top start',
      '13 November: top middle',
      'Today: top middle',
      '20 December: low end',
    ]);
    check({ waitingSince: '2026-10-27', neededBy: '2026-11-20', escalatesOn: '2026-12-20' }, [
      '27 October: top start',
      '20 November: low middle',
      'Today: top middle',
      '20 December: low end',
    ]);
    check({ waitingSince: '2026-11-20', neededBy: '2026-11-22', escalatesOn: '2027-02-20' }, [
      '20 November: null start',
      '22 November: low start',
      'Today: top start',
      '20 February 2027: low end',
    ]);
  });
  it('is not drawn when there is nothing to count to', () => {
    check({ waitingSince: '2026-10-27' }, []);
    check({ neededBy: '2026-12' }, []);
  });
});
