/** Words of the command line that cannot be: exit code 2, and what to type instead. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../src/errors.js';
import { filesIn, fixture, newPlace, ROOT, runBinary } from '../support/run-binary.js';
import { knownError } from './known-error.js';

const ACME = ['@acme', '--from', fixture('acme')];

type Row = readonly [args: readonly string[], code: ErrorCode, message: string, advice: string];

describe('told before any file is read', () => {
  const rows: readonly Row[] = [
    [['--format', 'html'], 'UNKNOWN_FORMAT', '"html"', 'terminal, md, json, csv'],
    [['--format', 'jsn'], 'UNKNOWN_FORMAT', '"jsn"', 'Did you mean json?'],
    [['--fail-under', 'B'], 'BAD_THRESHOLD', '"B"', '--fail-under 60'],
    [['--fail-under', '101'], 'BAD_THRESHOLD', '"101"', '--fail-under 60'],
    [['--horizon', '3 days'], 'BAD_DURATION', '"3 days"', '72h'],
    [['--case-gap', '0h'], 'BAD_DURATION', '"0h"', '7d'],
    [['--hours', '9 to 5'], 'BAD_HOURS', '"9 to 5"', 'Mon-Fri 08:00-18:00'],
    [['--timezone', 'London'], 'UNKNOWN_TIMEZONE', '"London"', 'Did you mean Europe/London?'],
    [['--since', 'yesterday'], 'BAD_TIME', '"yesterday"', '90d, 6w, 12mo'],
    [['--until', '2026-02-30'], 'BAD_TIME', '"2026-02-30"', '2026-03-01'],
    [
      ['--since', '2026-08-01', '--until', '2026-07-10'],
      'BAD_TIME',
      '2026-08-01',
      'earlier time with --since',
    ],
    [['--map', 'nope'], 'BAD_MAP', '"nope"', '--map id='],
    [['--map', 'writer=user'], 'BAD_MAP', '"writer"', 'reply_to'],
    [['--findings', '1001'], 'BAD_USAGE', '"1001"', '--findings 5'],
    [['--output', '-', '--format', 'md,json'], 'BAD_USAGE', 'md, json', '--format'],
    [['--output', 'out'], 'BAD_USAGE', '--output out', '--format terminal,md,json,csv'],
    [['--rubric', 'none.json'], 'BAD_RUBRIC', 'none.json', 'explain --json'],
  ];
  it.each(rows)('%j is %s', async (args, code, message, advice) => {
    const run = await runBinary([...ACME, ...args]);
    const said = knownError(run, code);
    expect(said.message).toContain(message);
    expect(said.advice).toContain(advice);
    expect(run.stderr).not.toContain('Reading files');
    expect(filesIn(run.place.work)).toEqual([]);
  });

  it.each(['acme.com', '@a'.padEnd(60, 'a'), 'pull'])('%j is no handle', async (word) => {
    const { message, advice } = knownError(await runBinary([word, '--from', fixture('acme')]), 'BAD_HANDLE');
    expect(message).toContain(`"${word}"`);
    expect(advice).toContain('@acme');
  });

  it('names the audits that there are', async () => {
    const { message, advice } = knownError(await runBinary(['explain', 'unanswered']), 'UNKNOWN_AUDIT');
    expect(message).toContain('"unanswered"');
    expect(advice).toContain('Did you mean unanswered-cases?');
    expect(advice).toContain('slow-first-response');
  });
});

describe('told by the option parser', () => {
  it.each([
    ['an unknown flag', [...ACME, '--nope'], "unknown option '--nope'"],
    ['a misspelt flag', [...ACME, '--redct'], 'Did you mean --redact?'],
    ['a flag without its value', ['@acme', '--from'], "'--from <path...>' argument missing"],
    ['a choice that there is not', [...ACME, '--unknown', 'maybe'], 'Allowed choices are fail, pass'],
    ['import without --brand', ['import', fixture('acme')], "'--brand <handle>' not specified"],
    ['import without files', ['import', '--brand', 'acme'], "missing required argument 'path'"],
    ['report without a file', ['report'], "missing required argument 'report.json'"],
    ['report with too much', ['report', 'a.json', 'b.json'], 'too many arguments'],
  ])('%s', async (_, args, message) => {
    const run = await runBinary(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain('care-audit --help');
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a window', () => {
  it.each<readonly [string, readonly string[], ErrorCode, string]>([
    ['that ends before it begins', ['--since', '2026-08-15', '--until', '10d'], 'BAD_TIME', '2026-08-15'],
    ['before the data', ['--until', '2020-02-01'], 'EMPTY_WINDOW', '2020-02-01'],
    ['after the data', ['--since', '2030-01-01'], 'EMPTY_WINDOW', '2030-01-01'],
    [
      'in which nobody wrote',
      ['--since', '2026-07-12T03:00:00Z', '--until', '2026-07-12T03:00:01Z'],
      'EMPTY_WINDOW',
      '2026-07-12T03:00:00Z',
    ],
  ])('%s is told, with the one that the data covers', async (_, args, code, message) => {
    const said = knownError(await runBinary([...ACME, ...args]), code);
    expect(said.message).toContain(message);
    expect(said.advice).toContain('2026-07-06T');
    expect(said.advice).toContain('2026-08-16T');
  });
});

describe('a handle that nobody bears', () => {
  it('is told with the handles that reply most', async () => {
    const run = await runBinary(['@acmee', '--from', fixture('acme'), '--format', 'md,csv']);
    const { message, advice } = knownError(run, 'UNKNOWN_HANDLE');
    expect(message).toContain('@acmee');
    expect(advice).toMatch(/@acme, @acmehelp/);
    expect(filesIn(run.place.work)).toEqual([]);
  });
});

describe('a rubric', () => {
  it.each([
    ['that is no JSON', '{"audits":', 'JSON'],
    ['with an audit that there is not', '{"audits":{"left-hangin":{"weight":1}}}', 'left-hangin'],
    ['with a weight below 0', '{"audits":{"left-hanging":{"weight":-1}}}', 'audits.left-hanging.weight'],
    ['with a key that there is not', '{"weights":{}}', 'weights'],
  ])('%s', async (_, content, message) => {
    const place = newPlace();
    writeFileSync(join(place.work, 'rubric.json'), content);
    const run = await runBinary([...ACME, '--rubric', 'rubric.json'], { place });
    expect(knownError(run, 'BAD_RUBRIC').message).toContain(message);
  });
});

describe('an output folder that cannot be', () => {
  it.each([
    ['a file stands in its place', 'taken'],
    ['a file stands above it', 'taken/out'],
  ])('%s', async (_, output) => {
    const place = newPlace();
    writeFileSync(join(place.work, 'taken'), 'mine');
    const run = await runBinary([...ACME, '--format', 'md', '--output', output], { place });
    const { message, advice } = knownError(run, 'BAD_OUTPUT');
    expect(message).toContain(output);
    expect(advice).toContain('--output');
    expect(run.stderr).not.toContain('Reading files');
    expect(readFileSync(join(place.work, 'taken'), 'utf8')).toBe('mine');
  });
});

describe('a report that is none', () => {
  it.each<readonly [string, string, ErrorCode, string]>([
    ['a list', '[]', 'BAD_REPORT', 'no report'],
    ['no JSON', '{"schemaVersion":', 'BAD_REPORT', 'no JSON'],
    ['nothing', '', 'BAD_REPORT', 'no JSON'],
    ['one of another version', '{"schemaVersion":99}', 'BAD_REPORT', '99'],
  ])('%s', async (_, content, code, message) => {
    const place = newPlace();
    writeFileSync(join(place.work, 'report.json'), content);
    expect(knownError(await runBinary(['report', 'report.json'], { place }), code).message).toContain(
      message,
    );
  });

  it('a file that there is not', async () => {
    const { message, advice } = knownError(await runBinary(['report', 'none.json']), 'NO_SUCH_FILE');
    expect(message).toContain('none.json');
    expect(advice).toContain('--format json');
  });
});

describe('the docs of errors', () => {
  it('have a section for each code, and none for others', () => {
    const docs = readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8');
    const documented = Array.from(docs.matchAll(/^## (\w+)$/gm), ([, code]) => code);
    expect(new Set(documented)).toEqual(new Set(ERROR_CODES));
    expect(documented).toHaveLength(ERROR_CODES.length);
  });
});
