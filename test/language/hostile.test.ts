import { expect, test } from 'vitest';
import { classifyMention, classifyReply } from '../../src/language/index.js';

const LONG = 60_000;
const TEXTS: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['60,000 characters of words', 'please call us about the order '.repeat(2_000).slice(0, LONG)],
  ...['a', ' ', '@', '?', '1', '!', '(', '-', '^', '*', '/', '.', "'", '\n', '\u{1f621}'].map(
    (sign) => [`10,000 times ${JSON.stringify(sign)}`, sign.repeat(10_000)] as const,
  ),
  ['words that begin rules', 'not '.repeat(10_000)],
  ['gaps that never close', 'contact '.repeat(5_000)],
  ['numbers that look like telephones', '0 1 2 3 '.repeat(5_000)],
  ['handles', '@a '.repeat(10_000)],
  ['links', 'http://'.repeat(5_000)],
  ['half links', 'https://x '.repeat(5_000)],
  ['lone high surrogates', '\ud83d'.repeat(10_000)],
  ['lone low surrogates', 'help \ude00 me \ude00'],
  ['NUL', 'help\0me\0'.repeat(1_000)],
  ['direction marks', '\u202e\u2066@acme\u2069 help'],
  ['names of object members', '__proto__ constructor toString hasOwnProperty'],
];

test.each(TEXTS)('%s', (_name, text) => {
  const mention = classifyMention(text);
  const reply = classifyReply(text);
  expect(mention.score).toBeGreaterThanOrEqual(0);
  expect(mention.score).toBeLessThanOrEqual(1);
  expect(mention.truncated).toBe(text.length > 2_000);
  for (const reason of [...mention.reasons, ...reply.reasons]) {
    if (!('span' in reason)) continue;
    expect(reason.span[0]).toBeLessThan(reason.span[1]);
    expect(reason.span[1]).toBeLessThanOrEqual(2_000);
  }
});

test('a reading does not depend on the texts read before it', () => {
  const text = 'Still no reply about the broken kettle, please help';
  const alone = classifyMention(text);
  for (const [, other] of TEXTS) classifyMention(other);
  expect(classifyMention(text)).toEqual(alone);
  expect(classifyReply('Please DM us ^JS')).toEqual(classifyReply('Please DM us ^JS'));
});
