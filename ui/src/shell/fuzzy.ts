// How well typed letters fit a text, when they need not stand together.

/** What a letter is worth right behind the one before, and at the start of a word. */
const BESIDE = 4;
const STARTS = 3;
/** What is lost for a letter that was passed over; more than a few are as bad as a few. */
const PASSED = 0.2;
const FEW = 3;

/** The better the higher, in the best of all ways to find them; null when the letters do not all stand there in their order. */
export function fuzzy(typed: string, text: string): number | null {
  const wanted = plain(typed).replace(/\s+/g, '');
  const letters = [...plain(text)];
  if (wanted === '') return 0;
  /** What the letters so far are worth when the last of them stands at a place. */
  let worth: number[] = [];
  for (const [index, letter] of [...wanted].entries()) {
    const before = worth;
    let further = -Infinity;
    worth = Array.from(letters, (here, at) => {
      further = Math.max(further, before[at - FEW - 1] ?? -Infinity);
      if (here !== letter) return -Infinity;
      const starts = at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1]!) ? STARTS : 0;
      if (index === 0) return starts - Math.min(FEW, at) * PASSED;
      const near = [1, 2, 3].map((away) => (before[at - away] ?? -Infinity) - (away - 1) * PASSED);
      near[0]! += BESIDE;
      return starts + Math.max(...near, further - FEW * PASSED);
    });
  }
  const best = Math.max(...worth);
  // Of two that fit alike, the shorter says less that was not typed.
  return best === -Infinity ? null : best - letters.length * 0.01;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
