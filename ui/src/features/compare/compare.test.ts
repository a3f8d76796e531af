import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { Compare, slipsAsText } from './compare.svelte';
import ComparePage from './ComparePage.svelte';

const fail = (thrown: unknown) => {
  throw thrown;
};

async function moved(backend: ReturnType<typeof fakeBackend>) {
  const row = backend.store.items.find(({ timeframe }) => timeframe?.start && timeframe.end)!;
  await backend.rescheduleItem(row.id, '2027-05-03/2027-06-04');
  return row;
}

describe('two moments of the plan', () => {
  it('begin with the newest baseline and now, and say what moved between them', async () => {
    const backend = fakeBackend();
    const compare = new Compare(backend, fail);
    await compare.load();
    expect([compare.from, compare.to]).toEqual(['Plan of October', 'now']);
    expect(compare.isSame, 'nothing moved yet').toBe(true);
    const row = await moved(backend);
    await compare.load();
    expect(compare.changes?.moved.map(({ ref }) => ref)).toEqual([row.ref]);
    expect(compare.late + compare.early).toBe(1);
    const text = slipsAsText(compare.changes!.moved);
    expect(text.split('\n')[0]).toBe('Ref\tItem\tCommitment\tWas\tIs\tDays\tMoved\tWhy\tDecision behind it');
    expect(text.split('\n')[1]).toContain(`${row.ref}\t${row.title}\t`);
    await compare.freeze('Plan of November');
    await compare.choose('from', 'Plan of November');
    expect(compare.isSame, 'the new baseline holds the move').toBe(true);
  });

  it('follow a baseline that is renamed, and leave one that is taken away', async () => {
    const backend = fakeBackend();
    const compare = new Compare(backend, fail);
    await compare.freeze('Plan of November');
    await compare.load();
    await compare.rename('Plan of November', ' Plan  agreed ');
    expect([compare.from, compare.baselines.at(-1)?.name]).toEqual(['Plan agreed', ' Plan  agreed ']);
    await compare.choose('from', 'Plan of October');
    await compare.remove('Plan of October');
    expect(compare.from, 'the newest that is left').toBe(compare.baselines.at(-1)?.name);
  });

  it('show the answer to what was asked last, whichever comes first', async () => {
    const backend = fakeBackend();
    const compare = new Compare(backend, fail);
    await compare.load();
    const answer = backend.planChangesBetween;
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    backend.planChangesBetween = async (from, to) => {
      if (to === '2026-11-01') await held;
      return answer(from, to);
    };
    const slow = compare.choose('to', '2026-11-01');
    await compare.choose('to', 'now');
    release();
    await slow;
    expect(compare.changes?.to.written).toBe('now');
  });

  it('are frozen from anywhere: the name is asked for at once, and the address is left', async () => {
    const { backend, session } = await stage(ComparePage, { target: 'new' });
    session.go('compare', 'new');
    const name = screen.getByRole('textbox');
    expect(document.activeElement).toBe(name);
    await fireEvent.input(name, { target: { value: 'Plan of December' } });
    await fireEvent.keyDown(name, { key: 'Enter' });
    await settled();
    expect((await backend.listBaselines()).at(-1)?.name).toBe('Plan of December');
    expect(session.target, 'the same key leads here again').toBeNull();
    expect(screen.getByRole('button', { name: 'Freeze the plan' })).toBeTruthy();
  });

  it('stand on a page that keeps why something moved, and can be read without a screen', async () => {
    const { container, backend } = await stage(ComparePage, { target: null });
    const row = await moved(backend);
    await settled();
    expect(screen.getByText('1 item moved')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: `Why ${row.ref} moved: Say why` }));
    await settled();
    const field = container.querySelector<HTMLInputElement>('tbody input')!;
    await fireEvent.input(field, { target: { value: 'The bank reviews longer' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled();
    expect(backend.store.items.find(({ id }) => id === row.id)?.dateReason).toBe('The bank reviews longer');
    expect(await violations(container)).toEqual([]);
  });
});
