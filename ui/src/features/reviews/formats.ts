// The kinds of file a pack leaves as.
import type { Format } from '../../lib/ipc/types';

export const PACK_FORMATS: Format[] = ['pptx', 'pdf', 'docx', 'eml'];
