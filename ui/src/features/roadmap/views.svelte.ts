// The saved views, which of them is open, and how what is shown differs from it. What is shown stays when the person
// goes to another view of the window and comes back.
import type { Backend } from '../../lib/ipc/backend';
import type { SavedView, ViewContent } from '../../lib/ipc/types';
import type { Roadmap } from './roadmap.svelte';
import { words } from './words';

/** What was shown last, by workspace. */
const left = new WeakMap<Backend, { path: string; opened: string | null; content: ViewContent }>();

export class Views {
  list = $state.raw<SavedView[]>([]);
  #openedId = $state<string | null>(null);
  /** What a view is compared with: as it was when nobody had changed anything. */
  #before = $state.raw<ViewContent | null>(null);

  readonly opened = $derived(this.list.find((view) => view.id === this.#openedId) ?? null);
  /** What is different from the view that is open, in words; empty when nothing is. */
  readonly changed = $derived.by<string[]>(() => {
    const saved = this.opened ? contentOf(this.opened) : this.#before;
    return saved ? differences(saved, this.roadmap.content) : [];
  });

  constructor(
    readonly roadmap: Roadmap,
    readonly path: string,
  ) {
    this.#before = roadmap.content;
  }

  /** Shows the view that was asked for, or what was shown when the person was here last. */
  async begin(wanted: string | null): Promise<void> {
    const before = left.get(this.roadmap.backend);
    // The first rows do not wait for the names of the views.
    if (!wanted && before?.path !== this.path) return void (await Promise.all([this.load(), this.roadmap.reload()]));
    await this.load();
    if (wanted || !before) return this.open(wanted ?? '');
    this.#openedId = before.opened;
    await this.roadmap.showView(before.content);
  }

  /** Remembers what is shown until the person comes back. */
  leave(): void {
    left.set(this.roadmap.backend, { path: this.path, opened: this.#openedId, content: this.roadmap.content });
  }

  async load(): Promise<void> {
    this.list = await this.roadmap.backend.listViews();
  }

  async open(id: string): Promise<void> {
    const view = this.list.find((known) => known.id === id || known.name === id);
    if (!view) return;
    this.#openedId = view.id;
    await this.roadmap.showView(contentOf(view));
  }

  /** Shows what is shown when no view is open. */
  async close(): Promise<void> {
    this.#openedId = null;
    if (this.#before) await this.roadmap.showView({ ...this.#before, layout: this.roadmap.rest.layout });
  }

  async discard(): Promise<void> {
    if (this.opened) await this.open(this.opened.id);
    else await this.close();
  }

  async save(): Promise<void> {
    if (!this.opened) return;
    await this.roadmap.backend.saveView(this.opened.id, this.roadmap.content);
    await this.load();
  }

  async saveAs(name: string): Promise<SavedView> {
    const view = await this.roadmap.backend.saveViewAs(name, this.roadmap.content);
    await this.load();
    this.#openedId = view.id;
    return view;
  }

  async rename(name: string): Promise<void> {
    if (!this.opened) return;
    await this.roadmap.backend.renameView(this.opened.id, name);
    await this.load();
  }
}

/** What a view shows, without its name and place. */
function contentOf({ id: _id, name: _name, pinned: _pinned, archived: _archived, ...content }: SavedView): ViewContent {
  return content;
}

function differences(saved: ViewContent, shown: ViewContent): string[] {
  const keys = Object.keys(words.changes) as (keyof ViewContent)[];
  const isSame = (key: keyof ViewContent) => JSON.stringify(saved[key]) === JSON.stringify(shown[key]);
  return [...new Set(keys.filter((key) => !isSame(key)).map((key) => words.changes[key]))];
}
