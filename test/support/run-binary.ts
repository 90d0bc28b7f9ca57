/** Runs the built program as a user does: another process, a home of its own, nothing of this environment. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { inject } from 'vitest';

export const ROOT = join(import.meta.dirname, '..', '..');
const BINARY = join(ROOT, 'bin', 'care-audit.js');

export const fixture = (path: string): string => join(ROOT, 'fixtures', path);

/** The folders of one run. */
export interface Place {
  /** Where the program is started. */
  readonly work: string;
  readonly home: string;
  /** What the program takes for the system's folder for temporary files. */
  readonly temporary: string;
}

export interface Settings {
  /** Runs that share a place share their store. */
  readonly place?: Place;
  /** Instead of the work folder of the place. */
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  /** null: ended by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly place: Place;
}

export interface Started {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly place: Place;
  /** Fulfilled when stderr has said this. */
  readonly says: (text: string) => Promise<void>;
  readonly ended: Promise<Run>;
}

export function newPlace(): Place {
  const root = mkdtempSync(join(inject('scratch'), 'run-'));
  const place = { work: join(root, 'work'), home: join(root, 'home'), temporary: join(root, 'temporary') };
  for (const folder of Object.values(place)) mkdirSync(folder);
  return place;
}

/** Starts the program; its standard input stays open. */
export function startBinary(args: readonly string[], settings: Settings = {}): Started {
  const { place = newPlace(), env = {} } = settings;
  const child = spawn(process.execPath, [BINARY, ...args], {
    cwd: settings.cwd ?? place.work,
    env: { PATH: process.env['PATH'], HOME: place.home, TMPDIR: place.temporary, ...env },
    stdio: 'pipe',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A program that ends without reading all of its input is no fault of the test.
  child.stdin.on('error', () => {});
  return {
    child,
    place,
    says: (text) =>
      new Promise((resolve) => {
        const look = (): void => void (stderr.includes(text) && resolve());
        child.stderr.on('data', look);
        look();
      }),
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, stdout, stderr, place }));
    }),
  };
}

export function runBinary(args: readonly string[], settings: Settings = {}): Promise<Run> {
  const { child, ended } = startBinary(args, settings);
  child.stdin.end(settings.stdin ?? '');
  return ended;
}

/** Paths of all files below a folder, from there, in order; hidden ones too. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();

/** A file that a run wrote, by its path from the work folder. */
export const written = ({ place }: Run, path: string): string => readFileSync(join(place.work, path), 'utf8');
