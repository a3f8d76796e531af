// What is looked for in everything, what was found, and the record the person is at.
import type { Backend } from '../../lib/ipc/backend';
import type { Kind, SearchGroup, SearchHit } from '../../lib/ipc/types';

/** As many of a kind as are shown before somebody asks for more, and so many more each time. */
export const STEP = 50;

export class Search {
  typed = $state('');
  /** Only what is put away is looked for. */
  putAway = $state(false);
  groups = $state.raw<SearchGroup[]>([]);
  /** Only records of this kind are shown; all when there are none of it. */
  kind = $state<Kind | null>(null);
  /** What the groups were found for; empty before the first search. */
  found = $state('');
  at = $state(0);
  #asking = 0;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly shown = $derived.by<SearchGroup[]>(() => {
    const chosen = this.groups.filter((group) => group.kind === this.kind);
    return chosen.length > 0 ? chosen : this.groups;
  });
  readonly hits = $derived.by<SearchHit[]>(() => this.shown.flatMap((group) => group.hits));

  /** Shows records of one kind, or of all. */
  narrow(kind: Kind | null): void {
    this.kind = kind;
    this.at = 0;
  }

  /** Looks for what is typed. An answer that comes after a newer question is left aside. */
  async look(): Promise<void> {
    const asking = ++this.#asking;
    const typed = this.typed.trim();
    try {
      const groups = typed ? await this.#ask(typed, null, STEP) : [];
      if (asking !== this.#asking) return;
      if (typed !== this.found && this.found !== '') this.at = 0;
      this.groups = groups;
      this.found = typed;
      this.at = Math.min(this.at, Math.max(0, this.hits.length - 1));
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Shows more of a kind. What stands there already stays where it stands. */
  async more({ kind, hits: shown }: SearchGroup): Promise<void> {
    const asking = this.#asking;
    try {
      const [group] = await this.#ask(this.found, kind, shown.length + STEP);
      if (asking !== this.#asking || !group) return;
      const known = new Set(shown.map(({ id }) => id));
      const hits = [...shown, ...group.hits.filter(({ id }) => !known.has(id))];
      this.groups = this.groups.map((one) => (one.kind === kind ? { ...group, hits } : one));
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  #ask(words: string, kind: Kind | null, limit: number): Promise<SearchGroup[]> {
    return this.backend.searchThrough({ words, shelf: this.putAway ? 'putAway' : 'inUse', kind, limit });
  }

  step(by: number): void {
    this.at = Math.max(0, Math.min(this.hits.length - 1, this.at + by));
  }
}
