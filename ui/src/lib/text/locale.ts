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

/** The reader's language. */
export const locale = () => writtenIn(navigator.languages ?? []);
