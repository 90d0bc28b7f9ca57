/** The store: what is imported once is there for later audits, whole or not at all. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readReport } from '../../src/report/parse.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import {
  filesIn,
  fixture,
  newPlace,
  type Place,
  type Run,
  runBinary,
  written,
} from '../support/run-binary.js';
import { knownError } from './known-error.js';

const STORE = '.local/share/care-audit/store.duckdb';
const ALL = ['--format', 'terminal,md,json,csv', '--output', 'out'];
const TABLES = ['cases.csv', 'mentions.csv', 'audits.csv', 'summary.csv'];
const TALE = 'tales/a-the-bank-that-thanked-the-stranger';
const inEach = (flag: string, values: readonly string[]): string[] =>
  values.flatMap((value) => [flag, value]);

/** A database beside the work of a run, to spoil or to hold open. */
async function databaseIn(place: Place, name: string): Promise<Database> {
  return openDatabase(join(place.work, name), { spillFolder: place.temporary });
}

/** A place with the same store. */
function copyOf({ place }: Run): Place {
  const other = newPlace();
  cpSync(place.home, other.home, { recursive: true });
  return other;
}

describe('without a store', () => {
  it('an audit says where it would be, and the two ways to get data', async () => {
    const run = await runBinary(['@acme']);
    const { message, advice } = knownError(run, 'NO_DATA');
    expect(message).toContain(join(run.place.home, STORE));
    expect(advice).toMatch(
      /^ {2}.*care-audit @handle --from PATH\n {2}.*care-audit import PATH --brand HANDLE$/,
    );
    expect(run.stderr.split('\n').length).toBeLessThanOrEqual(4);
    expect(filesIn(run.place.home)).toEqual([]);
  });

  it('XDG_DATA_HOME is heeded', async () => {
    const place = newPlace();
    const env = { XDG_DATA_HOME: join(place.work, 'data') };
    const run = await runBinary(['import', fixture('sources/own-names.csv'), '--brand', 'acme'], {
      place,
      env,
    });
    expect(run.code).toBe(0);
    expect(filesIn(place.work)).toEqual(['data/care-audit/store.duckdb']);
    expect(filesIn(place.home)).toEqual([]);
  });
});

describe('an import', () => {
  let imported: Run;
  let again: Run;
  let fromStore: Run;
  let fromFiles: Run;
  beforeAll(async () => {
    imported = await runBinary(['import', fixture('acme'), '--brand', '@acme']);
    const { place } = imported;
    again = await runBinary(['import', fixture('acme'), '--brand', '@acme'], { place });
    fromStore = await runBinary(['@acme', '@acmehelp', ...ALL], { place });
    fromFiles = await runBinary(['@acme', '@acmehelp', '--from', fixture('acme'), ...ALL]);
  });

  it('says what it did, and leaves the store alone', () => {
    expect(imported.code).toBe(0);
    expect(imported.stdout).toBe(`8 files imported into ${join(imported.place.home, STORE)}\n`);
    expect(filesIn(imported.place.home)).toEqual([STORE]);
    expect(filesIn(imported.place.temporary)).toEqual([]);
  });

  it('twice changes nothing, and says so of each file', () => {
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/^0 files imported /);
    expect(again.stderr.match(/ is in the store already/g)).toHaveLength(8);
  });

  it('gives the audit that the files give', () => {
    expect(fromStore.code).toBe(0);
    expect(fromStore.stdout).toBe(fromFiles.stdout);
    for (const name of [...TABLES, 'report.md']) {
      expect(written(fromStore, `out/${name}`)).toBe(written(fromFiles, `out/${name}`));
    }
    const [kept, read] = [fromStore, fromFiles].map((run) => readReport(written(run, 'out/report.json')));
    expect(kept).toEqual(read);
    expect(kept?.populations.taggedCases).toBeGreaterThan(30);
  });

  it('of the same posts in another file counts them as duplicates, and changes no figure', async () => {
    const place = copyOf(imported);
    // The same records in other bytes.
    writeFileSync(
      join(place.work, 'again.jsonl'),
      `\n${readFileSync(fixture('acme/mentions.jsonl'), 'utf8')}`,
    );
    await runBinary(['import', 'again.jsonl', '--brand', 'acme'], { place });
    const run = await runBinary(['@acme', '@acmehelp', ...ALL], { place });
    for (const name of TABLES) expect(written(run, `out/${name}`)).toBe(written(fromFiles, `out/${name}`));
    expect(readReport(written(run, 'out/report.json')).coverage.duplicates).toBeGreaterThan(100);
  });

  it('of a file that cannot be read makes no store', async () => {
    const place = newPlace();
    writeFileSync(join(place.work, 'notes.txt'), 'Dear diary');
    knownError(await runBinary(['import', 'notes.txt', '--brand', 'acme'], { place }), 'UNKNOWN_FILE_FORMAT');
    expect(filesIn(place.home)).toEqual([]);
  });

  it('is read by two audits at the same time', async () => {
    const place = copyOf(imported);
    const reader = await openDatabase(join(place.home, STORE), {
      spillFolder: place.temporary,
      isReadOnly: true,
    });
    try {
      const run = await runBinary(['@acme', '--quiet'], { place });
      expect([run.code, run.stderr]).toEqual([0, '']);
    } finally {
      reader.close();
    }
  });

  it('that fails leaves the store as it was', async () => {
    const { place } = imported;
    writeFileSync(join(place.work, 'notes.txt'), 'Dear diary');
    const files = [fixture(`${TALE}/mentions.jsonl`), 'notes.txt'];
    const failed = await runBinary(['import', ...files, '--brand', 'acme'], { place });
    knownError(failed, 'UNKNOWN_FILE_FORMAT');
    const run = await runBinary(['@acme', '@acmehelp', ...ALL], { place });
    expect(written(run, 'out/report.json')).toBe(written(fromFiles, 'out/report.json'));
  });

  it('of another brand leaves each its own cases', async () => {
    const place = copyOf(imported);
    await runBinary(['import', fixture(TALE), '--brand', 'pembezonibank'], { place });
    const bank = ['pembezonibank', '--format', 'json', '--output', '-'];
    // One after the other: a store is open to one process at a time.
    const acme = await runBinary(['@acme', '@acmehelp', ...ALL], { place });
    const bankHere = await runBinary(bank, { place });
    const bankAlone = await runBinary([...bank, '--from', fixture(TALE)]);
    for (const name of TABLES) expect(written(acme, `out/${name}`)).toBe(written(fromFiles, `out/${name}`));
    const [here, alone] = [bankHere, bankAlone].map(({ stdout }) => readReport(stdout));
    expect(here?.summary).toEqual(alone?.summary);
    expect(here?.coverage.kinds).toEqual(alone?.coverage.kinds);
  });

  it('is not touched by an audit of files', async () => {
    const before = readFileSync(join(imported.place.home, STORE));
    await runBinary(['@acme', '--from', fixture('hostile'), '--quiet'], { place: imported.place });
    expect(readFileSync(join(imported.place.home, STORE)).equals(before)).toBe(true);
  });
});

