import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled } from '../../lib/testing/stage';
import { Roadmap } from './roadmap.svelte';
import { Sheet, type LeftBehind } from './sheet.svelte';

async function sheet(items?: number) {
  const backend = fakeBackend({ items });
  const said: string[] = [];
  const refused = (thrown: unknown) => void said.push((thrown as Error).message);
  const roadmap = new Roadmap(backend, refused);
  backend.listen('workspaceChanged', () => void roadmap.reload());
  await roadmap.groupBy(null);
  await roadmap.sortBy('ref');
  const at = (key: string) => roadmap.columns.findIndex((column) => column.key === key);
  const left: LeftBehind[] = [];
  const sheet = new Sheet(
    roadmap,
    refused,
    () => undefined,
    () => false,
    (behind) => left.push(behind),
  );
  return { backend, roadmap, sheet, said, at, left };
}

describe('the sheet', () => {
  it('keeps what is typed and goes down', async () => {
    const { sheet: edited, at, backend } = await sheet();
    edited.goTo(2, at('team'));
    edited.edit();
    expect(edited.editing?.text).toBe('Payout rails');
    await edited.keep('Rails', 'down');
    expect(backend.store.items[2]?.team).toBe('Rails');
    expect(edited.row?.team, 'the line below is looked at').toBe(backend.store.items[3]?.team);
    expect(edited.pending.size, 'nothing is on its way any more').toBe(0);
  });

  it('sends nothing when nothing changed', async () => {
    const { sheet: edited, at, backend } = await sheet();
    edited.goTo(1, at('health'));
    edited.edit();
    await edited.keep('atRisk', 'stay');
    edited.edit();
    await edited.keep('At risk', 'stay');
    expect(backend.store.undos).toHaveLength(0);
  });

  it('opens again with the sentence when the core refuses', async () => {
    const { sheet: edited, at, said } = await sheet();
    edited.goTo(1, at('effort'));
    edited.edit('x');
    await edited.keep('many', 'down');
    expect(edited.editing?.error).toContain('not a number');
    expect(edited.editing?.text).toBe('many');
    expect(edited.at?.line, 'the refused cell is looked at again').toBe(1);
    expect(said, 'it is said in place, not at the bottom').toEqual([]);
  });

  it('gives back what was refused when its cell is left, or when another one is open already', async () => {
    const { sheet: edited, at, backend, left } = await sheet();
    edited.goTo(1, at('effort'));
    edited.edit('x');
    await edited.keep('many', 'stay');
    edited.leave('many', edited.editing!.error!);
    expect(edited.editing).toBeNull();
    expect([left[0]?.field, left[0]?.text, left[0]?.why]).toEqual([
      'effort',
      'many',
      expect.stringContaining('not a number'),
    ]);
    const { editItems } = backend;
    backend.editItems = async () => Promise.reject(new Error('The disk is full'));
    edited.goTo(1, at('team'));
    edited.edit('R');
    const keeping = edited.keep('Rails', 'down');
    edited.edit();
    await keeping;
    expect(left.map(({ text }) => text)).toEqual(['many', 'Rails']);
    backend.editItems = editItems;
    await left[1]!.again();
    expect(backend.store.items[1]?.team).toBe('Rails');
  });

  it('opens no cell that cannot be edited', async () => {
    const { sheet: edited } = await sheet();
    edited.goTo(1, 0);
    edited.edit();
    expect(edited.editing).toBeNull();
  });

  it('opens no cell while another state is looked at', async () => {
    const { roadmap, at } = await sheet();
    const refuse = () => undefined;
    const locked = new Sheet(roadmap, refuse, refuse, () => true);
    locked.goTo(1, at('title'));
    locked.edit('A');
    expect(locked.editing).toBeNull();
  });

  it('selects rows alone, as well, and through', async () => {
    const { sheet: edited } = await sheet();
    const refs = () => [...edited.selected.values()].map((row) => row.ref).join(' ');
    await edited.select(1, 'alone');
    await edited.select(4, 'through');
    expect(refs()).toBe('R-2 R-3 R-4 R-5');
    await edited.select(3, 'also');
    expect(refs()).toBe('R-2 R-3 R-5');
    await edited.select(6, 'alone');
    expect(refs()).toBe('R-7');
    await edited.select(6, 'alone');
    expect(refs(), 'a second click on the only one lets it go').toBe('');
  });

  it('sets all selected rows in one step', async () => {
    const { sheet: edited, at, backend } = await sheet();
    await edited.select(1, 'alone');
    await edited.select(3, 'through');
    edited.goTo(2, at('owner'));
    edited.edit();
    await edited.keep('Nora Vale', 'stay', true);
    expect(backend.store.items.slice(1, 4).map((row) => row.owner?.name)).toEqual([
      'Nora Vale',
      'Nora Vale',
      'Nora Vale',
    ]);
    expect(backend.store.undos, 'one step of undo').toHaveLength(1);
    edited.refresh();
    expect([...edited.selected.values()][0]?.owner?.name, 'the selection knows the new value').toBe('Nora Vale');
  });

  it('fills down from the first selected row', async () => {
    const { sheet: edited, at, backend } = await sheet();
    await edited.select(1, 'alone');
    await edited.select(3, 'through');
    edited.goTo(1, at('commitment'));
    await edited.fillDown();
    expect(backend.store.items.slice(1, 4).map((row) => row.commitment?.toLowerCase())).toEqual([
      'committed',
      'committed',
      'committed',
    ]);
  });
});

