/** Texts that attack whatever shows them, through the real program into every format. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../src/report/parse.js';
import { fixture, newPlace, type Run, runBinary, written } from './support/run-binary.js';

const HOSTILE = ['@acme', '--from', fixture('hostile')];
const TABLES = ['cases.csv', 'mentions.csv', 'audits.csv', 'summary.csv'];

/** Control characters but the line feed, and what turns the reading direction around. */
const RAW =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

describe.each([
  ['as it is', []],
  ['with --redact', ['--redact']],
  ['with --no-text', ['--no-text']],
])('a hostile history %s', (_, flags) => {
  let run: Run;
  beforeAll(async () => {
    const formats = ['--format', 'terminal,md,json,csv', '--output', 'out', '--findings', '1000'];
    run = await runBinary([...HOSTILE, ...formats, ...flags]);
  });

  it('is audited, and no audit breaks', () => {
    expect(run.code).toBe(0);
    const { audits, populations } = readReport(written(run, 'out/report.json'));
    expect(populations.taggedCases).toBeGreaterThan(30);
    expect(audits.filter(({ status }) => status === 'error')).toEqual([]);
    expect(audits.flatMap(({ findings }) => findings).length).toBeGreaterThan(30);
  });

  it('writes no raw control character but line feeds', () => {
    const outputs = new Map([
      ['stdout', run.stdout],
      ['stderr', run.stderr],
      ...['report.md', ...TABLES].map((name) => [name, written(run, `out/${name}`)] as const),
    ]);
    expect([...outputs].filter(([, text]) => RAW.test(text)).map(([name]) => name)).toEqual([]);
  });

  it('lets nothing come alive in Markdown', () => {
    const md = written(run, 'out/report.md');
    expect(md).not.toMatch(/<(?!\/?(?:details|summary)>)[a-z!/?]/i);
    const targets = Array.from(md.matchAll(/(?<!\\)\]\(([^)]*)/g), ([, target]) => target ?? '');
    expect(targets.filter((target) => !/^https:\/\/x\.com\/\w+\/status\/\d+$/.test(target))).toEqual([]);
    expect(md).not.toMatch(/(?<!\\)!\[/);
    expect(md).not.toMatch(/(?<![\w\\])@\w/);
    expect(md).not.toMatch(/^\s*```/m);
  });

  it('writes tables that no spreadsheet runs, each record on a line', () => {
    for (const name of TABLES) {
      const text = written(run, `out/${name}`);
      const records: string[][] = parse(text);
      expect(records.flat().filter((cell) => FORMULA.test(cell))).toEqual([]);
      expect(new Set(records.map((record) => record.length)).size).toBe(1);
      expect(text.split('\n').length - 1).toBe(records.length);
    }
  });

  it('writes JSON that changes no object', () => {
    const report: unknown = JSON.parse(written(run, 'out/report.json'));
    expect(Object.getPrototypeOf(report)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('isAdmin');
    expect({}).not.toHaveProperty('author_id');
  });
});

describe("customers called like an object's own", () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it('have their cases like anybody else', async () => {
    const run = await runBinary([...HOSTILE, '--format', 'csv', '--output', '-', '--quiet']);
    const rows: Readonly<Record<string, string>>[] = parse(run.stdout, { columns: true });
    const ofName = (name: string) => rows.filter((row) => row['customer'] === name);
    expect(NAMES.map((name) => ofName(name).length)).toEqual([1, 1, 1, 1]);
    expect(ofName('__proto__')[0]).toMatchObject({ status: 'answered', first_response_minutes: '18.000' });
    expect(ofName('__proto__')[0]).toMatchObject({ brand_follows_customer: 'true' });
    expect(ofName('constructor')[0]).toMatchObject({ status: 'unanswered', customer_follows_brand: 'true' });
  });

  it.each(['__proto__', 'toString'])('may be audited as %s', async (name) => {
    const run = await runBinary([
      `@${name}`,
      '--from',
      fixture('hostile'),
      '--format',
      'json',
      '--output',
      '-',
    ]);
    expect(run.code).toBe(0);
    expect(readReport(run.stdout).brand.handles).toEqual([name]);
  });
});

describe('hostile words in what is said on stderr', () => {
  const ESC = '\u001b[31mred\u0007\u202e';

  it('names of files', async () => {
    const place = newPlace();
    writeFileSync(join(place.work, `${ESC}.txt`), 'Dear diary');
    const runs = await Promise.all([
      runBinary(['@acme', '--from', `${ESC}.json`], { place }),
      runBinary(['@acme', '--from', `${ESC}.txt`], { place }),
      runBinary(['import', `${ESC}.txt`, '--brand', 'acme'], { place }),
    ]);
    for (const { code, stderr } of runs) {
      expect(code).toBe(2);
      expect(stderr).not.toMatch(RAW);
    }
  });

  it('names of files in a folder that are not read', async () => {
    const place = newPlace();
    mkdirSync(join(place.work, 'exports'));
    writeFileSync(join(place.work, 'exports', `${ESC}.txt`), 'Dear diary');
    copyFileSync(fixture('hostile/mentions.jsonl'), join(place.work, 'exports', `${ESC}.jsonl`));
    const run = await runBinary(['import', 'exports', '--brand', 'acme'], { place });
    const again = await runBinary(['import', 'exports', '--brand', 'acme'], { place });
    expect([run.code, again.code]).toEqual([0, 0]);
    expect(run.stderr).toMatch(/Not read: .*red/);
    expect(again.stderr).toMatch(/red.* is in the store already/);
    expect([run.stderr, again.stderr].join('')).not.toMatch(RAW);
  });

  it.each([
    ['words of the command line', [`@${ESC}`, '--from', fixture('hostile')], ''],
    ['values of flags', [...HOSTILE, '--since', ESC], ''],
    ['formats', [...HOSTILE, '--format', ESC], ''],
    ['unknown flags', [...HOSTILE, `--${ESC}`], ''],
    ['the beginning of a file', ['@acme', '--from', '-'], `Dear ${ESC} diary`],
    ['names of columns', ['@acme', '--from', '-'], `a,b ${ESC},c,id\n1,2,3,4\n`],
    [
      'handles that reply most',
      ['@nobody_here', '--from', '-'],
      `id,author,created_at,text,reply_to\n1,ada,2026-03-02T09:00:00Z,help,\n2,x${ESC},2026-03-02T09:01:00Z,yes,1\n`,
    ],
  ])('%s', async (_, args, stdin) => {
    const run = await runBinary(args, { stdin });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('red');
    expect(run.stderr).not.toMatch(RAW);
  });
});
