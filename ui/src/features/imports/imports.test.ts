import { describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../lib/ipc/types';
import { fakeBackend } from '../../lib/ipc/fake';
import { LongWork } from '../../lib/long-work.svelte';
import { Imports } from './imports.svelte';
import { records } from './words';

const FILE = '/home/nora/jira-payouts.csv';

function imports() {
  const backend = fakeBackend();
  const requests: ImportRequest[] = [];
  const preview = backend.previewImport;
  backend.previewImport = async (request) => (requests.push(request), preview(request));
  const said: string[] = [];
  return {
    made: new Imports(
      backend,
      (thrown) => said.push((thrown as Error).message),
      new LongWork(),
      ({ label }) => said.push(label),
    ),
    backend,
    requests,
    said,
  };
}

describe('an import', () => {
  it('shows what it would do, problems first, and writes nothing', async () => {
    const { made, backend } = imports();
    await made.give(FILE);
    expect(made.step).toBe('check');
    expect(made.tab).toBe('problems');
    expect(made.total.all).toBe(41);
    expect(backend.store.undos).toHaveLength(0);
  });

  it('asks again with each answer, and sends the whole mapping', async () => {
    const { made, requests } = imports();
    await made.give(FILE);
    await made.remap(6, 'team');
    await made.setSensitivity('confidential');
    const last = requests.at(-1)!;
    expect(last.columns?.[6]).toBe('team');
    expect(last.columns).toHaveLength(made.preview!.columns.length);
    expect(last.sensitivity).toBe('confidential');
    await made.useMapping('Payouts, monthly');
    expect(requests.at(-1), 'a saved mapping takes the place of what was set by hand').toMatchObject({
      mapping: 'Payouts, monthly',
      columns: null,
    });
  });

  it('says what the words of levels mean, and keeps it with the mapping', async () => {
    const { made, requests, backend } = imports();
    await made.give(FILE);
    await made.setLevel('Milestone', 'milestone');
    await made.setLevel('Story', null);
    await made.setLevel('Story', 'theme');
    expect(made.preview!.levels).toEqual([
      { word: 'Epic', level: 'initiative' },
      { word: 'Story', level: 'theme' },
      { word: 'Milestone', level: 'milestone' },
    ]);
    expect(requests.at(-1)!.levels, 'a second answer replaces the first').toHaveLength(2);
    let kept: ImportRequest | null = null;
    backend.saveMapping = async (_, request) => ((kept = request), null);
    await made.saveMapping('Ours');
    expect(kept!.levels).toHaveLength(2);
    await made.useMapping('Payouts, monthly');
    expect(requests.at(-1)!.levels, 'a saved mapping has its own').toEqual([]);
    await made.remap(6, 'team');
    expect(requests.at(-1)!.levels, 'which stay when a column is changed').toHaveLength(3);
  });

  it('reads a file in another encoding when asked', async () => {
    const { made, requests } = imports();
    await made.give('/home/nora/cyrillic.csv');
    expect(made.preview?.encoding).toBe('windows1251');
    await made.setEncoding('shiftJis');
    expect(requests.at(-1)).toMatchObject({ encoding: 'shiftJis', columns: null });
    expect(made.preview?.encoding).toBe('shiftJis');
  });

  it('decides conflicts for all, or one by one from there', async () => {
    const { made } = imports();
    const kept = () => made.preview!.report.conflicts.map((conflict) => `${conflict.ref} ${conflict.kept}`).join(', ');
    await made.give(FILE);
    expect(kept(), 'mine unless said otherwise').toBe('R-2 mine, R-5 mine, R-6 mine, R-3 mine');
    await made.resolve('theirs');
    await made.take('R-6', 'Effort', 'mine');
    expect(kept()).toBe('R-2 theirs, R-5 theirs, R-6 mine, R-3 theirs');
    expect(made.resolution).toBe('each');
    await made.take('R-6', 'Effort', 'theirs');
    expect(made.request.choices, 'a second choice replaces the first').toHaveLength(1);
    await made.resolve('mine');
    expect(kept()).toBe('R-2 mine, R-5 mine, R-6 mine, R-3 mine');
  });

  it('asks once what a day means, and lets the answer be changed', async () => {
    const { made, requests } = imports();
    await made.give('/home/nora/ambiguous.csv');
    expect(made.askedDate).toBe('04/05/2026');
    await made.setDates('dmy');
    expect(made.askedDate, 'the question stays on screen with its answer').toBe('04/05/2026');
    await made.setDates('mdy');
    expect(requests.at(-1)?.dates).toBe('mdy');
    await made.give(FILE);
    expect(made.askedDate, 'another file has no question').toBeNull();
  });

  it('says what cannot be read, where the file was chosen', async () => {
    const { made, said } = imports();
    await made.give('/home/nora/broken.bin');
    expect(made.step).toBe('file');
    expect(made.problem?.sentence).toContain('Give a Jira CSV');
    expect(said).toEqual([]);
  });

  it('forgets a preview that was overtaken', async () => {
    const { made, backend } = imports();
    const preview = backend.previewImport;
    const waiting: (() => void)[] = [];
    backend.previewImport = async (request) => {
      await new Promise<void>((done) => waiting.push(done));
      return preview(request);
    };
    const first = made.give(FILE);
    const second = made.give('/home/nora/ledger/doc/adr');
    waiting[1]!();
    await second;
    waiting[0]!();
    await first;
    expect(made.preview?.kind).toBe('decisionFolder');
  });

  it('is done in one step and can be opened again', async () => {
    const { made, backend } = imports();
    await made.give(FILE);
    await made.apply();
    expect(made.step).toBe('done');
    expect(made.result?.done.label).toContain('41');
    expect(backend.store.undos).toHaveLength(1);
    await made.reopen();
    expect(made.step).toBe('check');
  });

  it('that is cancelled leaves the check as it was', async () => {
    const { made, backend } = imports();
    await made.give(FILE);
    backend.applyImport = async () => null;
    await made.apply();
    expect(made.step).toBe('check');
    expect(made.busy).toBeNull();
  });

  it('that is cancelled while it is read goes back to the choice', async () => {
    const { made, backend } = imports();
    backend.previewImport = () => new Promise(() => undefined);
    void made.give(FILE);
    await made.cancel();
    expect([made.step, made.busy, made.preview]).toEqual(['file', null, null]);
  });
});

describe('a number of records', () => {
  const check = (items: number, decisions: number, expected: string) =>
    expect(records({ items, decisions })).toBe(expected);
  it('has the right noun', () => {
    check(1, 0, '1 item');
    check(1200, 0, '1,200 items');
    check(0, 1, '1 decision');
    check(2, 8, '2 items and 8 decisions');
    check(0, 0, '0 items');
  });
});
