// The backups of the open workspace, and what one of them would change. The list is there at a glance first; that each one
// is sound is known when all have been read.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { Backup, BackupList, Done, PassphraseChanged, RestorePreview, WorkProgress } from '../../lib/ipc/types';

export class Backups {
  list = $state.raw<BackupList | null>(null);
  checked = $state(false);
  chosen = $state.raw<Backup | null>(null);
  preview = $state.raw<RestorePreview | null>(null);
  busy = $state<'backingUp' | 'restoring' | 'passphrase' | null>(null);
  /** How far a change of the passphrase is. */
  progress = $state.raw<WorkProgress | null>(null);
  #asked = 0;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  /** Reads the list, and opens the backup with that name. */
  async load(open: string | null = null): Promise<void> {
    const asked = ++this.#asked;
    this.checked = false;
    for (const checked of [false, true]) {
      const list = await this.#try(() => this.backend.listBackups(checked));
      if (asked !== this.#asked || !list) return;
      this.list = list;
      this.checked = checked;
      const wanted = checked ? undefined : list.backups.find((backup) => backup.name === open);
      if (wanted) await this.choose(wanted);
    }
  }

  async backUp(): Promise<Backup | null> {
    return this.#busy('backingUp', () => this.backend.backUp());
  }

  async choose(backup: Backup): Promise<void> {
    this.chosen = backup;
    this.preview = null;
    await this.compare();
  }

  /** Compares again what is there with the chosen backup. */
  async compare(): Promise<void> {
    const backup = this.chosen;
    if (!backup) return;
    try {
      const preview = await this.backend.previewRestore(backup.name);
      if (this.chosen === backup) this.preview = preview;
    } catch (thrown) {
      if (this.chosen !== backup) return;
      this.refused(thrown);
      this.leave();
    }
  }

  leave(): void {
    this.chosen = null;
    this.preview = null;
  }

  async restore(): Promise<Done | null> {
    const backup = this.chosen;
    if (!backup) return null;
    const done = await this.#busy('restoring', () => this.backend.restoreBackup(backup.name));
    if (done) this.leave();
    return done;
  }

  /** What went wrong is said beside the field; null when all went well. */
  async changePassphrase(
    old: string | null,
    fresh: string | null,
  ): Promise<{ changed: PassphraseChanged } | { error: string; why: 'wrong' | 'cancelled' | 'other' }> {
    this.busy = 'passphrase';
    this.progress = null;
    try {
      return { changed: await this.backend.changePassphrase(old, fresh) };
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      const why = { wrongPassphrase: 'wrong' as const, cancelled: 'cancelled' as const }[refusal.code];
      return { error: refusal.sentence, why: why ?? 'other' };
    } finally {
      this.busy = null;
      void this.load();
    }
  }

  /** Stops a change of the passphrase; everything is then as it was. */
  async stop(): Promise<void> {
    await this.#try(() => this.backend.stopWork());
  }

  async #busy<T>(what: 'backingUp' | 'restoring', work: () => Promise<T>): Promise<T | null> {
    this.busy = what;
    const done = await this.#try(work);
    this.busy = null;
    return done;
  }

  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (thrown) {
      this.refused(thrown);
      return null;
    }
  }
}

/** The backups by the day they were made where the reader is, newest first. */
export function byDay(backups: Backup[]): { day: string; backups: Backup[] }[] {
  const days: { day: string; backups: Backup[] }[] = [];
  for (const backup of backups) {
    const day = localDay(backup.at);
    if (days.at(-1)?.day === day) days.at(-1)!.backups.push(backup);
    else days.push({ day, backups: [backup] });
  }
  return days;
}

/** The day of a moment where the reader is, as ISO 8601 has it. */
export function localDay(at: string): string {
  const moment = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
