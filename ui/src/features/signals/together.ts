// What is set for several signals at once.
import { choicesOf, type ManyField, type sharedFields } from '../../lib/hand/many';
import { words as handWords } from '../../lib/hand/words';
import type { SignalRow } from '../../lib/ipc/types';
import { words } from './words';

/** `all` say which values there are, those that are selected which themes can be taken out. */
export function together(
  { sensitivity }: ReturnType<typeof sharedFields>,
  all: SignalRow[],
  refs: ReadonlySet<string>,
): ManyField[] {
  const { themes, segment } = words.fields;
  const { other } = handWords.many;
  const had = all.filter(({ ref }) => refs.has(ref)).flatMap((row) => row.themes);
  return [
    {
      key: 'themes',
      label: themes,
      choices: choicesOf(all.flatMap((row) => row.themes)),
      other,
      had: [...new Set(had)],
    },
    {
      key: 'segment',
      label: segment,
      choices: choicesOf(all.map((row) => row.segment)),
      other,
      none: handWords.notSaidYet,
    },
    sensitivity,
  ];
}
