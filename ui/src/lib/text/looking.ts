// What an empty view says while another state of the workspace is looked at.
import type { Looking } from '../ipc/types';
import { longDate } from './dates';

/** In place of words about what is not written down yet: on another day, or for an audience, that would not be true. */
export function emptyThen(looking: Looking): { title: string; words: string } {
  return looking.what === 'asOf'
    ? {
        title: 'Nothing here then',
        words: `On ${longDate(looking.day)} there was none of this, or none that was open.`,
      }
    : {
        title: 'Nothing here for them',
        words: `None of this is part of what ${looking.name} see. Their clearance and field rules decide that, and how sensitive each record is. Esc leads back to change them.`,
      };
}
