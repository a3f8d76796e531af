import { describe, expect, it } from 'vitest';
import { Keys } from './keys';

function press(keys: Keys, key: string, more: KeyboardEventInit = {}, target: HTMLElement = document.body) {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  Object.defineProperty(event, 'target', { value: target });
  keys.handle(event);
  return event.defaultPrevented;
}

describe('keys', () => {
  const check = (shortcut: string, presses: [string, KeyboardEventInit?][], runs: number) => {
    const keys = new Keys(() => 0);
    let ran = 0;
    keys.register([{ keys: shortcut, words: '', group: 'view', run: () => ran++ }]);
    for (const [key, more] of presses) press(keys, key, more);
    expect(ran, `${shortcut} by ${presses.map(([key]) => key)}`).toBe(runs);
  };

  it('understands letters, signs, Ctrl, Cmd and one key after another', () => {
    check('C', [['c']], 1);
    check('C', [['c', { ctrlKey: true }]], 0);
    check('?', [['?', { shiftKey: true }]], 1);
    check('Ctrl Z', [['z', { ctrlKey: true }]], 1);
    check('Ctrl Z', [['z', { metaKey: true }]], 1);
    check('Ctrl Z', [['Z', { ctrlKey: true, shiftKey: true }]], 0);
    check('Ctrl Shift Z', [['Z', { ctrlKey: true, shiftKey: true }]], 1);
    check('Ctrl \\', [['\\', { ctrlKey: true }]], 1);
    check('F6', [['F6']], 1);
    check('F6', [['F6', { shiftKey: true }]], 0);
    check('Shift F6', [['F6', { shiftKey: true }]], 1);
    check('G R', [['g'], ['r']], 1);
    check('G R', [['r'], ['g']], 0);
    check('G R', [['g'], ['x'], ['r']], 0);
  });

  it('takes the letter at its place on a keyboard of another alphabet', () => {
    check('Ctrl Z', [['я', { ctrlKey: true, code: 'KeyZ' }]], 1);
    check('Ctrl Shift Z', [['Я', { ctrlKey: true, shiftKey: true, code: 'KeyZ' }]], 1);
    check(
      'G R',
      [
        ['п', { code: 'KeyG' }],
        ['к', { code: 'KeyR' }],
      ],
      1,
    );
    check('C', [['ψ', { code: 'KeyC' }]], 1);
    check('Ctrl Z', [['z', { ctrlKey: true, code: 'KeyY' }]], 1);
    check('Ctrl Y', [['z', { ctrlKey: true, code: 'KeyY' }]], 0);
  });

  it('knows Alt with a named key, and leaves the signs that are written with it alone', () => {
    check('Alt ←', [['ArrowLeft', { altKey: true }]], 1);
    check('←', [['ArrowLeft', { altKey: true }]], 0);
    check('C', [['c', { altKey: true }]], 0);
  });

  it('shows a key once: where it means something else here, not beside what it means elsewhere', () => {
    const keys = new Keys();
    keys.register([{ keys: 'C', words: 'New item', group: 'everywhere', run: () => undefined }]);
    const leave = keys.register([
      { keys: 'C', words: 'New metric', group: 'view', run: () => undefined },
      { keys: '', words: 'Sort', group: 'view', run: () => undefined },
    ]);
    const shown = () => keys.shown.map((shortcut) => [shortcut.keys, shortcut.words]);
    expect(shown()).toEqual([
      ['', 'New item'],
      ['C', 'New metric'],
      ['', 'Sort'],
    ]);
    keys.register([{ keys: 'C', words: 'Later', group: 'everywhere', run: () => undefined }]);
    expect(shown()[1], 'the view’s still wins').toEqual(['C', 'New metric']);
    leave();
    expect(shown()).toEqual([
      ['', 'New item'],
      ['C', 'Later'],
    ]);
  });

  it('forgets the first key of two after a while', () => {
    let now = 0;
    const keys = new Keys(() => now);
    let ran = 0;
    keys.register([{ keys: 'G R', words: '', group: 'view', run: () => ran++ }]);
    press(keys, 'g');
    now = 5000;
    press(keys, 'r');
    expect(ran).toBe(0);
  });

  it('leaves text to fields', () => {
    const keys = new Keys(() => 0);
    let ran = 0;
    keys.register([
      { keys: 'C', words: '', group: 'view', run: () => ran++ },
      { keys: 'Ctrl O', words: '', group: 'view', inFields: true, run: () => (ran += 10) },
    ]);
    const field = document.createElement('input');
    expect(press(keys, 'c', {}, field), 'a letter in a field is text').toBe(false);
    press(keys, 'o', { ctrlKey: true }, field);
    expect(ran).toBe(10);
  });

  it('lets what was registered last win, until it goes', () => {
    const keys = new Keys(() => 0);
    const ran: string[] = [];
    keys.register([{ keys: 'C', words: '', group: 'view', run: () => ran.push('first') }]);
    const stop = keys.register([{ keys: 'C', words: '', group: 'view', run: () => ran.push('second') }]);
    press(keys, 'c');
    stop();
    press(keys, 'c');
    expect(ran).toEqual(['second', 'first']);
  });
});
