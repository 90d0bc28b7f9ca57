/** --fail-under and --unknown: good enough is 0, not good enough is 1, and the report comes either way. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/report/parse.js';
import { fixture, newPlace, type Run, runBinary } from '../support/run-binary.js';

/** As report.json has it. */
async function toldScore(data: string): Promise<number> {
  const run = await runBinary(['@acme', '--from', fixture(data), '--format', 'json', '--output', '-']);
  return readReport(run.stdout).score.value ?? Number.NaN;
}

describe('a brand with a grade', () => {
  // The score of one of the two is told higher than it is, since it is rounded.
  it.each(['acme', 'hostile'])(
    'passes at the very score that is told, and fails above it: %s',
    async (data) => {
      const score = await toldScore(data);
      const judged = (threshold: string): Promise<Run> =>
        runBinary([
          '@acme',
          '--from',
          fixture(data),
          '--quiet',
          '--unknown',
          'pass',
          '--fail-under',
          threshold,
        ]);
      const above = (score + 0.1).toFixed(1);
      const [passed, failed] = await Promise.all([judged(String(score)), judged(above)]);
      expect(passed).toMatchObject({ code: 0, stderr: '' });
      expect(failed.code).toBe(1);
      expect(failed.stdout).toBe(passed.stdout);
      expect(failed.stdout).toContain('GRADE');
      expect(failed.stderr).toBe(`care-audit: the score ${score.toFixed(1)} is under ${above}.\n`);
    },
  );
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
