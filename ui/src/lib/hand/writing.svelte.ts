// One field while somebody writes in it. It is kept when the field is left and, where half a text makes sense, after a
// pause; all of it is one step of undo. What the core refuses stays in the field with its sentence.
import { asRefusal } from '../ipc/backend';

const PAUSE = 1500;

interface WritingOptions {
  /** Keeps a text. `on` says that it goes on from what was kept a moment ago. */
  write: (text: string, on: boolean) => Promise<unknown>;
  /** Whether a pause keeps what is there so far. */
  pauses: boolean;
  after?: (run: () => void, ms: number) => () => void;
}

export class Writing {
  text = $state('');
  error = $state('');
  open = $state(false);
  #before = '';
  #kept = $state('');
  #isOn = false;
  #stop: () => void = () => undefined;
  #queue: Promise<boolean> = Promise.resolve(true);
  #options: WritingOptions;
  #after: (run: () => void, ms: number) => () => void;

  constructor(options: WritingOptions) {
    this.#options = options;
    this.#after =
      options.after ??
      ((run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      });
  }

  begin(text: string): void {
    this.text = text;
    this.#before = text;
    this.#kept = text;
    this.#isOn = false;
    this.error = '';
    this.open = true;
  }

  /** Whether there is something to keep. */
  get isDirty(): boolean {
    return this.open && this.text.trim() !== this.#kept.trim();
  }

  typed(): void {
    this.error = '';
    this.#stop();
    if (this.#options.pauses) this.#stop = this.#after(() => void this.keep(), PAUSE);
  }

  /** Keeps what is there. False when it was refused; the sentence then stands in `error`. */
  keep(text = this.text): Promise<boolean> {
    this.#stop();
    this.#queue = this.#queue.then(() => this.#write(text));
    return this.#queue;
  }

  /** Keeps and closes; stays open when it was refused. */
  async end(text = this.text): Promise<boolean> {
    const kept = await this.keep(text);
    if (kept) this.open = false;
    return kept;
  }

  /** Leaves the field as it was before. Gives what was written, when that is something else. */
  async leave(): Promise<string | null> {
    const written = this.text;
    this.#stop();
    this.open = false;
    // What a pause is keeping at this moment is taken back as well.
    await this.keep(this.#before);
    return written.trim() === this.#before.trim() ? null : written;
  }

  async #write(text: string): Promise<boolean> {
    if (text.trim() === this.#kept.trim()) return true;
    try {
      await this.#options.write(text.trim(), this.#isOn);
      this.#kept = text;
      this.#isOn = true;
      this.error = '';
      return true;
    } catch (thrown) {
      this.error = asRefusal(thrown).sentence;
      return false;
    }
  }
}
