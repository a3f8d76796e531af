// The language that numbers and dates are written in: the reader's, where they have one that can be written in.

/** The first of these languages there is a way of writing for; systems without a language say `C`, which is none. */
export function writtenIn(languages: readonly string[]): string {
  const known = languages.find((language) => {
    try {
      return Intl.getCanonicalLocales(language).length > 0;
    } catch {
      return false;
    }
  });
  return known ?? 'en-GB';
}

let chosen = '';

/** Writes in this language from now on; in the reader's own when it is empty. */
export function writeIn(language: string): void {
  chosen = language;
}

/** The language that is written in: the one that was chosen, else the reader's. */
export const locale = () => chosen || writtenIn(navigator.languages ?? []);
