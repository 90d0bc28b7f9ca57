/**
 * What README tells a newcomer to type, in every format, equals the files in fixtures/golden/acme. They are written anew
 * by `UPDATE_GOLDEN=1 npm test -- golden`; read the difference before you commit it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fixture, newPlace, ROOT, runBinary } from './support/run-binary.js';

const GOLDEN = fixture('golden/acme');
const FILES = ['report.md', 'report.json', 'audits.csv', 'summary.csv', 'cases.csv', 'mentions.csv'];
const isUpdating = process.env['UPDATE_GOLDEN'] === '1';

/** File → what the program wrote. */
const outputs = new Map<string, string>();

beforeAll(async () => {
  const place = newPlace();
  const out = join(place.work, 'out');
  const args = ['@acme', '--from', 'fixtures/acme'];
  const told = await runBinary(args, { place, cwd: ROOT });
  const inAll = ['--format', 'terminal,md,json,csv', '--output', out];
  const all = await runBinary([...args, ...inAll], { place, cwd: ROOT });
  expect([told.code, all.code, all.stdout]).toEqual([0, 0, told.stdout]);
  outputs.set('terminal.txt', told.stdout);
  for (const name of FILES) outputs.set(name, readFileSync(join(out, name), 'utf8'));
  if (!isUpdating) return;
  mkdirSync(GOLDEN, { recursive: true });
  for (const [name, text] of outputs) writeFileSync(join(GOLDEN, name), text);
});

it.each(['terminal.txt', ...FILES])('%s is as it was', (name) => {
  expect(outputs.get(name)).toBe(readFileSync(join(GOLDEN, name), 'utf8'));
});

it('there is no other golden file', () => {
  expect(readdirSync(GOLDEN).toSorted()).toEqual([...outputs.keys()].toSorted());
});
