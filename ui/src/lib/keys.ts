// The one registry of commands and their keys. Views register what they offer; the sheet of keys and the palette show what
// is registered.

export interface Shortcut {
  /** As it is shown: "C", "/", "Ctrl Z", "Ctrl Shift Z", "G R" (one after the other). Empty: in the palette only. */
  keys: string;
  words: string;
  group: 'everywhere' | 'view';
  /** Left out where the view itself answers the key, and the registry only knows its words. */
  run?: () => void;
  /** Does something while a field has the focus, too. */
  inFields?: boolean;
  /** Means this only when nothing else answers the key: Esc closes what is open first. */
  last?: boolean;
}

const SEQUENCE_WITHIN = 1200;

export class Keys {
  #registered: Shortcut[] = [];
  #waiting: { first: string; at: number } | null = null;
  #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** All of them; where a key means something else here, those it means elsewhere stand without it. */
  get shown(): Shortcut[] {
    const meant = new Map<string, Shortcut>();
    for (const shortcut of this.#registered)
      if (shortcut.group === 'view' || meant.get(shortcut.keys)?.group !== 'view') meant.set(shortcut.keys, shortcut);
    return this.#registered.map((shortcut) =>
      shortcut.keys === '' || meant.get(shortcut.keys) === shortcut ? shortcut : { ...shortcut, keys: '' },
    );
  }

  /** Offers commands until the returned function is called. A view's wins; among several what was registered last. */
  register(shortcuts: Shortcut[]): () => void {
    this.#registered = [...this.#registered, ...shortcuts];
    return () => {
      this.#registered = this.#registered.filter((shortcut) => !shortcuts.includes(shortcut));
    };
  }

  /** Runs what a key means here. Leaves the event alone when it means nothing. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = spelled(event);
    if (!pressed) return;
    const typing = isField(event.target);
    const waiting = this.#waiting;
    this.#waiting = null;
    const inSequence = waiting && this.#now() - waiting.at < SEQUENCE_WITHIN ? `${waiting.first} ${pressed}` : null;
    const found = (inSequence && this.#find(inSequence)) || this.#find(pressed);
    if (found?.last) {
      setTimeout(() => {
        if (!event.defaultPrevented) found.run?.();
      });
    } else if (found && (!typing || found.inFields)) {
      event.preventDefault();
      found.run?.();
    } else if (!typing && this.#registered.some((shortcut) => shortcut.keys.startsWith(`${pressed} `))) {
      this.#waiting = { first: pressed, at: this.#now() };
    }
  }

  #find(keys: string): Shortcut | undefined {
    const meant = this.#registered.filter((shortcut) => shortcut.keys === keys && shortcut.run);
    return meant.findLast((shortcut) => shortcut.group === 'view') ?? meant.at(-1);
  }
}

/** The pressed keys as they are written in a shortcut. Cmd counts as Ctrl. */
function spelled(event: KeyboardEvent): string {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return '';
  const isNamed = event.key.length > 1;
  // With Alt people write signs.
  if (event.altKey && !isNamed) return '';
  const key = ARROWS[event.key] ?? keyOf(event);
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  // A sign such as ? needs Shift on some keyboards and not on others: the sign alone counts.
  if (event.shiftKey && (isNamed || (parts.length > 0 && /\p{L}/u.test(key)))) parts.push('Shift');
  parts.push(key);
  return parts.join(' ');
}

/**
 * The key that was pressed, a letter as a capital. On a keyboard of another alphabet it is the Latin letter that stands
 * at its place, so that Ctrl Z is Ctrl Z on it, too.
 */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (event.key.length > 1) return event.key;
  const isOther = /\p{L}/u.test(event.key) && !/\p{Script=Latin}/u.test(event.key);
  const placed = isOther ? /^Key([A-Z])$/.exec(event.code)?.[1] : undefined;
  return placed ?? event.key.toUpperCase();
}

/** As they are written on keys. */
const ARROWS: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** How far a key goes in a list of so many rows; nothing for a key that goes nowhere. */
export function stepOf(key: string, count: number, page = 8): number | undefined {
  return { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[key];
}

/** Whether keys typed at this place are text. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio') ||
    target instanceof HTMLTextAreaElement
  );
}
