// Every sentence of the search.
import type { Kind, SearchGroup } from '../../lib/ipc/types';
import { count } from '../../lib/text/counts';
import { KINDS } from '../../lib/text/kinds';

export const words = {
  title: 'Search',
  field: 'Find in everything',
  results: 'What was found',
  kinds: 'Which records',
  all: 'All',
  kind: (kind: Kind) => KINDS[kind][1].replace(/^\p{L}/u, (first) => first.toUpperCase()),
  group: ({ kind, count: found, more }: SearchGroup) => {
    const [one, many] = KINDS[kind];
    return more ? `More than ${count(found, one, many)}` : count(found, one, many);
  },
  more: ({ kind }: SearchGroup) => `Show more ${KINDS[kind][1]}`,
  putAway: 'Only what is put away',
  before: {
    title: 'Find in everything',
    words:
      'Words, the beginning of a word, “words that stand together” in quotation marks, or a reference such as R-12.',
  },
  nothing: {
    title: 'Nothing was found',
    words: 'No record holds all of these words. Try fewer, or the beginning of one.',
  },
  nothingAway: {
    title: 'Nothing that is put away was found',
    words: 'No record that is put away holds all of these words.',
  },
  spoken: (found: number) => count(found, 'record was found', 'records were found'),
};
