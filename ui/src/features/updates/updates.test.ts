import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { Composing } from './composing.svelte';
import { placeOf } from './places';
import { recordsOf } from './shown';
import { grouped, peopleOf, Updates } from './updates.svelte';
import UpdatesPage from './UpdatesPage.svelte';
import { words } from './words';

async function composing(audience: string) {
  const backend = fakeBackend();
  const refused: unknown[] = [];
  const left: { why: string; again: () => Promise<unknown> }[] = [];
  const made = new Composing(audience, backend, {
    said: () => undefined,
    refused: (thrown) => refused.push(thrown),
    leftBehind: (why, again) => left.push({ why, again }),
  });
  await made.open();
  await settled();
  return { made, backend, refused, left };
}

describe('an update that is written', () => {
  it('makes the page while somebody types, one at a time and the newest last', async () => {
    const { made, backend } = await composing('sales');
    const page = backend.draftPage;
    const asked: string[] = [];
    let running = 0;
    let most = 0;
    backend.draftPage = async (draft) => {
      asked.push(draft.text);
      most = Math.max(most, ++running);
      await settled(5);
      running--;
      return page(draft);
    };
    for (const text of ['# A', '# Ab', '# Abc', '# Abcd']) made.typed(text);
    await settled(40);
    expect(most, 'there is never more than one on its way').toBe(1);
    expect(asked, 'what was typed in between is passed over').toEqual(['# A', '# Abcd']);
  });

  it('is shown as other files after a pause, and the page itself with every letter', async () => {
    const { made, backend } = await composing('sales');
    const { draftPreview } = backend;
    const asked: string[] = [];
    backend.draftPreview = (draft, format) => {
      asked.push(`${format} of ${draft.text}`);
      return draftPreview(draft, format);
    };
    expect(made.shown).toBe(made.page?.html);
    await made.showAs('pdf');
    expect(made.shown).toContain('as pdf');
    made.typed('# A');
    made.typed('# Ab');
    await settled(5);
    expect(asked.length, 'nobody waits for pages while typing').toBe(1);
    await new Promise((done) => setTimeout(done, 500));
    expect(asked.at(-1)).toBe('pdf of # Ab');
    await made.showAs('html');
    expect(made.shown).toBe(made.page?.html);
  });

  it('keeps the last page while something is wrong in the text', async () => {
    const { made } = await composing('sales');
    made.typed('# A\n\n```roadbook itmes\n```');
    await settled();
    expect(made.faults.map(({ line }) => line)).toEqual([3]);
    expect(made.page?.html).toContain('Product update');
    expect(made.canIssue).toBe(false);
  });

  it('is kept as a draft and comes back, and an undo takes it back', async () => {
    const { made, backend } = await composing('sales');
    made.typed('# Mine');
    await made.keep();
    expect((await backend.openComposer('sales')).text).toBe('# Mine');
    await backend.undo();
    await made.open();
    expect(made.text).toContain('{{ headline }}');
  });

  it('is not called kept when it was refused, and is offered again when it is left', async () => {
    const { made, backend, left } = await composing('sales');
    const { keepDraft } = backend;
    backend.keepDraft = async () => Promise.reject(new Error('The disk is full'));
    made.typed('# Mine');
    await made.keep();
    expect([made.isDirty, made.error]).toEqual([true, 'The disk is full']);
    made.end();
    await settled();
    expect(left.map(({ why }) => why)).toEqual(['The disk is full']);
    backend.keepDraft = keepDraft;
    await left[0]!.again();
    expect((await backend.openComposer('sales')).text).toBe('# Mine');
  });

  it('leaves records out of this update and puts them in again', async () => {
    const { made, backend } = await composing('sales');
    await made.put(['R-2'], false);
    expect((await backend.openComposer('sales')).draft.leaveOut).toEqual(['R-2']);
    expect(made.page?.speaksOf).not.toContain('R-2');
    await made.put(['R-2'], true);
    expect(made.leaveOut).toEqual([]);
  });

  it('is not issued when its files would tell what is withheld', async () => {
    const { made, backend } = await composing('marketing');
    let asked = 0;
    const issue = backend.issueUpdate;
    backend.issueUpdate = async (...args) => (asked++, issue(...args));
    await made.search();
    expect(made.leaks.map((leak) => leak.value)).toEqual(['Ostermann AG', '86 days']);
    expect(await made.leave('issue')).toBeNull();
    expect(asked, 'the core is not even asked').toBe(0);
  });

  it('is issued in the chosen files', async () => {
    const { made } = await composing('sales');
    made.choose(['pdf', 'md']);
    const saved = await made.leave('issue');
    expect([saved?.update, saved?.files.map(({ format }) => format)]).toEqual(['U-1', ['pdf', 'md']]);
    made.choose([]);
    expect(made.canIssue, 'no kind of file, no file').toBe(false);
  });
});

