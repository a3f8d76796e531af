import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { settled, stage, violations } from '../../lib/testing/stage';
import GoalsView from './GoalsView.svelte';
import ReleasesView from './ReleasesView.svelte';
import { chartOf, Scores, withRoom } from './scores.svelte';
import { columnOf, scoreKey, sortTitle } from './columns';
import ScoresBlock from './ScoresBlock.svelte';
import ScoresView from './ScoresView.svelte';
import { Roadmap } from './roadmap.svelte';
import { fakeBackend } from '../../lib/ipc/fake';
import { Sheet } from './sheet.svelte';
import { copyOut, pasteIn } from './sheet-clipboard';

const open = () => undefined;

const fail = (thrown: unknown) => {
  throw thrown;
};

async function sheet() {
  const backend = fakeBackend();
  const fail = (thrown: unknown) => {
    throw thrown;
  };
  const roadmap = new Roadmap(backend, fail);
  await roadmap.groupBy(null);
  await roadmap.sortBy('ref');
  roadmap.chosen = ['ref', 'title', 'team', 'effort'];
  return { roadmap, backend, sheet: new Sheet(roadmap, fail) };
}

describe('goals', () => {
  it('are written down from the names items give, weighed, and shown with what serves none', async () => {
    const { container, backend } = await stage(GoalsView, (core) => ({ roadmap: new Roadmap(core, fail), open }));
    expect(screen.getByText('Serves no goal')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Write it down' }));
    await settled();
    expect((await backend.goalSheet(new Roadmap(backend, fail).all())).goals[0]?.id).not.toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'New goal' }));
    await settled();
    const name = screen.getByLabelText('New goal', { selector: 'input' });
    await fireEvent.input(name, { target: { value: 'Trust' } });
    await fireEvent.keyDown(name, { key: 'Enter' });
    await settled();
    expect(screen.getByRole('region', { name: 'Trust' })).toBeTruthy();
    expect(await violations(container)).toEqual([]);
  });
});

