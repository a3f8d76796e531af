// Where the files of an update were written while this window is open: the workspace keeps what they are, not where.
import type { SavedUpdate } from '../../lib/ipc/types';

export const issuedFiles = new Map<string, SavedUpdate>();
