import { describe, expect, test } from 'vitest';
import { parsePattern } from '../../src/language/pattern.js';
import { requiredWords } from '../../src/language/required.js';

const groups = (pattern: string, isAtWord = true): string[][] =>
  requiredWords(parsePattern(pattern), isAtWord).map((words) => [...words].toSorted());

describe('every match holds one of', () => {
  test.each([
    ['the ways to say it', 'no reply|not (?:heard|answered)', [['no reply', 'not answe', 'not heard']]],
    [
      'what follows anything',
      '(?:is|was) (?:\\w+ ){0,3}(?:broken|late)',
      [
        ['is ', 'was '],
        ['broken', 'late'],
      ],
    ],
    ['a word behind a boundary', 'see[^.]{0,20}\\burlx', [['see'], ['urlx']]],
    ['no word that may be the end of another', 'see[^.]{0,20}urlx', [['see']]],
    ['no word behind a word sign', 'x\\w{0,9}late', [['x']]],
    ['nothing that may be missing', '(?:really )?late(?: again)?', [['late', 'late agai', 'really la']]],
    ['a sign, where no word is sure', '(?:ask|try)(?: \\w+)? @', [['ask', 'try'], ['@']]],
    ['nothing of a look-ahead', 'late(?! again)', [['late']]],
    ['any digit', 'flight \\d{2}', [['flight '], ['0']]],
    ['nothing where one way has none', 'a [^.]{0,9}(?:late|\\w+)', [['a ']]],
    ['the rarer part of each way', 'is (?:\\w+ )?(?:a [^.]{0,9}\\bdelay|late)', [['is '], ['delay', 'late']]],
  ])('%s', (_what, pattern, expected) => {
    expect(groups(pattern)).toEqual(expected);
  });
});

test('a pattern that may begin within a word has its first word left out', () => {
  expect(groups('late again', false)).toEqual([['again']]);
  expect(groups('late', false)).toEqual([]);
  expect(groups('\\blate', false)).toEqual([['late']]);
});

test('thousands of ways are not told apart', () => {
  const many = Array.from(
    { length: 40 },
    (_, index) => `w${String.fromCharCode(97 + (index % 26))}${index}x`,
  );
  expect(groups(`(?:${many.join('|')}) (?:${many.join('|')})`)).toHaveLength(2);
});