describe('many rows', () => {
  const refs = (shown: Sheet) => shown.selected.inOrder.map(({ ref }) => ref);

  it('are selected to the last while the view is scrolled elsewhere', async () => {
    const { sheet: shown, roadmap } = await sheet(1000);
    shown.goTo(0, 2);
    const selecting = shown.extendTo(900, 2);
    void roadmap.pages.need(400, 420);
    await selecting;
    expect(shown.selected.size, 'no row is missing').toBe(901);
    expect([refs(shown)[0], refs(shown).at(-1)]).toEqual(['R-1', 'R-901']);
  });

  it('are those of the last stretch that was asked for', async () => {
    const { sheet: shown } = await sheet(1000);
    shown.goTo(0, 2);
    const longer = shown.extendTo(900, 2);
    await shown.extendTo(3, 2);
    await longer;
    expect(refs(shown)).toEqual(['R-1', 'R-2', 'R-3', 'R-4']);
  });

  it('are all of them with one key, in order, and know what changed where nobody looks', async () => {
    const { sheet: shown, backend } = await sheet(1000);
    await shown.selectAll();
    expect(refs(shown)).toHaveLength(1000);
    backend.store.edit(['item-950'], 'team', 'Ledger');
    await settled();
    await shown.selected.refresh();
    expect(shown.selected.get('item-950')?.team).toBe('Ledger');
    expect(refs(shown).slice(-2)).toEqual(['R-999', 'R-1000']);
  });
});

describe('cells', () => {
  it('are emptied: the one looked at, those selected together, a column of the selected rows', async () => {
    const { sheet: shown, at, backend } = await sheet();
    const teams = () => backend.store.items.slice(1, 5).map(({ team }) => team !== null && team !== '');
    shown.goTo(1, at('team'));
    await shown.empty();
    expect(shown.editing, 'nothing opens').toBeNull();
    expect(teams()).toEqual([false, true, true, true]);
    shown.goTo(2, at('team'));
    await shown.extendTo(3, at('team'));
    await shown.empty();
    expect(teams()).toEqual([false, false, false, true]);
    await shown.select(4, 'alone');
    shown.goTo(4, at('team'));
    await shown.empty();
    expect(teams()).toEqual([false, false, false, false]);
    expect(backend.store.undos, 'each is one step of undo').toHaveLength(3);
  });

  it('are emptied by filling down from an empty one', async () => {
    const { sheet: shown, at, backend } = await sheet();
    backend.store.edit(['item-2'], 'team', '');
    await settled();
    shown.goTo(1, at('team'));
    await shown.extendTo(3, at('team'));
    await shown.fillDown();
    expect(backend.store.items.slice(2, 4).map(({ team }) => team || '')).toEqual(['', '']);
  });
});

describe('what items depend on', () => {
  it('is written, filled and emptied in cells, each in one step', async () => {
    const { sheet: edited, backend, roadmap } = await sheet();
    roadmap.chosen = ['ref', 'title', 'dependsOn', 'blocks'];
    const needs = (at: number) => backend.store.items[at]!.dependsOn.map(({ ref }) => ref).join(', ');
    edited.goTo(3, 2);
    edited.edit();
    await edited.keep('R-1, r-2', 'stay');
    expect(needs(3)).toBe('R-1, R-2');
    expect(backend.store.items[0]!.blocks.map(({ ref }) => ref)).toEqual(['R-4']);
    edited.edit();
    expect(edited.editing?.text, 'it opens as it is typed').toBe('R-1, R-2');
    edited.cancel();
    await edited.extendTo(5, 2);
    await edited.fillDown();
    expect([needs(4), needs(5)]).toEqual(['R-1, R-2', 'R-1, R-2']);
  });

  it('opens again with the way around when it would lead back', async () => {
    const { sheet: edited, backend, roadmap } = await sheet();
    roadmap.chosen = ['ref', 'title', 'dependsOn', 'blocks'];
    backend.store.edit(['item-4'], 'dependsOn', 'R-6');
    await roadmap.reload();
    edited.goTo(5, 2);
    edited.edit('R');
    await edited.keep('R-4', 'down');
    expect(edited.editing?.error).toContain('would lead back to where it began');
    expect(edited.editing?.text).toBe('R-4');
    expect(edited.at?.line).toBe(5);
  });
});

describe('a long text', () => {
  it('is written as a whole in its cell, and never filled from its beginning', async () => {
    const { sheet: edited, backend, roadmap } = await sheet();
    roadmap.chosen = ['ref', 'description', 'team'];
    edited.goTo(3, 1);
    edited.edit();
    expect(edited.editing?.field).toBe('description');
    await edited.keep('One line\n\nand another', 'stay');
    const [first, second] = backend.store.items.slice(3, 5);
    const whole = async (id: string) =>
      (await backend.item(id)).texts.find(({ field }) => field === 'description')?.markdown ?? '';
    expect(await whole(first!.id)).toContain('and another');
    const before = await whole(second!.id);
    edited.goTo(3, 1);
    await edited.extendTo(4, 2);
    await edited.fillDown();
    expect(backend.store.items[4]!.team, 'what is shown whole is filled').toBe(first!.team);
    expect(await whole(second!.id)).toBe(before);
  });
});
