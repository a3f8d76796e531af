// The signals: all of them, by theme and segment, and by what was asked for.
import type { Backend } from '../../lib/ipc/backend';
import type { SignalList } from '../../lib/ipc/types';

export type Tab = 'all' | 'themes' | 'askedFor' | 'toTell';

export class Signals {
  list = $state.raw<SignalList | null>(null);
  tab = $state<Tab>('all');
  search = $state('');
  /** A theme or a segment that alone is shown. */
  only = $state<{ what: 'theme' | 'segment'; name: string } | null>(null);
  openRef = $state<string | null>(null);

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly shown = $derived.by(() => {
    const wanted = this.search.trim().toLowerCase();
    const { only } = this;
    return (this.list?.rows ?? []).filter((row) => {
      if (row.archived) return false;
      if (only?.what === 'theme' && !(only.name === '' ? row.themes.length === 0 : row.themes.includes(only.name)))
        return false;
      if (only?.what === 'segment' && (row.segment ?? '') !== only.name) return false;
      const text = [row.ref, row.words, row.who, row.customer, row.department, ...row.themes, ...row.about];
      return wanted === '' || text.join(' ').toLowerCase().includes(wanted);
    });
  });
  readonly toTell = $derived.by(() => (this.list?.askedFor ?? []).filter((asked) => asked.toTell.length > 0));
  readonly open = $derived.by(() => this.list?.rows.find((row) => row.ref === this.openRef) ?? null);

  async reload(): Promise<void> {
    try {
      this.list = await this.backend.listSignals();
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Opens a signal, or what was asked for of an item. */
  show(ref: string): void {
    if (ref.startsWith('S-')) {
      this.tab = 'all';
      this.openRef = ref;
    } else this.tab = this.toTell.some((asked) => asked.ref === ref) ? 'toTell' : 'askedFor';
  }
}
