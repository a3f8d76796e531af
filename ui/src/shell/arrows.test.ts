import { afterEach, describe, expect, it } from 'vitest';
import { giveArrows } from './arrows';

describe('arrows that nothing has the focus for', () => {
  afterEach(() => {
    window.removeEventListener('keydown', giveArrows);
    document.body.innerHTML = '';
  });

  function press(inView: string, on?: string): string[] {
    document.body.innerHTML = `<main class="view">${inView}</main>`;
    window.addEventListener('keydown', giveArrows);
    const heard: string[] = [];
    document.querySelector('[role]')?.addEventListener('keydown', (event) => heard.push((event as KeyboardEvent).key));
    const target = on ? document.querySelector(on)! : document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    return heard;
  }

  it('go to the list of the view', () => {
    expect(press('<div role="listbox" tabindex="0"></div>')).toEqual(['ArrowDown']);
    expect(document.activeElement?.getAttribute('role'), 'the next one goes there by itself').toBe('listbox');
  });
  it('are left alone in a field and in a view without a list', () => {
    expect(press('<input><div role="grid" tabindex="0"></div>', 'input')).toEqual([]);
    expect(press('<p>nothing</p>')).toEqual([]);
  });
});
