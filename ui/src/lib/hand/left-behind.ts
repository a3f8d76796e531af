// What somebody wrote and what could not be kept where it was written: it is said why, and offered again until it is kept.
import type { Desk } from '../desk';
import { asRefusal } from '../ipc/backend';
import { words } from './words';

/** Says that a field was left as it was, and offers to keep after all what was written in it. */
export function offerAgain(
  desk: Pick<Desk, 'toasts'>,
  field: string,
  keep: () => Promise<unknown>,
  refused: { text: string; why: string } | null = null,
): void {
  const run = () =>
    void keep().catch((thrown) =>
      offerAgain(desk, field, keep, { text: refused?.text ?? '', why: asRefusal(thrown).sentence }),
    );
  desk.toasts.show(refused ? words.notKept(field, refused.text, refused.why) : words.leftAsItWas(field), {
    tone: refused ? 'off' : 'plain',
    action: { label: words.keepAfterAll, run },
  });
}
