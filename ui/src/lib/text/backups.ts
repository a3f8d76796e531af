// Why a backup was made.
import type { BackupReason } from '../ipc/types';

export const BACKUP_REASONS = {
  byHand: 'by hand',
  automatic: 'while editing',
  beforeImport: 'before an import',
  beforeUpgrade: 'before a new version',
  beforeRestore: 'before restoring',
} satisfies Record<BackupReason, string>;
