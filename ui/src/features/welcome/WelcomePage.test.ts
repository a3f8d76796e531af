import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ApiError } from '../../lib/ipc/types';
import { violations } from '../../lib/testing/stage';
import WelcomePage from './WelcomePage.svelte';

function welcome(problem: ApiError | null = null, waiting: string | null = null) {
  const opened: (string | null | boolean)[] = [];
  const recent = [
    { path: '/home/nora/a.roadbook', name: 'Larkfield', openedOn: '2026-11-02', missing: false },
    { path: '/home/nora/b.roadbook', name: 'Gone', openedOn: '2026-10-02', missing: true },
  ];
  let ready = 0;
  const shown = render(WelcomePage, {
    props: {
      version: '0.1.0',
      recent,
      problem,
      waiting,
      newWorkspace: async (sample: boolean) => void opened.push(sample),
      openWorkspace: async (path: string | null) => void opened.push(path),
      findRecent: async (path: string) => void opened.push(`find ${path}`),
      forgetRecent: async (path: string) => void opened.push(`forget ${path}`),
      ready: () => ready++,
    },
  });
  return { ...shown, opened, ready: () => ready };
}

describe('the welcome screen', () => {
  it('opens the sample with one click, or with Enter', async () => {
    const { opened, ready } = welcome();
    await fireEvent.click(screen.getByText('Look around a sample workspace'));
    await fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(opened).toEqual([true, true]);
    expect(ready(), 'it is the first screen').toBe(1);
  });

  it('offers a workspace for the file that was dropped, before anything else', async () => {
    const { opened } = welcome(null, '/home/nora/jira export.csv');
    expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('New workspace from jira export.csv');
    await fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(opened).toEqual([false]);
  });

  it('opens what was open before; what is gone can be found or forgotten', async () => {
    const { opened } = welcome();
    await fireEvent.click(screen.getByText('Larkfield'));
    expect(opened).toEqual(['/home/nora/a.roadbook']);
    expect(screen.getByText('Gone').closest('button'), 'it cannot be opened').toBeNull();
    expect(screen.getByText('Not in /home/nora any more')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Find it… Gone' }));
    await fireEvent.click(screen.getByRole('button', { name: /^Forget Gone/ }));
    expect(opened.slice(1)).toEqual(['find /home/nora/b.roadbook', 'forget /home/nora/b.roadbook']);
  });

  it('says why a workspace cannot be opened, and what to do', () => {
    welcome({
      code: 'newer',
      message: '“Larkfield” was saved by Roadbook 1.4.',
      hint: 'Open it with version 1.4 or newer.',
    });
    const banner = screen.getByRole('alert').textContent;
    expect(banner).toContain('saved by Roadbook 1.4');
    expect(banner).toContain('Open it with version 1.4');
  });

  it('can be read and used without a screen', async () => {
    const { container } = welcome({ code: 'damaged', message: 'It is damaged.', hint: null });
    expect(await violations(container)).toEqual([]);
  });
});
