import { describe, expect, it } from 'vitest';
import { csvText, markdownText, terminalText, webAddress } from '../../src/reporters/escape.js';
import { HOSTILE } from './hostile.js';

describe('terminalText', () => {
  it('shows control characters instead of sending them', () => {
    expect(terminalText('a\u001b[31mb\u0000\u007f\u009b')).toBe('a␛[31mb␀␡\ufffd');
  });
  it('names what turns the reading direction around', () => {
    expect(terminalText('\u202eevil')).toBe('<U+202E>evil');
  });
  it('keeps one text in one line', () => {
    expect(terminalText('a\tb\r\nc\u2028d')).toBe('a b c d');
  });
  it('drops what only hides things and keeps what emoji need', () => {
    expect(terminalText('a\u200bb\ufeffc\u00add \u{e0041}👩‍👧❤️')).toBe('abcd 👩‍👧❤️');
  });
  it('is the same twice, and leaves no control character and no lone surrogate', () => {
    for (const text of HOSTILE) {
      const once = terminalText(text);
      expect(terminalText(once)).toBe(once);
      expect(once).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});

describe('markdownText', () => {
  it('makes markup, HTML and table cells plain', () => {
    expect(markdownText('*a* _b_ `c` [d](e) <f> & g|h')).toBe(
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) &lt;f&gt; &amp; g\\|h',
    );
  });
  it('keeps mentions, references and addresses from becoming live', () => {
    const shown = markdownText(
      '@octocat #12 octo/repo#3 www.a.example https://a.example m@a.example :poop: GH-4',
    );
    expect(shown).not.toMatch(/@\w|#\w|www\.|:\/\/|:\w|GH-/);
    expect(shown.replaceAll(/[\u2060\\]/g, '')).toBe(
      '@octocat #12 octo/repo#3 www.a.example https://a.example m@a.example :poop: GH-4',
    );
  });
  it('starts no list, heading, quote or rule', () => {
    for (const text of ['1. a', '- a', '+ a', '# a', '> a', '---', '===', '* * *', '12) a'])
      expect(markdownText(text)).toMatch(/^(?:\d+)?\\|^&gt;/);
    expect(markdownText('41.3 of 100')).toBe('41.3 of 100');
  });
});

describe('webAddress', () => {
  it('lets only plain web addresses through', () => {
    expect(webAddress('https://x.com/a_b/status/1?s=20#x')).toBe('https://x.com/a_b/status/1?s=20#x');
    for (const url of [
      'javascript:alert(1)',
      'https://a.example/)x',
      'https://a b',
      'https://a|b',
      'https://a\u202eb',
      '',
    ])
      expect(webAddress(url)).toBeNull();
    expect(webAddress(null)).toBeNull();
  });
});

describe('csvText', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r=1',
    '\n =1',
    '\u200b=1',
    '\ufeff\u202e=1',
    '＝1',
    '＠a',
    '|cmd',
    '%x',
    '\u034f=1',
  ])('neutralises %j', (text) => {
    expect(csvText(text)).toMatch(/^'/);
  });
  it('leaves plain values alone', () => {
    for (const text of ['acme', '1790000000000000001', 'https://x.com/a/status/1', "it's 5-3=2", ''])
      expect(csvText(text)).toBe(text);
  });
});
