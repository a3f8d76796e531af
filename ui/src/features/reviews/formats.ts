// The kinds of file that leave for a review.
import type { Format } from '../../lib/ipc/types';

/** A pack: to be shown, read, edited, sent, and kept in a calendar. */
export const PACK_FORMATS: Format[] = ['pptx', 'pdf', 'docx', 'eml', 'ics'];

/** What goes along with the mail of a pack, when asked. */
export const ALONG: Format[] = ['pdf', 'ics'];

/** Minutes for an audience that has no formats of its own. */
export const MINUTES_FORMATS: Format[] = ['pdf', 'docx', 'eml', 'ics'];
