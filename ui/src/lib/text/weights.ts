// How much attention a message asks for, in words.
import type { MessageWeight } from '../ipc/types';

/** One of them. */
export const WEIGHT_WORDS: Record<MessageWeight, string> = {
  announcement: 'Announcement',
  notice: 'Notice',
  fyi: 'FYI',
};

/** Several of them. */
export const WEIGHTS_WORDS: Record<MessageWeight, string> = {
  announcement: 'Announcements',
  notice: 'Notices',
  fyi: 'FYI',
};
