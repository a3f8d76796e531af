import { beforeEach, describe, expect, it } from 'vitest';
import { goRound } from './regions';

const at = () => document.activeElement?.id;

describe('F6', () => {
  beforeEach(() => {
    const html = `
      <nav class="rail"><a href="#a" id="first">a</a><a href="#b" id="current" aria-current="page">b</a></nav>
      <main class="view"><button id="bar">New</button>
        <div role="listbox" tabindex="0" id="list"></div></main>
      <aside class="side"><div role="separator" tabindex="0"></div><button id="close">x</button></aside>
      <section class="toasts"></section>`;
    const page = new DOMParser().parseFromString(html, 'text/html');
    document.body.replaceChildren(...page.body.childNodes);
  });

  it('goes from the rail to the list, to the record, and round; what is empty is passed over', () => {
    const way = [1, 2, 3, 4].map(() => (goRound(1), at()));
    expect(way).toEqual(['current', 'list', 'close', 'current']);
  });

  it('goes back the other way, and to where the focus was in a part', () => {
    document.getElementById('bar')!.focus();
    goRound(-1);
    expect(at()).toBe('current');
    goRound(-1);
    expect(at()).toBe('close');
    goRound(-1);
    expect(at()).toBe('bar');
  });
});
