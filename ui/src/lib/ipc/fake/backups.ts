// The stand-in's backups: some of the last day, one a day before, and one that was damaged.
import { Refusal, type Backend } from '../backend';
import type { Backup, WorkspaceInfo } from '../types';
import type { FakeStore } from './store';

type BackupCommands = Pick<
  Backend,
  | 'listBackups'
  | 'backUp'
  | 'previewRestore'
  | 'restoreBackup'
  | 'backupsOf'
  | 'restoreDamaged'
  | 'salvageWorkspace'
  | 'refusedFile'
  | 'unlockWorkspace'
  | 'changePassphrase'
>;

const FOLDER = '/home/nora/Roadmaps/Larkfield roadmap backups';
/** What opens the stand-in's protected files. */
const PASSPHRASE = 'correct horse battery';

const MADE: [at: string, reason: Backup['reason'], condition: Backup['condition']][] = [
  ['2026-11-24T10:41:00', 'automatic', 'sound'],
  ['2026-11-24T10:30:00', 'automatic', 'sound'],
  ['2026-11-24T09:12:00', 'beforeImport', 'sound'],
  ['2026-11-23T17:58:00', 'automatic', 'sound'],
  ['2026-11-23T09:03:00', 'beforeImport', 'damaged'],
  ['2026-11-20T16:20:00', 'byHand', 'sound'],
  ['2026-10-30T16:20:00', 'automatic', 'sound'],
];

/** The commands of backups and passphrase over the stand-in's memory. */
export function fakeBackups(store: FakeStore, enter: () => Promise<WorkspaceInfo>): BackupCommands {
  let secret: string | null = null;
  let backups = MADE.map(([at, reason, condition], index) => row(MADE.length - index, new Date(at), reason, condition));
  const made = (reason: Backup['reason']) => {
    const backup = {
      ...row(backups.length + 1, new Date('2026-11-24T10:44:00'), reason, 'sound'),
      protected: secret !== null,
    };
    backups = [backup, ...backups];
    queueMicrotask(() => store.emit('backupsChanged', { problem: null }));
    return backup;
  };
  const fits = (passphrase: string | null) => {
    if (passphrase === PASSPHRASE) return;
    throw new Refusal({
      code: 'wrongPassphrase',
      message: 'This passphrase does not open it',
      hint: 'Check capital letters.',
    });
  };
  return {
    listBackups: async () => ({ backups, folder: FOLDER, protected: secret !== null }),
    backUp: async () => made('byHand'),
    previewRestore: async (name) => {
      const isNewest = name === backups[0]?.name;
      const records = isNewest
        ? []
        : [
            {
              kind: 'item' as const,
              ref: 'R-2',
              title: 'Instant payouts in euros',
              fate: 'changed' as const,
              fields: ['timeframe', 'health'],
              changes: [
                { field: 'timeframe', before: '26 February 2027', after: '18 December 2026' },
                { field: 'health', before: 'atRisk', after: '' },
              ],
            },
            {
              kind: 'item' as const,
              ref: 'R-41',
              title: 'Rate lock for a day',
              fate: 'gone' as const,
              fields: [],
              changes: [],
            },
            {
              kind: 'decision' as const,
              ref: 'D-7',
              title: 'Our own instant connection, or the partner bank’s?',
              fate: 'changed' as const,
              fields: ['neededBy'],
              changes: [{ field: 'neededBy', before: '2026-11-13', after: '2026-11-20' }],
            },
            {
              kind: 'person' as const,
              ref: 'P-4',
              title: 'Ines Rahm',
              fate: 'added' as const,
              fields: [],
              changes: [],
            },
          ];
      const counts = isNewest
        ? []
        : [
            { kind: 'item' as const, added: 0, gone: 1, changed: 1 },
            { kind: 'decision' as const, added: 0, gone: 0, changed: 1 },
            { kind: 'person' as const, added: 1, gone: 0, changed: 0 },
          ];
      return { at: '2026-11-23T16:58:00Z', counts, records, total: records.length };
    },
    restoreBackup: async () => {
      made('beforeRestore');
      return store.change(
        'Restored the backup of 23 November 2026, 16:58 UTC',
        ['item', 'decision', 'person'],
        () => undefined,
      );
    },
    backupsOf: async () => backups,
    restoreDamaged: async () => enter(),
    salvageWorkspace: async () => ({
      path: '/home/nora/Roadmaps/Saved.roadbook',
      kinds: [
        { kind: 'item', saved: 38, lost: 2 },
        { kind: 'decision', saved: 14, lost: 0 },
      ],
      withHistory: false,
    }),
    refusedFile: async () => ({ path: '/home/nora/Roadmaps/Acquisition.roadbook', name: 'Acquisition' }),
    unlockWorkspace: async (_path, passphrase) => (fits(passphrase), enter()),
    changePassphrase: async (old, fresh) => {
      if (secret !== null) fits(old);
      secret = fresh;
      backups = backups.map((backup) => ({ ...backup, protected: fresh !== null }));
      return { protected: fresh !== null, backups: backups.length, left: [] };
    },
  };
}

function row(number: number, at: Date, reason: Backup['reason'], condition: Backup['condition']): Backup {
  const name = `${String(number).padStart(6, '0')}-${reason}.roadbook`;
  return {
    number,
    name,
    path: `${FOLDER}/${name}`,
    at: at.toISOString(),
    reason,
    bytes: 1_240_000 + number * 4_096,
    condition,
    protected: false,
  };
}
