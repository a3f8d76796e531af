import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { settled, stage } from '../../lib/testing/stage';
// Fetched when it is first needed: here already, so that no test waits for it.
import './ItemInspector.svelte';
import RoadmapPage from './RoadmapPage.svelte';

describe('an item that is added on the page of the roadmap', () => {
  it('adds an item from its title and shows it', async () => {
    const { session, backend } = await stage(RoadmapPage, { target: null });
    await fireEvent.click(screen.getByRole('button', { name: /^New item/ }));
    await settled();
    const input = screen.getByLabelText('New item', { selector: 'textarea' });
    expect(document.activeElement).toBe(input);
    await fireEvent.input(input, { target: { value: 'Payouts on Sundays' } });
    expect(session.unsaved.isWriting, 'the bottom line says so').toBe(true);
    expect(backend.store.undos, 'nothing is there before it is kept').toHaveLength(0);
    await fireEvent.keyDown(input, { key: 'Enter' });
    await settled(200);
    expect(backend.store.items.at(-1)?.title).toBe('Payouts on Sundays');
    expect(session.unsaved.isWriting, 'it is kept').toBe(false);
    expect(session.toasts.list.at(-1)?.message).toContain('Payouts on Sundays');
    expect(await screen.findByRole('complementary', { name: 'R-41' }), 'it is open').toBeTruthy();
    expect(document.activeElement?.getAttribute('title'), 'the next thing to write').toBe('Edit Timeframe');
  });

  it('adds an item with the mouse alone, and nothing when it is closed', async () => {
    const { backend } = await stage(RoadmapPage, { target: 'new' });
    const before = backend.store.items.length;
    const input = screen.getByLabelText('New item', { selector: 'textarea' });
    await fireEvent.input(input, { target: { value: 'Not after all' } });
    const close = screen.getByRole('button', { name: 'Close, Esc' });
    await fireEvent.blur(input, { relatedTarget: close });
    await fireEvent.click(close);
    await settled();
    expect(backend.store.items, 'closing adds nothing').toHaveLength(before);
    await fireEvent.click(screen.getByRole('button', { name: /^New item/ }));
    await settled();
    await fireEvent.input(screen.getByLabelText('New item', { selector: 'textarea' }), {
      target: { value: 'Payouts on Sundays' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await settled(200);
    expect(backend.store.items.at(-1)?.title).toBe('Payouts on Sundays');
  });

  it('adds nothing on Esc, and gives back what was typed', async () => {
    const { session, backend } = await stage(RoadmapPage, { target: 'new' });
    const input = screen.getByLabelText('New item', { selector: 'textarea' });
    await fireEvent.input(input, { target: { value: 'Half a thought' } });
    await fireEvent.keyDown(input, { key: 'Escape' });
    await settled();
    expect(backend.store.undos).toHaveLength(0);
    session.toasts.list.at(-1)!.action!.run();
    await settled();
    expect(screen.getByLabelText<HTMLTextAreaElement>('New item', { selector: 'textarea' }).value).toBe(
      'Half a thought',
    );
  });
});
