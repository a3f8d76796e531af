// Workspaces as files: those that were open before, a copy of the one that is open, a backup of it.
import { asRefusal, type Backend } from '../lib/ipc/backend';
import type { RecentFile } from '../lib/ipc/types';
import type { Toasts } from '../lib/toasts.svelte';
import { words } from './words';

export class Files {
  recent = $state.raw<RecentFile[]>([]);

  constructor(
    readonly backend: Pick<Backend, 'recentWorkspaces' | 'forgetRecent' | 'copyWorkspace' | 'backUp'>,
    readonly toasts: Toasts,
    readonly open: (path: string) => Promise<void>,
  ) {}

  /** What was open before, as it is now: a file may have moved meanwhile. */
  async read(): Promise<void> {
    this.recent = await this.backend.recentWorkspaces().catch(() => this.recent);
  }

  async forget(path: string): Promise<void> {
    await this.#try(async () => {
      this.recent = await this.backend.forgetRecent(path);
    });
  }

  /** Copies the workspace, and offers to go on in the copy. */
  async saveCopy(): Promise<void> {
    await this.#try(async () => {
      const path = await this.backend.copyWorkspace();
      const run = () => void (path && this.open(path));
      if (path) this.toasts.show(words.copySaved(path), { action: { label: words.openCopy, run } });
    });
  }

  async backUp(): Promise<void> {
    await this.#try(async () => {
      const made = await this.backend.backUp();
      if (made) this.toasts.show(words.backedUp(made.number));
    });
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.toasts.show(asRefusal(thrown).sentence, { tone: 'off' });
    }
  }
}
