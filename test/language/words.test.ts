import { expect, test } from 'vitest';
import lists from '../../src/language/lexicon/languages.json' with { type: 'json' };
import { isEnglish } from '../../src/language/language-check.js';
import { findWords, noWords } from '../../src/language/words.js';

function wordsOf(text: string, most = 64): string[] {
  const words = findWords(text, false, noWords(most));
  return Array.from({ length: words.count }, (_, index) =>
    text.slice(words.starts[index], words.ends[index]),
  );
}

test.each([
  ['', []],
  ["it's broken", ["it's", 'broken']],
  ['why?! no... yes.', ['why', '?!', 'no', '...', 'yes']],
  ['@ café 7th', ['@', 'café', '7th']],
  ['so sad\u{1f622}\u{1f622}', ['so', 'sad', '\u{1f622}\u{1f622}']],
])('of “%s”', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('are no more than there is room for', () => {
  expect(wordsOf('a b c d', 2)).toEqual(['a', 'b']);
});

test('of equal letters have equal hashes, wherever they stand', () => {
  const words = findWords('lost and lost', true);
  expect(words.count).toBe(4);
  expect(words.hashes[1]).toBe(words.hashes[3]);
  expect(words.hashes[1]).not.toBe(words.hashes[2]);
  expect(words.checks[1]).toBe(words.checks[3]);
  expect(words.checks[1]).not.toBe(words.checks[2]);
});

test('of the lists of languages are words for this, too, and no two have both hashes', () => {
  const list = [...new Set(Object.values(lists).join(' ').split(' '))];
  expect(wordsOf(list.join(' '), list.length + 1)).toEqual(list);
  const { hashes, checks } = findWords(list.join(' '), false, noWords(list.length));
  expect(new Set(list.map((_, index) => `${hashes[index]} ${checks[index]}`)).size).toBe(list.length);
});

test.each([
  ['the kettle is broken', null, true],
  ['der kessel ist kaputt', null, false],
  ['caf\u00e9 ferm\u00e9 aujourd\u2019hui', null, false],
  ['wifi?', null, true],
  ['urlx urldm urlform kettle', null, true],
  ['kettles kaput everywhere nearby', null, false],
  ['der kessel ist kaputt', 'en', true],
  ['the kettle is broken', 'de', false],
  ['the kettle is broken', 'und', true],
])('“%s”, tagged %s, is English: %s', (text, tag, expected) => {
  expect(isEnglish(text, findWords(text, false), tag)).toBe(expected);
});
