// The reviews: which one is looked at, its pack, and the section that is open.
import type { Backend } from '../../lib/ipc/backend';
import type { Pack, PackSection, ReviewRow, Section } from '../../lib/ipc/types';

export type Tab = 'sections' | 'page' | 'minutes';

export class Reviews {
  rows = $state.raw<ReviewRow[] | null>(null);
  of = $state<string | null>(null);
  pack = $state.raw<Pack | null>(null);
  page = $state<string | null>(null);
  tab = $state<Tab>('sections');
  openSection = $state<Section | null>(null);

  constructor(
    readonly backend: Backend,
    readonly refused: (thrown: unknown) => void,
  ) {}

  readonly inUse = $derived.by(() => (this.rows ?? []).filter((row) => !row.archived));
  readonly review = $derived.by(() => this.inUse.find((row) => row.ref === this.of) ?? null);
  readonly section = $derived.by<PackSection | null>(
    () => this.pack?.sections.find((one) => one.section === this.openSection) ?? null,
  );

  /** Reads everything again; without a review chosen, the next one is looked at. */
  async reload(): Promise<void> {
    try {
      this.rows = await this.backend.listReviews();
      if (!this.inUse.some((row) => row.ref === this.of)) this.of = this.inUse[0]?.ref ?? null;
      this.pack = this.of === null ? null : await this.backend.reviewPack(this.of);
      if (this.tab === 'page') await this.readPage();
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  async choose(ref: string): Promise<void> {
    this.of = ref;
    this.openSection = null;
    this.page = null;
    await this.reload();
  }

  async show(tab: Tab): Promise<void> {
    this.tab = tab;
    if (tab === 'page') await this.readPage();
  }

  async readPage(): Promise<void> {
    if (this.of === null) return;
    try {
      this.page = await this.backend.reviewPage(this.of);
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  /** Goes to the next or the previous section. */
  step(by: number): void {
    const all = this.pack?.sections ?? [];
    const at = all.findIndex((one) => one.section === this.openSection);
    this.openSection = all[Math.max(0, Math.min(all.length - 1, at + by))]?.section ?? null;
  }
}
