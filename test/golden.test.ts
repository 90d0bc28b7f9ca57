/**
 * What README tells a newcomer to type, in every format, equals the files in fixtures/golden/acme. They are written anew
 * by `UPDATE_GOLDEN=1 npm test -- golden`; read the difference before you commit it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fixture, newPlace, ROOT, type Run, runBinary } from './support/run-binary.js';

const GOLDEN = fixture('golden/acme');
const FILES = ['report.md', 'report.json', 'audits.csv', 'summary.csv', 'cases.csv', 'mentions.csv'];
const COMMAND = ['@acme', '--from', 'fixtures/acme'];

let told: Run;
let all: Run;
/** File → what the program wrote. */
const outputs = new Map<string, string>();

beforeAll(async () => {
  const place = newPlace();
  const out = join(place.work, 'out');
  const inAll = ['--format', 'terminal,md,json,csv', '--output', out];
  told = await runBinary(COMMAND, { place, cwd: ROOT });
  all = await runBinary([...COMMAND, ...inAll], { place, cwd: ROOT });
  outputs.set('terminal.txt', told.stdout);
  for (const name of FILES) outputs.set(name, readFileSync(join(out, name), 'utf8'));
  if (process.env['UPDATE_GOLDEN'] !== '1') return;
  mkdirSync(GOLDEN, { recursive: true });
  for (const [name, text] of outputs) writeFileSync(join(GOLDEN, name), text);
});

it('the command of the README works', () => {
  expect([told.code, all.code]).toEqual([0, 0]);
  expect(all.stdout).toBe(told.stdout);
});

it.each(['terminal.txt', ...FILES])('%s is as it was', (name) => {
  expect(outputs.get(name)).toBe(readFileSync(join(GOLDEN, name), 'utf8'));
});

it('there is no other golden file', () => {
  expect(readdirSync(GOLDEN).toSorted()).toEqual([...outputs.keys()].toSorted());
});
