/** `explain` and `report`: what an audit is made of, and a report told again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { AUDITS } from '../../src/audits/index.js';
import { readReport } from '../../src/report/parse.js';
import { DEFAULT_RUBRIC } from '../../src/scoring/rubric.js';
import { filesIn, fixture, newPlace, type Run, runBinary, written } from '../support/run-binary.js';

const ACME = ['@acme', '--from', fixture('acme'), '--quiet'];
const REPORT_FILES = ['report.json', 'report.md', 'audits.csv', 'summary.csv'];

describe('explain', () => {
  it('tells every category and every audit', async () => {
    const run = await runBinary(['explain']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    for (const { title, weight } of DEFAULT_RUBRIC.categories) {
      expect(run.stdout).toMatch(new RegExp(String.raw`^ *${weight} +${title} `, 'm'));
    }
    const told = Array.from(run.stdout.matchAll(/^([a-z-]+): /gm), ([, id]) => id);
    expect(told).toEqual(AUDITS.map(({ id }) => id));
  });

  it.each(AUDITS.map(({ id }) => id))('%s alone: what, why, and what it is drawn against', async (id) => {
    const run = await runBinary(['explain', id]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.startsWith(`${id}: `)).toBe(true);
    for (const word of ['Measures', 'Why', 'Improve', 'Needs', 'Score']) {
      expect(run.stdout).toMatch(new RegExp(String.raw`^  ${word} +\S`, 'm'));
    }
    expect(run.stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  it('--json is a rubric that gives the same report', async () => {
    const rubric = await runBinary(['explain', '--json']);
    expect(JSON.parse(rubric.stdout)).toEqual(DEFAULT_RUBRIC);
    const place = newPlace();
    writeFileSync(join(place.work, 'rubric.json'), rubric.stdout);
    const asJson = ['--format', 'json', '--output', '-'];
    const [without, withIt] = await Promise.all([
      runBinary([...ACME, ...asJson]),
      runBinary([...ACME, ...asJson, '--rubric', 'rubric.json'], { place }),
    ]);
    expect(withIt?.stdout).toBe(without?.stdout);
    expect(readReport(withIt?.stdout ?? '').score.value).toBeGreaterThan(0);
  });

  it('a rubric that changes a weight changes the score', async () => {
    const place = newPlace();
    const speedAlone = DEFAULT_RUBRIC.categories.map(({ id }) => ({ id, weight: id === 'speed' ? 1 : 0 }));
    writeFileSync(join(place.work, 'rubric.json'), JSON.stringify({ categories: speedAlone }));
    const run = await runBinary([...ACME, '--rubric', 'rubric.json', '--format', 'json', '--output', '-'], {
      place,
    });
    const { score, categories } = readReport(run.stdout);
    expect(score.value).toBe(categories.find(({ id }) => id === 'speed')?.score);
  });
});

describe('report', () => {
  let first: Run;
  let second: Run;
  beforeAll(async () => {
    first = await runBinary([...ACME, '--format', 'terminal,md,json,csv', '--output', 'first']);
    const args = ['report', 'first/report.json', '--format', 'terminal,md,json,csv', '--output', 'second'];
    second = await runBinary(args, { place: first.place });
  });

  it('tells the same again, to the byte', () => {
    expect(second.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    for (const name of REPORT_FILES)
      expect(written(second, `second/${name}`)).toBe(written(first, `first/${name}`));
  });

  it('has no single cases to tell', () => {
    const files = filesIn(join(first.place.work, 'second'));
    expect(files).toEqual(REPORT_FILES.toSorted());
    expect(second.stderr).toMatch(/^Written: (?:second\/[\w.]+(?:, )?){4}\n$/);
  });

  it('to stdout: md and json as they are, csv not at all', async () => {
    const { place } = first;
    const again = (format: string): Promise<Run> =>
      runBinary(['report', 'first/report.json', '--format', format, '--output', '-'], { place });
    const [md, json, csv] = await Promise.all(['md', 'json', 'csv'].map(again));
    expect(md?.stdout).toBe(written(first, 'first/report.md'));
    expect(json?.stdout).toBe(written(first, 'first/report.json'));
    expect(csv).toMatchObject({ code: 2, stdout: '' });
    expect(csv?.stderr).toContain('[BAD_USAGE]');
  });

  it('on the terminal by default, with no file', async () => {
    const run = await runBinary(['report', join(first.place.work, 'first/report.json')]);
    expect(run).toMatchObject({ code: 0, stdout: first.stdout, stderr: '' });
    expect(filesIn(run.place.work)).toEqual([]);
  });
});
