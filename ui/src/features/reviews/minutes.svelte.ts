// The minutes of a review: who must know, who was told, and the page of the audience that is chosen.
import type { Backend } from '../../lib/ipc/backend';
import type { MinutesFor } from '../../lib/ipc/types';

export class Minutes {
  rows = $state.raw<MinutesFor[] | null>(null);
  at = $state<string | null>(null);
  page = $state<string | null>(null);
  #asked = 0;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly row = $derived.by(() => this.rows?.find(({ audienceId }) => audienceId === this.at) ?? null);
  /** Those that must know and have not been told. */
  readonly waiting = $derived.by(() => (this.rows ?? []).filter((row) => row.because.length > 0 && !row.update));

  /** Reads who must know what a review decided; the first who was not told is looked at. */
  async read(of: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const rows = await this.backend.minutesFor(of);
      if (asked !== this.#asked) return;
      this.rows = rows;
      if (this.row === null) this.at = (this.waiting[0] ?? rows[0])?.audienceId ?? null;
      const page = this.at === null ? null : await this.backend.minutesPage(of, this.at);
      if (asked === this.#asked) this.page = page;
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  async choose(of: string, audienceId: string): Promise<void> {
    this.at = audienceId;
    await this.read(of);
  }
}
