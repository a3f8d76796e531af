// What the history shows: filters, the operations that fit, and the one that is open. Of a long history only the parts
// that were in view are here.
import type { Backend } from '../../lib/ipc/backend';
import type {
  Done,
  HistoryQuery,
  Kind,
  LifeChange,
  Operation,
  OperationDetail,
  RecordChanges,
  UndoTo,
} from '../../lib/ipc/types';

type FieldChange = LifeChange['change'];

const PART = 100;

export class History {
  text = $state('');
  by = $state<string | null>(null);
  kind = $state<Kind | null>(null);
  record = $state.raw<{ id: string; name: string } | null>(null);

  operations = $state.raw<(Operation | undefined)[]>([]);
  /** Of the record that is shown alone: what each operation changed in it. */
  life = $state.raw<Map<number, FieldChange[]>>(new Map());
  people = $state.raw<string[]>([]);
  firstDay = $state<string | null>(null);
  loaded = $state(false);
  openNumber = $state<number | null>(null);
  detail = $state.raw<OperationDetail | null>(null);
  /** What going back to the open operation would do, while the person is asked. */
  asked = $state.raw<UndoTo | null>(null);
  #asking = 0;
  #wanted = new Set<number>();

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly at = $derived.by(() => this.operations.findIndex((operation) => operation?.number === this.openNumber));

  get isFiltered(): boolean {
    return this.text.trim() !== '' || this.by !== null || this.kind !== null || this.record !== null;
  }

  #query(offset: number): HistoryQuery {
    return {
      record: this.record?.id ?? null,
      by: this.by,
      kind: this.kind,
      text: this.text.trim() || null,
      offset,
      limit: PART,
    };
  }

  /** Reads the newest part again; what else is needed is read when it comes into view. */
  async reload(): Promise<void> {
    const asking = ++this.#asking;
    try {
      const [page, life] = await Promise.all([
        this.backend.history(this.#query(0)),
        this.record ? this.backend.recordLife(this.record.id) : [],
      ]);
      if (asking !== this.#asking) return;
      this.life = byOperation(life);
      const operations: (Operation | undefined)[] = new Array(page.total).fill(undefined);
      operations.splice(0, page.operations.length, ...page.operations);
      this.#wanted = new Set([0]);
      this.operations = operations;
      this.people = page.people;
      this.firstDay = page.firstDay;
      this.loaded = true;
    } catch (thrown) {
      this.refused(thrown);
    }
    if (this.openNumber !== null) await this.open(this.openNumber);
  }

  /** The operation of a row; one that is not here yet is fetched with those around it. */
  row(index: number): Operation | undefined {
    const part = Math.floor(index / PART);
    if (!this.operations[index] && !this.#wanted.has(part)) {
      this.#wanted.add(part);
      void this.#fetch(part);
    }
    return this.operations[index];
  }

  async #fetch(part: number): Promise<void> {
    const asking = this.#asking;
    try {
      const page = await this.backend.history(this.#query(part * PART));
      if (asking !== this.#asking) return;
      this.operations = this.operations.with(0, this.operations[0]);
      this.operations.splice(part * PART, page.operations.length, ...page.operations);
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  async narrow(change: Partial<Pick<History, 'by' | 'kind' | 'record' | 'text'>>): Promise<void> {
    Object.assign(this, change);
    await this.reload();
  }

  async showAll(): Promise<void> {
    await this.narrow({ by: null, kind: null, record: null, text: '' });
  }

  async open(number: number): Promise<void> {
    if (this.openNumber !== number) this.asked = null;
    this.openNumber = number;
    try {
      const detail = await this.backend.operation(number);
      if (this.openNumber === number) this.detail = detail;
    } catch (thrown) {
      this.close();
      this.refused(thrown);
    }
  }

  close(): void {
    this.openNumber = null;
    this.detail = null;
    this.asked = null;
  }

  async ask(): Promise<void> {
    if (this.openNumber === null) return;
    try {
      this.asked = await this.backend.previewUndoTo(this.openNumber);
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Takes back everything that came after the open operation. */
  async undoTo(): Promise<Done | null> {
    if (this.openNumber === null) return null;
    try {
      const done = await this.backend.undoToOperation(this.openNumber);
      this.asked = null;
      return done;
    } catch (thrown) {
      this.refused(thrown);
      return null;
    }
  }

  /** Makes a field, or without one the whole record, what it was before the open operation. */
  async bringBack(record: RecordChanges, field: string | null): Promise<string | null> {
    if (this.openNumber === null) return null;
    const { kind, id } = record;
    const operation = this.openNumber - 1;
    try {
      return (await this.backend.revertRecord({ kind, record: id, fields: field ? [field] : [], operation })).label;
    } catch (thrown) {
      this.refused(thrown);
      return null;
    }
  }

  /** Shows only what was done to the record with this reference. */
  only(ref: string): Promise<void> {
    return this.narrow({ record: { id: ref, name: ref } });
  }
}

function byOperation(life: LifeChange[]): Map<number, FieldChange[]> {
  const found = new Map<number, FieldChange[]>();
  for (const { operation, change } of life) found.set(operation, [...(found.get(operation) ?? []), change]);
  return found;
}
