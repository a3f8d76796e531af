import type { IconShape } from './icon';

/** One line of a menu. A `check` shows whether it holds; with `several`, the menu stays open for more. */
export type MenuEntry =
  | {
      kind?: 'item';
      label: string;
      icon?: IconShape;
      keys?: string;
      second?: string;
      disabled?: boolean;
      run: () => void;
    }
  | {
      kind: 'check';
      label: string;
      on: boolean;
      second?: string;
      several?: boolean;
      disabled?: boolean;
      run: () => void;
    }
  | { kind: 'sub'; label: string; icon?: IconShape; entries: MenuEntry[]; second?: string }
  | { kind: 'heading'; label: string }
  | { kind: 'divide' };
