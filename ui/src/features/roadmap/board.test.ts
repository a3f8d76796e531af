import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { Board } from './board.svelte';
import { boardKey } from './board-keys';
import { Roadmap } from './roadmap.svelte';

async function board(items?: number) {
  const backend = fakeBackend({ items });
  const fail = (thrown: unknown) => {
    throw thrown;
  };
  const roadmap = new Roadmap(backend, fail);
  const said: string[] = [];
  const made = new Board(roadmap, fail, (done) => said.push(done.label));
  await made.makeOf('health');
  return { board: made, backend, said, roadmap };
}

describe('the board', () => {
  it('has a column for each step, also for one without cards, and says how many each holds', async () => {
    const { board: shown, roadmap } = await board();
    expect(shown.columns.map(({ key }) => key)).toEqual(['onTrack', 'atRisk', 'offTrack', '']);
    expect(shown.columns.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    await roadmap.toggleFilter('health', 'atRisk');
    await shown.reload();
    expect(shown.columns.map(({ count }) => count > 0)).toEqual([false, true, false, false]);
  });

  it('is walked by arrows, past columns without cards', async () => {
    const { board: shown, roadmap } = await board();
    await roadmap.setFilter('health', ['onTrack', 'offTrack']);
    await shown.reload();
    shown.step(0, 1);
    expect(shown.placeOf(shown.at)).toEqual({ column: 0, row: 0 });
    shown.step(0, 1);
    expect(shown.placeOf(shown.at)).toEqual({ column: 0, row: 1 });
    shown.step(1, 0);
    expect(shown.placeOf(shown.at)?.column, 'at risk has none').toBe(2);
    shown.step(1, 0);
    expect(shown.placeOf(shown.at)?.column, 'nothing is further right').toBe(2);
  });

  it('moves a card with Alt and an arrow, in one step of undo', async () => {
    const { board: shown, backend, said } = await board();
    shown.step(0, 1);
    const id = shown.at!;
    const event = new KeyboardEvent('keydown', { key: 'ArrowRight', altKey: true, cancelable: true });
    Object.defineProperty(event, 'target', { value: document.createElement('div') });
    boardKey(event, shown, { open: () => undefined, readOnly: false });
    await new Promise((done) => setTimeout(done));
    expect(event.defaultPrevented).toBe(true);
    expect(backend.store.items.find((row) => row.id === id)?.health).toBe('atRisk');
    expect(backend.store.undos).toHaveLength(1);
    expect(said).toHaveLength(1);
    await shown.reload();
    expect(shown.placeOf(id)?.column, 'it is still the one looked at').toBe(1);
  });

  it('shows a card where it went, also below those that were drawn', async () => {
    const { board: shown, backend } = await board(600);
    const row = shown.columns[0]!.rows.at(-1)!;
    backend.listen('workspaceChanged', () => void shown.reload());
    await shown.move(row, '');
    await new Promise((done) => setTimeout(done, 20));
    expect(shown.columns.at(-1)!.count).toBeGreaterThan(60);
    expect(shown.placeOf(row.id)?.column).toBe(3);
    expect(shown.at).toBe(row.id);
  });

  it('changes nothing when a card is dropped where it was, or beside the columns', async () => {
    const { board: shown, backend } = await board();
    const row = shown.columns[0]!.rows[0]!;
    await shown.move(row, 'onTrack');
    await shown.move(row, 'nowhere');
    expect(backend.store.undos).toHaveLength(0);
  });

  it('draws no other card anew when one goes, and reads once for all that ask at the same time', async () => {
    const { board: shown, roadmap, backend } = await board();
    const [first, second] = shown.columns[0]!.rows;
    await roadmap.setFilter('health', ['onTrack']);
    await shown.reload();
    backend.store.edit([first!.id], 'health', 'atRisk');
    let read = 0;
    const cards = backend.board;
    backend.board = (query) => (read++, cards(query));
    await Promise.all([shown.reload(), shown.reload(), shown.limit('onTrack', 99)]);
    expect(read).toBe(1);
    expect(shown.placeOf(first!.id)).toBeNull();
    expect(shown.columns[0]!.rows[0], 'the same card, not one like it').toBe(second);
  });

  it('warns above a limit, and forgets limits with the columns they belonged to', async () => {
    const { board: shown, roadmap } = await board();
    await shown.limit('atRisk', 1);
    expect(shown.columns[1]?.isOver).toBe(true);
    expect(roadmap.content.limits, 'a saved view keeps them').toEqual({ atRisk: 1 });
    await shown.limit('atRisk', null);
    expect(shown.columns[1]?.isOver).toBe(false);
    await shown.limit('atRisk', 1);
    await shown.makeOf('team');
    expect(roadmap.rest.limits).toEqual({});
  });
});
