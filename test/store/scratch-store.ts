/** Stores and files of one test, gone when it is over. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openFiles } from '../../src/commands/files.js';
import { CareAuditError } from '../../src/errors.js';
import type { Reject } from '../../src/sources/source.js';
import type { Database, Row } from '../../src/store/database.js';
import { importFiles, type Imported, openStore, openTemporaryStore } from '../../src/store/store.js';
import { parsePlay, type PlayOptions, toXApiPages } from '../support/play.js';

export interface Scratch {
  readonly folder: string;
  readonly storePath: string;
  /** Writes a file; gives its path. */
  readonly write: (name: string, content: string) => string;
  /** Writes a play as pages of posts; gives the path. */
  readonly writePlay: (name: string, play: string, options?: PlayOptions) => string;
  /** Imports files into the store, as the command does. */
  readonly import: (...paths: readonly string[]) => Promise<Imported>;
  /** Opens files as a store for one run; it is closed when the test is over. */
  readonly open: (
    ...paths: readonly string[]
  ) => Promise<{ readonly database: Database; readonly rejects: readonly Reject[] }>;
  /** All rows of all tables of the store, in an order of their own. */
  readonly content: () => Promise<Content>;
}

export interface Content {
  readonly posts: readonly Row[];
  readonly imports: readonly Row[];
  /** The other tables, by name. */
  readonly others: Readonly<Record<string, readonly Row[]>>;
}

const TABLES = [
  'posts',
  'users',
  'follows',
  'follow_lists',
  'aliases',
  'refusals',
  'imports',
  'version',
] as const;

export function scratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'care-audit-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const storePath = join(folder, 'store.duckdb');
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    storePath,
    write,
    writePlay: (name, play, options) => write(name, `${toXApiPages(parsePlay(play, options)).join('\n')}\n`),
    import: (...paths) =>
      withStore(storePath, folder, async (database) => {
        const { files } = await openFiles(filesAt(paths), 'acme', folder);
        const workFolder = mkdtempSync(join(folder, 'work-'));
        return importFiles(database, files, 'acme', { workFolder, onReject: () => {} });
      }),
    open: async (...paths) => {
      const { files } = await openFiles(filesAt(paths), 'acme', folder);
      const rejects: Reject[] = [];
      const workFolder = mkdtempSync(join(folder, 'work-'));
      const database = await openTemporaryStore(files, {
        workFolder,
        onReject: (_, reject) => rejects.push(reject),
      });
      onTestFinished(() => database.close());
      return { database, rejects };
    },
    content: () => withStore(storePath, folder, contentOf),
  };
}

const filesAt = (paths: readonly string[]) => ({
  paths,
  source: null,
  map: null,
  following: [],
  followers: [],
});

async function withStore<T>(
  path: string,
  folder: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openStore(path, folder, 'write');
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function contentOf(database: Database): Promise<Content> {
  const content: Record<string, readonly Row[]> = {};
  for (const table of TABLES) content[table] = await database.rows(`SELECT * FROM ${table} ORDER BY ALL`);
  const { posts = [], imports = [], ...others } = content;
  return { posts, imports, others };
}

/** The known error that a promise is refused with. */
export async function refusal(promise: Promise<unknown>): Promise<CareAuditError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof CareAuditError) return error;
  throw new Error(`no known error but ${String(error)}`);
}
