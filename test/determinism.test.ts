/** The same files and flags give the same bytes: whatever the zone, the language, the order or the number of threads. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesRequest } from '../src/commands/options.js';
import { contextOf } from '../src/commands/context.js';
import { DEFAULT_OPTIONS } from '../src/commands/defaults.js';
import { openFiles } from '../src/commands/files.js';
import {
  absorb,
  type Gathered,
  noneTaken,
  type ObservationPlan,
  observe,
  snapshotOf,
  startGathering,
} from '../src/commands/observe.js';
import { resolveWindow } from '../src/commands/window.js';
import type { startObservers } from '../src/commands/observers.js';
import { readReport } from '../src/report/parse.js';
import { readCoverage } from '../src/store/coverage.js';
import { writeHistories } from '../src/store/histories.js';
import { selectPosts } from '../src/store/selection.js';
import { openTemporaryStore } from '../src/store/store.js';
import { findTeam } from '../src/store/team.js';
import { fixture, newPlace, ROOT, type Run, runBinary, written } from './support/run-binary.js';

/** The files of the folder, in the order in which it is read. */
const PATHS = readdirSync(fixture('acme'))
  .filter((name) => name.endsWith('.jsonl'))
  .toSorted()
  .map((name) => fixture(`acme/${name}`));
const TABLES = ['cases.csv', 'mentions.csv', 'audits.csv', 'summary.csv'];
const FILES = [...TABLES, 'report.md', 'report.json'];

const auditOf = (from: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> =>
  runBinary(
    [
      '@acme',
      '@acmehelp',
      '--from',
      ...from,
      '--format',
      'terminal,md,json,csv',
      '--output',
      'out',
      '--hours',
      'Mon-Fri 08:00-18:00',
    ],
    { env },
  );

describe('the same audit', () => {
  let first: Run;
  beforeAll(async () => {
    first = await auditOf(PATHS);
  });

  it.each([
    ['again, in Tokyo and in Turkish', { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
    ['in New York, in plain C, in a wide window', { TZ: 'America/New_York', LANG: 'C', COLUMNS: '132' }],
  ])('%s', async (_, env) => {
    const run = await auditOf(PATHS, env);
    expect(run).toMatchObject({ code: 0, stdout: first.stdout, stderr: first.stderr });
    for (const name of FILES) expect(written(run, `out/${name}`)).toBe(written(first, `out/${name}`));
  });

  it('of files in another order: only the list of files is in that order', async () => {
    const run = await auditOf(PATHS.toReversed());
    expect(run.stdout).toBe(first.stdout);
    for (const name of TABLES) expect(written(run, `out/${name}`)).toBe(written(first, `out/${name}`));
    const [there, here] = [run, first].map((one) => readReport(written(one, 'out/report.json')));
    if (there === undefined || here === undefined) throw new Error('two runs were made');
    const files = there.coverage.files.toReversed();
    expect({ ...there, coverage: { ...there.coverage, files } }).toEqual(here);
    const lines = (text: string): string[] => text.split('\n').toSorted();
    expect(lines(written(run, 'out/report.md'))).toEqual(lines(written(first, 'out/report.md')));
  });

  it('of a folder is that of its files', async () => {
    const run = await auditOf([fixture('acme')]);
    for (const name of FILES) expect(written(run, `out/${name}`)).toBe(written(first, `out/${name}`));
  });
});

/** The histories of a team in the fixtures, ready to be observed. */
async function planOf(handles: readonly string[], data: string): Promise<ObservationPlan> {
  const { temporary } = newPlace();
  const { files } = await openFiles(filesRequest([fixture(data)], DEFAULT_OPTIONS, null), '', temporary);
  const database = await openTemporaryStore(files, { workFolder: temporary, onReject: () => {} });
  const path = join(temporary, 'histories.jsonl');
  try {
    const team = await findTeam(database, handles);
    const window = await resolveWindow(database, { handles, since: null, until: null });
    await selectPosts(database, team, window.until);
    const collected = await readCoverage(database, team);
    await writeHistories(database, team, path);
    const [horizonMs, caseGapMs] = [72 * 3_600_000, 7 * 86_400_000];
    const context = contextOf(team, collected, horizonMs, window.until);
    const rules = {
      ...window,
      horizonMs,
      caseGapMs,
      countAutoReplies: false,
      teamHandles: handles,
    };
    return { path, context, rules, reading: { usesModel: true, rules: [] }, findings: 7 };
  } finally {
    database.close();
  }
}

async function gathered(plan: ObservationPlan): Promise<Gathered> {
  const all = startGathering(plan);
  await observe(plan, noneTaken(), all);
  return all;
}

/** Two files that hold the histories of one. */
function halves(path: string): string[] {
  const histories = readFileSync(path, 'utf8').split(/^(?=\{)/m);
  return [
    histories.filter((_, index) => index % 2 === 0),
    histories.filter((_, index) => index % 2 === 1),
  ].map((half, index) => {
    const file = `${path}.${index}`;
    writeFileSync(file, half.join(''));
    return file;
  });
}

interface Built {
  readonly startObservers: typeof startObservers;
}

/** All that a report can be made of. What are functions, such as the audits' own, is no figure. */
const told = ({ panel, tally, loudest }: Gathered): string =>
  JSON.stringify({
    outcomes: panel.outcomes(),
    populations: tally.populations(),
    statuses: tally.statuses(),
    loudest: loudest.items(),
  });

describe.each([
  [['acme', 'acmehelp'], 'acme'],
  [['pembezonibank', 'pembezonicare'], 'tales/a-the-bank-that-thanked-the-stranger'],
])('several threads for %j', (handles, data) => {
  it('gather what one gathers, whichever of them ends first', async () => {
    const plan = await planOf(handles, data);
    const whole = await gathered(plan);
    const [first, second] = halves(plan.path).map((path) => ({ ...plan, path }));
    if (first === undefined || second === undefined) throw new Error('there are two halves');
    for (const [here, there] of [
      [first, second],
      [second, first],
    ] as const) {
      const mine = await gathered(here);
      const other = await gathered(there);
      expect(mine.tally.populations().mentions).toBeGreaterThan(20);
      expect(other.tally.populations().mentions).toBeGreaterThan(20);
      // As it comes from another thread.
      absorb(mine, structuredClone(snapshotOf(other)));
      expect(told(mine)).toBe(told(whole));
    }
  });

  it('are threads of the built program, where there is much to read', async () => {
    const plan = await planOf(handles, data);
    const whole = await gathered(plan);
    const built: Built = await import(/* @vite-ignore */ join(ROOT, 'dist/commands/observers.js'));
    // Told that there is much, it starts threads.
    expect(told(whole)).toContain('"answered":');
    const observers = built.startObservers(1e9, null);
    expect(told(await observers.observe(plan))).toBe(told(whole));
    await observers.close();
  });
});
