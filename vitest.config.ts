import { defineConfig } from 'vitest/config';
import { countsReporter } from './test/support/counts-reporter.js';

/** Tests that run the built program; only they need a build. */
const WITH_BINARY = ['test/cli/**/*.test.ts', 'test/{golden,determinism,hostile}.test.ts'];

export default defineConfig({
  test: {
    // Every test may start a process with threads of its own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', countsReporter],
    projects: [
      { extends: true, test: { name: 'source', include: ['test/**/*.test.ts'], exclude: WITH_BINARY } },
      {
        extends: true,
        test: { name: 'binary', include: WITH_BINARY, globalSetup: 'test/support/binary-setup.ts' },
      },
    ],
  },
});
