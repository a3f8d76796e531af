// Short sentences at the bottom left: what happened, with a way back.

interface Toast {
  id: number;
  message: string;
  tone: 'plain' | 'off';
  action: Action | null;
}

export interface Action {
  label: string;
  run: () => void;
  /** What it takes back or brings again, where that is the newest step only as long as nothing else is done. */
  step?: { undo: string } | { redo: string };
}

const SHOWN_FOR = 7000;

export class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  #clear: (run: () => void, after: number) => unknown;

  constructor(clear: (run: () => void, after: number) => unknown = (run, after) => setTimeout(run, after)) {
    this.#clear = clear;
  }

  /** Shows one sentence. What went wrong stays until it is closed; at most three stand at once. */
  show(message: string, options: { tone?: Toast['tone']; action?: Toast['action'] } = {}): void {
    const toast: Toast = { id: this.#next++, message, tone: options.tone ?? 'plain', action: options.action ?? null };
    this.list = [...this.list, toast].slice(-3);
    if (toast.tone === 'plain') this.#clear(() => this.close(toast.id), SHOWN_FOR);
  }

  /** Takes away sentences whose step is not the next one any more: their way back would take back another. */
  keepInStep({ undo, redo }: { undo: string | null; redo: string | null }): void {
    const isNext = ({ step }: Action) => !step || ('undo' in step ? step.undo === undo : step.redo === redo);
    this.list = this.list.filter(({ action }) => !action || isNext(action));
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
