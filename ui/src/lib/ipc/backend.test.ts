import { describe, expect, it } from 'vitest';
import { Refusal } from './backend';

describe('a refusal', () => {
  it('is one text of whole sentences', () => {
    const said = (message: string, hint: string | null) => new Refusal({ code: 'failed', message, hint }).sentence;
    expect(said('Could not save the change', 'The disk is full.')).toBe('Could not save the change. The disk is full.');
    expect(said('“splendid” is not a health.', 'Choose at risk.')).toBe('“splendid” is not a health. Choose at risk.');
    expect(said('It is gone', null)).toBe('It is gone');
  });
});
