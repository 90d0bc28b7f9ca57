/** Ways to hand files over: they all give the same figures. */
import { gzipSync } from 'node:zlib';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../../src/report/parse.js';
import { fixture, newPlace, type Place, runBinary } from '../support/run-binary.js';

const [MENTIONS, POSTS] = [fixture('acme/mentions.jsonl'), fixture('acme/acme-posts.jsonl')];
const CASES = ['--format', 'csv', '--output', '-', '--quiet'];

type Row = Readonly<Record<string, string>>;
const rowsOf = (csv: string): Row[] => parse(csv, { columns: true });

describe('the same posts', () => {
  const posts = Buffer.concat([readFileSync(MENTIONS), readFileSync(POSTS)]);
  let expected: string;
  beforeAll(async () => {
    expected = (await runBinary(['@acme', '--from', MENTIONS, POSTS, ...CASES])).stdout;
  });

  it('are there at all', () => {
    expect(rowsOf(expected).length).toBeGreaterThan(50);
  });

  it.each([
    ['standard input', posts],
    ['standard input, compressed', gzipSync(posts)],
  ])('from %s', async (_, stdin) => {
    const run = await runBinary(['@acme', '--from', '-', ...CASES], { stdin });
    expect(run).toMatchObject({ code: 0, stderr: '', stdout: expected });
  });

  it.each<readonly [string, (place: Place) => string]>([
    [
      'a compressed file of any name',
      ({ work }) => {
        writeFileSync(join(work, 'posts.json'), gzipSync(posts));
        return 'posts.json';
      },
    ],
    [
      'a folder with folders, a hidden file and a foreign one',
      ({ work }) => {
        mkdirSync(join(work, 'exports', 'older'), { recursive: true });
        copyFileSync(POSTS, join(work, 'exports', 'b.jsonl'));
        writeFileSync(join(work, 'exports', 'older', 'a.jsonl.gz'), gzipSync(readFileSync(MENTIONS)));
        writeFileSync(join(work, 'exports', '.c.jsonl'), '{"data":[{"id":"1"');
        writeFileSync(join(work, 'exports', 'notes.txt'), 'Dear diary');
        return 'exports';
      },
    ],
  ])('from %s', async (_, prepare) => {
    const place = newPlace();
    const run = await runBinary(['@acme', '--from', prepare(place), ...CASES], { place });
    expect(run).toMatchObject({ code: 0, stdout: expected });
  });

  it('a skipped file is told in the report, and a file met twice is read once', async () => {
    const place = newPlace();
    mkdirSync(join(place.work, 'exports'));
    copyFileSync(MENTIONS, join(place.work, 'exports', 'a.jsonl'));
    writeFileSync(join(place.work, 'exports', 'notes.txt'), 'Dear diary');
    const from = ['exports/a.jsonl', 'exports', POSTS];
    const run = await runBinary(['acme', '--from', ...from, '--format', 'json', '--output', '-'], { place });
    const { coverage, warnings } = readReport(run.stdout);
    expect(coverage.files.map(({ name }) => name)).toEqual(['exports/a.jsonl', POSTS]);
    expect(coverage.duplicates).toBe(0);
    const skipped = warnings.filter(({ code }) => code === 'SKIPPED_FILE').map(({ message }) => message);
    expect(skipped.some((message) => message.includes('notes.txt'))).toBe(true);
  });
});

describe('a follow list', () => {
  const columns = (csv: string): string[] =>
    rowsOf(csv).map((row) => `${row['brand_follows_customer']} ${row['customer_follows_brand']}`);

  it('by flag is the same as by name; without one it is not known', async () => {
    const place = newPlace();
    copyFileSync(fixture('acme/acme-following.jsonl'), join(place.work, 'friends.json'));
    copyFileSync(fixture('acme/acme-followers.jsonl'), join(place.work, 'fans.json'));
    const from = ['@acme', '--from', MENTIONS, POSTS];
    const lists = [fixture('acme/acme-following.jsonl'), fixture('acme/acme-followers.jsonl')];
    const [byFlag, byName, without] = await Promise.all([
      runBinary([...from, '--following', 'friends.json', '--followers', 'fans.json', ...CASES], { place }),
      runBinary([...from, ...lists, ...CASES]),
      runBinary([...from, ...CASES]),
    ]);
    expect(byFlag?.stdout).toBe(byName?.stdout);
    const told = columns(byFlag?.stdout ?? '');
    expect(new Set(told.map((cell) => cell.split(' ')[0]))).toEqual(new Set(['true', 'false']));
    expect(told).toContain('true true');
    expect(new Set(columns(without?.stdout ?? ''))).toEqual(new Set([' ']));
  });
});

describe('--hours', () => {
  // Asked on a Friday ten minutes before six, answered on Monday at twenty past eight, UTC.
  const posts = `id,author,created_at,text,reply_to
1,ada_example,2026-03-06T17:50:00Z,@acme my parcel is lost,
2,acme,2026-03-09T08:20:00Z,@ada_example So sorry!,1
`;
  it.each([
    ['nothing without them', [], ''],
    ['business minutes', ['--hours', 'Mon-Fri 08:00-18:00'], '30.000'],
    ['in a zone', ['--hours', 'Mon-Fri 08:00-18:00', '--timezone', 'Europe/Berlin'], '80.000'],
    ['on more days', ['--hours', 'Mon-Fri 08:00-18:00; Sat 10:00-14:00'], '270.000'],
  ])('%s', async (_, args, minutes) => {
    const run = await runBinary(['acme', '--from', '-', ...args, ...CASES], { stdin: posts });
    expect(rowsOf(run.stdout)).toMatchObject([
      { first_response_minutes: '3750.000', first_response_business_minutes: minutes },
    ]);
  });
});

describe('--since and --until', () => {
  it.each([
    [
      'dates',
      ['--since', '2026-07-20', '--until', '2026-08-02'],
      '2026-07-20T00:00:00Z',
      '2026-08-02T23:59:59.999Z',
    ],
    ['a length back from the end', ['--since', '7d'], '2026-08-09T20:00:00Z', '2026-08-16T20:00:00Z'],
    [
      'wider than the data',
      ['--since', '2020-01-01', '--until', '2030-01-01'],
      '2026-07-06T',
      '2026-08-16T20:00:00Z',
    ],
  ])('%s', async (_, args, since, until) => {
    const run = await runBinary([
      'acme',
      '--from',
      fixture('acme'),
      ...args,
      '--format',
      'json',
      '--output',
      '-',
    ]);
    const { window, populations } = readReport(run.stdout);
    expect(window.since.startsWith(since)).toBe(true);
    expect(window.until).toBe(until);
    expect(populations.taggedCases).toBeGreaterThan(0);
  });
});
