import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import type { WorkspaceInfo } from '../../lib/ipc/types';
import { settled, violations } from '../../lib/testing/stage';
import { Refused } from './way-in.svelte';
import WayIn from './WayIn.svelte';

function refused(code: string) {
  const arrived: WorkspaceInfo[] = [];
  const backend = fakeBackend({ welcome: true });
  const file = { path: '/home/nora/Acquisition.roadbook', name: 'Acquisition', code };
  const made = new Refused(
    backend,
    file,
    (info) => arrived.push(info),
    () => undefined,
  );
  return { ...render(WayIn, { props: { refused: made } }), arrived, backend };
}

describe('a protected workspace', () => {
  it('asks for its passphrase and says when it is wrong', async () => {
    const { arrived } = refused('locked');
    const field = screen.getByLabelText('Passphrase');
    expect(document.activeElement, 'one can type at once').toBe(field);
    await fireEvent.input(field, { target: { value: 'something else' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    await settled();
    expect(screen.getByRole('alert').textContent).toContain('This passphrase does not open it');
    await fireEvent.input(field, { target: { value: 'correct horse battery' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    await settled();
    expect(arrived).toHaveLength(1);
  });
});

describe('a damaged workspace', () => {
  it('offers its backups', async () => {
    const { arrived } = refused('damaged');
    await settled();
    expect(screen.getByText('Acquisition is damaged and cannot be opened')).toBeTruthy();
    await fireEvent.click(screen.getAllByText('Restore')[0]!);
    await settled();
    expect(arrived).toHaveLength(1);
  });

  it('offers what can still be read', async () => {
    const { arrived } = refused('damaged');
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Save to a new file' }));
    await settled();
    expect(screen.getByText('Saved 52 records, 2 lost')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Open the new file' }));
    await settled();
    expect(arrived).toHaveLength(1);
  });

  it('can be left without a screen', async () => {
    for (const code of ['locked', 'damaged']) {
      const { container, unmount } = refused(code);
      await settled();
      expect(await violations(container), code).toEqual([]);
      unmount();
    }
  });
});
