// What a cell can become while it is typed in: the steps of a scale, values already in use, or the readings of a time.
import type { Backend } from '../../lib/ipc/backend';
import type { ItemField, TimeframeView } from '../../lib/ipc/types';
import { canBeEmpty, type Editor } from './columns';
import type { Editing } from './sheet.svelte';
import { words } from './words';

export interface Option {
  /** What is sent when it is picked. */
  value: string;
  label: string;
  second: string;
}

type Choices = (field: ItemField) => Promise<{ value: string; label: string }[]>;

const SHOWN = 40;

export class CellOptions {
  list = $state.raw<Option[]>([]);
  /** The option that Enter picks; -1 when Enter keeps what is typed. */
  at = $state(-1);
  error = $state<string | null>(null);
  readonly label: string;
  readonly editor: Editor;
  #all: Option[] = [];
  #backend: Backend;
  #editing: Editing;
  #choices: Choices;
  #asked = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(backend: Backend, editor: Editor, editing: Editing, choices: Choices) {
    this.#backend = backend;
    this.editor = editor;
    this.#editing = editing;
    this.#choices = choices;
    this.label = words.fields[editing.field];
  }

  /** Fetches what there is to choose from. The value as it is stands marked. */
  async open(text: string): Promise<void> {
    if (this.editor === 'timeframe') return this.read(text);
    if (this.editor !== 'choice' && this.editor !== 'complete') return;
    const { field } = this.#editing;
    const options = (await this.#choices(field)).map(({ value, label }) => ({ value, label, second: '' }));
    const empty = { value: '', label: words.none[field] ?? words.leaveEmpty, second: '' };
    this.#all = this.editor === 'choice' && canBeEmpty(field) ? [...options, empty] : options;
    this.list = this.#all.slice(0, SHOWN);
    if (this.editor !== 'choice') return;
    const current = this.#all.findIndex((option) => option.label === text);
    this.at = current >= 0 ? current : 0;
    // Opened by typing a letter rather than by Enter: that letter already chooses.
    if (current < 0 && text !== '') this.#narrow(text);
  }

  /** Follows what is typed. */
  read(text: string): Promise<void> {
    this.#reading =
      this.editor === 'timeframe'
        ? this.#readTime(text)
        : this.editor === 'record' || this.editor === 'records'
          ? this.#readRecords(text)
          : Promise.resolve(this.#narrow(text));
    return this.#reading;
  }

  /** Marks the option above or below; above the first one, nothing is marked where a text of one's own may be kept. */
  step(by: number): void {
    const least = this.editor === 'choice' || this.editor === 'timeframe' ? 0 : -1;
    this.at = Math.max(least, Math.min(this.list.length - 1, this.at + by));
  }

  /** What to send for this text; null when it cannot be kept as it is. */
  async result(text: string): Promise<string | null> {
    await this.#reading;
    const marked = this.list[this.at];
    if (this.editor === 'timeframe') {
      if (text.trim() === '') return '';
      return this.error ? null : (marked?.value ?? text);
    }
    if (this.editor === 'choice') return marked ? marked.value : null;
    if (this.editor === 'record') return text.trim() === '' ? '' : (marked?.value ?? text);
    if (!marked) return this.editor === 'records' ? earlier(`${text},`).join(', ') : text;
    return this.#isList ? [...earlier(text), marked.value].join(', ') : marked.value;
  }

  /** Whether the field holds several values, with commas between them. */
  get #isList(): boolean {
    return this.editor === 'records' || this.#editing.field === 'tags';
  }

  /** What the offers are for: of several values the last. */
  #wanted(text: string): string {
    return (this.#isList ? (text.split(',').at(-1) ?? '') : text).trim();
  }

  #narrow(text: string): void {
    const wanted = this.#wanted(text).toLowerCase();
    const starts = this.#all.filter((option) => option.label.toLowerCase().startsWith(wanted));
    const within = this.#all.filter(
      (option) => !starts.includes(option) && option.label.toLowerCase().includes(wanted),
    );
    this.list = [...starts, ...within].slice(0, SHOWN);
    this.at = this.editor === 'choice' ? Math.min(0, this.list.length - 1) : -1;
  }

  /** Items that have the words. Where one is meant by its reference, that is kept as it is typed. */
  async #readRecords(text: string): Promise<void> {
    const asked = ++this.#asked;
    const wanted = this.#wanted(text);
    const hits = wanted === '' ? [] : (await this.#backend.search(wanted)).flatMap((group) => group.hits);
    if (asked !== this.#asked) return;
    const taken = this.#isList ? earlier(text).map((ref) => ref.toUpperCase()) : [];
    const items = hits.filter(
      ({ kind, id, ref }) => kind === 'item' && id !== this.#editing.id && !taken.includes(ref),
    );
    this.list = items.slice(0, SHOWN).map(({ ref, title }) => ({ value: ref, label: title, second: ref }));
    this.at = this.list.length > 0 && !/^[+-]?r-?\d+$/i.test(wanted) ? 0 : -1;
  }

  async #readTime(text: string): Promise<void> {
    const asked = ++this.#asked;
    const { readings, error } = await this.#backend.readTimeframe(text);
    if (asked !== this.#asked) return;
    this.list = readings.map(timeOption);
    this.at = readings.length > 0 ? 0 : -1;
    this.error = text.trim() === '' || readings.length > 0 ? null : error;
  }
}

function timeOption(reading: TimeframeView): Option {
  return { value: reading.text, label: reading.text, second: words.precision[reading.precision] };
}

const earlier = (text: string) =>
  text
    .split(',')
    .slice(0, -1)
    .map((tag) => tag.trim())
    .filter(Boolean);
