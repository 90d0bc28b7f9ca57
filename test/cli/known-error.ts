/** What every known error has in common: two lines on stderr, nothing on stdout, nothing left behind. */
import { expect } from 'vitest';
import type { ErrorCode } from '../../src/errors.js';
import { filesIn, type Run } from '../support/run-binary.js';

export interface KnownError {
  readonly message: string;
  readonly advice: string;
}

/** Expects that the run ended with this error; gives its two lines. */
export function knownError(run: Run, code: ErrorCode): KnownError {
  expect(run.stderr).toMatch(new RegExp(String.raw`^care-audit: .+ \[${code}\]\n(?: {2}.+\n)+$`, 'm'));
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect(run.code).toBe(2);
  expect(run.stdout).toBe('');
  expect(filesIn(run.place.temporary)).toEqual([]);
  const lines = run.stderr.trimEnd().split('\n');
  const told = lines.findIndex((line) => line.startsWith('care-audit: '));
  return { message: lines[told] ?? '', advice: lines.slice(told + 1).join('\n') };
}
