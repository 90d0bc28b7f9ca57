import { expect, test, vi } from 'vitest';
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
  ['hits that are taken back', 'dm us '.repeat(5_000)],
  ['a word that goes on before a gap', `more info${'a'.repeat(LONG)}`],
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

/** How often a regular expression is asked, by whatever way, while `run` runs. */
function asksOf(run: () => unknown): number {
  const exec = RegExp.prototype.exec;
  let asks = 0;
  const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function count(this: RegExp, text) {
    asks += 1;
    return exec.call(this, text);
  });
  run();
  spy.mockRestore();
  return asks;
}

/** Of regular expressions, for each sign of a text, and whatever it says. */
const MOST_ASKS = 4;
const ALWAYS = 30;

test.each(TEXTS)('%s: no more is asked than the text is long', (_name, text) => {
  // Rules are made ready when the first text comes.
  classifyMention('');
  classifyReply('');
  const most = MOST_ASKS * Math.min(text.length, 2_000) + ALWAYS;
  expect(asksOf(() => classifyMention(text))).toBeLessThan(most);
  expect(asksOf(() => classifyReply(text))).toBeLessThan(most);
});

test('what is asked is counted', () => {
  expect(asksOf(() => /a/y.test('a'))).toBe(1);
  expect(asksOf(() => classifyReply('please call us '.repeat(50)))).toBeGreaterThan(50);
});

test('a reading does not depend on the texts read before it', () => {
  const text = 'Still no reply about the broken kettle, please help';
  const alone = classifyMention(text);
  for (const [, other] of TEXTS) classifyMention(other);
  expect(classifyMention(text)).toEqual(alone);
  expect(classifyReply('Please DM us ^JS')).toEqual(classifyReply('Please DM us ^JS'));
});
