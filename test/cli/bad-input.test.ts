/** Files that cannot be read: which one, why, and what to do. */
import { gzipSync } from 'node:zlib';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src/errors.js';
import { filesIn, fixture, newPlace, type Place, runBinary, written } from '../support/run-binary.js';
import { knownError } from './known-error.js';

/** A place with these files in its work folder. */
function placeWith(files: Readonly<Record<string, string | Buffer>>): Place {
  const place = newPlace();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(place.work, name), content);
  return place;
}

const CSV = `tweet_id,user,date,body,in_reply_to
1,ada_example,2026-03-02T09:00:00Z,@acme my parcel is lost,
2,acme,2026-03-02T09:12:30Z,@ada_example So sorry!,1
`;

describe('a file that is named', () => {
  const whole = readFileSync(fixture('acme/mentions.jsonl'));
  const zipped = gzipSync(whole);
  it.each<readonly [what: string, name: string, content: string | Buffer, code: ErrorCode, advice: string]>([
    ['empty', 'posts.json', '', 'EMPTY_FILE', 'export'],
    ['of white space', 'posts.json', ' \n\n', 'EMPTY_FILE', 'export'],
    ['binary', 'posts.xlsx', Buffer.from('PK\u0003\u0004\u0000\u0000\u0000'), 'BINARY_FILE', 'CSV'],
    ['in UTF-16', 'posts.csv', Buffer.from('\ufeffid,text\n', 'utf16le'), 'BINARY_FILE', 'iconv'],
    ['of no known format', 'notes.txt', 'Dear diary, nobody answered.', 'UNKNOWN_FILE_FORMAT', '--source'],
    ['JSON of something else', 'a.json', '{"colour":"red"}', 'UNKNOWN_FILE_FORMAT', 'x-api-v2'],
    ['cut gzip', 'posts.gz', zipped.subarray(0, zipped.length / 2), 'TRUNCATED_GZIP', 'again'],
    [
      'damaged gzip',
      'posts.gz',
      Buffer.concat([zipped.subarray(0, 400), whole]),
      'UNREADABLE_FILE',
      'integrity',
    ],
    ['empty gzip', 'posts.gz', gzipSync(''), 'EMPTY_FILE', 'export'],
  ])('%s', async (_, name, content, code, advice) => {
    const place = placeWith({ [name]: content });
    const run = await runBinary(['@acme', '--from', name, '--format', 'csv,md'], { place });
    const said = knownError(run, code);
    expect(said.message).toContain(name);
    expect(said.advice).toContain(advice);
    expect(filesIn(place.work)).toEqual([name]);
  });

  it('and does not exist: near names are told', async () => {
    const place = placeWith({ 'mentions.jsonl': 'x', 'other.csv': 'x' });
    const run = await runBinary(['@acme', '--from', 'mentoins.json'], { place });
    const { message, advice } = knownError(run, 'NO_SUCH_FILE');
    expect(message).toContain('mentoins.json');
    expect(advice).toContain('Did you mean mentions.jsonl?');
    expect(advice).not.toContain('other.csv');
  });

  it.each([
    ['--following', [fixture('acme')]],
    ['--followers', [fixture('acme')]],
  ])('with %s and does not exist', async (flag, from) => {
    const run = await runBinary(['@acme', '--from', ...from, flag, 'none.jsonl']);
    expect(knownError(run, 'NO_SUCH_FILE').message).toContain('none.jsonl');
  });

  it('for import: nothing is kept', async () => {
    const place = placeWith({ 'notes.txt': 'Dear diary' });
    const run = await runBinary(['import', fixture('acme'), 'notes.txt', '--brand', 'acme'], { place });
    knownError(run, 'UNKNOWN_FILE_FORMAT');
    knownError(await runBinary(['@acme'], { place }), 'NO_DATA');
  });
});

describe('--source', () => {
  it('names the formats that there are', async () => {
    const run = await runBinary(['@acme', '--from', fixture('acme'), '--source', 'x-api']);
    const { message, advice } = knownError(run, 'UNKNOWN_FILE_FORMAT');
    expect(message).toContain('"x-api"');
    expect(advice).toMatch(/x-api-v2 .* twcs .* mapped-csv/);
  });
});

