import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  lexiconOf,
  MENTION_LEXICONS,
  PLATITUDE_LEXICON,
  REPLY_LEXICONS,
  SIGNATURE_LEXICON,
} from '../../src/language/lexicons.js';
import { compileMatcher, type Lexicon, type Rule } from '../../src/language/matcher.js';
import { indexRules } from '../../src/language/rule-index.js';
import { signatureOf } from '../../src/language/signature.js';
import { MOST_CELLS } from '../../src/language/user-lexicon.js';

const MATCHED: readonly Lexicon[] = [...Object.values(MENTION_LEXICONS), ...Object.values(REPLY_LEXICONS)];
const ALL: readonly Lexicon[] = [...MATCHED, PLATITUDE_LEXICON, SIGNATURE_LEXICON];
const RULES = ALL.flatMap(({ rules }) => rules);
const FOLDER = new URL('../../src/language/lexicon/en/', import.meta.url);

function isHit(rule: Rule, text: string): boolean {
  return compileMatcher({ only: { category: 'only', language: 'en', rules: [rule] } })(text).only.length > 0;
}

/** The plainest reading of the rules' contract, without a trie. */
function isHitByPattern({ pattern, not }: Rule, text: string): boolean {
  const at = new RegExp(`(?:${pattern})(?!\\B\\w)`, 'y');
  for (let start = 0; start < text.length; start += 1) {
    if (/^\w$/u.test(text.charAt(start)) && /^\w$/u.test(text.charAt(start - 1))) continue;
    at.lastIndex = start;
    if (!at.test(text)) continue;
    const end = at.lastIndex;
    const isTakenAway =
      not !== undefined && spansOf(not, text).some(([from, to]) => from < end && to > start);
    if (!isTakenAway) return true;
  }
  return false;
}

function spansOf(pattern: string, text: string): [number, number][] {
  return [...text.matchAll(new RegExp(`(?!\\B\\w)(?:${pattern})`, 'g'))].map((found) => [
    found.index,
    found.index + found[0].length,
  ]);
}

describe('every rule does what its own examples say', () => {
  const rules = [...MATCHED, PLATITUDE_LEXICON].flatMap((lexicon) => lexicon.rules);
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
    expect(rule.examples.hit.filter((text) => !isHit(rule, text))).toEqual([]);
    expect(rule.examples.miss.filter((text) => isHit(rule, text))).toEqual([]);
  });

  test.each(SIGNATURE_LEXICON.rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
    expect(rule.examples.hit.filter((text) => signatureOf(text) === null)).toEqual([]);
    expect(rule.examples.miss.filter((text) => signatureOf(text) !== null)).toEqual([]);
  });
});

describe('the files', () => {
  test('each is in the list, and says which it is', () => {
    const files = readdirSync(FOLDER).map((name) => name.replace('.json', ''));
    expect(ALL.map(({ category }) => category).toSorted()).toEqual(files.toSorted());
    for (const name of files) {
      const text = readFileSync(new URL(`${name}.json`, FOLDER), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ category: name, language: 'en' });
    }
  });

  test('each key of the list is the name of its file', () => {
    for (const [key, { category }] of Object.entries(MENTION_LEXICONS))
      expect(category).toBe(`mention.${key}`);
    for (const [key, { category }] of Object.entries(REPLY_LEXICONS)) expect(category).toBe(`reply.${key}`);
  });

  test('no rule id stands twice, and each begins with its category', () => {
    expect(RULES.map(({ id }) => id)).toHaveLength(new Set(RULES.map(({ id }) => id)).size);
    for (const { category, rules } of ALL) {
      for (const { id } of rules) expect(id.split('/')[0]).toBe(category.split('.')[1]);
    }
  });

  test('every rule has at least two hits and one miss to show', () => {
    const poor = RULES.filter(({ examples }) => examples.hit.length < 2 || examples.miss.length < 1);
    expect(poor.map(({ id }) => id)).toEqual([]);
  });

  test('no pattern repeats a group without a bound, or more than 60 times', () => {
    const patterns = RULES.flatMap(({ id, pattern, not }) =>
      [pattern, not ?? ''].map((text) => [id, text] as const),
    );
    expect(patterns.filter(([, text]) => /\)[*+]|\)\{\d+,\}/u.test(text)).map(([id]) => id)).toEqual([]);
    const counts = patterns.flatMap(([, text]) =>
      [...text.matchAll(/\{\d+,?(\d*)\}/gu)].map((found) => Number(found[1])),
    );
    expect(Math.max(...counts)).toBeLessThanOrEqual(60);
  });
});

test('our rules leave room in a trie for the user’s, with some to spare', () => {
  for (const lexicons of [MENTION_LEXICONS, REPLY_LEXICONS]) {
    const rules = Object.values(lexicons).flatMap((one) => one.rules);
    expect(indexRules(rules).trie.cells.length + MOST_CELLS).toBeLessThan(65_535 * 0.95);
  }
});

describe('a piece of patterns that has a name', () => {
  const examples = { hit: [], miss: [] };
  const file = (pattern: string, not?: string) => ({
    category: 'mention.made-up',
    language: 'en',
    parts: { colour: '(?:red|<dark> blue)', dark: 'dark' },
    rules: [{ id: 'made-up/a', pattern, examples, ...(not === undefined ? {} : { not }) }],
  });

  test('stands for its piece, in other pieces and in what takes a hit away too', () => {
    expect(lexiconOf(file('<colour> tap', 'no <dark>')).rules[0]).toMatchObject({
      pattern: '(?:red|dark blue) tap',
      not: 'no dark',
    });
    expect(lexiconOf(file('(?<=a )b|(?<!c)d')).rules[0]?.pattern).toBe('(?<=a )b|(?<!c)d');
  });

  test('must be there', () => {
    expect(() => lexiconOf(file('<shade> tap'))).toThrow('mention.made-up has no part <shade>');
  });
});

test('the matcher finds what the bare patterns find, on the examples of all rules', () => {
  const texts = MATCHED.flatMap(({ rules }) =>
    rules.flatMap(({ examples }) => [...examples.hit, ...examples.miss]),
  );
  for (const rule of MATCHED.flatMap(({ rules }) => rules)) {
    const find = compileMatcher({ only: { category: 'only', language: 'en', rules: [rule] } });
    const different = texts.filter((text) => find(text).only.length > 0 !== isHitByPattern(rule, text));
    expect({ id: rule.id, different }).toEqual({ id: rule.id, different: [] });
  }
});