describe('the records that go in', () => {
  it('are listed by what happens to them', async () => {
    const { made } = await composing('sales');
    const shown = made.composer!.shown;
    const check = (which: 'changed' | 'withheld', expected: string) =>
      expect(
        recordsOf(shown, which)
          .map((record) => `${record.ref}:${record.marks.length}`)
          .join(' '),
      ).toBe(expected);
    check('changed', 'R-2:3 R-3:2 R-22:1 R-21:1 R-31:1');
    check('withheld', 'R-2:2 R-3:1 R-22:1 R-21:1');
    expect(recordsOf(shown, 'news', new Set(['R-22'])).map(({ ref }) => ref)).toEqual(['R-22']);
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

describe('what was told', () => {
  it('is counted by people, each audience once', async () => {
    const backend = fakeBackend();
    const made = new Updates(backend, () => undefined);
    await backend.issueUpdate('sales', ['md'], null);
    await backend.issueUpdate('executives', ['md'], null);
    await backend.editItems(['item-2'], 'title', 'Instant payouts');
    await made.hold();
    expect(made.stale).toHaveLength(2);
    expect(grouped(made.stale, 'record').map(({ key, rows }) => [key, peopleOf(rows)])).toEqual([['R-2', 2]]);
    expect(grouped(made.stale, 'audience').map(({ key }) => key)).toEqual(['sales', 'executives']);
  });
});

describe('a place in the updates', () => {
  it('is read from what the window was sent to', () => {
    const check = (target: string | null, expected: object) => expect(placeOf(target)).toEqual(expected);
    check(null, { at: 'audiences' });
    check('told', { at: 'told', of: null });
    check('R-12', { at: 'told', of: 'R-12' });
    check('U-3', { at: 'update', of: 'U-3' });
    check('card:R-12', { at: 'card', of: 'R-12' });
    check('Sales', { at: 'composer', audience: 'Sales' });
  });
});

describe('the page of the updates', () => {
  it('shows the finished file in a frame that may run nothing', async () => {
    const { container } = await stage(UpdatesPage, { target: 'sales' });
    const frame = container.querySelector('iframe')!;
    expect(frame.getAttribute('sandbox')).toBe('allow-same-origin');
    expect(frame.getAttribute('srcdoc')).toContain('Product update for Sales');
  });

  it('turns the receipt into a banner with place and value', async () => {
    await stage(UpdatesPage, { target: 'marketing' });
    const banner = screen.getByRole('alert');
    expect(banner.textContent).toContain('Ostermann AG');
    expect(banner.textContent).toContain('PDF, page 1');
  });

  it('is written part by part: what is asked is four fields', async () => {
    const { backend } = await stage(UpdatesPage, { target: 'sales' });
    const asked: string[] = [];
    const page = backend.draftPage;
    backend.draftPage = async (draft) => (asked.push(draft.text), page(draft));
    const what = screen.getByLabelText<HTMLTextAreaElement>('What');
    expect([what.value, what.placeholder], 'what is to be written is asked for').toEqual(['', 'what they do']);
    await fireEvent.input(what, { target: { value: 'Tell us which deals' } });
    await settled();
    expect(asked.at(-1)).toContain('what: Tell us which deals');
    expect(screen.queryByText(/Still to be written/), 'the warning is gone').toBeNull();
  });

  it('shows what fills itself as it reads, and as it is written while somebody writes', async () => {
    await stage(UpdatesPage, { target: 'sales' });
    const heading = screen.getAllByLabelText<HTMLInputElement>('Heading')[0]!;
    expect(heading.value, 'it is written with its merge field').toContain('{{ headline }}');
    const field = heading.closest('.filled')!;
    expect(field.classList.contains('reads')).toBe(true);
    expect(field.querySelector('.said')!.textContent).toMatch(/fills itself$/);
    expect(field.querySelector('.said')!.textContent).not.toContain('{{');
    await fireEvent.input(heading, { target: { value: 'My own words' } });
    await settled();
    const own = screen.getAllByLabelText<HTMLInputElement>('Heading')[0]!;
    expect(own.closest('.filled')!.querySelector('.said'), 'own words are no value').toBeNull();
  });

  it('issues by keyboard, shows the frozen copy, and corrects it', async () => {
    const { backend, session } = await stage(UpdatesPage, { target: 'sales' });
    const keys = (key: string, more = {}) => session.keys.handle(new KeyboardEvent('keydown', { key, ...more }));
    keys('Enter', { ctrlKey: true });
    await settled();
    expect(screen.getByText('Issue U-1 to Sales?')).toBeTruthy();
    await fireEvent.click(screen.getByText('Choose the folder and issue'));
    await settled();
    expect([session.view, session.target]).toEqual(['updates', 'U-1']);
    expect((await backend.issuedUpdates()).map(({ ref }) => ref)).toEqual(['U-1']);
  });

  it('leads from the audience to its page', async () => {
    const { session } = await stage(UpdatesPage, { target: null });
    await fireEvent.click(screen.getByText('Customers'));
    expect(session.target).toBe('customers');
  });

  it('can be read and used without a screen', async () => {
    for (const target of ['sales', 'marketing', null, 'told', 'issued', 'all', 'card:R-2']) {
      const { container, unmount } = await stage(UpdatesPage, { target });
      expect(await violations(container), String(target)).toEqual([]);
      unmount();
    }
  });

  it('shows what was issued, what is held and everybody’s updates', async () => {
    const backend = fakeBackend();
    const row = await backend.issueUpdate('sales', ['md'], null);
    expect(row?.update).toBe('U-1');
    const { unmount } = await stage(UpdatesPage, { target: 'all' });
    await fireEvent.click(screen.getByText('Make them'));
    await settled();
    await fireEvent.click(screen.getAllByText('Look')[0]!);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Issue those looked at \(1\)/ }).disabled).toBe(false);
    expect(screen.getByText('2 leaks'), 'what has a leak cannot be issued').toBeTruthy();
    unmount();
  });
});
