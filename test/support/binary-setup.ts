/** Once before the tests that run the program: builds it, and makes the folder that all of them work in. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that is gone when the tests are. */
    readonly scratch: string;
  }
}

const ROOT = join(import.meta.dirname, '..', '..');

export function setup(project: TestProject): () => void {
  build();
  const scratch = mkdtempSync(join(tmpdir(), 'care-audit-tests-'));
  project.provide('scratch', scratch);
  return () => rmSync(scratch, { recursive: true, force: true });
}

/** As `npm run build` does, but put in place in one go: others may be running the last build. */
function build(): void {
  const [built, place] = [join(ROOT, `node_modules/.dist-${process.pid}`), join(ROOT, 'dist')];
  try {
    execFileSync(process.execPath, [join(ROOT, 'scripts/build.js'), built], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (existsSync(place)) renameSync(place, `${built}-old`);
    renameSync(built, place);
  } finally {
    for (const folder of [built, `${built}-old`]) rmSync(folder, { recursive: true, force: true });
  }
}
