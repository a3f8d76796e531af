// What is made of a review: a new one, its files, its minutes, the one after it.
import type { Desk } from '../../lib/desk';
import type { Format, PackFiles } from '../../lib/ipc/types';
import { ALONG, PACK_FORMATS } from './formats';
import { words } from './words';

export class Outgoing {
  /** Whether the mail carries the PDF and the meeting. */
  goesAlong = $state(false);

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

  /** Writes files of the pack as it is. */
  async save(formats: Format[] = PACK_FORMATS): Promise<void> {
    const of = this.of();
    if (of !== null) this.#say(await this.#trying(() => this.desk.backend.savePack(of, formats, false, this.#along())));
  }

  /** Writes the files of the pack, and freezes it as it left. */
  async issue(): Promise<void> {
    const of = this.of();
    if (of !== null)
      this.#say(await this.#trying(() => this.desk.backend.savePack(of, PACK_FORMATS, true, this.#along())));
  }

  /** Writes the minutes for an audience as a draft. */
  async minutes(audienceId: string, formats: Format[]): Promise<void> {
    const of = this.of();
    if (of !== null) this.#say(await this.#trying(() => this.desk.backend.saveMinutes(of, audienceId, formats)));
  }

  /** Issues the minutes for an audience as an update. */
  async issueMinutes(audienceId: string, formats: Format[]): Promise<void> {
    const of = this.of();
    if (of !== null) this.#say(await this.#trying(() => this.desk.backend.issueMinutes(of, audienceId, formats)));
  }

  /** Starts the next review; gives its reference. */
  async next(): Promise<string | null> {
    const of = this.of();
    const made = of === null ? null : await this.#trying(() => this.desk.backend.nextReview(of));
    if (made) this.desk.said(made.done);
    return made?.ref ?? null;
  }

  #along(): Format[] {
    return this.goesAlong ? ALONG : [];
  }

  #say(saved: PackFiles | null): void {
    const first = saved?.files[0];
    if (!saved) return;
    if (saved.leaks.length > 0) this.desk.toasts.show(words.leaks(saved.leaks.length));
    else if (first !== undefined) this.desk.wrote(words.saved(saved.files), first);
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
