// What the window knows while it is open; the rest belongs to the views. After each change it asks the core again.
import type { Snippet } from 'svelte';
import { VIEW_OF, type Desk, type View } from '../lib/desk';
import { asRefusal, type Backend, type Unlisten } from '../lib/ipc/backend';
import type {
  ApiError,
  Done,
  Layout,
  LookAt,
  RefusedFile,
  Steps,
  SearchHit,
  Theme,
  WorkspaceChanged,
  WorkspaceInfo,
} from '../lib/ipc/types';
import { Keys } from '../lib/keys';
import { LongWork } from '../lib/long-work.svelte';
import { clockTime } from '../lib/text/dates';
import { Toasts } from '../lib/toasts.svelte';
import { Unsaved } from '../lib/unsaved.svelte';
import { Files } from './files.svelte';
import { hear } from './hearing';
import { Listeners } from './listeners';
import { Undoing } from './undoing';
import { Ways, type Place } from './ways';
import { words } from './words';

/** What a screen can do something about: a passphrase that is missing, a file that is damaged. */
const WITH_A_WAY_OUT = ['locked', 'damaged'];

export class Session implements Desk {
  readonly toasts = new Toasts();
  readonly keys = new Keys();
  readonly work = new LongWork();
  readonly unsaved = new Unsaved();
  readonly bottom = $state<{ says: Snippet | null }>({ says: null });

  info = $state.raw<WorkspaceInfo | null>(null);
  /** Names what is seen: the view is made anew when it is another workspace or another state of it. */
  readonly seen = $derived(JSON.stringify([this.info?.path, this.info?.looking, this.info?.dateLanguage]));
  version = $state('');
  problem = $state.raw<ApiError | null>(null);
  /** A file that could not be opened and that something can be done about. */
  wayIn = $state.raw<(RefusedFile & { code: string }) | null>(null);
  theme = $state<Theme>('system');
  layout = $state.raw<Layout>({ inspector: null, inspectorClosed: false, rail: 'asRoom', zoom: null, paper: 'a4' });
  steps = $state.raw<Steps | null>(null);
  view = $state<View>('roadmap');
  target = $state<string | null>(null);
  savedAt = $state('');
  started = $state(false);
  /** The data of the first screen are on it. */
  isReady = $state(false);

  /** What was looked for last, and the record the person was at. */
  searched: Desk['searched'] = { typed: '', at: 0, kind: null, putAway: false };
  /** A file that waits for a workspace to be imported into. */
  waitingImport = $state<string | null>(null);

  /** Records that were opened from the search or the palette, the last one first. */
  opened = $state.raw<SearchHit[]>([]);

  readonly #listeners = new Listeners();

  readonly files: Files;
  readonly #undoing: Undoing;
  readonly #ways = new Ways();

  constructor(readonly backend: Backend) {
    this.#undoing = new Undoing(backend, this.toasts);
    this.files = new Files(backend, this.toasts, (path) => this.openWorkspace(path));
  }

  get workspace(): WorkspaceInfo {
    if (!this.info) throw new Error('no workspace is open');
    return this.info;
  }

  get readOnly(): boolean {
    return Boolean(this.info?.looking);
  }

  /** Asks the core where things stand. Never throws: a problem is shown on the first screen. */
  async start(): Promise<void> {
    try {
      const start = await this.backend.start();
      this.version = start.version;
      this.files.recent = start.recent;
      this.problem = start.problem;
      this.theme = start.theme;
      this.layout = start.layout;
      this.info = start.workspace;
      if (start.problem) await this.offer(start.problem.code);
    } catch (thrown) {
      const { code, message, hint } = asRefusal(thrown);
      this.problem = { code, message, hint };
    }
    this.#ways.forget();
    this.started = true;
  }

  /** Arranges the window, and remembers it. */
  arrange(change: Partial<Layout>): void {
    this.layout = { ...this.layout, ...change };
    // What cannot be remembered holds until the window is closed.
    void this.backend.remember(this.layout).catch(() => undefined);
  }

  /** Asks which of the first steps are done. */
  async readSteps(): Promise<void> {
    this.steps = this.info ? await this.backend.firstSteps().catch(() => null) : null;
  }

  async dismissSteps(): Promise<void> {
    this.steps = null;
    await this.#try(() => this.backend.dismissFirstSteps());
  }

  findRecent = (path: string) => this.#enter(() => this.backend.findRecent(path));

  /** Hears what the core does, until the returned function is called. */
  listen = (): Unlisten => hear(this.backend, this);

  /** Records changed: whoever shows them reads again, and the frame does. */
  async heard(changed: WorkspaceChanged): Promise<void> {
    this.savedAt = clockTime(Date.now());
    this.toasts.keepInStep(changed);
    if (this.info) this.info = { ...this.info, undo: changed.undo, redo: changed.redo };
    this.#listeners.tell(changed.kinds);
    try {
      const info = await this.backend.workspace();
      // A file that was dropped or handed over by a second start takes the place of the one that was open.
      if (info.path !== this.info?.path) this.#arrive(info);
      else this.#describe(info);
    } catch {
      // The workspace was closed in between; there is nothing left to describe.
    }
  }

