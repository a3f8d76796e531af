// Arrows that are pressed while nothing has the focus go to the list of the view that is open.

const ARROWS = new Set(['ArrowDown', 'ArrowUp']);
const LIST = 'main.view :is([role="grid"], [role="listbox"])[tabindex="0"]';

/** Gives the list the focus and the key. Leaves the event alone when something else has the focus or the view has none. */
export function giveArrows(event: KeyboardEvent): void {
  const { key, shiftKey } = event;
  if (event.defaultPrevented || event.target !== document.body || !ARROWS.has(key)) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const list = document.querySelector<HTMLElement>(LIST);
  if (!list) return;
  event.preventDefault();
  list.focus({ preventScroll: true });
  list.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
}
