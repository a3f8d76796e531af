import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { recordsOf, Updates } from './updates.svelte';
import UpdatesPage from './UpdatesPage.svelte';
import { words } from './words';

async function updates(audience: string) {
  const backend = fakeBackend();
  const made = new Updates(backend, () => undefined);
  await made.list();
  await made.choose(audience);
  return { made, backend };
}

describe('an update', () => {
  it('is saved in the formats that are chosen', async () => {
    const { made } = await updates('sales');
    made.formats.md = true;
    expect((await made.save())?.files.map((file) => file.format)).toEqual(['pdf', 'md']);
    made.formats.pdf = made.formats.md = false;
    expect(made.canSave, 'no format, no file').toBe(false);
  });

  it('is not saved when the page would tell what is withheld', async () => {
    const { made, backend } = await updates('marketing');
    let asked = 0;
    const save = backend.saveUpdate;
    backend.saveUpdate = async (...args) => (asked++, save(...args));
    expect(made.leaks.map((leak) => leak.value)).toEqual(['Ostermann AG', '86 days']);
    expect(await made.save()).toBeNull();
    expect(asked, 'the core is not even asked').toBe(0);
  });

  it('believes the finished file over the preview', async () => {
    const { made, backend } = await updates('sales');
    backend.saveUpdate = async () => ({
      files: [],
      leaks: [{ value: 'Ostermann', ref: 'R-2', field: 'Title', place: 'PDF, page 2', format: 'pdf' }],
    });
    expect(await made.save()).toBeNull();
    expect(made.leaks).toHaveLength(1);
    expect(made.canSave).toBe(false);
    await made.compose();
    expect(made.leaks, 'composed again, it is judged again').toHaveLength(0);
  });

  it('shows the audience that was chosen last, whichever page comes first', async () => {
    const { made, backend } = await updates('sales');
    const compose = backend.composeUpdate;
    const waiting: Record<string, () => void> = {};
    backend.composeUpdate = async (id, template) => {
      await new Promise<void>((done) => (waiting[id] = done));
      return compose(id, template);
    };
    const first = made.choose('executives');
    const second = made.choose('customers');
    waiting.customers!();
    await second;
    waiting.executives!();
    await first;
    expect(made.composed?.audience.id).toBe('customers');
  });

  it('lists the records with such a mark, each with those marks alone', async () => {
    const { made } = await updates('sales');
    const shown = made.composed!.shown;
    const check = (which: 'all' | 'changed' | 'withheld', expected: string) =>
      expect(
        recordsOf(shown, which)
          .map((record) => `${record.ref}:${record.marks.length}`)
          .join(' '),
      ).toBe(expected);
    check('changed', 'R-2:3 R-3:2 R-22:1 R-21:1 R-31:1');
    check('withheld', 'R-2:2 R-3:1 R-22:1 R-21:1');
  });
});

describe('the length of a page', () => {
  it('is counted against what the audience can take in', () => {
    const check = (n: number, most: number | null, expected: string) =>
      expect(words.wordsCount(n, most)).toBe(expected);
    check(142, null, '142 words, reads in a minute');
    check(142, 250, '142 of 250 words, reads in a minute');
    check(600, 250, '600 of 250 words, 350 too many, reads in 3 minutes');
  });
});

describe('the page of the updates', () => {
  it('shows the finished file in a frame that may do nothing', async () => {
    const { container } = await stage(UpdatesPage, { target: 'sales' });
    const frame = container.querySelector('iframe')!;
    expect(frame.getAttribute('sandbox')).toBe('');
    expect(frame.getAttribute('srcdoc')).toContain('Product update for Sales');
  });

  it('turns the receipt into a banner with place and value, and Save off', async () => {
    await stage(UpdatesPage, { target: 'marketing' });
    const banner = screen.getByRole('alert');
    expect(banner.textContent).toContain('Ostermann AG');
    expect(banner.textContent).toContain('PDF, page 1');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  });

  it('composes again when a record changed', async () => {
    const { backend } = await stage(UpdatesPage, { target: 'sales' });
    let composed = 0;
    const compose = backend.composeUpdate;
    backend.composeUpdate = async (...args) => (composed++, compose(...args));
    await backend.editItems(['item-2'], 'title', 'Instant payouts');
    await settled();
    expect(composed).toBe(1);
  });

  it('leads from the audience to its page and back', async () => {
    await stage(UpdatesPage, { target: null });
    await fireEvent.click(screen.getByText('Customers'));
    await settled();
    expect(screen.getByText(/Nothing may go to Customers yet/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'All audiences' }));
    expect(screen.getByText('Finance and board')).toBeTruthy();
  });

  it('can be read and used without a screen', async () => {
    for (const target of ['sales', 'marketing', null]) {
      const { container, unmount } = await stage(UpdatesPage, { target });
      expect(await violations(container), String(target)).toEqual([]);
      unmount();
    }
  });
});
