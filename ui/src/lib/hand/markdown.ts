// Signs of Markdown put around what is selected, and taken off when they are there.

/** The text with the sign around the selection, and what is selected then. */
export function marked(
  text: string,
  from: number,
  to: number,
  sign: string,
): { text: string; from: number; to: number } {
  const [before, chosen, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (before.endsWith(sign) && after.startsWith(sign)) {
    const start = from - sign.length;
    return {
      text: before.slice(0, start) + chosen + after.slice(sign.length),
      from: start,
      to: start + chosen.length,
    };
  }
  return { text: before + sign + chosen + sign + after, from: from + sign.length, to: to + sign.length };
}
