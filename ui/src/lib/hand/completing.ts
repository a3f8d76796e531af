// What can be completed where somebody writes a template: a value between `{{` and `}}`, or a block behind three marks.
import type { Offer } from '../ipc/types';

export interface Completion {
  label: string;
  second: string;
  /** What takes the place of the letters from here to the writing place. */
  text: string;
  from: number;
}

const MOST = 8;

/** What fits the letters before a place of a text; nothing where nothing is begun. */
export function complete(text: string, at: number, offer: Offer | null): Completion[] {
  if (!offer) return [];
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const lineStart = at - before.length;
  const field = /\{\{\s*([\w.]*)$/.exec(before);
  if (field) {
    const from = lineStart + field.index;
    const closed = /^\s*\}\}/.exec(text.slice(at))?.[0].length ?? 0;
    return fits(offer.fields, field[1]!).map(({ name, what, sample }) => ({
      label: name,
      second: sample || what,
      text: `{{ ${name}${closed > 0 ? '' : ' }}'}`,
      from,
    }));
  }
  const block = /^```\s*(?:roadbook\s*)?(\w*)$/.exec(before);
  if (block && before.length > 2) {
    return fits(offer.blocks, block[1] === 'roadbook'.slice(0, block[1]!.length) ? '' : block[1]!).map((one) => ({
      label: one.name,
      second: one.what,
      text: one.text.trimEnd(),
      from: lineStart,
    }));
  }
  return [];
}

function fits<One extends { name: string }>(offered: One[], typed: string): One[] {
  const wanted = typed.toLowerCase();
  const begins = offered.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const holds = offered.filter(({ name }) => name.toLowerCase().includes(wanted) && !begins.includes(name as never));
  return [...new Set([...begins, ...holds])].slice(0, MOST);
}
