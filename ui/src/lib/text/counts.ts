// Numbers with their nouns, as the reader's locale writes them.
import { locale } from './locale';

/** `1,033`. */
export function number(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
}

/** `1,033`, but `1.2m` where a column has no room for more. */
export function compact(value: number, from = 10_000): string {
  if (Math.abs(value) < from) return number(value);
  return new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** `35%` for 0.35. */
export function percent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `4.2 days`; what is a share stands at its number, `52%`. */
export function withUnit(value: number, unit: string): string {
  return unit === '%' ? `${number(value)}%` : `${number(value)} ${unit}`.trim();
}

/** `20 of 412`; `20` while nobody knows of how many. */
export function ofAll(done: number, total: number | null): string {
  return total === null ? number(done) : `${number(done)} of ${number(total)}`;
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
