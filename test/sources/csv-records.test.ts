import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/sources/csv-records.js';
import { readHeader } from '../../src/sources/csv-header.js';
import type { Reject } from '../../src/sources/source.js';
import { fixture, writeScratch } from './fixture.js';

async function read(path: string, width: number, delimiter = ',') {
  const records: { line: number; values: readonly (string | null)[] }[] = [];
  const rejects: Reject[] = [];
  const columns = Array.from({ length: width }, (_, index) => `c${index}`);
  for await (const part of readCsv(path, { delimiter, columns, fields: {} })) {
    if ('values' in part) records.push(part);
    else rejects.push(part);
  }
  return { records, rejects };
}

describe('readCsv', () => {
  it('keeps every good record of a malformed file and counts each bad one once', async () => {
    const { records, rejects } = await read(fixture('malformed.csv'), 4);
    expect(records.map(({ line, values }) => [line, values[0], values[3]])).toEqual([
      [2, '1', 'two\nlines'],
      [8, '5', 'he said "fine"'],
      [12, '8', 'good "again"'],
      [14, '10', 'last'],
    ]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [4, '3 columns instead of 4'],
      [5, '5 columns instead of 4'],
      [6, 'text after a closing quote'],
      [10, 'text after a closing quote'],
      [11, 'text after a closing quote'],
      [13, 'a quote that is never closed'],
    ]);
    expect(rejects[1]?.excerpt).toBe('3,ben_example,2026-03-02T09:02:00Z,too,many');
  });

  it('goes on behind records that are too long', async () => {
    const long = 'y'.repeat(2_500_000);
    const text = `id,text\n1,"${long}"\n2,ok\n3,${long}\n4,ok\n5,"${long}\n6,"q"\n7,ok\n`;
    const { records, rejects } = await read(writeScratch('a.csv', text), 2);
    expect(records.map(({ line, values }) => [line, values[0]])).toEqual([
      [3, '2'],
      [5, '4'],
      [7, '6'],
      [8, '7'],
    ]);
    expect(rejects.map(({ line }) => line)).toEqual([2, 4, 6]);
    expect(rejects.every(({ excerpt }) => excerpt.length === 200)).toBe(true);
  });

  it('takes a CR for a line break only in files that have no other', async () => {
    const inText = await read(writeScratch('a.csv', 'id,text\r\n1,a\rb\r\n2,"c\r\nd"\r\n'), 2);
    expect(inText.records).toEqual([
      { line: 2, values: ['1', 'a\rb'] },
      { line: 3, values: ['2', 'c\r\nd'] },
    ]);
    const alone = await read(writeScratch('b.csv', 'id;text\r1;a\r2;b'), 2, ';');
    expect(alone.records.map(({ values }) => values)).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ]);
  });

  it('reads what csv-stringify writes as csv-parse reads it', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', '😀', ';') });
    const rows = fc.array(fc.tuple(fc.nat().map(String), cell, cell), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (content) => {
        const text = stringify([['id', 'a', 'b'], ...content], { quoted_match: /[\r\n]/ });
        const expected = parse(text, { from: 2, record_delimiter: '\n' });
        const { records, rejects } = await read(writeScratch('a.csv', text), 3);
        expect(rejects).toEqual([]);
        expect(records.map(({ values }) => values.map((value) => value ?? ''))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same whatever lies at the end of a chunk', async () => {
    const filler = 'z'.repeat(1023);
    const rows = Array.from(
      { length: 1200 },
      (_, index) => `${index},"${filler}""${index % 7 === 0 ? '\r\n' : ''}"\r\n`,
    );
    for (const shift of [0, 1, 2, 3]) {
      const path = writeScratch('a.csv', `id${' '.repeat(shift)},text\r\n${rows.join('')}`);
      const { records, rejects } = await read(path, 2);
      expect([records.length, rejects.length]).toEqual([1200, 0]);
      expect(records.at(-1)?.line).toBe(1 + 1200 + Math.ceil(1199 / 7));
    }
  });
});

describe('readHeader', () => {
  it.each([
    ['a,b;c\n1,2\n', ',', ['a', 'b;c']],
    ['a;b;c,d\n', ';', ['a', 'b', 'c,d']],
    ['a\tb\r\n1\t2', '\t', ['a', 'b']],
    [',id,"a,b",ID,\n', ',', ['column_1', 'id', 'a,b', 'ID_4', 'column_5']],
  ])('%j', (head, delimiter, columns) => expect(readHeader(head)).toEqual({ delimiter, columns }));

  it.each(['one column\n1\n', '{"id":1,"b":2}', '"never, closed\n', ''])('%j is no CSV', (head) =>
    expect(readHeader(head)).toBeNull(),
  );
});
