// A card on its way from one column to another, under the pointer.
import type { Board } from './board.svelte';

/** So far the pointer goes before a press becomes a drag. */
const SLACK = 5;

export class BoardDrag {
  /** Where the pointer is; null while nothing is dragged. */
  at = $state.raw<{ x: number; y: number } | null>(null);
  #pressed: { x: number; y: number } | null = null;

  constructor(readonly board: Board) {}

  press({ clientX, clientY }: PointerEvent): void {
    this.#pressed = { x: clientX, y: clientY };
  }

  move(event: PointerEvent, element: HTMLElement): void {
    const { board } = this;
    const row = board.card;
    if (!this.#pressed || !row) return;
    const away = Math.hypot(event.clientX - this.#pressed.x, event.clientY - this.#pressed.y);
    if (!board.dragged && away < SLACK) return;
    if (!board.dragged) element.setPointerCapture(event.pointerId);
    const under = document.elementsFromPoint(event.clientX, event.clientY);
    const column = under.map((part) => part.closest<HTMLElement>('[data-column]')).find(Boolean);
    board.dragged = { row, over: column?.dataset['column'] ?? null };
    this.at = { x: event.clientX, y: event.clientY };
  }

  async drop(): Promise<void> {
    const { dragged } = this.board;
    this.cancel();
    if (dragged && dragged.over !== null) await this.board.move(dragged.row, dragged.over);
  }

  cancel(): void {
    this.#pressed = null;
    this.at = null;
    this.board.dragged = null;
  }
}
