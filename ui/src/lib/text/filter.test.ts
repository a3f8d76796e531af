import { describe, expect, it } from 'vitest';
import { filterTerm, filterWords } from './filter';

describe('a typed filter', () => {
  const check = (text: string, expected: string[]) =>
    expect(
      filterWords(text).map(({ not, field, values, text }) =>
        field === null ? text : `${not ? '-' : ''}${field}=${values.join('|')}`,
      ),
      text,
    ).toEqual(expected);

  it('falls apart as it does in the core', () => {
    check('team:payments health:at-risk euro', ['team=payments', 'health=at-risk', 'euro']);
    check('team:"Payout rails",treasury -old', ['team=Payout rails|treasury', '-old']);
    check('"a:b" say:"he said ""no"""', ['"a:b"', 'say=he said "no"']);
    check('-due:<2026-10', ['-due=<2026-10']);
    check('team:', ['team=']);
    check('team:"Pay', ['team=Pay']);
  });

  it('reads back what was chosen', () => {
    for (const values of [['Payout rails', 'a,b'], ['none'], ['>x', 'say "no"', 'plain']]) {
      const [word] = filterWords(filterTerm('team', values));
      expect(word?.values).toEqual(values);
    }
    expect(filterTerm('owner', ['', 'Ines'])).toBe('owner:none,Ines');
  });
});