describe('rejects of an import', () => {
  it('lie beside the store', async () => {
    const place = newPlace();
    const file = fixture('sources/x-api-v2-bad-lines.jsonl');
    const run = await runBinary(['import', file, '--brand', 'acme', '--store', 'kept.duckdb'], { place });
    expect(run.code).toBe(0);
    expect(run.stdout).toBe('1 file imported into kept.duckdb\n');
    expect(run.stderr).toContain('kept.duckdb.rejects/rejects.csv');
    expect(written(run, 'kept.duckdb.rejects/rejects.csv')).toMatch(
      /^file,line,reason,excerpt\n(?:.+\n){3,}$/,
    );
  });
});

describe('a list by flag', () => {
  it('belongs to the brand of the import', async () => {
    const place = newPlace();
    const posts = ['mentions', 'acme-posts'].map((name) => fixture(`acme/${name}.jsonl`));
    const lists = { following: 'friends.json', followers: 'fans.json' };
    for (const [name, file] of Object.entries(lists)) {
      writeFileSync(join(place.work, file), readFileSync(fixture(`acme/acme-${name}.jsonl`)));
    }
    const flags = [...inEach('--following', [lists.following]), ...inEach('--followers', [lists.followers])];
    await runBinary(['import', ...posts, '--brand', 'acme', ...flags], { place });
    const run = await runBinary(['acme', '--format', 'json', '--output', '-'], { place });
    const kinds = readReport(run.stdout).coverage.kinds.filter(({ kind }) => kind.startsWith('follow'));
    expect(kinds.map(({ count, isComplete }) => count > 10 && isComplete)).toEqual([true, true]);
  });
});

describe('a file that is no store', () => {
  it.each([
    ['a text', 'Dear diary, today nobody answered.\n'],
    ['nothing', ''],
  ])('%s is left as it is', async (_, content) => {
    const place = newPlace();
    writeFileSync(join(place.work, 'mine.duckdb'), content);
    const audit = await runBinary(['@acme', '--store', 'mine.duckdb'], { place });
    const { message, advice } = knownError(audit, 'STORE_INVALID');
    expect([message.includes('mine.duckdb'), advice.includes('--from')]).toEqual([true, true]);
    const files = ['import', fixture('acme'), '--brand', 'acme', '--store', 'mine.duckdb'];
    knownError(await runBinary(files, { place }), 'STORE_INVALID');
    expect(readFileSync(join(place.work, 'mine.duckdb'), 'utf8')).toBe(content);
    expect(filesIn(place.work)).toEqual(['mine.duckdb']);
  });

  it('a database of something else', async () => {
    const place = newPlace();
    const database = await databaseIn(place, 'mine.duckdb');
    await database.run('CREATE TABLE mine (a INTEGER)');
    database.close();
    const run = await runBinary(['@acme', '--store', 'mine.duckdb'], { place });
    expect(knownError(run, 'STORE_INVALID').message).toContain('mine.duckdb');
  });

  it('a store of another version', async () => {
    const place = newPlace();
    const database = await databaseIn(place, 'old.duckdb');
    await database.run('CREATE TABLE version (number INTEGER); INSERT INTO version VALUES (99)');
    database.close();
    const { message, advice } = knownError(
      await runBinary(['@acme', '--store', 'old.duckdb'], { place }),
      'STORE_VERSION',
    );
    expect(message).toMatch(/old\.duckdb has version 99/);
    expect(advice).toContain('--store FILE');
  });

  it('a store that another process has open', async () => {
    const place = newPlace();
    const database = await databaseIn(place, 'held.duckdb');
    onTestFinished(() => database.close());
    const run = await runBinary(['@acme', '--store', 'held.duckdb'], { place });
    const { message, advice } = knownError(run, 'STORE_LOCKED');
    expect(message).toContain('held.duckdb');
    expect(message).toContain(String(process.pid));
    expect(advice).toContain('--store FILE');
    expect(existsSync(join(place.work, 'held.duckdb'))).toBe(true);
  });

  it('a folder that cannot be', async () => {
    const place = newPlace();
    writeFileSync(join(place.work, 'taken'), 'mine');
    const files = ['import', fixture('acme'), '--brand', 'acme', '--store', 'taken/store.duckdb'];
    expect(knownError(await runBinary(files, { place }), 'BAD_OUTPUT').message).toContain('taken');
  });
});
