// The update that is being written: its text, the page it makes, and the search of its files. Typing waits for nothing:
// there is never more than one page on its way, and the newest text is the next one.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type {
  Composer,
  Done,
  Draft,
  DraftPage,
  Format,
  Leak,
  SavedUpdate,
  Searched,
  TemplateFault,
  Warning,
} from '../../lib/ipc/types';

const KEEP_AFTER = 1500;
const SEARCH_AFTER = 700;
const SHOW_AFTER = 350;

interface Heard {
  said: (done: Done) => void;
  refused: (thrown: unknown) => void;
  /** What was written could not be kept, and is let go of. */
  leftBehind: (why: string, again: () => Promise<unknown>) => void;
}

export class Composing {
  composer = $state.raw<Composer | null>(null);
  text = $state('');
  template = $state('');
  leaveOut = $state.raw<string[]>([]);
  formats = $state.raw<Format[]>([]);
  /** The newest page without faults. */
  page = $state.raw<DraftPage | null>(null);
  faults = $state.raw<TemplateFault[]>([]);
  /** The kind of file that is shown: the page itself, or what it will be as another. */
  shownAs = $state<Format>('html');
  /** What is shown of another kind of file; null until it is made. */
  other = $state.raw<string | null>(null);
  searched = $state.raw<Searched | null>(null);
  searching = $state(false);
  busy = $state(false);
  saved = $state.raw<SavedUpdate | null>(null);
  /** Why the text could not be kept; empty when it could. */
  error = $state('');
  #corrects: number | null = null;
  #kept = $state('');
  #looking = false;
  #writing = false;
  #again = false;
  #searches = 0;
  #shows = 0;
  #showSoon: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #searchSoon: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly audienceId: string,
    readonly backend: Backend,
    readonly heard: Heard,
  ) {}

  /** What stands on the desk. */
  readonly shown = $derived.by(() => (this.shownAs === 'html' ? null : this.other) ?? this.page?.html ?? null);
  readonly isKept = $derived.by(() => this.text === this.#kept);
  readonly isDirty = $derived.by(() => this.composer !== null && !this.isKept);
  readonly warnings = $derived.by<Warning[]>(() => this.page?.warnings ?? []);
  readonly leaks = $derived.by<Leak[]>(() => {
    const found = this.searched?.leaks ?? [];
    return found.length > 0 ? found : (this.saved?.leaks ?? []);
  });
  readonly canIssue = $derived.by(
    () =>
      this.composer !== null &&
      this.faults.length === 0 &&
      this.leaks.length === 0 &&
      this.formats.length > 0 &&
      !this.busy,
  );

  /** Reads what the audience may get and what was written for it. Nothing while it is gone. */
  async open(): Promise<boolean> {
    try {
      const composer = await this.backend.openComposer(this.audienceId);
      const isFirst = this.composer === null;
      this.composer = composer;
      // What is being typed stays; what was kept comes from the core, such as after an undo.
      if (isFirst || this.isKept) this.text = composer.text;
      this.#kept = composer.text;
      this.template = composer.template;
      this.leaveOut = composer.draft.leaveOut;
      this.#corrects = composer.draft.corrects;
      if (isFirst) this.formats = composer.formats;
      await this.look();
      void this.search();
      return true;
    } catch (thrown) {
      this.heard.refused(thrown);
      return this.composer !== null;
    }
  }

  /** Something changed: reads again, unless it is what is being kept here. */
  changed(): void {
    if (!this.#writing && !this.busy) void this.open();
  }

  typed(text: string): void {
    this.text = text;
    this.error = '';
    this.saved = null;
    void this.look();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => void this.keep(), KEEP_AFTER);
    this.#searchAfter();
  }

  /** Makes the page again. The one that stands there stays until the new one has come. */
  async look(): Promise<void> {
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#looking = true;
    try {
      do {
        this.#again = false;
        const page = await this.backend.draftPage(this.#draft());
        this.faults = page.faults;
        if (page.html !== null) this.page = page;
      } while (this.#again);
      this.#showAfter();
    } catch (thrown) {
      this.heard.refused(thrown);
    } finally {
      this.#looking = false;
    }
  }

  /** Shows what the page will be as another kind of file. */
  async showAs(format: Format): Promise<void> {
    if (format !== this.shownAs) this.other = null;
    this.shownAs = format;
    clearTimeout(this.#showSoon);
    const asked = ++this.#shows;
    if (format === 'html' || this.faults.length > 0) return;
    try {
      const html = await this.backend.draftPreview(this.#draft(), format);
      if (asked === this.#shows) this.other = html;
    } catch (thrown) {
      if (asked === this.#shows) this.heard.refused(thrown);
    }
  }

  /** Searches the finished files in the chosen formats. */
  async search(): Promise<void> {
    clearTimeout(this.#searchSoon);
    if (this.faults.length > 0 || this.formats.length === 0) return;
    const asked = ++this.#searches;
    this.searching = true;
    try {
      const searched = await this.backend.searchDraft(this.#draft(), this.formats);
      if (asked === this.#searches) this.searched = searched;
    } catch (thrown) {
      if (asked === this.#searches) this.heard.refused(thrown);
    } finally {
      if (asked === this.#searches) this.searching = false;
    }
  }

  /** Keeps the text as one step of history. */
  async keep(): Promise<void> {
    clearTimeout(this.#keeping);
    if (this.composer === null || this.isKept) return;
    const { text } = this;
    this.#writing = true;
    try {
      await this.backend.keepDraft(this.#draft());
      [this.#kept, this.error] = [text, ''];
    } catch (thrown) {
      this.error = asRefusal(thrown).sentence;
    } finally {
      this.#writing = false;
    }
  }

  async useTemplate(template: string): Promise<void> {
    await this.keep();
    const done = await this.#write({ ...this.#draft(), template, text: '' });
    if (!done) return;
    this.heard.said(done);
    await this.open();
  }

  /** Puts records in or leaves them out of this update. */
  async put(refs: string[], goesIn: boolean): Promise<void> {
    await this.keep();
    const others = this.leaveOut.filter((ref) => !refs.includes(ref));
    this.leaveOut = goesIn ? others : [...others, ...refs];
    await this.#write(this.#draft());
    await this.look();
    this.#searchAfter();
  }

  choose(formats: Format[]): void {
    this.formats = formats;
    this.saved = null;
    this.#searchAfter();
  }

  /** Issues the update, or writes its draft. Null when no folder was chosen. */
  async leave(how: 'issue' | 'save', again: string | null = null): Promise<SavedUpdate | null> {
    if (!this.canIssue) return null;
    this.busy = true;
    try {
      await this.keep();
      const send = how === 'issue' ? this.backend.issueUpdate : this.backend.saveUpdate;
      const folder = again === null ? null : { folder: again };
      this.saved = await send(this.audienceId, this.formats, folder);
      return this.saved;
    } catch (thrown) {
      this.heard.refused(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Lets go: what is written is kept. */
  end(): void {
    clearTimeout(this.#searchSoon);
    clearTimeout(this.#showSoon);
    const draft = this.#draft();
    void this.keep().then(() => {
      if (this.error !== '') this.heard.leftBehind(this.error, () => this.backend.keepDraft(draft));
    });
  }

  #draft(): Draft {
    return {
      id: this.audienceId,
      template: this.composer?.draft.template === '' && this.template === this.composer.template ? '' : this.template,
      text: this.text === this.composer?.templateText ? '' : this.text,
      corrects: this.#corrects,
      leaveOut: this.leaveOut,
      // What gave its place to a correction is the core's to keep.
      kept: null,
    };
  }

  async #write(draft: Draft): Promise<Done | null> {
    this.#writing = true;
    try {
      return await this.backend.keepDraft(draft);
    } catch (thrown) {
      this.heard.refused(thrown);
      return null;
    } finally {
      this.#writing = false;
    }
  }

  /** The page is made again with every letter, another kind of file after a pause. */
  #showAfter(): void {
    clearTimeout(this.#showSoon);
    if (this.shownAs !== 'html') this.#showSoon = setTimeout(() => void this.showAs(this.shownAs), SHOW_AFTER);
  }

  #searchAfter(): void {
    clearTimeout(this.#searchSoon);
    this.#searches++;
    this.searching = true;
    this.#searchSoon = setTimeout(() => void this.search(), SEARCH_AFTER);
  }
}
