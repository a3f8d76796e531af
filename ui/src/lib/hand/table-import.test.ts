import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import SignalsPage from '../../features/signals/SignalsPage.svelte';
import { fakeBackend } from '../ipc/fake';
import type { TableDone } from '../ipc/types';
import { settled, stage, violations } from '../testing/stage';
import { TableImport } from './table-import.svelte';

test('a table is tried, asked about its days once, and imported in one step', async () => {
  const backend = fakeBackend();
  const said: TableDone[] = [];
  const bringing = new TableImport(
    backend,
    (path, order, onlyTry) => backend.importReadings(path, order, onlyTry),
    (thrown) => {
      throw thrown;
    },
    (done) => said.push(done),
  );
  await bringing.choose();
  expect([bringing.tried?.added, bringing.example, bringing.holds]).toEqual([2, '04/05/2026', true]);
  expect(backend.store.undos.length, 'trying changes nothing').toBe(0);
  await bringing.setOrder('dmy');
  expect([bringing.tried?.added, bringing.tried?.problems, bringing.example]).toEqual([3, [], '04/05/2026']);
  await bringing.commit();
  expect([said[0]?.added, bringing.tried, backend.store.undos.length]).toEqual([3, null, 1]);
  await bringing.commit();
  expect(said.length, 'it is imported once').toBe(1);
});

test('the dialog says what cannot be read and lets the days be meant', async () => {
  const { backend, container } = await stage(SignalsPage, { target: null });
  await fireEvent.click(screen.getByRole('button', { name: 'Import a table' }));
  await settled();
  expect(screen.getByText(/line 4: “04\/05\/2026” can be read two ways/)).toBeTruthy();
  expect(await violations(container.ownerDocument.body)).toEqual([]);
  await fireEvent.click(screen.getByRole('radio', { name: 'Day first' }));
  await settled();
  expect(screen.queryByText(/can be read two ways/)).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Import' }));
  await settled();
  expect(backend.store.undos.at(-1)?.label).toBe('Imported table.csv');
});
