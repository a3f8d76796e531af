// Every sentence of the map of status words.
import type { SaidBy, Scale } from '../../lib/ipc/types';
import { count } from '../../lib/text/counts';
import { SCALE_WORDS } from '../../lib/text/scales';

export const words = {
  title: 'Status map',
  lead: 'Each team keeps its own words. Here they are brought to one scale; a word without a place is not comparable, and nothing guesses it.',
  word: 'Word',
  place: 'On the common scale',
  said: 'Who says so',
  items: 'Items',
  teams: 'Teams',
  notComparable: 'Not comparable',
  placeOf: (word: string) => `Place of ${word} on the common scale`,
  itemsOf: (items: number) => count(items, 'item', 'items'),
  saidBy: {
    somebody: 'Said here or in the tracker',
    commonly: 'What the word commonly means',
    nobody: 'Nobody has said',
  } satisfies Record<SaidBy, string>,
  scale: SCALE_WORDS satisfies Record<Scale, string>,
  left: (unplaced: number) => `${count(unplaced, 'word has', 'words have')} no place yet`,
  none: 'No status words yet',
  noneWords: 'They come with an import, or when an item is given a status.',
};
