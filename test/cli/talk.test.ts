/** What goes where: the report to stdout, talk to stderr, and what happens when nobody listens any more. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  filesIn,
  fixture,
  newPlace,
  ROOT,
  type Run,
  runBinary,
  startBinary,
  written,
} from '../support/run-binary.js';

const ACME = ['@acme', '--from', fixture('acme')];
const FILES = ['audits.csv', 'cases.csv', 'mentions.csv', 'report.json', 'report.md', 'summary.csv'];

describe('an audit', () => {
  let plain: Run;
  let files: Run;
  beforeAll(async () => {
    plain = await runBinary(ACME);
    files = await runBinary([...ACME, '--format', 'md,json,csv', '--output', 'out']);
  });

  it('puts the report on stdout and nothing else', () => {
    expect(plain.code).toBe(0);
    expect(plain.stdout).toMatch(/^ @acme .*\n ─+\n GRADE [A-F] /);
    expect(plain.stdout).not.toMatch(/Reading files|Written/);
    expect(filesIn(plain.place.work)).toEqual([]);
  });

  it('tells its steps on stderr, without moving signs where that is no terminal', () => {
    expect(plain.stderr).toBe(
      'Reading files …\nFinding mentions and replies …\nReading cases …\nScoring …\n',
    );
  });

  it('colours nothing where stdout is no terminal, and is 80 columns wide', () => {
    expect(plain.stdout).not.toContain('\u001b');
    expect(Math.max(...plain.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says which files it wrote; stdout stays empty', () => {
    expect(files).toMatchObject({ code: 0, stdout: '' });
    expect(filesIn(files.place.work)).toEqual(FILES.map((name) => `out/${name}`));
    for (const name of FILES) expect(files.stderr).toContain(`out/${name}`);
  });

  it('leaves nothing in the folder for temporary files', () => {
    expect(filesIn(files.place.temporary)).toEqual([]);
    expect(filesIn(files.place.home)).toEqual([]);
  });

  it('--quiet says nothing, and reports the same', async () => {
    const run = await runBinary([...ACME, '--quiet', '--format', 'terminal,md']);
    expect(run).toMatchObject({ code: 0, stderr: '', stdout: plain.stdout });
    expect(filesIn(run.place.work)).toEqual(['care-audit-acme/report.md']);
  });

  it('--quiet still tells errors', async () => {
    const run = await runBinary(['@acme', '--from', 'none.json', '--quiet']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^care-audit: There is no file none\.json/);
  });

  it.each([
    ['md', 'report.md'],
    ['json', 'report.json'],
    ['csv', 'cases.csv'],
  ])('--format %s --output - writes the bytes of %s', async (format, name) => {
    const run = await runBinary([...ACME, '--format', format, '--output', '-']);
    expect(run.code).toBe(0);
    expect(run.stdout).toBe(written(files, `out/${name}`));
    expect(run.stderr).toBe(plain.stderr);
    expect(filesIn(run.place.work)).toEqual([]);
  });
});

describe('a reader who has read enough', () => {
  it('ends the run without a word of complaint, after the files are written', async () => {
    const { child, ended, place } = startBinary([
      ...ACME,
      '--format',
      'terminal,md,json,csv',
      '--output',
      'out',
    ]);
    // Gone before the first word: every write fails.
    child.stdout.destroy();
    child.stdin.end();
    const run = await ended;
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^(?:.+ …\n)+(?:Written: .+\n)?$/);
    expect(filesIn(place.work)).toEqual(FILES.map((name) => `out/${name}`));
    expect(written(run, 'out/report.json')).toMatch(/^\{[^]*\}\n$/);
    expect(filesIn(place.temporary)).toEqual([]);
  });

  it.each([
    ['csv', [...ACME, '--format', 'csv', '--output', '-', '--quiet']],
    ['json', ['explain', '--json']],
  ])('%s into head -1', (_, args) => {
    const place = newPlace();
    const words = [process.execPath, join(ROOT, 'bin', 'care-audit.js'), ...args].map((word) => `'${word}'`);
    const { stdout, stderr } = spawnSync('sh', ['-c', `${words.join(' ')} | head -1`], {
      cwd: place.work,
      env: { PATH: process.env['PATH'], HOME: place.home, TMPDIR: place.temporary },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^(?:case_id,.*|\{)\n$/);
    expect(filesIn(place.temporary)).toEqual([]);
  });
});

describe('an interrupt', () => {
  it('ends with 130; no half file and no work folder stays', async () => {
    const { child, says, ended, place } = startBinary(['@acme', '--from', '-', '--format', 'md,json,csv']);
    child.stdin.write('{"data":');
    await says('Reading files');
    expect(filesIn(place.work).length).toBeGreaterThan(0);
    child.kill('SIGINT');
    const run = await ended;
    expect(run).toMatchObject({ code: 130, stdout: '' });
    expect(run.stderr).toBe('Reading files …\n');
    expect(filesIn(place.work)).toEqual([]);
    expect(filesIn(place.temporary)).toEqual([]);
  });

  it('of an import leaves the store as it was', async () => {
    const place = newPlace();
    const store = ['--store', join(place.work, 'store.duckdb')];
    const done = await runBinary(['import', fixture('acme'), '--brand', 'acme', ...store], { place });
    expect(done.code).toBe(0);
    const before = await runBinary(['@acme', ...store, '--format', 'json', '--output', '-'], { place });
    const { child, says, ended } = startBinary(['import', '-', '--brand', 'acme', ...store], { place });
    child.stdin.write('id,author,created_at,text\n1,ada,2026-08-01T00:00:00Z,@acme help\n');
    await says('Reading files');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    const after = await runBinary(['@acme', ...store, '--format', 'json', '--output', '-'], { place });
    expect(after.stdout).toBe(before.stdout);
    expect(JSON.parse(after.stdout)).toMatchObject({ populations: { taggedCases: expect.any(Number) } });
  });
});
