/** Which files are stores of ours, and what is said of those that are not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { openStore } from '../../src/store/store.js';
import { refusal, scratch } from './scratch-store.js';

const POSTS = 'ann 09:00 @acme my parcel is lost';

async function withSql(path: string, folder: string, sql: string): Promise<void> {
  const database = await openDatabase(path, { spillFolder: folder });
  await database.run(sql).finally(() => database.close());
}

describe('a store', () => {
  it('of another version is named with both versions and left as it was', async () => {
    const { storePath, folder, writePlay, import: importPaths } = scratch();
    await importPaths(writePlay('posts.jsonl', POSTS));
    await withSql(storePath, folder, 'UPDATE version SET number = 99');
    const before = readFileSync(storePath);
    const error = await refusal(openStore(storePath, folder, 'write'));
    expect(error.code).toBe('STORE_VERSION');
    expect(error.message).toContain('version 99');
    expect(error.message).toContain('version 1');
    expect(readFileSync(storePath).equals(before)).toBe(true);
  });

  it('that is another database is refused and left as it was', async () => {
    const { storePath, folder } = scratch();
    await withSql(storePath, folder, 'CREATE TABLE recipes (name VARCHAR)');
    const before = readFileSync(storePath);
    const error = await refusal(openStore(storePath, folder, 'write'));
    expect([error.code, error.message.includes(storePath)]).toEqual(['STORE_INVALID', true]);
    expect(readFileSync(storePath).equals(before)).toBe(true);
  });

  it('that is no database at all is refused and left as it was', async () => {
    const { folder, write } = scratch();
    const path = write('notes.txt', 'buy milk\n'.repeat(2000));
    const error = await refusal(openStore(path, folder, 'read'));
    expect(error.code).toBe('STORE_INVALID');
    expect(readFileSync(path, 'utf8')).toBe('buy milk\n'.repeat(2000));
  });

  it('that must exist and does not is not made', async () => {
    const { storePath, folder } = scratch();
    const error = await refusal(openStore(storePath, folder, 'read'));
    expect(error.code).toBe('NO_DATA');
    expect(error.advice).toContain('care-audit import');
    expect(existsSync(storePath)).toBe(false);
  });

  it('in use by another process is named with that process', async () => {
    const { storePath, folder } = scratch();
    const script = join(import.meta.dirname, 'hold-store.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, storePath, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    try {
      await once(child.stdout, 'data');
      const error = await refusal(openStore(storePath, folder, 'write'));
      expect(error.code).toBe('STORE_LOCKED');
      expect(error.message).toContain(`PID ${String(child.pid)}`);
    } finally {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    }
    const database = await openStore(storePath, folder, 'read');
    database.close();
  });
});
