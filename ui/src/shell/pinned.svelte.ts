// The saved views that stand in the rail.
import type { Unlisten } from '../lib/ipc/backend';
import type { SavedView } from '../lib/ipc/types';
import type { Session } from './session.svelte';

export class PinnedViews {
  list = $state.raw<SavedView[]>([]);

  constructor(readonly session: Session) {}

  /** Keeps the list as it is in the workspace that is seen, until the returned function is called. */
  follow(): Unlisten {
    void this.session.seen;
    void this.#load();
    return this.session.onChange(['view'], () => void this.#load());
  }

  async #load(): Promise<void> {
    const views = await this.session.backend.listViews().catch(() => []);
    this.list = views.filter((view) => view.pinned);
  }
}
