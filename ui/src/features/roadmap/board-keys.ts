// What a key means on the board.
import type { Board } from './board.svelte';

interface Ways {
  open: (id: string) => void;
  readOnly: boolean;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Does what the key means and marks the event as done; leaves it alone otherwise. */
export function boardKey(event: KeyboardEvent, board: Board, ways: Ways): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  if ((event.target as HTMLElement).closest('button, input') && event.key === 'Enter') return;
  if (!meaning(event, board, ways)) return;
  event.preventDefault();
  event.stopPropagation();
}

function meaning(event: KeyboardEvent, board: Board, { open, readOnly }: Ways): boolean {
  const arrow = ARROWS[event.key];
  if (arrow && event.altKey) {
    if (readOnly || arrow[0] === 0) return false;
    void board.carry(arrow[0]);
    return true;
  }
  if (event.altKey) return false;
  if (arrow) {
    board.step(...arrow);
    return true;
  }
  if (event.key === 'Home' || event.key === 'End') {
    board.step(0, event.key === 'End' ? Infinity : -Infinity);
    return true;
  }
  if (event.key === 'Enter' && board.at) {
    open(board.at);
    return true;
  }
  return false;
}
