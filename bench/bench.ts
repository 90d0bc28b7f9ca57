/**
 * `npm run bench`: the whole audit of the largest brand among 3 million posts, against DuckDB alone loading the same
 * file. Both are whole processes, run in turn, so that a busy machine slows both; the ratio is what counts.
 *
 * npm run bench [-- <rows> [<pairs>]]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generate } from './generate.js';

const MOST_RATIO = 2;
const MOST_MEGABYTES = 1024;

const rows = Number(process.argv[2] ?? 3_000_000);
const pairs = Number(process.argv[3] ?? 5);
const folder = join(tmpdir(), 'care-audit-bench');
const csv = join(folder, `posts-${rows}.csv`);
const root = resolve(import.meta.dirname, '..');

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

function measure(args: readonly string[]): Measured {
  const peakFile = join(folder, 'peak.txt');
  const started = performance.now();
  const done = spawnSync(process.execPath, ['--import', join(root, 'bench', 'peak.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PEAK_FILE: peakFile },
  });
  if (done.status !== 0) throw new Error(`exit code ${done.status}: ${args.join(' ')}`);
  return { seconds: (performance.now() - started) / 1000, megabytes: Number(readFileSync(peakFile, 'utf8')) };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const line = (label: string, values: readonly number[], unit: string): string =>
  `${label.padEnd(34)} ${median(values).toFixed(2).padStart(8)} ${unit}   (${values.map((value) => value.toFixed(2)).join(', ')})`;

mkdirSync(folder, { recursive: true });
if (!existsSync(csv)) {
  console.log(`Generating ${rows} posts …`);
  await generate(csv, { rows, seed: 1 });
}
console.log(
  `${csv}: ${(statSync(csv).size / 1e6).toFixed(0)} MB, ${pairs} pairs after one that is not counted`,
);
const loads: Measured[] = [];
const audits: Measured[] = [];
for (let pair = 0; pair <= pairs; pair += 1) {
  const load = measure([join(root, 'bench', 'load.js'), csv, join(folder, 'load.duckdb')]);
  const audit = measure([join(root, 'bin', 'care-audit.js'), '@NorthwindHelp', '--from', csv, '--quiet']);
  if (pair === 0) continue;
  loads.push(load);
  audits.push(audit);
}
const ratios = audits.map((audit, index) => audit.seconds / (loads[index]?.seconds ?? NaN));
const peak = Math.max(...audits.map((audit) => audit.megabytes));
console.log(
  line(
    'DuckDB alone loads the file',
    loads.map((load) => load.seconds),
    's',
  ),
);
console.log(
  line(
    'care-audit audits the largest brand',
    audits.map((audit) => audit.seconds),
    's',
  ),
);
console.log(line('ratio', ratios, '×'));
console.log(`${'peak memory of the audit'.padEnd(34)} ${peak.toFixed(0).padStart(8)} MB`);
const isReached = median(ratios) <= MOST_RATIO && peak <= MOST_MEGABYTES;
console.log(isReached ? 'Reached: at most 2 × and 1 GB.' : 'Not reached: at most 2 × and 1 GB.');
process.exitCode = isReached ? 0 : 1;
