import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { fakeBackend } from '../lib/ipc/fake';
import { settled, violations } from '../lib/testing/stage';
import App from './App.svelte';
import { readAddress, ROUTES, writeAddress } from './routes';

async function app(options: Parameters<typeof fakeBackend>[0] = {}) {
  location.hash = '';
  const backend = fakeBackend(options);
  const calls: string[] = [];
  backend.windowReady = async () => (calls.push('window ready'), null);
  backend.firstScreenReady = async () => (calls.push('first screen ready'), null);
  const shown = render(App, { props: { backend } });
  await settled(150);
  return { ...shown, backend, calls };
}

describe('the window', () => {
  it('says when it can be shown, and then when its first screen has its data', async () => {
    const { calls } = await app();
    await vi.waitFor(() => expect(calls).toEqual(['window ready', 'first screen ready']), 4000);
  });

  it('leads to every view there is', async () => {
    await app();
    const rail = screen.getByRole('navigation');
    const inRail = ROUTES.filter(({ aside }) => !aside);
    const ways = [...inRail.filter(({ foot }) => !foot), ...inRail.filter(({ foot }) => foot)];
    expect([...rail.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(
      ways.map(({ view }) => writeAddress(view, null)),
    );
    expect(rail.textContent, 'what is late is said in the rail').toContain('2');
  });

  it('offers each command once, whatever menu it stands in', async () => {
    await app();
    await fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    const offered = () => [...document.querySelectorAll('[role=option]:not(:has(.small))')];
    await vi.waitFor(() => expect(offered().length).toBeGreaterThan(30), 20_000);
    const offers = offered().map((offer) => offer.querySelector('.grow')!.textContent.trim().toLowerCase());
    const said = offers.map((offer) => offer.replace(/^workspace: /, ''));
    expect(said.filter((words, at) => said.indexOf(words) !== at)).toEqual([]);
    expect(said).toContain('close this workspace');
  });

  it('goes to a view by two keys, and there is only one at a time', async () => {
    await app();
    await fireEvent.keyDown(window, { key: 'g' });
    await fireEvent.keyDown(window, { key: 'd' });
    await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Decisions'), 20_000);
  });

  it('gives back what a view listened to when it is left', async () => {
    const open = new Map<string, number>();
    const count = (target: EventTarget, name: string) => {
      const { addEventListener: add, removeEventListener: remove } = target;
      const step = (type: string, by: number) => open.set(`${name} ${type}`, (open.get(`${name} ${type}`) ?? 0) + by);
      vi.spyOn(target, 'addEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
        step(type, 1);
        return Reflect.apply(add, target, [type, ...rest]);
      });
      vi.spyOn(target, 'removeEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
        step(type, -1);
        return Reflect.apply(remove, target, [type, ...rest]);
      });
    };
    count(window, 'window');
    count(document, 'document');
    await app();
    const turn = async (key: string, title: string) => {
      await fireEvent.keyDown(window, { key: 'g' });
      await fireEvent.keyDown(window, { key });
      const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
      await vi.waitFor(() => expect(heading()).toBe(title), 20_000);
      await settled(60);
    };
    const round = async () => {
      await turn('d', 'Decisions');
      await turn('u', 'Updates');
      await turn('r', 'Roadmap');
      return Object.fromEntries(open);
    };
    await round();
    const once = await round();
    expect(await round(), 'another round leaves no more behind').toEqual(once);
    vi.restoreAllMocks();
  }, 60_000);

  it('goes on where the browser takes no more addresses', async () => {
    await app();
    const refused = vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('more than 100 times per 30 seconds', 'SecurityError');
    });
    await fireEvent.keyDown(window, { key: 'g' });
    await fireEvent.keyDown(window, { key: 'd' });
    await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Decisions'), 20_000);
    expect(refused).toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('says over everything that another day is looked at, and Esc returns', async () => {
    const { container, backend } = await app();
    await backend.lookAsOf({ at: 'day', day: '2026-11-16' });
    backend.store.emit('workspaceChanged', { kinds: [], undo: null, redo: null });
    await vi.waitFor(() => expect(screen.getByText('The workspace as of 16 November 2026')).toBeTruthy(), 4000);
    expect(await violations(container)).toEqual([]);
    await fireEvent.keyDown(window, { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByText('Return to today')).toBeNull(), 4000);
  });

  it('takes the theme from the setting', async () => {
    await app({ theme: 'dark' });
    expect(document.documentElement.dataset.theme).toBe('dark');
  });

  it('begins with the welcome screen, and opens the sample in one click', async () => {
    await app({ welcome: true });
    await fireEvent.click(screen.getByText('Look around a sample workspace'));
    await settled(150);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Roadmap');
  });

  it('opens a menu that has not come yet as soon as it has, from the button that stood there', async () => {
    await app();
    const button = screen.getByRole('button', { name: /appearance/ });
    const state = () => [button.isConnected, button.getAttribute('aria-expanded')];
    expect(state()).toEqual([true, 'false']);
    await fireEvent.pointerDown(button, { pointerType: 'mouse', button: 0 });
    const menu = await screen.findByRole('menu');
    expect(menu.textContent).toContain('Undo');
    expect(state()).toEqual([true, 'true']);
    await fireEvent.keyDown(menu, { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByRole('menu')).toBeNull(), 4000);
    expect(state()).toEqual([true, 'false']);
    await fireEvent.keyDown(button, { key: 'Enter' });
    expect(await screen.findByRole('menu'), 'and again, like other menus').toBeTruthy();
  });

  it('can be read and used without a screen', async () => {
    const { container } = await app();
    expect(await violations(container)).toEqual([]);
  });
});

describe('addresses', () => {
  it('read back what they write, and know no view that does not exist', () => {
    const check = (hash: string, view: string, ref: string | null) => expect(readAddress(hash)).toEqual({ view, ref });
    check(writeAddress('decisions', 'D-7'), 'decisions', 'D-7');
    check(writeAddress('import', '/home/nora/x.csv'), 'import', null);
    check('#/nowhere', 'roadmap', null);
    check('', 'roadmap', null);
  });
});
