import { describe, expect, it } from 'vitest';
import { cutQuote, openNames, pseudonyms } from '../../src/report/redaction.js';

describe('pseudonyms', () => {
  it('count in order of first use, the same for the same person', () => {
    const redaction = pseudonyms(['acme']);
    expect(['jane', 'Li_Wei', '@JANE', 'li_wei'].map((handle) => redaction.customer(handle))).toEqual([
      'customer-1',
      'customer-2',
      'customer-1',
      'customer-2',
    ]);
    expect([redaction.post('9'), redaction.post('7'), redaction.post('9')]).toEqual([
      'post-1',
      'post-2',
      'post-1',
    ]);
  });

  it('replace handles in texts, but the team’s', () => {
    const redaction = pseudonyms(['Acme', '@AcmeHelp']);
    redaction.customer('jane');
    expect(redaction.text('@acme @AcmeHelp: @jane and @bob wait')).toBe(
      '@acme @AcmeHelp: @customer-1 and @someone wait',
    );
    expect(redaction.text('@acme.Please answer @jane.Thanks')).toBe('@acme.Please answer @customer-1.Thanks');
    expect(redaction.text('.@bob ＠bob "@bob" @jane2')).toBe('.@someone @someone "@someone" @someone');
  });

  it('replace handles that are domains or have a server', () => {
    const redaction = pseudonyms(['acme.example', 'acme@social.example']);
    redaction.customer('jane.bsky.social');
    expect(redaction.text('@acme.example: @jane.bsky.social, @bob.bsky.social.')).toBe(
      '@acme.example: @customer-1, @someone.',
    );
    expect(redaction.text('@acme@social.example @acme@other.example')).toBe('@acme@social.example @someone');
  });

  it('give no address, and leave none in texts', () => {
    const redaction = pseudonyms(['acme']);
    expect(redaction.url('https://x.com/jane/status/1')).toBeNull();
    expect(redaction.text('see https://x.com/jane/status/1 and www.jane.example now')).toBe(
      'see [link] and [link] now',
    );
  });

  it('mask personal data', () => {
    expect(pseudonyms(['acme']).text('@acme 0722000111 jane@example.com')).toBe('@acme [phone] [e-mail]');
  });
});

describe('openNames', () => {
  it('renames nobody and masks personal data all the same', () => {
    const redaction = openNames();
    expect(redaction.customer('Jane')).toBe('Jane');
    expect(redaction.post('9')).toBe('9');
    expect(redaction.url('https://x.com/jane/status/9')).toBe('https://x.com/jane/status/9');
    expect(redaction.quote('@jane call 0722000111')).toBe('@jane call [phone]');
  });
  it('masks before it cuts', () => {
    const text = `${'word '.repeat(54)} 0722 000 111 222`;
    expect(openNames().quote(text)).not.toMatch(/\d/);
  });
});

describe('cutQuote', () => {
  it('cuts at a word, to 280 characters with the ellipsis', () => {
    expect(cutQuote('word '.repeat(100))).toBe(`${'word '.repeat(55)}word…`);
    expect(cutQuote('one two three', 8)).toBe('one two…');
    expect(cutQuote('one two three', 9)).toBe('one two…');
  });
  it('cuts a text without spaces where it must, never through a character', () => {
    expect(cutQuote('x'.repeat(300))).toBe(`${'x'.repeat(279)}…`);
    expect(cutQuote('🙂'.repeat(300))).toBe(`${'🙂'.repeat(279)}…`);
  });
  it('leaves what is short enough', () => {
    expect(cutQuote('y'.repeat(280))).toBe('y'.repeat(280));
  });
});
