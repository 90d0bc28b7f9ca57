import { describe, expect, test } from 'vitest';
import { LONGEST_TEXT, normalise } from '../../src/language/normalise.js';

describe('normalise', () => {
  test.each([
    ['case, quotes and entities', '@acme It\u2019s \u201cGREAT\u201d &amp; &lt;3', 'it\'s "great" & <3'],
    ['leading handles', '.@acme @other: hello', 'hello'],
    ['handles inside', 'ask @acme_help, please', 'ask @, please'],
    ['a handle at the end of a sentence', 'ask @acme. Thanks', 'ask @. thanks'],
    ['an e-mail address', 'Write to care.team@acme.example.', 'write to care.team@mail.'],
    ['space of all kinds', ' a\u00a0\n b\t\tc ', 'a b c'],
    ['NUL and joiners', 'a\0b\u200dc', 'abc'],
    ['decomposed accents', 'cafe\u0301', 'caf\u00e9'],
  ])('%s', (_name, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  test.each([
    ['https://t.co/abc', ['https://twitter.com/messages/compose?recipient_id=1'], 'urldm'],
    ['https://t.co/abc', ['https://twitter.com/direct_messages/create/acme'], 'urldm'],
    ['https://t.co/abc', ['https://acme.example/contact'], 'urlform'],
    ['https://t.co/abc', ['https://acme.example/forms/claim'], 'urlform'],
    ['https://t.co/abc', ['tel:+15550100'], 'urltel'],
    ['https://t.co/abc', ['https://acme.example/times'], 'urlx'],
    ['https://t.co/contact', [], 'urlx'],
    ['https://acme.example/tickets/new', [], 'urlform'],
    ['see https://t.co/abc. Thanks', [], 'see urlx. thanks'],
  ])('the link %s to %j is %s', (text, urls, expected) => {
    expect(normalise(text, urls)).toBe(expected);
  });

  test('links take their targets in order', () => {
    const urls = ['https://acme.example/times', 'https://acme.example/contact'];
    expect(normalise('https://t.co/a and https://t.co/b', urls)).toBe('urlx and urlform');
  });

  test('a long text is cut', () => {
    expect(normalise('a'.repeat(60_000))).toHaveLength(LONGEST_TEXT);
  });
});
