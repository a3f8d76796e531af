// Long work that goes on whichever view is open: where it was begun, how far it is, and when it ends.
import type { View } from './desk';
import type { WorkProgress } from './ipc/types';

export class LongWork {
  /** The view it was begun in; none when nothing goes on. */
  view = $state<View | null>(null);
  progress = $state.raw<WorkProgress | null>(null);
  #ended: Promise<unknown> = Promise.resolve();

  /** Does it, and says meanwhile that it goes on. */
  async run<T>(view: View, work: () => Promise<T>): Promise<T> {
    this.view = view;
    this.progress = null;
    const running = work();
    this.#ended = running.catch(() => undefined);
    try {
      return await running;
    } finally {
      this.view = null;
      this.progress = null;
    }
  }

  heard(progress: WorkProgress): void {
    if (this.view) this.progress = progress;
  }

  /** When what goes on now has ended, however it ended. */
  async ended(): Promise<void> {
    await this.#ended;
  }
}
