// Numbers with their nouns, as the reader's locale writes them.

const locale = () => navigator.languages?.[0] ?? 'en-GB';

/** `1,033`. */
export function number(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
}

/** `1 item`, `16 items`. */
export function count(value: number, one: string, many: string): string {
  return `${number(value)} ${noun(value, one, many)}`;
}

/** The noun for a number, without the number. */
export function noun(value: number, one: string, many: string): string {
  return new Intl.PluralRules('en').select(value) === 'one' ? one : many;
}

/** `a, b and c`. */
export function list(words: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}
