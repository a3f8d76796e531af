// Arrows and their like that are pressed while nothing has the focus go to the list of the view that is open; a view without
// one scrolls.

const GOES = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);
const LIST = 'main.view :is([role="grid"], [role="treegrid"], [role="listbox"])[tabindex="0"]';
/** In the list at the side of a view, what is open. */
const OPEN = 'main.view nav [aria-current]';
/** In a table in which each cell can have the focus, the one looked at. */
const CELL = 'main.view [role="grid"] [tabindex="0"]';
/** As far as an arrow scrolls. */
const STEP = 48;

/** Gives the list the focus and the key. Leaves the event alone when something else has the focus. */
export function giveArrows(event: KeyboardEvent): void {
  const { key, shiftKey } = event;
  if (event.defaultPrevented || event.target !== document.body) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const list = find(LIST) ?? find(OPEN);
  const place = list ?? find(CELL);
  if (!place) {
    if (scroll(key)) event.preventDefault();
  } else if (GOES.has(key)) {
    event.preventDefault();
    place.focus({ preventScroll: true });
    list?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  }
}

function scroll(key: string): boolean {
  const scroller = [...document.querySelectorAll<HTMLElement>('main.view, main.view *')].find(
    (part) => part.scrollHeight > part.clientHeight && /auto|scroll/.test(getComputedStyle(part).overflowY),
  );
  if (!scroller) return false;
  const page = scroller.clientHeight * 0.9;
  const by = { ArrowDown: STEP, ArrowUp: -STEP, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[key];
  if (by === undefined) return false;
  scroller.scrollTop = Math.max(0, Math.min(scroller.scrollHeight, scroller.scrollTop + by));
  return true;
}
