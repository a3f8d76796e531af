// The text of an update as its pieces: headings, running text and blocks. Put together again they are the same text, so
// that it can be written piece by piece or as a whole.

export type Piece =
  | { kind: 'heading'; raw: string; level: number; text: string }
  | { kind: 'text'; raw: string; body: string }
  | { kind: 'block'; raw: string; name: string; values: [string, string][] }
  /** Lines that are left out or repeated, and remarks: nothing that a reader reads. */
  | { kind: 'only'; raw: string; says: string };

/** A heading with all that stands below it, each piece with its place in the text. */
export interface Part {
  heading: { piece: Extract<Piece, { kind: 'heading' }>; at: number } | null;
  pieces: { piece: Exclude<Piece, { kind: 'heading' }>; at: number }[];
}

const FENCE = /^```roadbook\s+(\S+)\s*$/;
const HEADING = /^(#{1,2})\s+(.*)$/;
const ONLY = /^\s*(?:\{%.*%\}|\{#.*#\})\s*$/;

/** The pieces of a text, in order. `join` makes the text again. */
export function split(text: string): Piece[] {
  const lines = text.split('\n');
  const pieces: Piece[] = [];
  let loose: string[] = [];
  const end = () => {
    if (loose.length > 0) pieces.push(textOf(loose.join('\n')));
    loose = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const close = FENCE.test(line) ? lines.indexOf('```', at + 1) : -1;
    const heading = HEADING.exec(line);
    if (close > at) {
      end();
      pieces.push(blockOf(lines.slice(at, close + 1)));
      at = close;
    } else if (heading) {
      end();
      pieces.push({ kind: 'heading', raw: line, level: heading[1]!.length, text: heading[2]! });
    } else if (ONLY.test(line)) {
      end();
      pieces.push({ kind: 'only', raw: line, says: line.replace(/[{}%#]/g, '').trim() });
    } else loose.push(line);
  }
  end();
  return pieces;
}

/** The text that pieces make. */
export function join(pieces: Piece[]): string {
  return pieces.map((piece) => piece.raw).join('\n');
}

/** The pieces by heading. What stands above the first one has none. */
export function parts(pieces: Piece[]): Part[] {
  const found: Part[] = [];
  pieces.forEach((piece, at) => {
    if (piece.kind === 'heading') found.push({ heading: { piece, at }, pieces: [] });
    else {
      if (found.length === 0) found.push({ heading: null, pieces: [] });
      found.at(-1)!.pieces.push({ piece, at });
    }
  });
  return found;
}

function textOf(raw: string): Piece {
  return { kind: 'text', raw, body: raw.replace(/^\n+|\n+$/g, '').replace(/^\s*$/, '') };
}

function blockOf(lines: string[]): Piece {
  const values = lines.slice(1, -1).map((line): [string, string] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  return { kind: 'block', raw: lines.join('\n'), name: FENCE.exec(lines[0]!)![1]!, values };
}

/** A piece with another heading. */
export function headed(piece: Extract<Piece, { kind: 'heading' }>, text: string): Piece {
  const plain = text.replace(/\s+/g, ' ').trim();
  return { ...piece, text: plain, raw: `${'#'.repeat(piece.level)} ${plain}` };
}

/** A piece with another text; the empty lines around it stay. */
export function worded(piece: Extract<Piece, { kind: 'text' }>, body: string): Piece {
  const [before] = /^\n*/.exec(piece.raw)!;
  const [after] = /\n*$/.exec(piece.raw)!;
  return { kind: 'text', body, raw: piece.body === '' ? `\n${body}\n` : before + body + after };
}

/** A block with a value set. One that is empty is left out, unless it stands there already. */
export function valued(piece: Extract<Piece, { kind: 'block' }>, key: string, value: string): Piece {
  const said = value.replace(/\s+/g, ' ');
  const known = piece.values.some(([name]) => name === key);
  const values: [string, string][] = known
    ? piece.values.map(([name, was]) => [name, name === key ? said : was])
    : [...piece.values, [key, said]];
  const lines = values.map(([name, one]) => `${name}: ${one}`.trimEnd());
  return { ...piece, values, raw: ['```roadbook ' + piece.name, ...lines, '```'].join('\n') };
}

/** What its author is asked to write here, when that is all there is: `[Write: the reason]`. */
export function toWrite(text: string): string | null {
  return /^\[Write: ([^\]]*)\]$/.exec(text.trim())?.[1] ?? null;
}

/** What a text reads with its values filled in, where they are known; null where it holds none. */
export function reads(text: string, samples: Map<string, string>): string | null {
  const filled = text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => samples.get(name) ?? whole);
  return filled === text ? null : filled.replace(/\s+/g, ' ').trim();
}
