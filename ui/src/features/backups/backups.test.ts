import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../lib/ipc/backend';
import { settled, stage, violations } from '../../lib/testing/stage';
import { byDay } from './backups.svelte';
import BackupsPage from './BackupsPage.svelte';

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('the backups', () => {
  it('stand by day, each with why, how large and whether it is sound', async () => {
    await stage(BackupsPage, { target: null });
    expect(screen.getByText('Today')).toBeTruthy();
    expect(screen.getByText('Yesterday')).toBeTruthy();
    expect(screen.getAllByText('while editing').length).toBeGreaterThan(2);
    expect(screen.getAllByText('sound').length).toBe(6);
    const damaged = screen.getByText('damaged').closest('button');
    expect(damaged?.disabled, 'what is damaged cannot be restored').toBe(true);
  });

  it('are put together by the day where the reader is', () => {
    const at = (text: string) => ({ at: new Date(text).toISOString() }) as Parameters<typeof byDay>[0][number];
    const days = byDay([at('2026-11-24T10:00:00'), at('2026-11-24T00:10:00'), at('2026-11-23T23:50:00')]);
    expect(days.map(({ day, backups }) => [day, backups.length])).toEqual([
      ['2026-11-24', 2],
      ['2026-11-23', 1],
    ]);
  });

  it('cannot be made of a state that is looked back at', async () => {
    const { session } = await stage(BackupsPage, { target: null });
    expect(button('Back up now').disabled).toBe(false);
    await session.look({ at: 'day', day: '2026-11-16' });
    await settled();
    expect(button('Back up now').disabled).toBe(true);
  });

  it('can be made now', async () => {
    const { session } = await stage(BackupsPage, { target: null });
    await fireEvent.click(button('Back up now'));
    await settled();
    expect(session.toasts.list.map((toast) => toast.message)).toEqual(['Made backup 8']);
    expect(screen.getAllByText('by hand').length).toBe(2);
  });

  it('say what restoring changes before anything is changed', async () => {
    const { session, backend } = await stage(BackupsPage, { target: null });
    let restored = '';
    const restore = backend.restoreBackup;
    backend.restoreBackup = async (name) => ((restored = name), restore(name));
    await fireEvent.click(screen.getAllByText('See what changes')[3]!);
    await settled();
    expect(
      screen.getByText('Restoring brings back 1 person; changes 1 item and 1 decision; takes out 1 item.'),
    ).toBeTruthy();
    expect(screen.getByText('Rate lock for a day')).toBeTruthy();
    const row = screen.getByText('Instant payouts in euros').closest('li');
    const fields = [...(row?.querySelectorAll('dl > div') ?? [])].map((field) => [
      field.querySelector('dt')?.textContent,
      field.querySelector('s')?.textContent,
      field.querySelector('dd > span')?.textContent,
    ]);
    expect(fields, 'each field with what it is and what it becomes').toEqual([
      ['timeframe', '26 February 2027', '18 December 2026'],
      ['health', 'At risk', 'empty'],
    ]);
    expect(restored, 'looking changes nothing').toBe('');
    await fireEvent.click(button('Restore'));
    await settled();
    expect(restored).toBe('000004-automatic.roadbook');
    expect(session.toasts.list[0]?.message).toContain('Restored the backup');
    expect(session.toasts.list[0]?.action?.label).toBe('Undo');
    expect(screen.getByRole('heading', { name: 'Backups' }), 'back at the list').toBeTruthy();
  });

  it('say so when a backup is as what is there', async () => {
    await stage(BackupsPage, { target: null });
    await fireEvent.click(screen.getAllByText('See what changes')[0]!);
    await settled();
    expect(screen.getByText('Everything is as in this backup')).toBeTruthy();
    expect(button('Restore').disabled).toBe(true);
    await fireEvent.keyDown(window, { key: 'Escape' });
    expect(screen.getByRole('heading', { name: 'Backups' })).toBeTruthy();
  });

  it('can be read and used without a screen', async () => {
    const { container } = await stage(BackupsPage, { target: null });
    expect(await violations(container)).toEqual([]);
    await fireEvent.click(screen.getAllByText('See what changes')[3]!);
    await settled();
    expect(await violations(container)).toEqual([]);
  });
});

describe('the passphrase', () => {
  const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

  it('is set when it is long enough and typed twice', async () => {
    const { session } = await stage(BackupsPage, { target: null });
    await fireEvent.click(button('Set passphrase'));
    await type('New passphrase', 'short');
    await fireEvent.click(button('Set passphrase'));
    expect(screen.getByText(/at least 8 letters/)).toBeTruthy();
    await type('New passphrase', 'correct horse battery');
    await type('The same again', 'correct horse');
    await fireEvent.click(button('Set passphrase'));
    expect(screen.getByText('The two are not the same.')).toBeTruthy();
    await type('The same again', 'correct horse battery');
    await fireEvent.click(button('Set passphrase'));
    await settled();
    expect(session.toasts.list[0]?.message).toContain('need the passphrase from now on');
    expect(button('Remove')).toBeTruthy();
  });

  it('is removed only with itself', async () => {
    const { backend } = await stage(BackupsPage, { target: null });
    await backend.changePassphrase(null, 'correct horse battery');
    await backend.backUp();
    await settled();
    await fireEvent.click(button('Remove'));
    await type('Passphrase now', 'something else');
    await fireEvent.click(button('Remove passphrase'));
    await settled();
    expect(screen.getByText('This is not the passphrase.')).toBeTruthy();
    await type('Passphrase now', 'correct horse battery');
    await fireEvent.click(button('Remove passphrase'));
    await settled();
    expect(button('Set passphrase')).toBeTruthy();
  });

  it('says how far the backups are, and can be stopped', async () => {
    const { backend } = await stage(BackupsPage, { target: null });
    let refuse: (thrown: unknown) => void = () => undefined;
    backend.changePassphrase = () => new Promise((_, no) => (refuse = no));
    backend.stopWork = async () => (refuse(new Refusal({ code: 'cancelled', message: '', hint: null })), null);
    await fireEvent.click(button('Set passphrase'));
    await type('New passphrase', 'correct horse battery');
    await type('The same again', 'correct horse battery');
    await fireEvent.click(button('Set passphrase'));
    backend.store.emit('workProgress', { stage: 'Writing the backups anew', done: 3, total: 8 });
    await settled();
    expect(screen.getByText('3 of 8')).toBeTruthy();
    await fireEvent.click(button('Cancel'));
    await settled();
    expect(screen.getByText('It was stopped. The file and its backups are as they were.')).toBeTruthy();
    expect(button('Set passphrase'), 'it can be tried again').toBeTruthy();
  });

  it('is hidden until it is asked to be seen', async () => {
    await stage(BackupsPage, { target: null });
    await fireEvent.click(button('Set passphrase'));
    const field = screen.getByLabelText<HTMLInputElement>('New passphrase');
    expect(field.type).toBe('password');
    await fireEvent.click(screen.getAllByRole('button', { name: 'Show the letters' })[0]!);
    expect(field.type).toBe('text');
  });
});
