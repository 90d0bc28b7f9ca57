/** Nothing that we or our users ask of a text may take long on any text. Steps are counted; no clock is read. */
import { describe, expect, test } from 'vitest';
import {
  MENTION_LEXICONS,
  PLATITUDE_LEXICON,
  REPLY_LEXICONS,
  SIGNATURE_LEXICON,
} from '../../src/language/lexicons.js';
import { type HowAsked, stepsAreMany, unsafePart } from '../../src/language/pattern-safety.js';
import { filesBelow, sourceFile } from '../support/source-files.js';

/**
 * What is refused though it is bounded by how it is made. What is safe does not stay in this list; the steps of those with
 * `steps` are counted all the same.
 */
const ALLOWED: Readonly<Record<string, { readonly reason: string; readonly steps: boolean }>> = {
  'platitude/pass-on': {
    reason: 'its lists of phrases stand between words that are in none of them, so few ways stay open',
    steps: true,
  },
  'src/language/normalise.ts LEADING_HANDLES': {
    reason: 'nothing follows its repeat, so that no turn is taken back',
    steps: false,
  },
};

interface Asked {
  readonly id: string;
  readonly pattern: string;
  readonly how: HowAsked;
}

const IN_THEIR_OWN_CASE = [PLATITUDE_LEXICON, SIGNATURE_LEXICON];
const OF_LEXICONS: readonly Asked[] = [
  ...Object.values(MENTION_LEXICONS),
  ...Object.values(REPLY_LEXICONS),
  ...IN_THEIR_OWN_CASE,
].flatMap((lexicon) => {
  const flags = IN_THEIR_OWN_CASE.some((one) => one === lexicon) ? 'u' : '';
  return lexicon.rules.flatMap((rule: { id: string; pattern: string; not?: string | undefined }) => [
    { id: rule.id, pattern: rule.pattern, how: { flags } },
    ...(rule.not === undefined
      ? []
      : [{ id: `${rule.id} not`, pattern: rule.not, how: { flags, isAlone: true } }]),
  ]);
});

/** Literals of the sources: behind what can stand before a value, up to the first `/` outside a class. */
const LITERAL =
  /(?:const (\w+) =|[=(,:?&|!]|=>|\breturn)\s*\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*)/gu;
const OF_SOURCES: readonly Asked[] = filesBelow('src/language', '.ts').flatMap((path) =>
  [...sourceFile(path).code.matchAll(LITERAL)].map(([, name, pattern = '', flags = ''], index) => ({
    id: `${path} ${name ?? index}`,
    pattern,
    how: { flags, isAlone: true },
  })),
);

describe('what is in the program', () => {
  test('has been found', () => {
    expect(OF_LEXICONS.length).toBeGreaterThan(140);
    expect(OF_SOURCES.length).toBeGreaterThan(40);
    expect(OF_SOURCES.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['src/language/normalise.ts SPECIAL', 'src/language/mention.ts NO_WORDS']),
    );
  });

  const all = [...OF_LEXICONS, ...OF_SOURCES];
  const listed = Object.keys(ALLOWED);

  test.each(all.filter(({ id }) => !listed.includes(id)).map((asked) => [asked.id, asked] as const))(
    '%s is safe',
    (_id, { pattern, how }) => {
      expect(unsafePart(pattern, how)).toBeNull();
    },
  );

  test('is allowed without being safe only where that is so', () => {
    const unsafe = all.filter(({ pattern, how }) => unsafePart(pattern, how) !== null);
    expect(unsafe.map(({ id }) => id).filter((id) => listed.includes(id))).toEqual(
      expect.arrayContaining(listed),
    );
    const counted = unsafe.filter(({ id }) => ALLOWED[id]?.steps);
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.filter(({ pattern, how }) => stepsAreMany(pattern, how) !== null)).toEqual([]);
  });
});

