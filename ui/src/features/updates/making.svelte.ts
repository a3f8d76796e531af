// Everybody's updates at once: made and searched together, looked at one by one, and only then issued.
import type { Desk } from '../../lib/desk';
import type { Format, MadeFor, MadeUpdate, Whose } from '../../lib/ipc/types';
import { told } from './told-words';

export class Making {
  whose = $state<Whose>('due');
  /** The files that each gets; none stands for those of the audience. */
  formats = $state.raw<Format[]>([]);
  made = $state.raw<MadeUpdate[] | null>(null);
  progress = $state.raw<{ done: number; all: number; audience: string } | null>(null);
  looked = $state.raw<string[]>([]);
  open = $state<string | null>(null);
  /** What became of those that were issued, by audience. */
  issued = $state.raw<Map<string, MadeFor>>(new Map());

  constructor(readonly desk: Desk) {}

  readonly shown = $derived.by(() => this.made?.find(({ made }) => made.audienceId === this.open) ?? null);
  readonly toIssue = $derived.by(() =>
    (this.made ?? [])
      .map(({ made }) => made)
      .filter(
        ({ audienceId, leaks }) =>
          leaks.length === 0 && this.looked.includes(audienceId) && !this.issued.has(audienceId),
      )
      .map(({ audienceId }) => audienceId),
  );

  /** Makes them all. What stood there stays when it is stopped. */
  async make(): Promise<void> {
    await this.#watched(async () => {
      const made = await this.desk.backend.makeUpdates(this.whose, this.formats);
      if (made === null) {
        this.desk.toasts.show(told.stopped);
        return;
      }
      this.made = made;
      this.looked = [];
      this.issued = new Map();
      this.open = null;
    });
  }

  look(audienceId: string): void {
    this.open = audienceId;
    if (!this.looked.includes(audienceId)) this.looked = [...this.looked, audienceId];
  }

  /** Issues these, into one folder. */
  async issue(audienceIds: string[]): Promise<void> {
    await this.#watched(async () => {
      const done = await this.desk.backend.issueUpdates(audienceIds, this.formats, null);
      if (done === null) return;
      this.issued = new Map([...this.issued, ...done.updates.map((one): [string, MadeFor] => [one.audienceId, one])]);
      const refs = done.updates.flatMap(({ update }) => (update === null ? [] : [update]));
      if (refs.length === 0) return;
      this.desk.wrote(told.issuedAll(refs), `${done.folder}/manifest.json`);
    });
  }

  stop(): void {
    void this.desk.backend.stopWork();
  }

  async #watched(work: () => Promise<void>): Promise<void> {
    this.progress = { done: 0, all: 0, audience: '' };
    const stop = this.desk.backend.listen('workProgress', ({ stage, done, total }) => {
      this.progress = { done, all: total ?? 0, audience: stage };
    });
    try {
      await work();
    } catch (thrown) {
      this.desk.refused(thrown);
    } finally {
      stop();
      this.progress = null;
    }
  }
}
