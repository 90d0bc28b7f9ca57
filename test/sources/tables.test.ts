import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/sources/csv-records.js';
import { anyTime, idText } from '../../src/sources/csv-expressions.js';
import { recognise } from '../../src/sources/index.js';
import { mappedCsv } from '../../src/sources/mapped-csv.js';
import type { Hints } from '../../src/sources/source.js';
import { fixture, NO_HINTS, openOne, writeScratch } from './fixture.js';

let connection: Awaited<ReturnType<DuckDBInstance['connect']>>;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("SET TimeZone = 'Asia/Kolkata'");
});

/** The posts of a table file, as the store would make them. Numbers come as text. */
async function posts(path: string, hints: Hints = NO_HINTS) {
  const input = await openOne(path);
  const source = recognise(input, null, hints.map !== null);
  if (source.kind !== 'table') throw new Error(`${path} is ${source.id}`);
  const table = source.table(input, hints);
  const columns = table.columns.map((column) => `"${column}" VARCHAR`).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE raw (${columns})`);
  for await (const record of readCsv(path, table)) {
    if (!('values' in record)) throw new Error(record.reason);
    const cells = record.values.map((_, index) => `$${index + 1}`).join(', ');
    await connection.run(`INSERT INTO raw VALUES (${cells})`, [...record.values]);
  }
  const fields = Object.entries(table.fields).map(([field, sql]) => `CAST(${sql} AS VARCHAR) AS ${field}`);
  const result = await connection.runAndReadAll(`SELECT ${fields.join(', ')} FROM raw`);
  return { id: source.id, rows: result.getRowObjects() };
}

async function valueOf(sql: string, text: string): Promise<unknown> {
  const result = await connection.runAndReadAll(`SELECT CAST(${sql} AS VARCHAR) FROM (SELECT $1 AS x)`, [
    text,
  ]);
  return result.getRows()[0]?.[0];
}

describe('twcs', () => {
  it('reads the copy with an index column', async () => {
    const { id, rows } = await posts(fixture('twcs.csv'));
    expect(id).toBe('twcs');
    expect(rows[0]).toEqual({
      id: '1',
      author_id: 'acmecare',
      author: 'AcmeCare',
      created_at: String(Date.parse('2017-10-31T22:10:47Z')),
      text: '@700001 Sorry about that. Could you DM us?',
      parent_id: '3',
    });
    expect(rows[1]?.['text']).toBe('@AcmeCare I did,\r\ntwice. "Soon" is no date.');
    expect(rows[2]).toMatchObject({ id: '3', parent_id: null, text: '@AcmeCare my parcel is \rlost' });
    expect(rows.map((row) => row['created_at'] === null)).toEqual([false, false, false, false, true]);
  });

  it('reads the copy without one', async () => {
    const { id, rows } = await posts(fixture('twcs-plain.csv'));
    expect([id, rows.length, rows[1]?.['parent_id']]).toEqual(['twcs', 2, '5']);
  });
});

const map = {
  id: 'Post Nr',
  author: 'Who',
  created_at: 'When',
  text: 'What',
  reply_to: 'Answers',
  impressions: 'Views',
};

const at = (time: string): string => String(Date.parse(time));

describe('mapped-csv', () => {
  it('reads what the map says, in every way to write a time', async () => {
    const { id, rows } = await posts(fixture('mapped.csv'), { map, followList: null });
    expect(id).toBe('mapped-csv');
    expect(rows.map((row) => row['created_at'])).toEqual([
      at('2026-03-02T09:00:00Z'),
      at('2026-03-02T09:12:00Z'),
      ...[0, 0, 0].map(() => at('2026-03-02T10:00:00Z')),
      null,
      at('2026-03-02T00:00:00Z'),
    ]);
    expect(rows[0]).toMatchObject({
      author: 'ada_example',
      author_id: 'ada_example',
      impressions: '40',
      parent_id: null,
    });
    expect(rows[1]).toMatchObject({ author: 'Acme', author_id: 'acme', parent_id: '101', impressions: null });
    expect(rows[6]?.['id']).toBeNull();
  });

  it('reads our own names without a map', async () => {
    const { id, rows } = await posts(fixture('own-names.csv'));
    expect(id).toBe('mapped-csv');
    expect(rows[1]).toMatchObject({
      author_id: '9000',
      conversation_id: '201',
      parent_author_id: '9001',
      language: 'en',
    });
    expect(rows[0]?.['created_at']).toBe(String(Date.parse('2026-03-02T09:00:00Z')));
  });

  it('takes a map written the other way round', async () => {
    const swapped = Object.fromEntries(Object.entries(map).map(([field, column]) => [column, field]));
    const there = await posts(fixture('mapped.csv'), { map, followList: null });
    expect(await posts(fixture('mapped.csv'), { map: swapped, followList: null })).toEqual(there);
  });

  it('names the columns found and the map to type', async () => {
    const input = await openOne(writeScratch('a.csv', 'tweet_id,airline,name,text,tweet_created\n'));
    expect(() => mappedCsv.table(input, NO_HINTS)).toThrow(
      expect.objectContaining({
        code: 'MISSING_COLUMN',
        message: expect.stringContaining('tweet_id, airline, name, text, tweet_created') as unknown,
        advice: 'Type --map id=tweet_id,author=name,created_at=tweet_created,text=text',
      }),
    );
    const table = mappedCsv.table(input, {
      map: { id: 'tweet_id', author: 'name', created_at: 'tweet_created' },
      followList: null,
    });
    expect(table.fields.text).toContain('"text"');
  });

  it.each([[{ id: 'nr' }, 'MISSING_COLUMN']])('%j is refused with %s', async (wrong, code) => {
    const input = await openOne(writeScratch('a.csv', 'tweet_id,name,text,tweet_created\n'));
    expect(() => mappedCsv.table(input, { map: wrong, followList: null })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('quotes the names of columns', async () => {
    const path = writeScratch(
      'a.csv',
      'id,author,created_at,"te""xt); DROP TABLE raw"\n1,a,2026-01-01,hello\n',
    );
    const hints = { map: { text: 'te"xt); DROP TABLE raw' }, followList: null };
    const input = await openOne(path);
    expect(mappedCsv.table(input, hints).fields.text).toBe(`coalesce("te""xt); DROP TABLE raw", '')`);
  });
});

describe('expressions', () => {
  it.each([
    ['2017-02-28', '2017-02-28T00:00:00Z'],
    ['2017-02-28T10:00:00.123Z', '2017-02-28T10:00:00.123Z'],
    ['2017-02-28 10:00:00 -0800', '2017-02-28T18:00:00Z'],
    ['2017-02-28T10:00:00-0800', '2017-02-28T18:00:00Z'],
    ['2017-02-28 10:00:00+05:30', '2017-02-28T04:30:00Z'],
    ['2017-02-28T10:00-03:30', '2017-02-28T13:30:00Z'],
    ['2017-02-28 10:00:00+00', '2017-02-28T10:00:00Z'],
    ['2017-02-28 10:00:00-08', '2017-02-28T18:00:00Z'],
    ['1509487847', '2017-10-31T22:10:47Z'],
    ['1509487847.0', '2017-10-31T22:10:47Z'],
    ['Tue Oct 31 22:10:47 +0530 2017', '2017-10-31T16:40:47Z'],
  ])('the time %s is read', async (text, expected) =>
    expect(await valueOf(anyTime('x'), text)).toBe(String(Date.parse(expected))),
  );

  it.each([
    '',
    'infinity',
    'epoch',
    '2017-02-30',
    '2017-02-29 10:00:00',
    '2017-13-01',
    '28/02/2017 10:00',
    '0000-00-00 00:00:00',
    '150948784e',
    '290309-12-22',
    '2017-02-28 10:00:00 Nowhere/Zone',
    '2017-02-30 10:00:00+01:00',
    '2017-02-28 10:00:00+xx:00',
    'Tue Feb 30 22:10:47 +0000 2017',
    '99999999999999999999',
  ])('the time %j is NULL', async (text) => expect(await valueOf(anyTime('x'), text)).toBeNull());

  it.each([
    ['3.0', '3'],
    [' 5 ', '5'],
    ['10', '10'],
    ['1.39E+18', null],
    ['', null],
  ])('the id %j is %j', async (text, expected) => expect(await valueOf(idText('x'), text)).toBe(expected));
});
