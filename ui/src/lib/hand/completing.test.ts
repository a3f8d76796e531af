import { describe, expect, it } from 'vitest';
import type { Offer } from '../ipc/types';
import { complete } from './completing';

const one = (name: string, text: string) => ({ name, what: `What ${name} is`, text, sample: '' });
const OFFER: Offer = {
  blocks: [one('items', '```roadbook items\nby: quarter\n```\n'), one('changes', '```roadbook changes\n```\n')],
  fields: [one('company', '{{ company }}'), one('counts.items', '{{ counts.items }}')],
  phrases: [],
};

describe('writing a template', () => {
  /** The place is marked with a bar. */
  const check = (marked: string, expected: string[]) => {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    const found = complete(text, at, OFFER).map(
      (offered) => text.slice(0, offered.from) + offered.text + text.slice(at),
    );
    expect(found, marked).toEqual(expected);
  };

  it('completes a value between its brackets', () => {
    check('For {{ com| today', ['For {{ company }} today']);
    check('For {{ cou| }} today', ['For {{ counts.items }} today']);
    check('{{items|', ['{{ counts.items }}']);
  });

  it('completes a block with its fence', () => {
    check('a\n```it|', ['a\n```roadbook items\nby: quarter\n```']);
    check('```roadbook ch|', ['```roadbook changes\n```']);
    check('```ro|', ['```roadbook items\nby: quarter\n```', '```roadbook changes\n```']);
  });

  it('leaves everything else alone', () => {
    check('plain com|', []);
    check('{{ company }} com|', []);
    check('``|', []);
  });
});
