// What a field can become while it is written in: known values that hold what is typed, fetched once or for each word.

export interface Suggestion {
  value: string;
  label: string;
  second: string;
}

/** Gives what fits a text. */
export type Suggest = (text: string) => Promise<Suggestion[]>;

const SHOWN = 12;

export class Suggestions {
  list = $state.raw<Suggestion[]>([]);
  /** The one Enter takes; -1 when Enter keeps what is typed. */
  at = $state(-1);
  #asked = 0;
  #suggest: Suggest;

  constructor(suggest: Suggest) {
    this.#suggest = suggest;
  }

  async read(text: string): Promise<void> {
    const asked = ++this.#asked;
    const found = await this.#suggest(text).catch(() => []);
    if (asked !== this.#asked) return;
    this.list = found.slice(0, SHOWN);
    this.at = -1;
  }

  step(by: number): void {
    this.at = Math.max(-1, Math.min(this.list.length - 1, this.at + by));
  }

  get taken(): Suggestion | null {
    return this.list[this.at] ?? null;
  }

  clear(): void {
    this.#asked++;
    this.list = [];
    this.at = -1;
  }
}

/** Values that are known beforehand, those that begin with the text first. With `several`, only the last of them counts. */
export function among(known: () => Promise<string[]>, several = false): Suggest {
  let all: Promise<string[]> | null = null;
  return async (text) => {
    all ??= known();
    const parts = text.split(',');
    const wanted = (several ? (parts.at(-1) ?? '') : text).trim().toLowerCase();
    const before = several ? parts.slice(0, -1).map((part) => part.trim()) : [];
    const values = (await all).filter((value) => !before.includes(value) && value.toLowerCase() !== wanted);
    const starts = values.filter((value) => value.toLowerCase().startsWith(wanted));
    const within = values.filter((value) => !starts.includes(value) && value.toLowerCase().includes(wanted));
    return [...starts, ...within].map((value) => ({
      value: [...before, value].join(', '),
      label: value,
      second: '',
    }));
  };
}
