/** --fail-under and --unknown: good enough is 0, not good enough is 1, and the report comes either way. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../../src/report/parse.js';
import { fixture, newPlace, runBinary } from '../support/run-binary.js';

const ACME = ['@acme', '--from', fixture('acme'), '--quiet'];

/** As report.json has it. */
async function toldScore(data: string): Promise<number> {
  const run = await runBinary([
    '@acme',
    '--from',
    fixture(data),
    '--quiet',
    '--format',
    'json',
    '--output',
    '-',
  ]);
  return readReport(run.stdout).score.value ?? Number.NaN;
}

describe('a brand with a grade', () => {
  let score: number;
  beforeAll(async () => {
    score = await toldScore('acme');
  });

  // The score of one of the two is told higher than it is, since it is rounded.
  it.each(['acme', 'hostile'])('passes at the very score that is told: %s', async (data) => {
    const threshold = String(await toldScore(data));
    const run = await runBinary(['@acme', '--from', fixture(data), '--quiet', '--fail-under', threshold]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it('fails above it, and says both figures', async () => {
    const threshold = (score + 0.1).toFixed(1);
    const run = await runBinary([...ACME, '--fail-under', threshold]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('GRADE');
    expect(run.stderr).toBe(`care-audit: the score ${score.toFixed(1)} is under ${threshold}.\n`);
  });

  it('fails all the same where an unknown grade would pass', async () => {
    expect((await runBinary([...ACME, '--fail-under', '100', '--unknown', 'pass'])).code).toBe(1);
  });
});

describe('a brand without a grade', () => {
  const few = 'id,author,created_at,text\n1,ada_example,2026-03-02T09:00:00Z,@acme my parcel is lost\n';
  it.each([
    ['fails, with the reason', [], 1],
    ['fails when told so', ['--unknown', 'fail'], 1],
    ['passes when told so, with the reason', ['--unknown', 'pass'], 0],
  ])('%s', async (_, args, code) => {
    const place = newPlace();
    writeFileSync(join(place.work, 'few.csv'), few);
    const run = await runBinary(['acme', '--from', 'few.csv', '--quiet', '--fail-under', '0', ...args], {
      place,
    });
    expect(run.code).toBe(code);
    expect(run.stdout).toContain('NO GRADE');
    expect(run.stderr).toMatch(/^care-audit: --fail-under 0: .+\.\n$/);
  });

  it('is no failure without --fail-under', async () => {
    const place = newPlace();
    writeFileSync(join(place.work, 'few.csv'), few);
    const run = await runBinary(['acme', '--from', 'few.csv', '--quiet'], { place });
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
});
