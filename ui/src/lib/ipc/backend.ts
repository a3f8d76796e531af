// The seam between the window and whatever answers it: the core through Tauri, or a stand-in for tests and the dev
// page. Types only; nothing here calls anything.
import type {
  BackupsChanged,
  commands,
  FileRefused,
  ImportDropped,
  WindowCloses,
  WorkProgress,
  WorkspaceChanged,
} from './bindings';
import type { Whole } from './types';

type Unwrapped<R> = R extends { status: 'ok'; data: infer T }
  ? Whole<T>
  : R extends { status: 'error' }
    ? never
    : Whole<R>;
type Call<F> = F extends (...args: infer A) => Promise<infer R>
  ? (...args: { [At in keyof A]: Whole<A[At]> }) => Promise<Unwrapped<R>>
  : never;

/** Every command, as a call that gives the value or throws a `Refusal`. */
export type Commands = { [Name in keyof typeof commands]: Call<(typeof commands)[Name]> };

/** What the core tells the window without being asked. */
export interface CoreEvents {
  workspaceChanged: WorkspaceChanged;
  workProgress: WorkProgress;
  importDropped: ImportDropped;
  backupsChanged: BackupsChanged;
  fileRefused: FileRefused;
  windowCloses: WindowCloses;
}

/** Stops listening. */
export type Unlisten = () => void;

export interface Backend extends Commands {
  listen<Name extends keyof CoreEvents>(name: Name, heard: (payload: CoreEvents[Name]) => void): Unlisten;
}

/** What the core said no with: what happened, and what to do about it. */
export class Refusal extends Error {
  readonly code: string;
  readonly hint: string | null;

  constructor(refused: { code: string; message: string; hint: string | null }) {
    super(refused.message);
    this.name = 'Refusal';
    this.code = refused.code;
    this.hint = refused.hint;
  }

  /** Message and hint as one text, for the places that show a single sentence. */
  get sentence(): string {
    if (!this.hint) return this.message;
    const end = /[.!?…:]$/.test(this.message) ? '' : '.';
    return `${this.message}${end} ${this.hint}`;
  }
}

/** Any thrown thing as something that can be shown to a person. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Refusal({ code: 'window', message, hint: null });
}
