import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { settled, stage, violations } from '../../lib/testing/stage';
import DecisionsPage from './DecisionsPage.svelte';
import { STEP_KEYS } from './steps';

const inspector = () => screen.getByRole('complementary');

describe('the page of the decisions', () => {
  it('opens a decision from the list, and the one it supersedes from its chain', async () => {
    const { session } = await stage(DecisionsPage, { target: 'D-9' });
    expect(within(inspector()).getByText('Use one ledger per currency')).toBeTruthy();
    await fireEvent.click(within(inspector()).getByText('One ledger for all currencies'));
    expect([session.view, session.target]).toEqual(['decisions', 'D-2']);
  });

  it('shows a record of few words without empty parts', async () => {
    await stage(DecisionsPage, { target: 'D-6' });
    const headings = within(inspector())
      .getAllByRole('heading')
      .map((heading) => heading.textContent?.trim());
    expect(headings).toEqual(['Record architecture decisions', 'Linked with', 'The file it came from']);
    expect(inspector().textContent, 'a status that has no equal is shown as written').toContain('“done-ish, see chat”');
  });

  it('shows the file letter for letter', async () => {
    await stage(DecisionsPage, { target: 'D-9' });
    expect(inspector().querySelector('pre')?.textContent).toContain(
      '# 9. Use one ledger per currency\n\nDate: 2025-03-12',
    );
  });

  it('keeps an edited fact, and says in place why it cannot', async () => {
    const { backend } = await stage(DecisionsPage, { target: 'D-7' });
    await fireEvent.click(within(inspector()).getByText('Ines Rahm', { selector: '.name' }));
    const input = within(inspector()).getByLabelText<HTMLInputElement>('Driver');
    await fireEvent.input(input, { target: { value: 'Lea Brandt' } });
    await fireEvent.keyDown(input, { key: 'Enter' });
    await settled();
    expect(backend.store.decisions[0]?.row.driver).toBe('Lea Brandt');
    backend.writeField = async () => Promise.reject(new Error('There is no such person.'));
    await fireEvent.click(within(inspector()).getByText('Lea Brandt', { selector: '.name' }));
    const again = within(inspector()).getByLabelText('Driver');
    await fireEvent.input(again, { target: { value: 'Nobody' } });
    await fireEvent.keyDown(again, { key: 'Enter' });
    await settled();
    expect(within(inspector()).getByRole('alert').textContent).toBe('There is no such person.');
  });

  it('begins a decision with nothing but its question, and goes on to why', async () => {
    const { backend } = await stage(DecisionsPage, { target: 'new' });
    const question = screen.getByLabelText('New decision', { selector: 'textarea' });
    expect(document.activeElement).toBe(question);
    await fireEvent.input(question, { target: { value: 'Which rail?' } });
    expect(backend.store.undos, 'nothing is there before it is kept').toHaveLength(0);
    await fireEvent.keyDown(question, { key: 'Enter' });
    await settled(200);
    expect(backend.store.decisions[0]?.row.title).toBe('Which rail?');
    expect(document.activeElement?.getAttribute('title')).toBe('Edit Context');
    expect(inspector().textContent, 'what is asked for stands there').toContain('Not said');
  });

  it('keeps the options as a whole, with what speaks for and against each', async () => {
    const { backend } = await stage(DecisionsPage, { target: 'D-16' });
    await fireEvent.click(within(inspector()).getByLabelText('Add: options'));
    await settled();
    const name = within(inspector()).getByLabelText('Option');
    await fireEvent.input(name, { target: { value: 'Yes' } });
    await fireEvent.input(within(inspector()).getByLabelText('For it, one on a line'), {
      target: { value: 'Quick\nCheap' },
    });
    await fireEvent.click(within(inspector()).getByText('Done'));
    await settled();
    const kept = backend.store.decisions.find(({ row }) => row.ref === 'D-16')!.options;
    expect(kept.map(({ name, pros }) => [name, pros])).toEqual([['Yes', ['Quick', 'Cheap']]]);
  });

  it('says who must know and was not told, and leads to their update', async () => {
    const { backend, session } = await stage(DecisionsPage, { target: 'D-7' });
    const told = { mustKnow: true, update: null, toldOn: null, toldAs: null, keptOut: null };
    const late = { ...told, audience: 'Sales', knows: 'nothing' as const, daysUntold: 8 };
    const knows = {
      ...told,
      audience: 'Executives',
      knows: 'asItIs' as const,
      daysUntold: null,
      update: 'U-30',
      toldOn: '2026-11-20',
      toldAs: 'Accepted',
    };
    backend.store.change('Told', ['decision'], () => {
      backend.store.decisions = backend.store.decisions.map((one) =>
        one.row.ref === 'D-7' ? { ...one, told: [knows, late] } : one,
      );
    });
    await settled();
    const told30 = within(inspector()).getByText('U-30, 20 November 2026');
    expect(told30.closest('li')?.textContent).toContain('Told as accepted');
    expect(within(inspector()).getAllByText('Write the update'), 'who knows it needs none').toHaveLength(1);
    await fireEvent.click(within(inspector()).getByLabelText('Sales need not know'));
    await settled();
    expect(backend.store.decisions.find(({ row }) => row.ref === 'D-7')?.told.map((one) => one.audience)).toEqual([
      'Executives',
    ]);
    await fireEvent.click(told30);
    expect([session.view, session.target]).toEqual(['updates', 'Executives']);
  });

  it('takes a decision back, and the message about it brings it again', async () => {
    const { backend, session } = await stage(DecisionsPage, { target: 'D-9' });
    const status = () => backend.store.decisions.find(({ row }) => row.ref === 'D-9')?.row.status;
    backend.store.decisions = backend.store.decisions.map((one) =>
      one.row.ref === 'D-9' ? { ...one, moves: ['superseded', 'reversed'], fixed: ['title'] } : one,
    );
    backend.store.change('Fixed', ['decision'], () => undefined);
    await settled();
    const before = status();
    session.keys.handle(new KeyboardEvent('keydown', { key: STEP_KEYS.reverse.toLowerCase() }));
    await settled();
    const why = within(inspector()).getByLabelText('Why it is taken back');
    await fireEvent.input(why, { target: { value: 'Rounding was worse' } });
    await fireEvent.click(within(inspector()).getByRole('button', { name: /^Take it back/ }));
    await settled();
    expect([before, status()]).toEqual(['accepted', 'reversed']);
    const toast = session.toasts.list.at(-1)!;
    expect([toast.message, toast.action?.label]).toEqual(['Reversed D-9', 'Undo']);
    toast.action?.run();
    await settled();
    expect([status(), inspector().textContent?.includes('Accepted')]).toEqual(['accepted', true]);
  });

  it('closes with Esc', async () => {
    await stage(DecisionsPage, { target: 'D-7' });
    await fireEvent.keyDown(window, { key: 'Escape' });
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('can be read and used without a screen', async () => {
    for (const [target, empty] of [
      ['D-7', false],
      ['D-6', false],
      [null, true],
    ] as const) {
      const { container, unmount } = await stage(DecisionsPage, { target }, { empty });
      expect(await violations(container), String(target)).toEqual([]);
      unmount();
    }
  });

  it('counts what is written in a form as not kept until its button keeps it', async () => {
    const { session, container } = await stage(DecisionsPage, { target: 'D-7' });
    session.keys.shown.find(({ keys }) => keys === 'E')!.run!();
    await settled();
    expect(session.unsaved.isWriting, 'a form that was only opened holds nothing').toBe(false);
    const because = container.querySelector('form textarea')!;
    await fireEvent.input(because, { target: { value: 'The bank asked for it' } });
    expect(session.unsaved.isWriting).toBe(true);
    expect(await session.unsaved.keepAll(), 'the window asks before it closes').toBe(false);
    expect((await session.backend.decision('D-7')).row.status, 'nothing was decided by that').not.toBe('accepted');
    await fireEvent.keyDown(because, { key: 'Escape' });
    expect(session.unsaved.isWriting).toBe(false);
  });

  it('offers what was written in a form again when another decision is opened instead', async () => {
    const { session, container } = await stage(DecisionsPage, { target: 'D-7' });
    session.keys.shown.find(({ keys }) => keys === 'E')!.run!();
    await settled();
    await fireEvent.input(container.querySelector('form textarea')!, { target: { value: 'The bank asked for it' } });
    await fireEvent.click(screen.getAllByRole('option').find((row) => !row.textContent?.includes('D-7'))!);
    await settled();
    expect(container.querySelector('form textarea'), 'a form belongs to its decision').toBeNull();
    const offered = session.toasts.list.at(-1)!;
    expect(offered.message).toContain('D-7');
    offered.action!.run();
    await fireEvent.click(screen.getAllByRole('option').find((row) => row.textContent?.includes('D-7'))!);
    await settled(200);
    expect(container.querySelector<HTMLTextAreaElement>('form textarea')?.value).toBe('The bank asked for it');
    expect(session.unsaved.isWriting).toBe(true);
    await fireEvent.keyDown(container.querySelector('form textarea')!, { key: 'Escape' });
    await fireEvent.click(screen.getAllByRole('option').find((row) => !row.textContent?.includes('D-7'))!);
    await settled();
    expect(
      session.toasts.list.filter(({ message }) => message.includes('D-7')),
      'what was left on purpose is left',
    ).toHaveLength(1);
  });
});
