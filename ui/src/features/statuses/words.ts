// Every sentence of the map of status words.
import type { SaidBy, Scale } from '../../lib/ipc/types';
import { count } from '../../lib/text/counts';
import { SCALE_WORDS } from '../../lib/text/scales';

export const words = {
  title: 'Status map',
  bringIn: 'Import what you have',
  lead: 'Each team keeps its own words. Here they are brought to one scale, for every team or for one that means something else by a word. A word without a place is not comparable, and nothing guesses it.',
  strip: 'How the items lie on the common scale',
  word: 'Word',
  place: 'On the common scale',
  said: 'Who says so',
  items: 'Items',
  teams: 'Teams',
  oneWord: 'word',
  manyWords: 'words',
  inItem: 'item',
  inItems: 'items',
  notComparable: 'Not comparable',
  placeOf: (word: string) => `Place of ${word} on the common scale`,
  placeFor: (word: string, team: string) => `What ${team} means by ${word}`,
  byTeam: (word: string) => `What each team means by ${word}`,
  asForAll: (place: string) => `As for all: ${place.toLowerCase()}`,
  asCommon: 'As it is commonly meant',
  ownMeaning: 'This team says so',
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
