import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { Settings } from './settings.svelte';
import SettingsPage from './SettingsPage.svelte';

describe('settings', () => {
  it('keep what can be read, and say why something cannot', async () => {
    const said: string[] = [];
    const settings = new Settings(
      fakeBackend(),
      (done) => said.push(done.label),
      () => undefined,
    );
    await settings.reload();
    await settings.set('company', 'Larkfield');
    expect(settings.value('company')).toBe('Larkfield');
    await settings.set('company', 'Larkfield');
    expect(said, 'what changes nothing is not said').toEqual(['Changed company']);
    await settings.set('holidays', 'soon');
    expect(settings.errors.holidays).toContain('line 1');
    await settings.set('holidays', '2026-12-25');
    expect(settings.errors.holidays).toBeUndefined();
    await settings.chooseExports();
    expect(settings.all?.exports).toBe('/home/nora/Updates');
    await settings.forgetExports();
    expect(settings.all?.exports).toBeNull();
  });

  it('take a template from a file, show its name and say why one cannot be used', async () => {
    const { backend } = await stage(SettingsPage);
    await settled(100);
    const input = screen.getByLabelText<HTMLInputElement>('Choose a template');
    const choose = async (name: string) => {
      Object.defineProperty(input, 'files', { value: [new File(['PK'], name)], configurable: true });
      await fireEvent.change(input);
      await settled(100);
    };
    await choose('notes.pptx');
    expect(screen.getByRole('alert').textContent).toContain('holds macros');
    await choose('Our company.pptx');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Our company.pptx')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await settled(100);
    expect((await backend.settings()).workspace.find(({ name }) => name === 'slideTemplate')?.value).toBe('');
  });

  it('add the days of a calendar to the holidays that are there', async () => {
    const { backend } = await stage(SettingsPage);
    await settled(100);
    const before = (await backend.settings()).workspace.find(({ name }) => name === 'holidays')!.value;
    const set = vi
      .spyOn(backend, 'setSetting')
      .mockResolvedValue({ label: 'Changed the holidays', kinds: ['setting'] });
    const input = screen.getByLabelText<HTMLInputElement>('Add a calendar', { selector: 'input' });
    const days = 'BEGIN:VCALENDAR\nEND:VCALENDAR';
    Object.defineProperty(input, 'files', { value: [new File([days], 'days.ics')], configurable: true });
    await fireEvent.change(input);
    await settled(100);
    expect(set.mock.calls).toEqual([['holidays', `${before}\n${days}`]]);
  });

  it('can be read and used without a screen', async () => {
    const { container, backend } = await stage(SettingsPage);
    await settled(100);
    expect(await violations(container)).toEqual([]);
    await fireEvent.click(screen.getByLabelText('Saturday'));
    await settled(100);
    expect((await backend.settings()).workspace.find(({ name }) => name === 'workingDays')?.value).toContain(
      'saturday',
    );
    const company = screen.getByLabelText<HTMLInputElement>('Company');
    await fireEvent.input(company, { target: { value: 'Larkfield' } });
    await fireEvent.blur(company);
    await settled();
    expect((await backend.settings()).workspace[0]?.value).toBe('Larkfield');
  });
});
