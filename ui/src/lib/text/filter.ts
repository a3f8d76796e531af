// The words of a typed filter, as the core takes them apart: where one ends, and what its field and values are. What
// they mean, the core alone knows.

interface FilterWord {
  text: string;
  not: boolean;
  /** What stands before the colon; null for words to search for. */
  field: string | null;
  values: string[];
}

/** The words of a filter. Quotation marks hold a value together. */
export function filterWords(text: string): FilterWord[] {
  const found: FilterWord[] = [];
  for (const [word] of text.matchAll(/(?:[^\s"]|"(?:[^"]|"")*(?:"|$))+/g)) {
    const not = word.length > 1 && word.startsWith('-');
    const said = not ? word.slice(1) : word;
    const at = said.search(/[:"]/);
    const named = at > 0 && said[at] === ':';
    found.push({
      text: word,
      not,
      field: named ? said.slice(0, at) : null,
      values: named ? valuesOf(said.slice(at + 1)) : [],
    });
  }
  return found;
}

function valuesOf(text: string): string[] {
  const parts = text.match(/(?:[^,"]|"(?:[^"]|"")*(?:"|$))+|(?<=,|^)(?=,|$)/g) ?? [];
  return parts.map((part) => part.replace(/"((?:[^"]|"")*)("|$)/g, (_, inner: string) => inner.replaceAll('""', '"')));
}

/** A value as it must be typed to be read as one. */
function quoted(value: string): string {
  const isSpecial = value === '' || ['none', 'any'].includes(value) || /^[<>=-]|\.\.|[\s,"*()]/.test(value);
  return isSpecial ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A field with the values it may have; an empty one asks for none. */
export function filterTerm(field: string, values: string[]): string {
  return `${field}:${values.map((value) => (value === '' ? 'none' : quoted(value))).join(',')}`;
}

/** Words as they are compared: letters and digits in lower case, without accents. */
export const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
