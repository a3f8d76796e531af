// How well typed letters fit a text, when they need not stand together.

/** The better the higher; null when the letters do not all stand in the text in their order. */
export function fuzzy(typed: string, text: string): number | null {
  const wanted = plain(typed).replace(/\s+/g, '');
  const letters = plain(text);
  if (wanted === '') return 0;
  let score = 0;
  let from = 0;
  let before = -2;
  for (const letter of wanted) {
    const at = best(letters, letter, from, before);
    if (at < 0) return null;
    const startsWord = at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1]!);
    score += (at === before + 1 ? 4 : 0) + (startsWord ? 3 : 0) - Math.min(3, at - from) * 0.2;
    before = at;
    from = at + 1;
  }
  // Of two that fit alike, the shorter says less that was not typed.
  return score - letters.length * 0.01;
}

/** The next place of a letter: right behind the last one, else at the start of a word, else anywhere. */
function best(letters: string, letter: string, from: number, before: number): number {
  if (letters[before + 1] === letter && before + 1 >= from) return before + 1;
  const start = letters.indexOf(` ${letter}`, Math.max(0, from - 1));
  return start >= 0 ? start + 1 : letters.indexOf(letter, from);
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
