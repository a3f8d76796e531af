import { afterEach, describe, expect, it } from 'vitest';
import { giveArrows } from './arrows';

describe('arrows that nothing has the focus for', () => {
  afterEach(() => {
    window.removeEventListener('keydown', giveArrows);
    document.body.replaceChildren();
  });

  /** Presses an arrow in a view with a field and perhaps a list; says what the list hears. */
  function press(role: string | null, inField = false): string[] {
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
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    return heard;
  }

  it('go to the list of the view', () => {
    expect(press('listbox')).toEqual(['ArrowDown']);
    expect(document.activeElement?.getAttribute('role'), 'the next one goes there by itself').toBe('listbox');
  });
  it('are left alone in a field and in a view without a list', () => {
    expect(press('grid', true)).toEqual([]);
    expect(press(null)).toEqual([]);
  });
});
