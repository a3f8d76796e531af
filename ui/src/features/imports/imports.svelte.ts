// One import, from the file to what it did. A preview writes nothing; each answer of the person asks for a new one.
import { asRefusal, type Backend, type Refusal } from '../../lib/ipc/backend';
import type { LongWork } from '../../lib/long-work.svelte';
import type {
  DayOrder,
  Done,
  Encoding,
  ImportPreview,
  WorkProgress,
  ImportReport,
  ImportRequest,
  Level,
  PerKind,
  Sensitivity,
  Keep,
  Target,
} from '../../lib/ipc/types';

export type Step = 'file' | 'check' | 'done';
export type Resolution = Keep | 'each';
export type ResultTab = 'created' | 'updated' | 'unchanged' | 'problems';

const FRESH = {
  kind: null,
  columns: null,
  mapping: null,
  dates: null,
  sensitivity: null,
  onConflict: 'mine' as Keep,
  choices: [],
  named: [],
  levels: [],
  encoding: null,
};

export class Imports {
  step = $state<Step>('file');
  preview = $state.raw<ImportPreview | null>(null);
  request = $state.raw<ImportRequest>({ path: '', ...FRESH });
  resolution = $state<Resolution>('mine');
  tab = $state<ResultTab>('created');
  busy = $state<'reading' | 'importing' | null>(null);
  progress = $state.raw<WorkProgress | null>(null);
  problem = $state.raw<Refusal | null>(null);
  result = $state.raw<{ done: Done; report: ImportReport } | null>(null);
  /** The date that was asked about, so that the answer can be changed. */
  askedDate = $state<string | null>(null);
  #asked = 0;
  #isLeft = false;

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
    readonly work: LongWork,
    readonly said: (done: Done) => void,
  ) {}

  readonly total = $derived.by(() => {
    const report = this.preview?.report;
    const changes: PerKind = report
      ? {
          items: report.created.items + report.updated.items,
          decisions: report.created.decisions + report.updated.decisions,
        }
      : { items: 0, decisions: 0 };
    return { ...changes, all: changes.items + changes.decisions };
  });

  /** Asks for a file or a folder. A closed dialog changes nothing. */
  async choose(kind: 'file' | 'folder'): Promise<void> {
    try {
      const path = await this.backend.chooseImport(kind);
      if (path !== null) await this.give(path);
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Takes a file or a folder and shows what it would change. */
  async give(path: string): Promise<void> {
    this.result = null;
    this.preview = null;
    this.askedDate = null;
    this.resolution = 'mine';
    this.step = 'file';
    await this.#ask({ path, ...FRESH });
    const report = this.preview as ImportPreview | null;
    if (report) this.tab = report.report.problems.length > 0 ? 'problems' : 'created';
  }

  remap(index: number, target: Target): Promise<void> {
    const columns = this.preview!.columns.map((column, at) => (at === index ? target : column.target));
    // What a saved mapping says of the words of levels stays, though its columns do not.
    const levels = this.request.mapping === null ? this.request.levels : this.preview!.levels;
    return this.#ask({ ...this.request, columns, mapping: null, levels });
  }

  useMapping(mapping: string | null): Promise<void> {
    return this.#ask({ ...this.request, mapping, columns: null, levels: [] });
  }

  /** Says how the characters of the file are stored; everything else in it may be something else then. */
  setEncoding(encoding: Encoding): Promise<void> {
    return this.#ask({ ...this.request, encoding, columns: null, levels: [] });
  }

  /** Says what a word of the level column means. */
  setLevel(word: string, level: Level | null): Promise<void> {
    const others = this.request.levels.filter((said) => said.word !== word);
    return this.#ask({ ...this.request, levels: [...others, { word, level }] });
  }

  setDates(dates: DayOrder): Promise<void> {
    return this.#ask({ ...this.request, dates });
  }

  setSensitivity(sensitivity: Sensitivity): Promise<void> {
    return this.#ask({ ...this.request, sensitivity });
  }

  /** Keeps all of mine, takes all of theirs, or leaves each to be chosen from how they stand now. */
  async resolve(resolution: Resolution): Promise<void> {
    this.resolution = resolution;
    if (resolution !== 'each') await this.#ask({ ...this.request, onConflict: resolution, choices: [] });
  }

  /** Chooses for one value. The others stay as they stand. */
  async take(ref: string, field: string, take: Keep): Promise<void> {
    this.resolution = 'each';
    const others = this.request.choices.filter((made) => made.ref !== ref || made.field !== field);
    await this.#ask({ ...this.request, choices: [...others, { ref, field, take }] });
  }

  async apply(): Promise<void> {
    this.busy = 'importing';
    this.progress = null;
    this.#asked++;
    try {
      const result = await this.work.run('import', () => this.backend.applyImport(this.request));
      if (result === null) return;
      if (this.#isLeft) return this.said(result.done);
      this.result = result;
      this.step = 'done';
    } catch (thrown) {
      this.refused(thrown);
    } finally {
      this.busy = null;
      this.progress = null;
    }
  }

  /** Shows an import that was begun here and left, until it ends. */
  async join(): Promise<void> {
    if (this.work.view !== 'import') return;
    this.busy = 'importing';
    this.progress = this.work.progress;
    await this.work.ended();
    this.busy = null;
    this.progress = null;
  }

  /** The view goes; what is running goes on, and says so when it is done. */
  leave(): void {
    this.#isLeft = true;
  }

  async cancel(): Promise<void> {
    try {
      await this.backend.stopWork();
    } catch (thrown) {
      this.refused(thrown);
    }
    if (this.busy === 'reading') this.#asked++;
    if (this.preview === null) this.startAgain();
    else if (this.busy === 'reading') this.busy = null;
  }

  async saveMapping(name: string): Promise<boolean> {
    try {
      await this.backend.saveMapping(name, this.request);
      return true;
    } catch (thrown) {
      this.refused(thrown);
      return false;
    }
  }

  startAgain(): void {
    this.#asked++;
    this.step = 'file';
    this.preview = null;
    this.result = null;
    this.problem = null;
    this.busy = null;
    this.progress = null;
  }

  /** After something else changed: the same preview against the workspace as it is now. */
  async refresh(): Promise<void> {
    if (this.step === 'check' && this.busy === null) await this.#ask(this.request);
  }

  /** Back to the check, after the import was taken back. */
  async reopen(): Promise<void> {
    this.result = null;
    await this.#ask(this.request);
  }

  async #ask(request: ImportRequest): Promise<void> {
    const asked = ++this.#asked;
    this.request = request;
    this.busy = 'reading';
    this.problem = null;
    try {
      const preview = await this.backend.previewImport(request);
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.askedDate = preview.ambiguousDates ?? (request.dates ? this.askedDate : null);
      this.step = 'check';
    } catch (thrown) {
      if (asked !== this.#asked) return;
      if (this.preview === null) this.problem = asRefusal(thrown);
      else this.refused(thrown);
    } finally {
      if (asked === this.#asked) {
        this.busy = null;
        this.progress = null;
      }
    }
  }
}

/** Items and decisions together. */
export const sum = ({ items, decisions }: PerKind): number => items + decisions;
