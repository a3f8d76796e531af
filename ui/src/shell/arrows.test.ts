import { afterEach, describe, expect, it } from 'vitest';
import { giveArrows } from './arrows';

/** What a view holds, in place of what it held. */
function fill(view: HTMLElement, html: string) {
  view.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

describe('arrows that nothing has the focus for', () => {
  afterEach(() => {
    window.removeEventListener('keydown', giveArrows);
    document.body.replaceChildren();
  });

  /** Presses an arrow in a view with a field and perhaps a list; says what the list hears. */
  function press(role: string | null, inField = false, key = 'ArrowDown'): string[] {
    const view = document.createElement('main');
    view.className = 'view';
    const field = document.createElement('input');
    const list = document.createElement('div');
    const heard: string[] = [];
    if (role) list.setAttribute('role', role);
    list.tabIndex = 0;
    list.addEventListener('keydown', (event) => heard.push(event.key));
    view.append(field, list);
    document.body.append(view);
    window.addEventListener('keydown', giveArrows);
    const target = inField ? field : document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return heard;
  }

  it('go to the list of the view', () => {
    expect(press('listbox')).toEqual(['ArrowDown']);
    expect(document.activeElement?.getAttribute('role'), 'the next one goes there by itself').toBe('listbox');
  });
  it('go there as pages, too', () => {
    expect(press('grid', false, 'PageDown')).toEqual(['PageDown']);
  });
  it('go to the bars of the timeline', () => {
    expect(press('treegrid')).toEqual(['ArrowDown']);
  });
  it('go on from what is open in the list at the side, and to the cell looked at', () => {
    const view = document.createElement('main');
    view.className = 'view';
    fill(view, '<nav><ul><li><button>One</button><button aria-current="true">Two</button></li></ul></nav>');
    document.body.append(view);
    const heard: string[] = [];
    view.querySelector('ul')!.addEventListener('keydown', ({ key }) => heard.push(key));
    window.addEventListener('keydown', giveArrows);
    const down = () =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    down();
    expect([document.activeElement?.textContent, heard]).toEqual(['Two', ['ArrowDown']]);
    (document.activeElement as HTMLElement).blur();
    fill(view, '<div role="grid"><span tabindex="-1">A</span><span tabindex="0">B</span></div>');
    down();
    expect(document.activeElement?.textContent).toBe('B');
  });
  it('scroll a view that has none', () => {
    const view = document.createElement('main');
    view.className = 'view';
    fill(view, '<header>Head</header><div style="overflow-y: auto">Long</div>');
    document.body.append(view);
    const long = view.querySelector('div')!;
    Object.defineProperties(long, { scrollHeight: { value: 1000 }, clientHeight: { value: 400 } });
    window.addEventListener('keydown', giveArrows);
    const press = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    press('ArrowDown');
    const step = long.scrollTop;
    expect(step).toBeGreaterThan(20);
    press('PageDown');
    expect(long.scrollTop).toBeGreaterThan(step + 300);
    press('Home');
    expect(long.scrollTop).toBe(0);
  });
  it('are left alone in a field and in a view without a list', () => {
    expect(press('grid', true)).toEqual([]);
    expect(press(null)).toEqual([]);
  });
});
