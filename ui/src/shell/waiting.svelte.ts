// How much waits behind the views of the rail. It is asked for when the first screen stands and after changes: never
// twice at once, and less often where the answer takes long.
import type { Backend, Unlisten } from '../lib/ipc/backend';
import type { TodayGroupKey } from '../lib/ipc/types';
import { EVERY_KIND } from '../lib/text/kinds';

const AT_LEAST = 400;
/** As many times as long as the answer took is waited before it is asked for again. */
const REST = 10;

export interface Waits {
  /** Everything that waits. */
  all: number;
  /** What of it waits for one reason. */
  of: (reason: TodayGroupKey) => number;
}

const NOTHING: Waits = { all: 0, of: () => 0 };

export class Waiting {
  found = $state.raw<Waits>(NOTHING);
  #isAsking = false;
  #isAskedAgain = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest = AT_LEAST;

  constructor(
    readonly backend: Pick<Backend, 'whatWaits'>,
    readonly now: () => number = () => performance.now(),
  ) {}

  /** Asks again after each change, until the returned function is called. */
  follow(onChange: (kinds: string[], reload: () => void) => Unlisten): Unlisten {
    this.soon();
    const stop = onChange(EVERY_KIND, () => this.soon());
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** Something may wait now that did not, or the other way round. */
  soon(): void {
    this.#isAskedAgain = this.#isAsking;
    if (this.#isAsking) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), this.#rest);
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    const began = this.now();
    try {
      const { waiting, groups } = await this.backend.whatWaits();
      this.found = { all: waiting, of: (reason) => groups.find(({ key }) => key === reason)?.rows.length ?? 0 };
    } catch {
      // The workspace was closed in between. What stands there is as good as nothing.
    }
    this.#rest = Math.max(AT_LEAST, (this.now() - began) * REST);
    this.#isAsking = false;
    if (this.#isAskedAgain) this.soon();
  }
}