describe('scores', () => {
  it('are given in place; what has none says why', async () => {
    const backend = fakeBackend();
    const roadmap = new Roadmap(backend, (thrown) => {
      throw thrown;
    });
    let read = 0;
    const { rankItems } = backend;
    backend.rankItems = (...asked) => (read++, rankItems(...asked));
    const { container, session } = await stage(ScoresView, { roadmap, open, opened: null });
    await roadmap.reload();
    await settled();
    expect(read, 'the list is read once').toBe(1);
    expect(screen.getAllByTitle('It needs reach').length, 'what lacks says why').toBeGreaterThan(10);
    expect(session.toasts.list).toEqual([]);
    expect(await violations(container)).toEqual([]);
  });

  it('say why a formula cannot be worked out, and go on showing it so that it can be changed', async () => {
    const backend = fakeBackend();
    const roadmap = new Roadmap(backend, fail);
    await backend.keepFormula('Ours', 'gone * 2', '');
    const refusals: unknown[] = [];
    const scores = new Scores(
      roadmap,
      () => undefined,
      (thrown) => refusals.push(thrown),
    );
    await scores.scoreBy('Ours');
    expect(scores.broken).toContain('“gone” is no input');
    expect([refusals.length, scores.ranking?.model.name, scores.ranking?.rows]).toEqual([1, 'Ours', []]);
    await backend.keepFormula('Ours', 'reach', '');
    await scores.reload();
    expect([scores.broken, scores.ranking!.rows.length > 0]).toEqual(['', true]);
    await scores.scoreBy('Never there');
    expect(scores.model, 'one that is not there is left').toBe('rice');
  });

  it('are given to an item beside it, too', async () => {
    const { container, backend } = await stage(ScoresBlock, (core) => ({
      id: core.store.items[1]!.id,
      ref: core.store.items[1]!.ref,
    }));
    const { id, ref } = backend.store.items[1]!;
    await fireEvent.click(screen.getByRole('button', { name: `reach of ${ref}: Not given` }));
    await settled();
    const field = container.querySelector('input')!;
    await fireEvent.input(field, { target: { value: '860' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled();
    expect((await backend.itemScores(id)).inputs[0]?.value).toBe(860);
    expect(screen.getByText('RICE'), 'the score stands there as soon as there is one').toBeTruthy();
    expect(await violations(container)).toEqual([]);
  });

  it('put what is not scored first when asked', async () => {
    const backend = fakeBackend();
    const roadmap = new Roadmap(backend, fail);
    const [first] = backend.store.items.filter(({ effort }) => effort);
    await backend.scoreItem(first!.id, 'reach', '100');
    const scores = new Scores(roadmap, () => undefined, fail);
    await scores.reload();
    expect(scores.ranking!.rows[0]!.item.id).toBe(first!.id);
    await scores.orderBy('unscored');
    expect(scores.ranking!.rows[0]!.score).toBeNull();
    expect(scores.ranking!.rows.at(-1)!.item.id, 'those with a score come behind').toBe(first!.id);
  });

  it('are columns of the table where they are asked for', async () => {
    const { roadmap, backend } = await sheet();
    const asked: string[][] = [];
    const answer = backend.listItems;
    backend.listItems = async (query) => (asked.push(query.scores), answer(query));
    roadmap.toggleColumn(scoreKey('rice'));
    await roadmap.reload();
    expect(asked.at(-1)).toEqual(['rice']);
    expect(roadmap.columns.at(-1)).toMatchObject({ key: 'score:rice', title: 'RICE', editor: null });
    expect(roadmap.content.fields).toContain('score:rice');
  });

  it('order the table, the highest first, and views keep that', async () => {
    const { roadmap, backend } = await sheet();
    const asked: string[] = [];
    const answer = backend.listItems;
    backend.listItems = async (query) => (asked.push(`${query.sort} ${query.descending}`), answer(query));
    const { sort } = columnOf(scoreKey('Our priority'))!;
    await roadmap.sortBy(sort!);
    await roadmap.sortBy(sort!);
    expect(asked).toEqual(['score:Our priority true', 'score:Our priority false']);
    expect(sortTitle(sort!)).toBe('Our priority');
    expect(roadmap.content.sort).toBe('score:Our priority');
    const kept = roadmap.content;
    await roadmap.sortBy('title');
    await roadmap.showView(kept);
    expect([roadmap.sort, roadmap.descending]).toEqual(['score:Our priority', false]);
  });

  it('are drawn on scales that begin at nothing and end at a round number', () => {
    const row = (worth: number | null, cost: number | null) =>
      ({ item: { id: 'i', ref: 'R-1', title: 'x' }, worth, cost }) as never;
    const { points, most } = chartOf([row(430, 86), row(10, 20), row(null, 5)]);
    expect(most).toEqual({ worth: 500, cost: 100 });
    expect(points.map(({ y }) => y)).toEqual([0.86, 0.02]);
  });
});

describe('the names of dots', () => {
  it('leave out what would lie on another', () => {
    const dot = (x: number, y: number) => ({ at: { x, y }, width: 30 });
    expect(withRoom([dot(0, 0), dot(10, 4), dot(100, 0), dot(100, 40)])).toEqual([false, true, true, true]);
    expect(withRoom([dot(0, 0), dot(20, 14)])).toEqual([true, true]);
  });
});

describe('releases', () => {
  it('say what stands against a release', async () => {
    const { container } = await stage(ReleasesView, (core) => ({ roadmap: new Roadmap(core, fail), open }));
    expect(container.querySelectorAll('section').length).toBeGreaterThan(0);
    expect(await violations(container)).toEqual([]);
  });
});

describe('a milestone', () => {
  it('is written down where there is no release yet, and opens', async () => {
    let opened = '';
    const { backend } = await stage(
      ReleasesView,
      (core) => ({ roadmap: new Roadmap(core, fail), open: (id: string) => void (opened = id) }),
      { items: 0 },
    );
    expect(screen.getByText('No milestones yet')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'New milestone' }));
    const name = screen.getByLabelText('New milestone', { selector: 'input' });
    await fireEvent.input(name, { target: { value: 'Second region goes live' } });
    await fireEvent.keyDown(name, { key: 'Enter' });
    await settled();
    const [made] = backend.store.items;
    expect([made?.title, made?.level, opened]).toEqual(['Second region goes live', 'milestone', made?.id]);
    expect(backend.store.undos, 'one step of undo').toHaveLength(1);
  });
});

describe('the clipboard', () => {
  it('gets the selected rows with their headings, or the one cell', async () => {
    const { sheet: shown } = await sheet();
    const data = new Map<string, string>();
    const clipboard = { setData: (type: string, text: string) => data.set(type, text) } as unknown as DataTransfer;
    expect(copyOut(shown, clipboard), 'nothing is looked at').toBeNull();
    shown.goTo(1, 2);
    copyOut(shown, clipboard);
    expect(data.get('text/plain')).toBe('Payout rails');
    await shown.select(0, 'alone');
    await shown.select(1, 'through');
    expect(copyOut(shown, clipboard)).toBe(2);
    expect(data.get('text/plain')?.split('\n')[0]).toBe('Ref\tItem\tTeam\tEffort, d');
    expect(data.get('text/html')).toContain('<td>R-2</td>');
  });

  it('gives its cells to the items from the cell looked at on', async () => {
    const { sheet: shown, backend } = await sheet();
    shown.goTo(1, 2);
    await pasteIn(shown, 'Ledger\t12\nInvoices\t13');
    const { items } = backend.store;
    expect(items.slice(1, 3).map(({ team, effort }) => [team, effort])).toEqual([
      ['Ledger', 12],
      ['Invoices', 13],
    ]);
  });

  it('gives one cell to every selected row', async () => {
    const { sheet: shown, backend } = await sheet();
    shown.goTo(0, 2);
    await shown.select(0, 'alone');
    await shown.select(2, 'through');
    let asked: string[] = [];
    backend.pasteItems = async (_text, ids) => ((asked = ids), { label: 'Pasted', kinds: ['item'] });
    await pasteIn(shown, 'Ledger');
    expect(asked).toEqual(['item-1', 'item-2', 'item-3']);
  });

  it('gives a cell of several lines to the one row looked at, not to those below', async () => {
    const { sheet: shown, backend } = await sheet();
    shown.goTo(1, 1);
    let asked: string[] = [];
    backend.pasteItems = async (_text, ids) => ((asked = ids), { label: 'Pasted', kinds: ['item'] });
    await pasteIn(shown, '"Instant payouts\nin euros"\r\n');
    expect(asked).toEqual(['item-2']);
    await pasteIn(shown, '"one\ntwo"\tLedger\r\nthree\tRails\r\n');
    expect(asked, 'a line end within quotation marks makes no row').toEqual(['item-2', 'item-3']);
  });

  it('repeats a row that was copied over the cells that are selected', async () => {
    const { sheet: shown, backend } = await sheet();
    shown.goTo(1, 2);
    await shown.extendTo(4, 3);
    await pasteIn(shown, 'Ledger\t12\n');
    const rows = () => backend.store.items.slice(1, 5).map(({ team, effort }) => `${team} ${effort}`);
    expect(rows()).toEqual(['Ledger 12', 'Ledger 12', 'Ledger 12', 'Ledger 12']);
    await pasteIn(shown, 'Rails\t1\nCards\t2\nRisk\t3');
    expect(rows(), 'what does not fit evenly is pasted once').toEqual(['Rails 1', 'Cards 2', 'Risk 3', 'Ledger 12']);
  });

  it('gets cells that are selected together without headings, and fills, empties and pastes over them', async () => {
    const { sheet: shown, backend, roadmap } = await sheet();
    backend.listen('workspaceChanged', () => void roadmap.reload());
    const data = new Map<string, string>();
    const clipboard = { setData: (type: string, text: string) => data.set(type, text) } as unknown as DataTransfer;
    const teams = () => backend.store.items.slice(1, 5).map(({ team, effort }) => `${team}\t${effort ?? ''}`);
    const [first, , , fourth] = teams();
    shown.goTo(1, 2);
    await shown.extendTo(3, 3);
    expect(shown.range).toEqual({ top: 1, bottom: 3, left: 2, right: 3 });
    expect(shown.selected.size, 'their rows are the selected ones').toBe(3);
    copyOut(shown, clipboard);
    expect(data.get('text/plain')?.split('\n')[0]).toBe(first);
    await shown.fillDown();
    expect(teams()).toEqual([first, first, first, fourth]);
    shown.goTo(1, 2);
    await shown.extendTo(3, 2);
    await pasteIn(shown, 'Rails');
    expect(backend.store.items.slice(1, 5).map(({ team }) => team === 'Rails')).toEqual([true, true, true, false]);
    shown.goTo(4, 2);
    expect(shown.range, 'another cell is looked at').toBeNull();
  });
});
