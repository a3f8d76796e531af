import { describe, expect, it } from 'vitest';
import { headed, join, parts, reads, split, toWrite, valued, worded, type Piece } from './parts';

const TEXT = `\`\`\`roadbook page
title: Change of date
\`\`\`

# {{ headline }}

{{ lead }} Only what is sure.

## Needed from you

\`\`\`roadbook action
what: [Write: what they do]
by:
\`\`\`
{% if sender %}
## Where to ask

Write to {{ sender }}.
{% endif %}
`;

describe('a text in pieces', () => {
  it('is the same text when they are put together', () => {
    const cases = [TEXT, '', '\n', '# A', 'no heading\n\n\n', '```roadbook items\nnever closed', 'a\n```\ncode\n```\n'];
    for (const text of cases) expect(join(split(text)), JSON.stringify(text)).toBe(text);
  });

  it('stands under its headings', () => {
    const found = parts(split(TEXT)).map(({ heading, pieces }) => [
      heading?.piece.text ?? null,
      pieces.filter(({ piece }) => piece.kind !== 'text' || piece.body !== '').map(({ piece }) => piece.kind),
    ]);
    expect(found).toEqual([
      [null, ['block']],
      ['{{ headline }}', ['text']],
      ['Needed from you', ['block', 'only']],
      ['Where to ask', ['text', 'only']],
    ]);
  });

  it('changes only where it is written in', () => {
    const set = (kind: Piece['kind'], nth: number, change: (piece: never) => Piece) => {
      const pieces = split(TEXT);
      const at = pieces.flatMap((piece, index) => (piece.kind === kind ? [index] : []))[nth]!;
      pieces[at] = change(pieces[at] as never);
      return join(pieces);
    };
    expect(set('heading', 1, (piece) => headed(piece, 'From you '))).toBe(TEXT.replace('Needed from you', 'From you'));
    expect(set('text', 1, (piece) => worded(piece, 'Mine.'))).toBe(
      TEXT.replace('{{ lead }} Only what is sure.', 'Mine.'),
    );
    expect(set('block', 1, (piece) => valued(piece, 'by', '1 December'))).toBe(TEXT.replace('by:', 'by: 1 December'));
    expect(set('block', 1, (piece) => valued(piece, 'how', 'Reply'))).toBe(TEXT.replace('by:', 'by:\nhow: Reply'));
  });

  it('says what its values read', () => {
    const samples = new Map([['lead', '24 November. Covers 29 items.']]);
    expect(reads('{{ lead }} Only what is sure.', samples)).toBe('24 November. Covers 29 items. Only what is sure.');
    expect(reads('{{ other }}', samples), 'nobody knows it').toBeNull();
    expect(reads('Plain', samples)).toBeNull();
  });

  it('knows what is still to be written', () => {
    expect(toWrite('[Write: the reason]')).toBe('the reason');
    expect(toWrite('We moved it.')).toBeNull();
  });
});