  /** Asks what day it is: the window may have stood open for longer than one. */
  async noticeDay(): Promise<void> {
    if (!this.info || this.info.looking) return;
    const now = await this.backend.workspace().catch(() => null);
    if (now && now.path === this.info.path && !this.info.looking) this.#describe(now);
  }

  /** On another day everything that counts from today is read anew. */
  #describe(info: WorkspaceInfo): void {
    const isAnotherDay = info.today !== this.info?.today;
    this.info = info;
    if (isAnotherDay) this.#listeners.tellAll();
  }

  onChange = (kinds: string[], reload: () => void): Unlisten => this.#listeners.add(kinds, reload);

  go(view: View, ref: string | null = null): void {
    if (view === this.view && ref === this.target) return;
    this.#ways.leave(this.#here);
    this.#here = { view, target: ref };
  }

  /** Goes where the person was before, or on from there. */
  step(way: 'back' | 'forward'): void {
    this.#here = this.#ways.step(way, this.#here) ?? this.#here;
  }

  get #here(): Place {
    return { view: this.view, target: this.target };
  }

  set #here({ view, target }: Place) {
    [this.view, this.target] = [view, target];
  }

  openRecord(hit: SearchHit): void {
    const view = VIEW_OF[hit.kind];
    if (!view) return this.toasts.show(words.noView(words.kinds[hit.kind]));
    this.opened = [hit, ...this.opened.filter(({ id }) => id !== hit.id)].slice(0, 6);
    // A goal has no reference: it stands among the goals of the roadmap, by its name.
    this.go(view, hit.kind === 'goal' ? `goal:${hit.title}` : hit.ref || hit.id);
  }

  ready(): void {
    if (this.isReady) return;
    this.isReady = true;
    void this.backend.firstScreenReady();
  }

  said = (done: Done) => this.#undoing.said(done);

  wrote = (said: string, path: string) => {
    const run = () => void this.backend.showInFolder(path).catch(this.refused);
    this.toasts.show(said, { action: { label: words.showInFolder, run } });
  };

  refused = (thrown: unknown): void => this.toasts.show(asRefusal(thrown).sentence, { tone: 'off' });

  undo = async () => (this.info ? this.#undoing.undo() : undefined);
  redo = async () => (this.info ? this.#undoing.redo() : undefined);

  newWorkspace = (sample: boolean) => this.#enter(() => this.backend.newWorkspace(sample));
  openWorkspace = (path: string | null) => this.#enter(() => this.backend.openWorkspace(path));

  async closeWorkspace(): Promise<void> {
    await this.#try(async () => {
      await this.backend.closeWorkspace();
      this.info = null;
      this.isReady = false;
      await this.start();
    });
  }

  async look(at: LookAt): Promise<void> {
    await this.#try(async () => {
      this.info = await this.backend.lookAsOf(at);
    });
  }

  async lookAs(audienceId: string): Promise<void> {
    await this.#try(async () => {
      this.info = await this.backend.lookAsAudience(audienceId);
      this.go('roadmap');
    });
  }

  async returnToToday(): Promise<void> {
    if (!this.readOnly) return;
    await this.#try(async () => {
      this.info = await this.backend.lookAtToday();
    });
  }

  async setTheme(theme: Theme): Promise<void> {
    this.theme = theme;
    await this.#try(() => this.backend.setTheme(theme));
  }

  arrived = (info: WorkspaceInfo) => this.#arrive(info);

  /** Goes back from a file that cannot be opened to what was there before. */
  leaveWayIn = () => {
    this.wayIn = null;
    this.problem = null;
  };

  #arrive(info: WorkspaceInfo): void {
    this.wayIn = null;
    this.isReady = false;
    this.savedAt = '';
    this.problem = null;
    this.waitingImport = null;
    this.info = info;
    this.go('roadmap');
    this.#ways.forget();
    this.searched = { typed: '', at: 0, kind: null, putAway: false };
    void this.files.read();
  }

  /** A cancelled dialog changes nothing. On the welcome screen a problem stands there until the next try. */
  async #enter(open: () => Promise<WorkspaceInfo | null>): Promise<void> {
    this.problem = null;
    try {
      const opened = await open();
      if (opened) this.#arrive(opened);
    } catch (thrown) {
      const { code, message, hint } = asRefusal(thrown);
      if (await this.offer(code)) return;
      if (this.info) this.refused(thrown);
      else this.problem = { code, message, hint };
    }
  }

  /** Where something can be done about a file that was refused, that takes the place of the refusal. */
  async offer(code: string): Promise<boolean> {
    if (!WITH_A_WAY_OUT.includes(code)) return false;
    const file = await this.backend.refusedFile();
    if (!file) return false;
    this.problem = null;
    this.wayIn = { ...file, code };
    return true;
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.refused(thrown);
    }
  }
}
