import { describe, expect, it } from 'vitest';
import { repeated, writtenCells } from '../../lib/text/cells';
import { newRow } from '../../lib/ipc/fake/items';
import { asHtml, asText, fieldsFrom } from './clipboard';
import { COLUMNS } from './columns';

const columns = (...keys: string[]) => keys.map((key) => COLUMNS.find((column) => column.key === key)!);

describe('cells on the clipboard', () => {
  const rows = [
    newRow(1, { title: '=cmd()', effort: -2, health: 'atRisk', owner: { id: 'p', name: 'Ines "I" Rahm' } }),
    newRow(2, { title: 'Two\nlines', effort: null, tags: ['a', 'b'] }),
  ];

  it('are what a spreadsheet reads, and no formula', () => {
    expect(asText(rows, columns('ref', 'title', 'effort', 'health', 'owner'), true)).toBe(
      'Ref\tItem\tEffort, d\tHealth\tOwner\nR-1\t\'=cmd()\t-2\tAt risk\tInes "I" Rahm\nR-2\t"Two\nlines"\t\t\t',
    );
    expect(asText(rows, columns('tags'), false)).toBe('\na, b');
  });

  it('say what an item depends on and where it is on the web', () => {
    const row = newRow(3, {
      title: 'Rails',
      dependsOn: [{ ref: 'R-1', title: 'One' }],
      blocks: [{ ref: 'R-4', title: 'Four' }],
      links: [
        { title: 'Plan', url: 'https://a.example' },
        { title: 'https://b.example', url: 'https://b.example' },
      ],
    });
    expect(asText([row], columns('dependsOn', 'blocks', 'links'), false)).toBe(
      'R-1\tR-4\t"Plan https://a.example\nhttps://b.example"',
    );
    expect(fieldsFrom(columns('dependsOn', 'blocks', 'links'), 0)).toEqual(['dependsOn', 'blocks', 'links']);
    expect(fieldsFrom(columns('ref', 'statusOnScale', 'links'), 0)).toEqual([null, null, 'links']);
  });

  it('are a table for documents, with nothing in them that is run', () => {
    const row = newRow(3, { title: '<img src=x onerror=alert(1)>' });
    expect(asHtml([row], columns('title'), false)).not.toContain('<img');
  });

  it('go into the columns from the cell on, past those that cannot be written in', () => {
    expect(fieldsFrom(columns('ref', 'title', 'team'), 0)).toEqual([null, 'title', 'team']);
    expect(fieldsFrom(columns('ref', 'title', 'team'), 2)).toEqual(['team']);
  });
});

describe('cells that are pasted', () => {
  const once = (text: string, rows: number, columns: number) => repeated(writtenCells(text), { rows, columns });

  it('fill a room that is a multiple of them, as in a spreadsheet, and else stand there once', () => {
    expect(once('a\tb', 3, 2)).toBe('a\tb\na\tb\na\tb');
    expect(once('a', 2, 3)).toBe('a\ta\ta\na\ta\ta');
    expect(once('a\nb\n', 4, 1)).toBe('a\nb\na\nb');
    expect(once('a\tb', 3, 3), 'columns that do not fit evenly').toBe('a\tb\na\tb\na\tb');
    expect(once('a\nb', 3, 1)).toBe('a\nb');
    expect(once('a\nb\tc', 2, 4), 'a short row stays in its columns').toBe('a\t\ta\t\nb\tc\tb\tc');
  });

  it('keep their line ends and quotation marks', () => {
    expect(writtenCells('"one\n""two"""\tx\r\ny\r\n')).toEqual([['"one\n""two"""', 'x'], ['y']]);
    expect(once('"one\ntwo"', 2, 1)).toBe('"one\ntwo"\n"one\ntwo"');
    expect(writtenCells('5" pipe\tb')).toEqual([['5" pipe', 'b']]);
  });
});
