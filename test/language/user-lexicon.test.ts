import { describe, expect, test } from 'vitest';
import { CareAuditError } from '../../src/errors.js';
import { REPLY_LEXICONS } from '../../src/language/lexicons.js';
import { compileMatcher } from '../../src/language/matcher.js';
import { normalise } from '../../src/language/normalise.js';
import { readUserLexicon } from '../../src/language/user-lexicon.js';

const NAME = 'words.json';
const read = (...rules: readonly unknown[]): ReturnType<typeof readUserLexicon> =>
  readUserLexicon(JSON.stringify({ rules }), NAME);
const isWord = { category: 'mention.complaint', words: ['never arrived'] };

/** Whether the one rule is found in a text that a user might write. */
function finds(rule: object, text: string): boolean {
  const rules = read({ category: 'mention.complaint', ...rule }).flatMap((one) => one.rules);
  const match = compileMatcher({ mine: { category: 'mine', language: 'en', rules } });
  return match(normalise(text)).mine.length > 0;
}

describe('rules', () => {
  test('come by category, in the order of the file, called by number or id', () => {
    expect(
      read(
        { category: 'reply.dm', pattern: 'slide into (?:\\w+ ){0,2}dms?', not: 'do not slide[^.]{0,20}' },
        { ...isWord, weight: 0.5 },
        { ...isWord, id: 'late/2' },
        { ...isWord, id: 'user/late' },
      ),
    ).toEqual([
      {
        category: 'mention.complaint',
        rules: [
          { id: 'user/2', pattern: 'never arrived', weight: 0.5, examples: { hit: [], miss: [] } },
          { id: 'user/late/2', pattern: 'never arrived', examples: { hit: [], miss: [] } },
          { id: 'user/late', pattern: 'never arrived', examples: { hit: [], miss: [] } },
        ],
      },
      {
        category: 'reply.dm',
        rules: [
          {
            id: 'user/1',
            pattern: 'slide into (?:\\w+ ){0,2}dms?',
            not: 'do not slide[^.]{0,20}',
            examples: { hit: [], miss: [] },
          },
        ],
      },
    ]);
  });

  test('may stand beside our own', () => {
    const [mine] = read({ category: 'reply.dm', words: ['carrier pigeon'] });
    const rules = [...REPLY_LEXICONS.dm.rules, ...(mine?.rules ?? [])];
    const match = compileMatcher({ ...REPLY_LEXICONS, dm: { ...REPLY_LEXICONS.dm, rules } });
    expect(match('send a carrier pigeon').dm).toEqual([{ rule: 'user/1', weight: 1, span: [7, 21] }]);
    expect(match('please dm us').dm).not.toEqual([]);
  });

  test('a file may begin with a byte order mark', () => {
    expect(readUserLexicon(`\ufeff${JSON.stringify({ rules: [isWord] })}`, NAME)).toHaveLength(1);
  });
});

describe('words', () => {
  test.each([
    ['Never Arrived', 'It NEVER arrived!'],
    ['where’s my order', "where's my order"],
    ['ask @acme', 'please ask @other now'],
    ['c++ (beta)', 'the C++ (beta) is slow'],
    ['100% | $5.00 [x] {2} \\ a/b ^ * ?', 'say 100% | $5.00 [x] {2} \\ a/b ^ * ? here'],
    ['\u{1f621}', 'so \u{1f621}'],
    ['déjà vu', 'again: Déjà vu.'],
  ])('%s is found as it stands', (phrase, text) => {
    expect(finds({ words: [phrase] }, text)).toBe(true);
  });

  test.each([
    ['a.c', 'abc'],
    ['late', 'later'],
    ['late', 'belated, chocolate'],
    ['5.00', '5x00'],
  ])('%s is nothing else: %s', (phrase, text) => {
    expect(finds({ words: [phrase] }, text)).toBe(false);
  });

  test('the longest of them is taken', () => {
    const [mine] = read({ category: 'reply.dm', words: ['dm', 'dm us', 'dm', 'pm'] });
    expect(mine?.rules[0]?.pattern).toBe('dm us|dm|pm');
  });
});

test('a pattern is asked as ours are: `not` takes away, `^` is the start of a text', () => {
  const rule = { pattern: 'late(?: \\w+){0,2} again', not: 'never late' };
  expect(finds(rule, 'Late once more again')).toBe(true);
  expect(finds(rule, 'never late once again')).toBe(false);
  expect(finds({ pattern: '^hello' }, 'say hello')).toBe(false);
  expect(finds({ pattern: 'late|\\u2764\\W\\D' }, 'so \u2764!!')).toBe(true);
});

