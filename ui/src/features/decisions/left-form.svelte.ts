// A form of a decision that was left because something else was opened: what was written in it is offered until another is left.
import type { Desk } from '../../lib/desk';
import { words as handWords } from '../../lib/hand/words';
import type { Left } from './action.svelte';
import { recordWords as words } from './record-words';

/** The one that is to be opened again. */
let wanted = $state.raw<Left | null>(null);

/** Says that a form was left with something written in it, and offers to open it again as it was. */
export function offerBack(desk: Pick<Desk, 'toasts' | 'go'>, left: Left | null): void {
  if (!left) return;
  const run = () => {
    wanted = left;
    desk.go('decisions', left.of);
  };
  desk.toasts.show(words.formLeft(words[left.step], left.of), {
    tone: 'off',
    action: { label: handWords.bringText, run },
  });
}

/** The form that is to be opened again for a decision, once. */
export function takeBack(of: string): Left | null {
  if (wanted?.of !== of) return null;
  const left = wanted;
  wanted = null;
  return left;
}
