// A file that could not be opened just so, and what is tried with it.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { Backup, RefusedFile, Salvaged, WorkspaceInfo } from '../../lib/ipc/types';
import { words } from './words';

export class Refused {
  backups = $state.raw<Backup[] | null>(null);
  saved = $state.raw<Salvaged | null>(null);
  error = $state('');
  busy = $state(false);
  isDamaged = $state(false);
  #passphrase: string | null = null;

  constructor(
    readonly backend: Backend,
    readonly file: RefusedFile & { code: string },
    readonly arrive: (info: WorkspaceInfo) => void,
    readonly leave: () => void,
  ) {
    this.isDamaged = file.code === 'damaged';
  }

  get path(): string {
    return this.file.path;
  }

  get name(): string {
    return this.file.name;
  }

  async unlock(passphrase: string): Promise<void> {
    this.#passphrase = passphrase;
    await this.#try(() => this.backend.unlockWorkspace(this.path, passphrase), this.arrive);
  }

  /** Looks what backups there are. */
  async look(): Promise<void> {
    try {
      this.backups = await this.backend.backupsOf(this.path, this.#passphrase);
    } catch (thrown) {
      this.error = asRefusal(thrown).sentence;
    }
  }

  async restore(backup: Backup): Promise<void> {
    await this.#try(() => this.backend.restoreDamaged(this.path, backup.name, this.#passphrase), this.arrive);
  }

  async salvage(): Promise<void> {
    await this.#try(
      () => this.backend.salvageWorkspace(this.path, this.#passphrase),
      (saved) => (this.saved = saved),
    );
  }

  async openSaved(): Promise<void> {
    const path = this.saved?.path;
    if (!path) return;
    const open = () =>
      this.#passphrase === null
        ? this.backend.openWorkspace(path)
        : this.backend.unlockWorkspace(path, this.#passphrase);
    await this.#try(open, (info) => info && this.arrive(info));
  }

  async #try<T>(work: () => Promise<T>, then: (done: T) => void): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      then(await work());
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code === 'damaged') this.isDamaged = true;
      const { message, hint } = refusal;
      this.error = refusal.code === 'wrongPassphrase' ? words.wayIn.wrong : words.wayIn.said(message, hint);
    } finally {
      this.busy = false;
    }
  }
}
