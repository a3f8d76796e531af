// What every view can reach: the backend, toasts, keys, the bottom line and the way to another view. The shell makes
// one and provides it; tests make a small one.
import { createContext, type Snippet } from 'svelte';
import type { Backend, Unlisten } from './ipc/backend';
import type { Done, Layout, Kind, LookAt, SearchHit, Theme, WorkspaceInfo } from './ipc/types';
import type { Keys } from './keys';
import type { LongWork } from './long-work.svelte';
import type { Toasts } from './toasts.svelte';
import type { Unsaved } from './unsaved.svelte';

export type View =
  | 'today'
  | 'roadmap'
  | 'compare'
  | 'decisions'
  | 'updates'
  | 'reviews'
  | 'signals'
  | 'metrics'
  | 'risks'
  | 'audiences'
  | 'templates'
  | 'search'
  | 'history'
  | 'import'
  | 'backups'
  | 'statuses'
  | 'settings';

/** The views in which records of a kind are open. */
export const VIEW_OF: Partial<Record<Kind, View>> = {
  item: 'roadmap',
  goal: 'roadmap',
  decision: 'decisions',
  person: 'audiences',
  audience: 'audiences',
  template: 'templates',
  metric: 'metrics',
  raidEntry: 'risks',
  action: 'risks',
  signal: 'signals',
  review: 'reviews',
  update: 'updates',
};

export interface Desk {
  readonly backend: Backend;
  readonly toasts: Toasts;
  readonly keys: Keys;
  /** The open workspace as the core last described it. */
  readonly workspace: WorkspaceInfo;
  /** Another state of the workspace is looked at: nothing can be changed, and what would change something is off. */
  readonly readOnly: boolean;
  /** Looks at the workspace as it was, until the person returns to today. */
  look(at: LookAt): Promise<void>;
  /** Shows the roadmap as an audience sees it, until the person returns. */
  lookAs(audienceId: string): Promise<void>;
  /** How the window looks. */
  readonly theme: Theme;
  setTheme(theme: Theme): Promise<void>;
  /** How the person arranged the window; kept from one day to the next. */
  readonly layout: Layout;
  arrange(change: Partial<Layout>): void;
  /** Long work that goes on whichever view is open. */
  readonly work: LongWork;
  /** What is written and not kept yet. */
  readonly unsaved: Unsaved;
  /** What the view says in the bottom line. */
  readonly bottom: { says: Snippet | null };
  /** Calls `reload` after each change that touches one of these kinds of record. */
  onChange(kinds: string[], reload: () => void): Unlisten;
  /** Opens a view, and in it the record with that reference, or with `new` a record that is to be written. */
  go(view: View, ref?: string): void;
  /** What was looked for last: who comes back from what was found goes on there. */
  searched: { typed: string; at: number; kind: Kind | null; putAway: boolean };
  /** Opens a record that was found, in its view. */
  openRecord(hit: SearchHit): void;
  /** Says what was done, with Undo. */
  said(done: Done): void;
  /** Says that files were written, with the way to the first of them. */
  wrote(said: string, path: string): void;
  /** Says why something was not done. */
  refused(thrown: unknown): void;
  /** Takes the last operation back, and says so. */
  undo(): Promise<void>;
  /** The first screen's data are on screen. Only the first call counts. */
  ready(): void;
}

export const [useDesk, provideDesk] = createContext<Desk>();
