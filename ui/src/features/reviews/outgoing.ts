// What is made of a review: a new one, its files, its minutes, the one after it.
import type { Desk } from '../../lib/desk';
import type { PackFiles } from '../../lib/ipc/types';
import { PACK_FORMATS } from './formats';
import { words } from './words';

export class Outgoing {
  constructor(
    readonly desk: Desk,
    readonly of: () => string | null,
  ) {}

  /** Adds a review; gives its reference. */
  async add(title: string): Promise<string | null> {
    const made = await this.#trying(() => this.desk.backend.addEntry('review', title, []));
    if (made) this.desk.said(made.done);
    return made?.ref ?? null;
  }

  /** Writes the files of the pack; with `issued`, it is frozen. */
  async save(issued: boolean): Promise<void> {
    const of = this.of();
    if (of !== null) this.#say(await this.#trying(() => this.desk.backend.savePack(of, PACK_FORMATS, issued)));
  }

  /** Writes the minutes for an audience. */
  async minutes(audienceId: string): Promise<void> {
    const of = this.of();
    if (of !== null) this.#say(await this.#trying(() => this.desk.backend.saveMinutes(of, audienceId, PACK_FORMATS)));
  }

  /** Starts the next review; gives its reference. */
  async next(): Promise<string | null> {
    const of = this.of();
    const made = of === null ? null : await this.#trying(() => this.desk.backend.nextReview(of));
    if (made) this.desk.said(made.done);
    return made?.ref ?? null;
  }

  #say(saved: PackFiles | null): void {
    const first = saved?.files[0];
    if (!saved) return;
    if (saved.leaks.length > 0) this.desk.toasts.show(words.leaks(saved.leaks.length));
    else if (first !== undefined) {
      const run = () => void this.desk.backend.showInFolder(first);
      this.desk.toasts.show(words.saved(saved.files), { action: { label: words.showFiles, run } });
    }
  }

  async #trying<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (thrown) {
      this.desk.refused(thrown);
      return null;
    }
  }
}
