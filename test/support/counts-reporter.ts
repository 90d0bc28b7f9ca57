/** Says at the very end how many tests passed and failed, alone on a line, for whoever reads the log by machine. */
import type { Reporter, TestModule } from 'vitest/node';

type Counts = Readonly<Record<'passed' | 'failed', number>>;

/** Tests, and beside them the files and suites that failed before they could run their tests. */
export function countOf(modules: readonly TestModule[], unhandledErrors: number): Counts {
  let [passed, failed] = [0, unhandledErrors];
  for (const module of modules) {
    failed += module.errors().length;
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      // A test without a result was never reached.
      if (state === 'failed' || state === 'pending') failed += 1;
    }
  }
  return { passed, failed };
}

export const countsReporter: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const { passed, failed } = countOf(modules, unhandledErrors.length);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  },
};
