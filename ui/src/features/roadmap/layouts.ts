// How the items can be laid out, and the keys for it.
import type { ViewLayout } from '../../lib/ipc/types';
import type { Shortcut } from '../../lib/keys';
import type { Roadmap } from './roadmap.svelte';
import { words } from './words';

export const LAYOUTS: ViewLayout[] = ['timeline', 'board', 'table', 'goals', 'scores', 'releases'];

/** Ctrl and a number, wherever the focus is. */
export const layoutKeys = (roadmap: Roadmap): Shortcut[] =>
  LAYOUTS.map((layout, at) => ({
    keys: `Ctrl ${at + 1}`,
    words: words.showAs(words.layouts[layout]),
    group: 'view',
    inFields: true,
    run: () => void roadmap.layOut(layout),
  }));
