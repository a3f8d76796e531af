// A table that is brought in: tried first, asked once how its days are meant, then imported in one step.
import type { Backend } from '../ipc/backend';
import type { DayOrder, TableDone } from '../ipc/types';

type Bring = (path: string, order: DayOrder | null, onlyTry: boolean) => Promise<TableDone>;

export class TableImport {
  /** What the import would do; nothing while no table is chosen. */
  tried = $state.raw<TableDone | null>(null);
  order = $state<DayOrder | null>(null);
  busy = $state(false);
  /** A day of the table that can be read two ways; it is asked for until the table is another. */
  example = $state<string | null>(null);
  #path: string | null = null;

  constructor(
    readonly backend: Backend,
    readonly bring: Bring,
    readonly refused: (thrown: unknown) => void,
    readonly said: (done: TableDone) => void,
  ) {}

  /** There is something in it that would be written. */
  readonly holds = $derived.by(() => (this.tried ? this.tried.added + this.tried.changed > 0 : false));

  /** Asks for a table and tries it. */
  async choose(): Promise<void> {
    await this.#trying(async () => {
      const path = await this.backend.chooseTable();
      if (path === null) return;
      this.#path = path;
      this.order = null;
      this.tried = await this.bring(path, null, true);
      this.example = this.tried.unclearDay;
    });
  }

  /** Says how its days are meant, and tries it again. */
  async setOrder(order: DayOrder): Promise<void> {
    const path = this.#path;
    if (path === null) return;
    await this.#trying(async () => {
      const tried = await this.bring(path, order, true);
      [this.order, this.tried] = [order, tried];
    });
  }

  async commit(): Promise<void> {
    const path = this.#path;
    if (path === null || this.busy) return;
    await this.#trying(async () => {
      const done = await this.bring(path, this.order, false);
      this.cancel();
      this.said(done);
    });
  }

  cancel(): void {
    this.#path = null;
    this.tried = null;
    this.order = null;
    this.example = null;
  }

  async #trying(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await act();
    } catch (thrown) {
      this.refused(thrown);
    } finally {
      this.busy = false;
    }
  }
}
