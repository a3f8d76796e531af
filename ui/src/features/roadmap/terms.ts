// Terms of a typed filter and the values that menus offer: one said by the other.
import { folded } from '../../lib/text/filter';

interface Choice {
  value: string;
  label: string;
}

/** A step of a scale as it is typed in a filter: `at-risk`. */
export const dashed = (value: string) => value.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The values that are meant by what was typed, as the menu has them; null where it does not have them all. */
export function valuesMeant(known: Choice[], typed: string[]): string[] | null {
  const found = typed.map((text) => {
    if (text === 'none') return '';
    const fits = ({ value, label }: Choice) =>
      [value, label].some((name) => folded(name).replaceAll(' ', '') === folded(text).replaceAll(' ', ''));
    return known.find(fits)?.value;
  });
  return found.every((value) => value !== undefined) ? found : null;
}
