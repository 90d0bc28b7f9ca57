/** Opens the fixtures of this folder's tests, and drains what sources read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { recognise } from '../../src/sources/index.js';
import { openInputs } from '../../src/sources/input.js';
import type { Hints, Input, Records, Reject } from '../../src/sources/source.js';

export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/sources/${name}`, import.meta.url));

/** A folder that is gone when the test is. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'care-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeScratch(name: string, content: string | Buffer): string {
  const path = join(scratchFolder(), name);
  writeFileSync(path, content);
  return path;
}

export async function openOne(path: string): Promise<Input> {
  const { inputs } = await openInputs([path], { spoolFolder: scratchFolder() });
  const input = inputs[0];
  if (input === undefined) throw new Error(`nothing opened for ${path}`);
  return input;
}

export const NO_HINTS: Hints = { map: null, followList: null };

export interface ReadRecords {
  readonly posts: Records['posts'];
  readonly users: Records['users'];
  readonly follows: Records['follows'];
  readonly lists: Records['lists'];
  readonly refused: Records['refused'];
  readonly rejects: readonly Reject[];
}

/** All that a JSON file tells, by the source that recognises it. */
export async function readRecords(path: string, hints: Hints = NO_HINTS): Promise<ReadRecords> {
  const input = await openOne(path);
  const source = recognise(input);
  if (source.kind !== 'records') throw new Error(`${path} was taken for a ${source.id}`);
  const parts: Records[] = [];
  const rejects: Reject[] = [];
  for await (const part of source.read(input, hints)) {
    if ('reason' in part) rejects.push(part);
    else parts.push(part);
  }
  return {
    posts: parts.flatMap((part) => part.posts),
    users: parts.flatMap((part) => part.users),
    follows: parts.flatMap((part) => part.follows),
    lists: parts.flatMap((part) => part.lists),
    refused: parts.flatMap((part) => part.refused),
    rejects,
  };
}