describe('what is refused', () => {
  const END = 'repeats what varies in length and has no end of its own';
  const WAYS = 'can share the same signs in too many ways';
  const STEPS = 'costs more than 60,000 steps';
  test.each([
    ['(a+)+b', END],
    ['(a|aa)+c', END],
    ['(\\w+\\s?)*x', END],
    ['(.*)(.*)(.*)z', WAYS],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', END],
    ['(x+x+)+y', END],
    ['(?:\\w+)+', END],
    ['(?:\\w+ ?){0,12}x', END],
    ['(?:a|aa){0,30}c', END],
    ['(?:ha|hah)+x', END],
    ['(?: {1,2}){0,12}x', END],
    ['(?:a+b*)+c', END],
    ['(?:b*a+)+c', END],
    ['(?:[a-z]{1,20}){0,20}!', END],
    ['(?!(?:a+)+b)a', END],
    ['(?:\\w* ?)*', 'repeats what may be empty'],
    ['(?:[^.]{0,40}){0,40}x', 'repeats what may be empty'],
    ['(?:a?b?){0,12}x', 'repeats what may be empty'],
    ['(?:(?:\\w+ )?(?:\\w+ )?){0,6}x', 'repeats what may be empty'],
    ['\\w*a\\w*b', WAYS],
    ['\\d+\\d+x', WAYS],
    ['\\w+ ?\\w+!', WAYS],
    ['(?:\\w+|x)(?:x|\\w+)!', WAYS],
    ['(?:\\w+){0,4}!', WAYS],
    ['a.{0,60}b.{0,60}c.{0,60}d', WAYS],
    ['(?:\\w+ ){0,60}(?:\\w+ ){0,60}(?:\\w+ ){0,60}x', WAYS],
    ['a\\w*[^.?!]{0,60}x', STEPS],
    ['(?:a|a)*b', STEPS],
    ['(?:.|x)+y', STEPS],
    ['(?:a|[ab])+c', STEPS],
    ['(?:ab|[ab]b)+c', STEPS],
    ['(?: (?:a|a)){0,50}x', STEPS],
    ['(?:(?:\\w+|\\d+) ){0,30}x', STEPS],
    [`${'a?'.repeat(24)}b`, STEPS],
    [`${'(?:ab?)?'.repeat(20)}c`, STEPS],
    ['(?<=q)(?:(?:a|a) )+x', STEPS],
    ['(?: \\w+(?:ing|s)?){0,30}x', STEPS],
    ['(?:no+o?)+x', STEPS],
    ['(?:[^c]{1,12}(?: +c{0,5}|a{0,5}b)(?:a{0,60}|[ab]{1,12}\\w{0,60}[^c])?)!', STEPS],
    ['(?=(?: (?:a|a))+x)a', STEPS],
    ['(?!(?:(?:a{0,60} ){0,60}-){0,60})b', 'too big'],
    [`${'(?:a?)?'.repeat(40)}b`, STEPS],
    ['(?:(?:a{0,60} ){0,60}-){0,60}', 'too big'],
    ['a.{0,61}b', 'a gap of more than 60'],
    ['a{61}', 'a gap of more than 60'],
    ['a{61,}', 'a gap of more than 60'],
    ['(?:a|a){00000000000000000,00060}b', STEPS],
    ['(?<=a+)b', 'looks back over more than 60 signs'],
    ['(?<!a{0,61})b', 'looks back over more than 60 signs'],
    ['(\\w+) \\1', '\\1 is no part'],
    ['(?<n>a)\\k<n>', '(?<n>a is no part'],
    ['(?i:a)', '(?i:a) is no part'],
    ['\\p{L}', '\\p{L} is no part'],
    ['[\\p{L}]', 'takes \\p as the letter p'],
    ['\\u00', '\\u00 is no part'],
    ['\\x41', '\\x41 is no part'],
    ['[a', 'is no part'],
    ['a\\', 'is no part'],
    ['(a', 'it does not compile: Unterminated group'],
    ['a)', 'it does not compile: Unmatched'],
    ['a{5,2}', 'it does not compile: numbers out of order'],
    ['', 'it is empty'],

    [`${'('.repeat(21)}a${')'.repeat(21)}`, 'more than 20 groups'],
  ] as const)('%s', (pattern, reason) => {
    const found = unsafePart(pattern);
    expect(found).toContain(reason);
    expect(found).not.toContain('\n');
  });

  test('the reason names the part', () => {
    expect(unsafePart('a'.repeat(4_001))).toBe('it is longer than 4000 signs');
    expect(unsafePart('please (?:help|(?:n+o*)+) me')).toMatch(/^\(\?:n\+o\*\)\+ repeats/);
    expect(unsafePart('late .{0,99}again')).toBe('.{0,99} is a gap of more than 60');
    expect(unsafePart('so (?:a|a)*b')).toMatch(/^"so a+… costs more/);
    expect(unsafePart('so .* and .* or')).toBe('.* and .* can share the same signs in too many ways');
  });

  test('by its steps alone, what only looks well shaped', () => {
    expect(stepsAreMany('(a+)+b')).toContain('costs more than');
    expect(stepsAreMany('\\w*a\\w*b')).toContain('costs more than');
    expect(stepsAreMany('a\\w{0,40}b')).toBeNull();
  });
});

describe('what is taken', () => {
  test.each([
    'please (?:\\w+ ){0,4}call',
    '(?:\\w+ ){0,4}late',
    '(?: \\w+){0,60}x',
    "(?: [\\w'-]{1,20}){0,12}x",
    '(?:\\w+[ ,]{1,2}){0,12}end',
    '(?:\\w+,? ){0,12}end',
    '(?:(?:a|b+) )*c',
    '[a-z]+x',
    '\\d+ hours?',
    'a.*b',
    'a.{0,60}b.{0,60}c',
    '\\w+ \\w+ \\w+ \\w+!',
    '\\w*\\b[^.?!]{0,60}x',
    '(?:a|b)*c',
    '(?:ab|cd)*x',
    '(?:ha|he)+x',
    '(?:a+b+)+c',
    '(?:very |really |so very ){0,6}bad',
    '(?:a|aa){0,12}c',
    '(?: (?:us|the \\w+)){0,3} by mail',
    '(?<![\\w-])x(?! y{0,60})',
    '(?<!a{0,60})b',
    '(?=late)\\w+',
    'a{60}',
    'a{6,}b',
    '\\u2019\\^\\/[^]\\]]',
    'a(?:b|)(?:b|)(?:b|)',
    `${'('.repeat(20)}a${')'.repeat(20)}`,
    `${'a?'.repeat(8)}b`,
  ])('%s', (pattern) => {
    expect(unsafePart(pattern)).toBeNull();
  });

  test('what ends a `not` is never tried again', () => {
    expect(unsafePart('x\\w*[^.?!]{0,60}')).toContain('costs more than');
    expect(unsafePart('x\\w*[^.?!]{0,60}', { isAlone: true })).toBeNull();
    expect(unsafePart('x\\w*[^.?!]{0,60}y', { isAlone: true })).toContain('costs more than');
    expect(unsafePart('x(?:a|(?:b|c\\w*)\\w*)?(?:d?)', { isAlone: true })).toBeNull();
    expect(unsafePart('x(?:a+)+', { isAlone: true })).not.toBeNull();
  });

  test('a long one is judged as well', () => {
    expect(unsafePart('a'.repeat(4_000))).toBeNull();
    expect(unsafePart('(?:\\w+ ){0,2}x'.repeat(260))).not.toBeNull();
    expect(unsafePart('(?:[ab]{1,9}c){0,9}d'.repeat(200))).toBeNull();
    expect(unsafePart(Array.from({ length: 300 }, (_, at) => `x${at} ?\\w{2,}`).join('|'))).toBeNull();
  });

  test('flags count', () => {
    expect(unsafePart('(?:a|A)+b')).toBeNull();
    expect(unsafePart('(?:a|A)+b', { flags: 'i' })).toContain('costs more than');
    expect(unsafePart('[\\p{L}]{1,9}x', { flags: 'u' })).toBeNull();
  });
});
