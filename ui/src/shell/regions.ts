// The parts of the window that F6 goes round: the rail, the view, the record at its right, what was said at the bottom.

const PARTS = ['nav.rail', 'main.view', 'aside.side', 'section.toasts'];
/** Where a person wants to be in a part: the view that is open, its list, else what can be pressed first. */
const WANTED = [
  '[aria-current]',
  '[role="grid"] [tabindex="0"]',
  ':is([role="grid"], [role="treegrid"], [role="listbox"])[tabindex="0"]',
  ':is(button, a, input, textarea, select, [tabindex="0"]):not(:disabled, [tabindex="-1"], [role="separator"])',
];

const lastIn = new WeakMap<Element, HTMLElement>();

/** Goes to the next part that is there, or to the one before, and in it to where the focus was last. */
export function goRound(by: 1 | -1): void {
  const parts = PARTS.flatMap((part) => [...document.querySelectorAll<HTMLElement>(part)]);
  const { activeElement } = document;
  const at = parts.findIndex((part) => part.contains(activeElement));
  if (at >= 0 && activeElement instanceof HTMLElement) lastIn.set(parts[at]!, activeElement);
  const from = at < 0 && by < 0 ? 0 : at;
  for (let step = 1; step <= parts.length; step++) {
    const part = parts[(from + by * step + parts.length * step) % parts.length]!;
    if (enter(part)) return;
  }
}

function enter(part: HTMLElement): boolean {
  const before = lastIn.get(part);
  const wanted = WANTED.map((selector) => part.querySelector<HTMLElement>(selector)).find((found) => found !== null);
  const to = before && part.contains(before) ? before : wanted;
  to?.focus();
  return to !== undefined && to === document.activeElement;
}
