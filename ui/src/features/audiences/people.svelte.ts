// The table of people: which cell is at hand, which one is written in.
import type { Backend } from '../../lib/ipc/backend';
import { asRefusal } from '../../lib/ipc/backend';
import type { Done, PersonField, PersonRow } from '../../lib/ipc/types';
import { folded } from '../../lib/text/filter';

export const FIELDS: PersonField[] = ['name', 'role', 'department', 'seniority', 'email', 'aliases'];

/** What stands in a cell, as it is typed. */
export function textOf(row: PersonRow, field: PersonField): string {
  return field === 'aliases' ? row.aliases.join(', ') : (row[field] ?? '');
}

interface Heard {
  said: (done: Done) => void;
  refused: (thrown: unknown) => void;
}

export class People {
  rows = $state.raw<PersonRow[] | null>(null);
  away = $state.raw<PersonRow[]>([]);
  shelf = $state<'inUse' | 'putAway'>('inUse');
  at = $state({ row: 0, column: 0 });
  typed = $state('');
  editing = $state(false);
  error = $state('');
  openId = $state<string | null>(null);
  #isSaving = false;

  constructor(
    readonly backend: Backend,
    readonly heard: Heard,
  ) {}

  search = $state('');
  readonly shown = $derived.by(() => {
    const rows = (this.shelf === 'inUse' ? this.rows : this.away) ?? [];
    const wanted = folded(this.search).split(/\s+/).filter(Boolean);
    const said = (row: PersonRow) => folded([row.ref, ...FIELDS.map((field) => textOf(row, field))].join(' '));
    return wanted.length === 0 ? rows : rows.filter((row) => wanted.every((word) => said(row).includes(word)));
  });
  /** Whose field is written in. */
  get unkept(): { id: string; field: PersonField } | null {
    const row = this.shown[this.at.row];
    return this.editing && row ? { id: row.id, field: FIELDS[this.at.column]! } : null;
  }

  get isDirty(): boolean {
    const row = this.shown[this.at.row];
    return this.editing && row !== undefined && this.typed.trim() !== textOf(row, FIELDS[this.at.column]!);
  }

  readonly open = $derived.by(() => this.shown.find((row) => row.id === this.openId) ?? null);

  async list(): Promise<void> {
    try {
      const [rows, away] = await Promise.all([this.backend.listPeople(), this.backend.listPeoplePutAway()]);
      [this.rows, this.away] = [rows, away];
      if (away.length === 0) this.shelf = 'inUse';
      this.go(this.at.row, this.at.column);
    } catch (thrown) {
      this.heard.refused(thrown);
    }
  }

  /** Goes to a cell, or as near to it as there is one. */
  go(row: number, column: number): void {
    const within = (value: number, length: number) => Math.max(0, Math.min(length - 1, value));
    this.at = { row: within(row, this.shown.length), column: within(column, FIELDS.length) };
  }

  /** Opens the person with this reference. */
  show(reference: string): void {
    const row = this.shown.findIndex((known) => known.ref === reference);
    if (row < 0) return;
    this.go(row, 0);
    this.openId = this.shown[row]!.id;
  }

  /** Begins to write in the cell at hand: over what stands there, or with it. */
  begin(first: string | null = null): void {
    const row = this.shown[this.at.row];
    if (!row) return;
    this.typed = first ?? textOf(row, FIELDS[this.at.column]!);
    this.error = '';
    this.editing = true;
  }

  leave(): void {
    this.editing = false;
    this.error = '';
  }

  /** Keeps what was written. Says whether the cell could be left. */
  async keep(): Promise<boolean> {
    const row = this.shown[this.at.row];
    const field = FIELDS[this.at.column]!;
    if (!this.editing || !row || this.#isSaving) return !this.#isSaving;
    if (this.typed.trim() === textOf(row, field)) {
      this.leave();
      return true;
    }
    this.#isSaving = true;
    try {
      this.heard.said(await this.backend.editPerson(row.id, field, this.typed.trim()));
      this.leave();
      return true;
    } catch (thrown) {
      this.error = asRefusal(thrown).sentence;
      return false;
    } finally {
      this.#isSaving = false;
    }
  }

  /** Empties the cell at hand. */
  async empty(): Promise<void> {
    const row = this.shown[this.at.row];
    const field = FIELDS[this.at.column]!;
    if (row && textOf(row, field) !== '') await this.#do(() => this.backend.editPerson(row.id, field, ''));
  }

  /** Adds somebody and opens them. Throws what the core refuses. */
  async add(name: string): Promise<void> {
    this.shelf = 'inUse';
    this.search = '';
    const id = await this.backend.addPerson(name);
    await this.list();
    const row = this.shown.findIndex((known) => known.id === id);
    if (row >= 0) this.go(row, 1);
  }

  /** Writes down the people who were copied as rows of a table. */
  async paste(text: string): Promise<void> {
    await this.#do(() => this.backend.pastePeople(text));
  }

  async putAway(row: PersonRow): Promise<void> {
    await this.#do(() => this.backend.archiveRecords([row.ref]));
  }

  async bringBack(row: PersonRow): Promise<void> {
    await this.#do(() => this.backend.bringBackRecords([row.ref]));
  }

  /** Puts somebody into an audience, or takes them out. */
  async belong(row: PersonRow, audienceId: string, belongs: boolean): Promise<void> {
    await this.#do(async () => {
      const { members } = await this.backend.audience(audienceId, null);
      const others = members.map((member) => member.id).filter((id) => id !== row.id);
      const next = belongs ? [...others, row.id] : others;
      return this.backend.editAudience(audienceId, [{ what: 'members', members: next }]);
    });
  }

  async #do(act: () => Promise<Done>): Promise<void> {
    try {
      this.heard.said(await act());
    } catch (thrown) {
      this.heard.refused(thrown);
    }
  }
}
