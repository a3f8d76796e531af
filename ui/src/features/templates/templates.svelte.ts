// The templates and the text that is being written: tried out while it is typed, kept when the person pauses.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { AudienceRow, Done, Offer, TemplateField, TemplateRow, TriedOut } from '../../lib/ipc/types';

const TRY_AFTER = 250;
const KEEP_AFTER = 1500;

interface Heard {
  said: (done: Done) => void;
  refused: (thrown: unknown) => void;
  /** What was written could not be kept, and is let go of. */
  leftBehind: (why: string, again: () => Promise<unknown>) => void;
}

export class Templates {
  rows = $state.raw<TemplateRow[] | null>(null);
  audiences = $state.raw<AudienceRow[]>([]);
  offer = $state.raw<Offer | null>(null);
  id = $state<string | null>(null);
  audienceId = $state<string | null>(null);
  text = $state('');
  tried = $state.raw<TriedOut | null>(null);
  /** The last page without faults. */
  page = $state.raw<{ html: string; words: number } | null>(null);
  /** Why the text could not be kept; empty when it could. */
  error = $state('');
  #kept = $state('');
  #asked = 0;
  #trying: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly backend: Backend,
    readonly heard: Heard,
  ) {}

  readonly row = $derived.by(() => this.rows?.find((row) => row.id === this.id) ?? null);
  readonly isKept = $derived.by(() => this.text === this.#kept);
  readonly isDirty = $derived.by(() => this.id !== null && !this.isKept);
  readonly faults = $derived.by(() => this.tried?.faults ?? []);

  async list(): Promise<void> {
    await this.#try(async () => {
      const [rows, audiences] = await Promise.all([this.backend.listTemplates(), this.backend.listAudiences()]);
      [this.rows, this.audiences] = [rows, audiences];
      if (!rows.some((row) => row.id === this.id)) this.id = rows[0]?.id ?? null;
      if (!audiences.some((row) => row.id === this.audienceId)) this.audienceId = this.#firstReader();
      await Promise.all([this.#read(), this.#readOffer()]);
    });
  }

  async choose(id: string): Promise<void> {
    if (id === this.id && this.tried) return;
    await this.keep();
    this.#offerAgain();
    this.id = id;
    this.page = null;
    this.tried = null;
    this.audienceId = this.#firstReader();
    await this.#try(() => this.#read());
  }

  async previewFor(audienceId: string): Promise<void> {
    this.audienceId = audienceId;
    await Promise.all([this.look(), this.#try(() => this.#readOffer())]);
  }

  /** The text is something else now: it is tried out soon, and kept when nothing more comes. */
  typed(text: string): void {
    this.text = text;
    this.error = '';
    clearTimeout(this.#trying);
    clearTimeout(this.#keeping);
    this.#trying = setTimeout(() => void this.look(), TRY_AFTER);
    this.#keeping = setTimeout(() => void this.keep(), KEEP_AFTER);
  }

  /** Keeps the text as one step of history. */
  async keep(): Promise<void> {
    clearTimeout(this.#keeping);
    const { id, text } = this;
    if (id === null || this.isKept) return;
    try {
      await this.backend.editTemplate(id, 'text', text);
      if (this.id === id) [this.#kept, this.error] = [text, ''];
    } catch (thrown) {
      this.error = asRefusal(thrown).sentence;
    }
  }

  async type(field: TemplateField, text: string): Promise<void> {
    if (this.id !== null) this.heard.said(await this.backend.editTemplate(this.id, field, text));
  }

  /** Makes the page again. The one that stands there stays until the new one has come. */
  async look(): Promise<void> {
    clearTimeout(this.#trying);
    const { id, audienceId, text } = this;
    if (id === null || audienceId === null) return;
    const asked = ++this.#asked;
    await this.#try(async () => {
      const tried = await this.backend.tryTemplate(id, text, audienceId);
      if (asked !== this.#asked) return;
      this.tried = tried;
      if (tried.html !== null) this.page = { html: tried.html, words: tried.words };
    });
  }

  async add(name: string): Promise<void> {
    await this.#open(await this.backend.addTemplate(name));
  }

  async duplicate(): Promise<void> {
    await this.#try(async () => {
      if (this.id !== null) await this.#open(await this.backend.duplicateTemplate(this.id));
    });
  }

  async reset(): Promise<void> {
    await this.#do(async (id) => {
      this.#kept = this.text;
      return this.backend.resetTemplate(id);
    });
  }

  async putAway(): Promise<void> {
    await this.#do((id) => this.backend.putTemplateAway(id));
  }

  async bringBack(id: string): Promise<void> {
    await this.#do(() => this.backend.bringTemplateBack(id));
  }

  /** Lets go: what is written is kept. */
  leave(): void {
    clearTimeout(this.#trying);
    void this.keep().then(() => this.#offerAgain());
  }

  /** What could not be kept is offered again where the text is let go of. */
  #offerAgain(): void {
    const { id, text } = this;
    if (id !== null && this.error !== '')
      this.heard.leftBehind(this.error, () => this.backend.editTemplate(id, 'text', text));
    this.error = '';
  }

  /** The audience that starts from this template, or any. */
  #firstReader(): string | null {
    const reader = this.audiences.find((row) => row.name === this.row?.audiences[0]) ?? this.audiences[0];
    return reader?.id ?? null;
  }

  /** Reads the text again, unless something else is being written. */
  async #read(): Promise<void> {
    const { id } = this;
    if (id === null) return;
    const text = await this.backend.templateText(id);
    if (id !== this.id) return;
    if (this.isKept || this.tried === null) this.text = text;
    this.#kept = text;
    await this.look();
  }

  /** What can be put in, with what it becomes for the reader of the page. */
  async #readOffer(): Promise<void> {
    this.offer = await this.backend.templateOffer(this.audienceId);
  }

  async #open(id: string): Promise<void> {
    await this.keep();
    this.#offerAgain();
    this.id = id;
    this.page = null;
    this.tried = null;
    await this.list();
  }

  async #do(act: (id: string) => Promise<Done>): Promise<void> {
    await this.#try(async () => {
      if (this.id !== null) this.heard.said(await act(this.id));
    });
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.heard.refused(thrown);
    }
  }
}
