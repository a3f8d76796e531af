// References such as R-29 are words: no line ends within one.

/** A text in parts, of which every second one is a reference. */
export const withReferences = (text: string): string[] => text.split(/\b([A-Z]-\d+)\b/);
