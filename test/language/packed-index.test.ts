import { expect, test } from 'vitest';
import { MENTION_LEXICONS, REPLY_LEXICONS } from '../../src/language/lexicons.js';
import { compileMatcher } from '../../src/language/matcher.js';
import { pack, packedIndexOf, rulesOf, unpack } from '../../src/language/packed-index.js';
import { indexRules } from '../../src/language/rule-index.js';

const asKept = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test.each([
  ['mention', MENTION_LEXICONS],
  ['reply', REPLY_LEXICONS],
])('the index of the %s rules comes back from a file as it was', (_, lexicons) => {
  const index = indexRules(rulesOf(lexicons));
  expect(unpack(asKept(pack(index)))).toEqual(index);
});

test('a matcher asks the index that it is given', () => {
  const lexicon = (pattern: string) => ({
    category: 'only',
    language: 'en',
    rules: [{ id: 'only/a', pattern, examples: { hit: [], miss: [] } }],
  });
  const lost = { only: lexicon('lost') };
  expect(compileMatcher(lost, packedIndexOf(lost))('it is lost').only).toHaveLength(1);
  expect(compileMatcher(lost, packedIndexOf({ only: lexicon('found') }))('it is lost').only).toEqual([]);
});