describe('a folder', () => {
  it('without any file', async () => {
    const place = newPlace();
    mkdirSync(join(place.work, 'exports'));
    const run = await runBinary(['@acme', '--from', 'exports'], { place });
    expect(knownError(run, 'NO_READABLE_FILES').message).toContain('exports');
  });

  it('without a readable file: the reason is told', async () => {
    const place = newPlace();
    mkdirSync(join(place.work, 'exports'));
    writeFileSync(join(place.work, 'exports', 'notes.txt'), 'Dear diary');
    writeFileSync(join(place.work, 'exports', '.hidden.csv'), 'id,author,created_at,text\n');
    const run = await runBinary(['@acme', '--from', 'exports'], { place });
    const { message } = knownError(run, 'NO_READABLE_FILES');
    expect(message).toContain('notes.txt');
    expect(message).not.toContain('hidden');
  });
});

describe('a CSV with columns of other names', () => {
  it('is told with the --map to type, and that works', async () => {
    const place = placeWith({ 'own.csv': CSV });
    const refused = await runBinary(['@acme', '--from', 'own.csv'], { place });
    const { message, advice } = knownError(refused, 'MISSING_COLUMN');
    expect(message).toContain('id, author, created_at, text');
    expect(message).toContain('tweet_id, user, date, body, in_reply_to');
    const map = /^ {2}Type --map (\S+)$/.exec(advice)?.[1] ?? 'nothing';
    const args = ['@acme', '--from', 'own.csv', '--map', map, '--format', 'csv'];
    const run = await runBinary(args, { place });
    expect(run.code).toBe(0);
    expect(parse(written(run, 'care-audit-acme/cases.csv'), { columns: true })).toMatchObject([
      {
        case_id: '1',
        customer: 'ada_example',
        first_response_post_id: '2',
        first_response_minutes: '12.500',
      },
    ]);
  });

  it('and a --map to a column or field that there is not', async () => {
    const place = placeWith({ 'own.csv': CSV });
    const [column, field] = await Promise.all(
      ['id=Nr', 'writer=user'].map((map) =>
        runBinary(['@acme', '--from', 'own.csv', '--map', map], { place }),
      ),
    );
    if (column === undefined || field === undefined) throw new Error('two runs were started');
    const missing = knownError(column, 'MISSING_COLUMN');
    expect(missing.message).toMatch(/"Nr".* tweet_id, user, date, body/);
    const unknown = knownError(field, 'BAD_MAP');
    expect(unknown.message).toContain('"writer"');
    expect(unknown.advice).toContain('reply_to');
  });
});

describe('records that cannot be read', () => {
  const BAD = fixture('sources/x-api-v2-bad-lines.jsonl');
  interface Reject {
    readonly file: string;
    readonly line: string;
    readonly reason: string;
    readonly excerpt: string;
  }

  it('are told with line numbers, three of them, and all are written', async () => {
    const run = await runBinary(['@acme', '--from', BAD, '--format', 'terminal,csv', '--output', 'out']);
    expect(run.code).toBe(0);
    const rejects: Reject[] = parse(written(run, 'out/rejects.csv'), { columns: true });
    expect(rejects.length).toBeGreaterThan(3);
    expect(rejects.map(({ line }) => Number(line))).toEqual(
      rejects.map(({ line }) => Number(line)).toSorted((a, b) => a - b),
    );
    expect(rejects.every(({ file, reason }) => file === BAD && reason !== '')).toBe(true);
    expect(rejects.every(({ excerpt }) => excerpt !== '')).toBe(true);
    const shown = Array.from(run.stderr.matchAll(/^ {2}line (\d+): (.+)$/gm), ([, line, reason]) => ({
      line,
      reason,
    }));
    expect(shown).toEqual(rejects.slice(0, 3).map(({ line, reason }) => ({ line, reason })));
    expect(run.stderr).toContain(`${rejects.length} of the records in ${BAD} could not be read:`);
    expect(run.stderr).toContain('out/rejects.csv');
    expect(run.stdout).toMatch(new RegExp(`${rejects.length}\\s+records`));
  });

  it.each(['--redact', '--no-text'])('are written without their words with %s', async (flag) => {
    const run = await runBinary(['@acme', '--from', BAD, flag]);
    const rejects: Reject[] = parse(written(run, 'care-audit-acme/rejects.csv'), { columns: true });
    expect(rejects.length).toBeGreaterThan(3);
    expect(rejects.map(({ excerpt }) => excerpt).join('')).toBe('');
  });

  it('leave no file behind where the run fails', async () => {
    const run = await runBinary(['@nobody_here', '--from', BAD]);
    knownError(run, 'UNKNOWN_HANDLE');
    expect(filesIn(run.place.work)).toEqual([]);
  });
});
