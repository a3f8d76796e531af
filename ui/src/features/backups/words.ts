// Every sentence of the backups and of the passphrase.
import type { Backup, BackupCondition, Fate, Kind, KindCounts } from '../../lib/ipc/types';
import { BACKUP_REASONS } from '../../lib/text/backups';
import { count, list, number } from '../../lib/text/counts';
import { KINDS } from '../../lib/text/kinds';
import { fileSize } from '../../lib/text/sizes';

function counted(value: number, kind: Kind): string {
  return count(value, ...KINDS[kind]);
}

export const words = {
  title: 'Backups',
  lead: 'Made while you edit, at most every ten minutes, and before each import.',
  backUpNow: 'Back up now',
  notNow: 'Return to today first: what is looked at now is no file of its own',
  made: (n: number) => `Made backup ${number(n)}`,
  list: 'Backups, the newest first',
  reasons: BACKUP_REASONS,
  conditions: {
    sound: 'sound',
    damaged: 'damaged',
    locked: 'needs another passphrase',
    newer: 'made by a newer version',
  } satisfies Record<BackupCondition, string>,
  checking: 'being read',
  plain: 'no passphrase',
  see: 'See what changes',
  kept: 'All of the last day are kept, then one a day for two weeks, one a week for two months, one a month after.',
  folder: 'Show in folder',
  empty: {
    title: 'No backup yet',
    words: 'The first one is made with your first change. You can also make one now.',
  },

  preview: (moment: string) => `Backup of ${moment}`,
  back: 'All backups',
  restore: 'Restore',
  reading: 'Comparing the backup with what is there',
  nothing: {
    title: 'Everything is as in this backup',
    words: 'Restoring it would change nothing.',
  },
  undoable: 'What is there now is backed up first. It is one step: Undo takes it back, and nothing leaves the history.',
  changes: 'What restoring changes',
  fates: { added: 'comes back', gone: 'goes', changed: 'becomes what it was' } satisfies Record<Fate, string>,
  kind: (kind: Kind) => KINDS[kind][0],
  sum: (counts: KindCounts[]) => {
    const part = (what: string, of: 'added' | 'gone' | 'changed') => {
      const kinds = counts.filter((kind) => kind[of] > 0).map((kind) => counted(kind[of], kind.kind));
      return kinds.length > 0 ? [`${what} ${list(kinds)}`] : [];
    };
    const parts = [...part('brings back', 'added'), ...part('changes', 'changed'), ...part('takes out', 'gone')];
    return `Restoring ${parts.join('; ')}.`;
  },
  becomes: 'becomes',
  blank: 'empty',
  more: (more: number) => `and ${count(more, 'record', 'records')} more`,

  size: fileSize,

  passphrase: {
    title: 'Passphrase',
    none: 'Anybody who gets this file can read it.',
    set: 'This file and its backups cannot be read without the passphrase.',
    protects: 'It protects',
    protectsWhat: 'the workspace and its backups, wherever a copy of them goes.',
    not: 'It does not protect',
    notWhat:
      'updates you saved, files you imported, older copies elsewhere, and what is on screen while the workspace is open. Until the disk reuses its space, traces of the file as it was may remain.',
    lost: 'Nobody can recover a passphrase that is forgotten. Keep it in a safe place.',
    old: 'Passphrase now',
    fresh: 'New passphrase',
    again: 'The same again',
    show: 'Show',
    tooShort: 'Take at least 8 letters; several words are best.',
    differ: 'The two are not the same.',
    setIt: 'Set passphrase',
    change: 'Change',
    remove: 'Remove',
    changeIt: 'Change passphrase',
    removeIt: 'Remove passphrase',
    cancel: 'Cancel',
    working: 'Writing the file and its backups',
    stopped: 'It was stopped. The file and its backups are as they were.',
    wrong: 'This is not the passphrase.',
    done: (isProtected: boolean, backups: number) =>
      isProtected
        ? `The workspace and ${count(backups, 'backup', 'backups')} need the passphrase from now on`
        : `The workspace and ${count(backups, 'backup', 'backups')} can be read without a passphrase`,
    left: (names: number) =>
      `${count(names, 'backup', 'backups')} could not be rewritten and open with what they opened with before`,
  },
};

/** What is said of a backup beside its size. */
export function conditionWord(backup: Backup, checked: boolean, isProtected: boolean): string {
  if (backup.condition !== 'sound') return words.conditions[backup.condition];
  if (isProtected && !backup.protected) return words.plain;
  return checked ? words.conditions.sound : words.checking;
}