describe('what is wrong is told, with the rule, the value and what to type', () => {
  const JSON_SHAPE = 'Type {"rules": [{"category": "mention.complaint", "words": ["never arrived"]}]}.';
  const complaint = { category: 'mention.complaint' };
  const CASES: readonly (readonly [string, string, string, string])[] = [
    ['no JSON', '{"rules": [', 'words.json is no JSON: ', JSON_SHAPE],
    ['no object', '[1]', 'words.json holds [1], not rules.', JSON_SHAPE],
    ['null', 'null', 'words.json holds null, not rules.', JSON_SHAPE],
    ['another key', '{"rule": []}', 'words.json has the key "rule".', 'Did you mean rules? '],
    ['no rules', '{}', 'The "rules" of words.json are missing.', JSON_SHAPE],
    ['rules that are no list', '{"rules": "x"}', 'The "rules" of words.json are "x".', JSON_SHAPE],
    ['no rule', '{"rules": []}', 'words.json has no rule.', JSON_SHAPE],
    [
      'many rules',
      json(...Array.from({ length: 201 }, () => isWord)),
      'words.json has 201 rules.',
      'Use 200',
    ],
    ['a rule that is none', json(isWord, 'x'), 'Rule 2 of words.json is "x".', JSON_SHAPE],
    ['a list as a rule', json([]), 'Rule 1 of words.json is [].', JSON_SHAPE],
    ['a strange key', json({ ...isWord, wieght: 1 }), 'has the key "wieght".', 'Did you mean weight? '],
    [
      'no category',
      json({ words: ['x'] }),
      'has the category missing.',
      'Type one of mention.acknowledgement, ',
    ],
    [
      'a near category',
      json({ ...isWord, category: 'mention.complaints' }),
      'Rule 1 of words.json has the category "mention.complaints".',
      'Did you mean mention.complaint? Type one of ',
    ],
    ['our signatures', json({ ...isWord, category: 'reply.signature' }), '"reply.signature"', 'Type one of '],
    ['a number as category', json({ ...isWord, category: 7 }), 'has the category 7.', 'Type one of '],
    ['an empty id', json({ ...isWord, id: 'user/' }), 'has the id "user/".', 'Type small letters'],
    [
      'a strange id',
      json({ ...isWord, id: 'Late Parcel' }),
      'has the id "Late Parcel".',
      'Type small letters',
    ],
    ['a number as id', json({ ...isWord, id: 4 }), 'has the id 4.', 'Type small letters'],
    [
      'an id twice',
      json(isWord, { ...isWord, id: '1' }),
      'Rules 1 and 2 of words.json are both called user/1.',
      'Give one of them another "id".',
    ],
    ['weight 0', json({ ...isWord, weight: 0 }), 'has the weight 0.', 'Type a number above 0 and up to 1'],
    ['weight 2', json({ ...isWord, weight: 2 }), 'has the weight 2.', 'Type a number above 0 and up to 1'],
    ['weight "1"', json({ ...isWord, weight: '1' }), 'has the weight "1".', 'Type a number above 0'],
    ['nothing to find', json(complaint), 'has neither "pattern" nor "words".', 'Type "words" for exact'],
    ['both', json({ ...isWord, pattern: 'x' }), 'has both "pattern" and "words".', 'Type "words" for exact'],
    ['no list of words', json({ ...complaint, words: 'late' }), 'has the words "late".', 'Type a list'],
    ['an empty list', json({ ...complaint, words: [] }), 'has the words [].', 'Type a list of phrases'],
    [
      'a number as phrase',
      json({ ...complaint, words: ['x', 5] }),
      'has 5 among its words.',
      'Type a phrase',
    ],
    ['an empty phrase', json({ ...complaint, words: [' '] }), 'has " " among its words.', 'Type a phrase'],
    ['a handle alone', json({ ...complaint, words: ['@acme'] }), '"@acme" among', 'Handles in front'],
    [
      'a long phrase',
      json({ ...complaint, words: ['x'.repeat(201)] }),
      `has "${'x'.repeat(59)}… among its words.`,
      'Type a phrase of 1 to 200 signs.',
    ],
    [
      'many words',
      json({ ...complaint, words: Array.from({ length: 201 }, (_, at) => `w${at}`) }),
      'Rule 1 of words.json has 201 words.',
      'Use 200 at most',
    ],
    ['a pattern that is no text', json({ ...complaint, pattern: 5 }), 'has the pattern 5.', 'Type a regular'],
    [
      'a slow pattern',
      json(isWord, { ...complaint, pattern: '(a+)+b' }),
      'Rule 2 of words.json has the pattern "(a+)+b", which is not safe: (?:a+)+ repeats what varies in length and has no end of its own.',
      'Type exact phrases as "words", or let each turn',
    ],
    ['an open group', json({ ...complaint, pattern: '(a' }), 'not safe: it does not compile: ', 'Type exact'],
    [
      'a slow not',
      json({ ...isWord, not: '(a|aa)+c' }),
      'has the not "(a|aa)+c", which is not safe: ',
      'Type',
    ],
    [
      'a not that is no text',
      json({ ...isWord, not: null }),
      'has the not null.',
      'Type a regular expression',
    ],
    [
      'capitals',
      json({ ...complaint, pattern: 'Late \\W[A-C]\\uFE0F' }),
      'texts are read in small letters.',
      'Type "late \\\\W[a-c]\\\\ufe0f".',
    ],
    [
      'a pattern that may begin with anything',
      json({ ...complaint, pattern: '\\w+ late' }),
      'has the pattern "\\\\w+ late", which may begin with anything.',
      'Begin it with letters',
    ],
    ['a pattern of nothing', json({ ...complaint, pattern: '\\b' }), 'may begin with anything.', 'Begin it'],
  ];

  test.each(CASES)('%s', (_what, text, message, advice) => {
    const error = errorOf(text);
    expect(error).toBeInstanceOf(CareAuditError);
    expect(error.code).toBe('LEXICON_INVALID');
    expect(error.message).toContain(message);
    expect(error.message).toContain(NAME);
    expect(error.message).not.toContain('\n');
    expect(error.advice).toContain(advice);
  });

  test('too many beginnings together', () => {
    let seed = 1;
    const letter = (): string => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String.fromCharCode(97 + (seed % 26));
    };
    const word = (): string => Array.from({ length: 9 }, letter).join('');
    const words = Array.from({ length: 100 }, () => ({
      ...complaint,
      words: Array.from({ length: 200 }, word),
    }));
    expect(errorOf(json(...words)).message).toBe(
      'The rules of words.json can begin in too many ways together.',
    );
  });
});

function json(...rules: readonly unknown[]): string {
  return JSON.stringify({ rules });
}

function errorOf(text: string): CareAuditError {
  try {
    readUserLexicon(text, NAME);
  } catch (error) {
    if (error instanceof CareAuditError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
