import { describe, expect, it } from 'vitest';
import { compact, count, list, percent, withUnit } from './counts';
import { dayNear, daysBetween, dayWord, longDate, momentNear, shortDate, shortRange, whenNear } from './dates';
import { writtenIn } from './locale';
import { plain } from './plain';
import { hasWords, richText, type RichNode } from './rich';
import { fileSize } from './sizes';
import { withReferences } from './whole';

describe('references in a sentence', () => {
  it('are found as whole words', () => {
    expect(withReferences('R-29 depends on R-5. See A-1-B, UTF-8 and 2-3')).toEqual([
      '',
      'R-29',
      ' depends on ',
      'R-5',
      '. See ',
      'A-1',
      '-B, UTF-8 and 2-3',
    ]);
    expect(withReferences('Saved')).toEqual(['Saved']);
  });
});

describe('sizes of files', () => {
  it('are said as file managers say them', () => {
    const check = (bytes: number, said: string) => expect(fileSize(bytes)).toBe(said);
    check(0, '0 B');
    check(999, '999 B');
    check(1000, '1 kB');
    check(745_900, '746 kB');
    check(999_400, '999 kB');
    check(999_500, '1 MB');
    check(20_000_000, '20 MB');
  });
});

describe('dates', () => {
  it('are as sharp as they are known, months as words', () => {
    const check = (iso: string, long: string, short: string) =>
      expect([longDate(iso), shortDate(iso)]).toEqual([long, short]);
    check('2027-02-26', '26 February 2027', '26 Feb 2027');
    check('2027-02', 'February 2027', 'Feb 2027');
    check('2027', '2027', '2027');
    check('soon', 'soon', 'soon');
  });
  it('leave the year out when it is this one', () => {
    expect(dayNear('2026-02-26', '2026-11-24')).toBe('26 February');
    expect(dayNear('2027-02-26', '2026-11-24')).toBe('26 February 2027');
    expect(momentNear('2026-10-12T08:00:00Z', '2026-11-24')).toBe('12 October');
    expect(momentNear('2025-10-12T08:00:00Z', '2026-11-24')).toBe('12 October 2025');
  });
  it('name the day of the week for what is near', () => {
    const check = (iso: string, said: string) => expect(whenNear(iso, '2026-11-24'), iso).toBe(said);
    check('2026-11-24', 'today');
    check('2026-11-25', 'tomorrow');
    check('2026-11-30', 'on Monday');
    check('2026-12-01', 'on 1 December');
    check('2026-11-20', 'on 20 November');
    check('2027-02', 'on February 2027');
  });
  it('count days over a change of clocks and a leap day', () => {
    const check = (from: string, to: string, days: number) =>
      expect(daysBetween(from, to), `${from} to ${to}`).toBe(days);
    check('2026-03-28', '2026-03-30', 2);
    check('2026-10-24', '2026-10-26', 2);
    check('2028-02-28', '2028-03-01', 2);
    check('2026-11-24', '2026-11-13', -11);
  });
  it('have words for today and yesterday', () => {
    expect(dayWord('2026-11-24', '2026-11-24')).toBe('Today');
    expect(dayWord('2026-11-23', '2026-11-24')).toBe('Yesterday');
    expect(dayWord('2026-11-22', '2026-11-24')).toBe('22 November');
  });
  it('say once what a range shares', () => {
    expect(shortRange('2026-08-10', '2026-10-30')).toBe('10 Aug – 30 Oct 2026');
    expect(shortRange('2026-08', 'x')).toBe('2026-08 – x');
    expect(shortRange('2026-07-27', '2026-09-25'), 'months in a column have three letters').toBe(
      '27 Jul – 25 Sep 2026',
    );
    expect(shortDate('2026-09')).toBe('Sep 2026');
  });
});

describe('numbers', () => {
  it('have their noun and their commas', () => {
    expect([count(1, 'item', 'items'), count(0, 'item', 'items'), count(1033, 'item', 'items')]).toEqual([
      '1 item',
      '0 items',
      '1,033 items',
    ]);
    expect(compact(9999)).toBe('9,999');
    expect(compact(3_730_000)).toMatch(/^3\.7\s?m$/i);
    expect([percent(0.354), withUnit(52, '%'), withUnit(4.2, 'days'), withUnit(3, '')]).toEqual([
      '35%',
      '52%',
      '4.2 days',
      '3',
    ]);
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

describe('text with structure', () => {
  const drawn = (nodes: RichNode[]): string =>
    nodes.map((node) => (typeof node === 'string' ? node : `${node.tag}(${drawn(node.children)})`)).join('');
  const check = (html: string, expected: string) => expect(drawn(richText(html)), html).toBe(expected);

  it('keeps the elements that text needs, and only the words of the others', () => {
    check('<p>We keep <strong>one</strong> ledger</p>', 'p(We keep strong(one) ledger)');
    check('<ul><li>a</li><li>b</li></ul>', 'ul(li(a)li(b))');
    check('<p><a href="https://example.org">there</a></p>', 'p(there)');
    check('<section><p>x</p></section>', 'p(x)');
  });
  it('draws nothing of what would run, load or be styled', () => {
    check('<p>a<script>alert(1)</script><style>p{}</style>b</p>', 'p(ab)');
    check('<img src=x onerror=alert(1)><p onclick="x()">c</p>', 'p(c)');
    check('<iframe srcdoc="<p>x</p>"></iframe><svg><text>y</text></svg>z', 'z');
  });
  it('does not follow a text into the ground', () => {
    const deep = '<blockquote>'.repeat(500) + 'x' + '</blockquote>'.repeat(500);
    expect(drawn(richText(deep)).split('blockquote').length - 1).toBeLessThan(30);
  });
  it('knows when there is no word in it', () => {
    expect([hasWords('<p> </p>'), hasWords('<p>x</p>'), hasWords('')]).toEqual([false, true, false]);
  });
});

describe('the language numbers and dates are written in', () => {
  it('is the first there is, and never none', () => {
    expect([writtenIn(['de-DE', 'en']), writtenIn(['C', 'fr']), writtenIn(['C']), writtenIn([])]).toEqual([
      'de-DE',
      'fr',
      'en-GB',
      'en-GB',
    ]);
  });
});

describe('a page in Markdown', () => {
  it('reads as its words, line by line', () => {
    const check = (markdown: string, read: string) => expect(plain(markdown)).toBe(read);
    check('# 3 of 4 are **on track**\n\n\n\n_All_ of it', '3 of 4 are on track\n\nAll of it');
    check(
      '|  | Was | Now |\n| --- | --- | --- |\n| **Fees** R-2 | Q4 | **Q1 \\| Q2** |',
      'Was  ·  Now\nFees R-2  ·  Q4  ·  Q1 | Q2',
    );
    check('- ◌ In progress\n- [more](https://x.example)', '• ◌ In progress\n• more');
    check('---\n\nInternal · U-3\n\n> said', 'Internal · U-3\n\nsaid');
    check('snake_case_name, 2 * 3 * 4 and `code` with \\*', 'snake_case_name, 2 * 3 * 4 and code with *');
  });
});
