// The items near the view, and what the core says about the whole list.
import type { ItemGroup, ItemPage, ItemRow, Totals } from '../../lib/ipc/types';
import { Pages as PagesOf } from '../../lib/pages.svelte';

export { PAGE_SIZE } from '../../lib/pages.svelte';

const NOTHING: Totals = { count: 0, effort: null, atRisk: 0, offTrack: 0, start: null, end: null };

export class Pages extends PagesOf<ItemRow, ItemPage> {
  get totals(): Totals {
    return this.head?.totals ?? NOTHING;
  }

  get groups(): ItemGroup[] {
    return this.head?.groups ?? [];
  }
}
