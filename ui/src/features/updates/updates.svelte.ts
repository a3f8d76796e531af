// What the updates view shows: the audiences, and for the chosen one the page it would get. The page and what is
// withheld come from the core together; nothing is decided here.
import type { Backend } from '../../lib/ipc/backend';
import type { AudienceRow, UpdatePreview, Leak, MarkKind, SavedUpdate, ShownRecord, Format } from '../../lib/ipc/types';

export type Which = 'all' | 'changed' | 'withheld';

export class Updates {
  audiences = $state.raw<AudienceRow[] | null>(null);
  audienceId = $state<string | null>(null);
  template = $state<string | null>(null);
  composed = $state.raw<UpdatePreview | null>(null);
  which = $state<Which>('all');
  formats = $state<Record<Format, boolean>>({
    pdf: true,
    pptx: false,
    docx: false,
    xlsx: false,
    html: false,
    eml: false,
    md: false,
    csv: false,
    ics: false,
  });
  saving = $state(false);
  /** What was found when the files were written; the last word on what may leave. */
  #foundOnSaving = $state.raw<Leak[]>([]);
  #asked = 0;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly leaks = $derived.by(() => {
    const found = this.composed?.leaks ?? [];
    return found.length > 0 ? found : this.#foundOnSaving;
  });
  readonly chosenFormats = $derived.by(() =>
    (Object.keys(this.formats) as Format[]).filter((format) => this.formats[format]),
  );
  readonly canSave = $derived.by(
    () => this.composed !== null && this.leaks.length === 0 && this.chosenFormats.length > 0 && !this.saving,
  );
  readonly shown = $derived.by(() => recordsOf(this.composed?.shown ?? [], this.which));
  readonly counts = $derived.by(() => {
    const shown = this.composed?.shown ?? [];
    return {
      all: shown.length,
      changed: recordsOf(shown, 'changed').length,
      withheld: recordsOf(shown, 'withheld').length,
    };
  });

  async list(): Promise<void> {
    try {
      this.audiences = await this.backend.listAudiences();
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Opens an audience by its id or its name. */
  async chooseNamed(name: string): Promise<void> {
    if (this.audiences === null) await this.list();
    const found = this.audiences?.find((audience) => [audience.id, audience.name].includes(name));
    if (found) await this.choose(found.id);
  }

  async choose(audienceId: string): Promise<void> {
    this.audienceId = audienceId;
    this.template = null;
    this.composed = null;
    this.which = 'all';
    await this.compose();
  }

  async useTemplate(template: string): Promise<void> {
    this.template = template;
    await this.compose();
  }

  leave(): void {
    this.audienceId = null;
    this.composed = null;
    this.#asked++;
  }

  /** Composes again. The page that stands there stays until the new one has come. */
  async compose(): Promise<void> {
    const { audienceId, template } = this;
    if (audienceId === null) return;
    const asked = ++this.#asked;
    try {
      const composed = await this.backend.composeUpdate(audienceId, template);
      if (asked !== this.#asked) return;
      this.composed = composed;
      this.#foundOnSaving = [];
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.refused(thrown);
      if (this.composed === null) this.audienceId = null;
    }
  }

  /** Null when the folder was not chosen, or when something was found and nothing was written. */
  async save(): Promise<SavedUpdate | null> {
    if (!this.canSave || this.audienceId === null) return null;
    this.saving = true;
    try {
      const saved = await this.backend.saveUpdate(
        this.audienceId,
        this.composed?.template ?? this.template,
        this.chosenFormats,
      );
      if (saved && saved.leaks.length > 0) this.#foundOnSaving = saved.leaks;
      return saved && saved.leaks.length === 0 ? saved : null;
    } catch (thrown) {
      this.refused(thrown);
      return null;
    } finally {
      this.saving = false;
    }
  }
}

const CHANGED: MarkKind[] = ['coarsened', 'reworded'];

/** The records that have such a mark, each with those marks alone. */
export function recordsOf(shown: ShownRecord[], which: Which): ShownRecord[] {
  if (which === 'all') return shown;
  const wanted: MarkKind[] = which === 'withheld' ? ['withheld'] : CHANGED;
  return shown
    .map((record) => ({ ...record, marks: record.marks.filter((mark) => wanted.includes(mark.what)) }))
    .filter((record) => record.marks.length > 0);
}
