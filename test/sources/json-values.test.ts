import { describe, expect, it } from 'vitest';
import { keyPaths } from '../../src/sources/json-fields.js';
import { readJsonValues } from '../../src/sources/json-values.js';
import { writeScratch } from './fixture.js';

async function read(text: string): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of readJsonValues(writeScratch('a.json', text))) {
    all.push('reason' in item ? [item.line, item.reason] : [item.line, item.value]);
  }
  return all;
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

describe('readJsonValues', () => {
  it.each([
    [
      'lines',
      '\uFEFF{"a":1}\r\n\n{"a":2}',
      [
        [1, { a: 1 }],
        [3, { a: 2 }],
      ],
    ],
    [
      'an array on one line',
      '[{"a":1},{"a":2}]',
      [
        [1, { a: 1 }],
        [1, { a: 2 }],
      ],
    ],
    [
      'an array of lines',
      '[\n{"a":1},\n{"a":2}\n]\n',
      [
        [2, { a: 1 }],
        [3, { a: 2 }],
      ],
    ],
    [
      'an array that begins beside its bracket',
      '[{"a":1},\n{"a":2}]',
      [
        [1, { a: 1 }],
        [1, { a: 2 }],
      ],
    ],
    ['a printed document', pretty({ a: { b: ['}', '{"'] } }), [[1, { a: { b: ['}', '{"'] } }]]],
    [
      'several printed documents',
      `${pretty({ a: 1 })}\n${pretty({ a: 2 })}`,
      [
        [1, { a: 1 }],
        [4, { a: 2 }],
      ],
    ],
    [
      'a printed array',
      pretty([{ a: 1 }, { a: [2] }]),
      [
        [2, { a: 1 }],
        [5, { a: [2] }],
      ],
    ],
  ])('reads %s', async (_, text, expected) => expect(await read(text)).toEqual(expected));

  it.each([
    [
      'first',
      '{"a":\n{"a":2}\n',
      [
        [1, 'not JSON'],
        [2, { a: 2 }],
      ],
    ],
    [
      'first, before a list',
      '{"a": [1,\n[{"a":2}]\n',
      [
        [1, 'not JSON'],
        [2, { a: 2 }],
      ],
    ],
    [
      'in the middle',
      '{"a":1}\n{"b": "x\nno json\n{"a":2}',
      [
        [1, { a: 1 }],
        [2, 'not JSON'],
        [3, 'not JSON'],
        [4, { a: 2 }],
      ],
    ],
    [
      'last',
      '{"a":1}\n{"a"',
      [
        [1, { a: 1 }],
        [2, 'not JSON'],
      ],
    ],
    [
      'cut inside a document',
      '{\n  "a": 1,\n{"a":2}\n',
      [
        [1, 'not JSON'],
        [3, { a: 2 }],
      ],
    ],
  ])('a broken line that stands %s takes no other with it', async (_, text, expected) =>
    expect(await read(text)).toEqual(expected),
  );

  it('reads a line far longer than a chunk, and separators that are no line breaks', async () => {
    const text = `é\u2028${'x'.repeat(5_000_000)}`;
    expect(await read(`{"a":1}\n${JSON.stringify({ text })}\n`)).toEqual([
      [1, { a: 1 }],
      [2, { text }],
    ]);
  });
});

describe('keyPaths', () => {
  it('tells where keys stand in a text that is cut off', () => {
    const paths = keyPaths(
      '{"data":[{"id":"1","author":{"name":"a \\"quoted\\": {"}},{"text":"b"}],"meta":{"n":1},"cut',
    );
    expect([...paths]).toEqual([
      'data',
      'data[].id',
      'data[].author',
      'data[].author.name',
      'data[].text',
      'meta',
      'meta.n',
    ]);
  });

  it('is quick on a text made to be slow', () => {
    const start = performance.now();
    expect(keyPaths('"\\'.repeat(32_768)).size).toBe(0);
    expect(performance.now() - start).toBeLessThan(300);
  });
});
