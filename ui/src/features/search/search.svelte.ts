// What is looked for in everything, what was found, and the record the person is at.
import type { Backend } from '../../lib/ipc/backend';
import type { SearchGroup, SearchHit } from '../../lib/ipc/types';

export class Search {
  typed = $state('');
  groups = $state.raw<SearchGroup[]>([]);
  /** What the groups were found for; empty before the first search. */
  found = $state('');
  at = $state(0);
  #asking = 0;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly hits = $derived.by<SearchHit[]>(() => this.groups.flatMap((group) => group.hits));

  /** Looks for what is typed. An answer that comes after a newer question is left aside. */
  async look(): Promise<void> {
    const asking = ++this.#asking;
    const typed = this.typed.trim();
    try {
      const groups = typed ? await this.backend.search(typed) : [];
      if (asking !== this.#asking) return;
      if (typed !== this.found) this.at = 0;
      this.groups = groups;
      this.found = typed;
      this.at = Math.min(this.at, Math.max(0, this.hits.length - 1));
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  step(by: number): void {
    this.at = Math.max(0, Math.min(this.hits.length - 1, this.at + by));
  }
}
