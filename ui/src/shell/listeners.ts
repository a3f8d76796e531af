// Who shows what, and is told when it changed.
import type { Unlisten } from '../lib/ipc/backend';

type Listener = { kinds: string[]; reload: () => void };

export class Listeners {
  #known: Listener[] = [];

  /** Calls `reload` after each change that touches one of these kinds, until the returned function is called. */
  add(kinds: string[], reload: () => void): Unlisten {
    const listener = { kinds, reload };
    this.#known = [...this.#known, listener];
    return () => {
      this.#known = this.#known.filter((other) => other !== listener);
    };
  }

  /** Records of these kinds changed. */
  tell(changed: string[]): void {
    for (const { kinds, reload } of this.#known) if (touches(changed, kinds)) reload();
  }

  /** What is shown may all be something else: another day began. */
  tellAll(): void {
    for (const { reload } of this.#known) reload();
  }
}

/** Whether a change of these kinds is news to someone who shows those. Kinds are compared without a plural s. */
export function touches(changed: string[], shown: string[]): boolean {
  const singular = (kind: string) => kind.toLowerCase().replace(/s$/, '');
  return changed.some((kind) => shown.some((wanted) => singular(wanted) === singular(kind)));
}
