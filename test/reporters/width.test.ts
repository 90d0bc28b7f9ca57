import { describe, expect, it } from 'vitest';
import { cutToWidth, displayWidth, padToWidth, wrapToWidth } from '../../src/reporters/width.js';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['漢字', 4],
    ['한글', 4],
    ['ｆｕｌｌ', 8],
    ['e\u0301', 1],
    ['✓', 1],
    ['🙂', 2],
    ['❤️', 2],
    ['🇰🇪', 2],
    ['█░–…', 4],
  ])('%j takes %d', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

it('cuts at a word, and never through a grapheme', () => {
  expect(cutToWidth('a short text', 12)).toBe('a short text');
  expect(cutToWidth('where is my parcel', 15)).toBe('where is my…');
  expect(cutToWidth('unbreakableword', 6)).toBe('unbre…');
  expect(cutToWidth('漢字漢字', 4)).toBe('漢…');
  expect(cutToWidth('👩‍👩‍👧👩‍👩‍👧', 7)).toBe('👩‍👩‍👧…');
  expect(cutToWidth('abc', 0)).toBe('');
});

it('pads by columns, not by characters', () => {
  expect(padToWidth('漢', 4)).toBe('漢  ');
  expect(padToWidth('long', 2)).toBe('long');
});

describe('wrapToWidth', () => {
  it('breaks at spaces, and inside words that no line holds', () => {
    expect(wrapToWidth('one two three', 7, 9)).toEqual(['one two', 'three']);
    expect(wrapToWidth('abcdefgh ij', 4, 9)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapToWidth('漢字漢字', 5, 9)).toEqual(['漢字', '漢字']);
    expect(wrapToWidth('', 5, 9)).toEqual([]);
  });
  it('says that something is left out', () => {
    expect(wrapToWidth('one two three four', 7, 2)).toEqual(['one two', 'three…']);
    expect(wrapToWidth('漢'.repeat(3000), 10, 2).at(-1)).toMatch(/…$/);
  });
  it('loses nothing that fits', () => {
    const text = 'Answer every complaint within four hours, weekends included.';
    expect(wrapToWidth(text, 20, 9).join(' ')).toBe(text);
  });
});
