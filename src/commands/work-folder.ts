/** A folder of this run's own, removed when the run ends, however it ends. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function withWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'care-audit-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/**
 * Removes the files of a work folder while other work goes on: large ones take a while. What cannot be removed now goes
 * with the folder.
 */
export async function emptyWorkFolder(folder: string): Promise<void> {
  await Promise.allSettled(readdirSync(folder).map((name) => unlink(join(folder, name))));
}
