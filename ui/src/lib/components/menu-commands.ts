// The lines of a menu as commands of the palette, so that what stands in a menu can be done without looking for it.
import type { Shortcut } from '../keys';
import type { MenuEntry } from './menu-entry';

/** A command that has no key and belongs to what is on screen. */
export const viewCommand = (words: string, run: () => void): Shortcut => ({ keys: '', words, group: 'view', run });

/**
 * One command for each line that does something, called after its menu and the menus within. Lines with a key are left
 * out: whoever answers the key has registered them.
 */
export function commandsOf(entries: MenuEntry[], prefix: string): Shortcut[] {
  const called = (label: string) => (prefix ? `${prefix}: ${label}` : label);
  return entries.flatMap((entry): Shortcut[] => {
    switch (entry.kind) {
      case 'divide':
      case 'heading':
        return [];
      case 'sub':
        return commandsOf(entry.entries, called(entry.label));
      case 'check':
        return entry.disabled ? [] : [viewCommand(called(entry.label), entry.run)];
      default:
        return entry.disabled || entry.keys ? [] : [viewCommand(called(entry.label), entry.run)];
    }
  });
}
