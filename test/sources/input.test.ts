import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/sources/index.js';
import { followListOf, openInputs } from '../../src/sources/input.js';
import { fixture, openOne, scratchFolder, writeScratch } from './fixture.js';

const open = (...paths: string[]) => openInputs(paths, { spoolFolder: join(scratchFolder(), 'spool') });

describe('named files', () => {
  it('are read in place, plain, with their size', async () => {
    const input = await openOne(fixture('twcs.csv'));
    expect(input).toMatchObject({ name: fixture('twcs.csv'), path: fixture('twcs.csv'), isNamed: true });
    expect(input.bytes).toBe(readFileSync(fixture('twcs.csv')).length);
  });

  it('are decompressed by their first bytes, whatever their name', async () => {
    const path = writeScratch('posts.jsonl', gzipSync(readFileSync(fixture('x-api-v2-tweets.jsonl'))));
    for (const packed of [path, fixture('x-api-v2-tweets.jsonl.gz')]) {
      const { inputs } = await open(packed);
      expect(inputs[0]?.name).toBe(packed);
      expect(readFileSync(inputs[0]?.path ?? '', 'utf8')).toBe(
        readFileSync(fixture('x-api-v2-tweets.jsonl'), 'utf8'),
      );
    }
  });

  it.each([
    ['truncated.jsonl.gz', 'TRUNCATED_GZIP', /./],
    ['binary.dat', 'BINARY_FILE', /./],
    ['utf16.csv', 'BINARY_FILE', /iconv/],
    ['empty.json', 'EMPTY_FILE', /./],
    ['twcz.csv', 'NO_SUCH_FILE', /Did you mean twcs\.csv/],
  ])('%s is refused with %s', async (name, code, advice) => {
    const refusal: unknown = await open(fixture(name)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code,
      advice: expect.stringMatching(advice) as unknown,
      message: expect.stringContaining(name) as unknown,
    });
  });

  it('that are damaged or packed otherwise say so', async () => {
    const packed = gzipSync('x'.repeat(5000));
    packed[20] = (packed[20] ?? 0) ^ 0xff;
    await expect(open(writeScratch('a.gz', packed))).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    const zip = Buffer.from('PK\u0003\u0004\u0000\u0000');
    await expect(open(writeScratch('a.zip', zip))).rejects.toMatchObject({
      advice: expect.stringMatching(/Unzip/) as unknown,
    });
  });

  it('lose their byte order mark and no half letter', async () => {
    const head = (await openOne(writeScratch('a.csv', `\uFEFFid\n${'é'.repeat(40_000)}`))).head;
    expect(head.startsWith('id\n')).toBe(true);
    expect(head).not.toContain('\uFFFD');
  });
});

describe('folders', () => {
  it('are read through by name, without hidden files, and say what they skip', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'b'));
    for (const name of ['c.csv', 'a.csv', join('b', 'z.csv'), '.hidden.csv'])
      writeFileSync(join(folder, name), 'id,text\n');
    writeFileSync(join(folder, 'picture.png'), Buffer.from([0, 1, 2]));
    writeFileSync(join(folder, 'empty.csv'), '\n');
    symlinkSync(folder, join(folder, 'b', 'loop'));
    const { inputs, skipped } = await open(folder);
    expect(inputs.map(({ name }) => name.slice(folder.length + 1))).toEqual(['a.csv', 'b/z.csv', 'c.csv']);
    expect(inputs.every(({ isNamed }) => !isNamed)).toBe(true);
    expect(skipped.map(({ name }) => name.slice(folder.length + 1))).toEqual(['empty.csv', 'picture.png']);
    expect(skipped[1]?.reason).toContain('binary');
  });

  it('without anything to read are refused; a file met twice is read once', async () => {
    const folder = scratchFolder();
    await expect(open(folder)).rejects.toMatchObject({ code: 'NO_READABLE_FILES' });
    writeFileSync(join(folder, 'a.csv'), '');
    await expect(open(folder)).rejects.toMatchObject({
      code: 'NO_READABLE_FILES',
      message: expect.stringContaining('empty') as unknown,
    });
    writeFileSync(join(folder, 'a.csv'), 'id,text\n');
    const { inputs, skipped } = await open(join(folder, 'a.csv'), folder);
    expect([inputs.length, inputs[0]?.isNamed, skipped.length]).toEqual([1, true, 1]);
  });
});

describe('standard input', () => {
  it('is kept in a file, and unpacked', async () => {
    for (const bytes of [Buffer.from('id,text\n'), gzipSync('id,text\n')]) {
      const { inputs } = await openInputs(['-'], {
        spoolFolder: scratchFolder(),
        stdin: Readable.from([bytes]),
      });
      expect(inputs[0]).toMatchObject({ name: '-', head: 'id,text\n', bytes: 8, isNamed: true });
    }
  });

  it('that is empty is refused', async () => {
    const stdin = Readable.from([]);
    await expect(openInputs(['-'], { spoolFolder: scratchFolder(), stdin })).rejects.toMatchObject({
      code: 'EMPTY_FILE',
    });
  });
});

describe('follow lists', () => {
  it.each([
    ['a/acme-following.jsonl', { owner: 'acme', direction: 'following' }],
    ['acme_bank-Followers.json.gz', { owner: 'acme_bank', direction: 'followers' }],
    ['following.json', null],
    ['acme-followings.json', null],
  ])('%s', (name, expected) => expect(followListOf(name)).toEqual(expected));
});

describe('recognise', () => {
  it('says what it saw and what may be typed', async () => {
    const input = await openOne(fixture('unknown.txt'));
    expect(() => recognise(input)).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_FILE_FORMAT',
        message: expect.stringContaining('Dear diary') as unknown,
        advice: expect.stringMatching(/--source.*--map.*x-api-v2.*twcs/) as unknown,
      }),
    );
    expect(recognise(input, 'twcs').id).toBe('twcs');
    expect(() => recognise(input, 'twsc')).toThrow(
      expect.objectContaining({ advice: expect.stringContaining('Did you mean twcs') as unknown }),
    );
  });

  it('shows no control characters of the file', () => {
    const input = { name: 'a', path: 'a', bytes: 9, head: '\u001b[31mred\u202e', isNamed: true };
    expect(() => recognise(input)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('"[31mred"') as unknown }),
    );
  });

  it('lets a map decide for a CSV, and not for JSON', async () => {
    expect(recognise(await openOne(fixture('twcs.csv')), null, true).id).toBe('mapped-csv');
    expect(recognise(await openOne(fixture('x-api-v2-tweets.jsonl')), null, true).id).toBe('x-api-v2');
  });

  it('takes a CSV with foreign columns for one that wants a map', async () => {
    const input = await openOne(fixture('mapped.csv'));
    expect(() => recognise(input)).toThrow(expect.objectContaining({ code: 'MISSING_COLUMN' }));
  });
});
