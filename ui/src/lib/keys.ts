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

  get shown(): Shortcut[] {
    return this.#registered;
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
export function spelled(event: KeyboardEvent): string {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return '';
  if (event.altKey) return '';
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  // A sign such as ? needs Shift on some keyboards and not on others: the sign alone counts.
  const isNamed = event.key.length > 1;
  if (event.shiftKey && (isNamed || (parts.length > 0 && /\p{L}/u.test(event.key)))) parts.push('Shift');
  parts.push(key);
  return parts.join(' ');
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
