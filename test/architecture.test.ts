/** Who may import whom, one door a package, nothing below the commands that knows clock, console or process. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDITS } from '../src/audits/index.js';
import { filesBelow, ROOT, sourceFile, type SourceFile } from './support/source-files.js';

const FILES = filesBelow('src', '.ts').map(sourceFile);

/** The folder or, beside the folders, the file: `src/cases/build.ts` → `cases`, `src/time.ts` → `time`. */
const unitOf = (path: string): string => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';

/** Imported by anybody: they import nothing but each other. */
const LEAVES = ['errors', 'near-names', 'time', 'version', 'words'];

/** Of ours, beside itself and the leaves. `types of x`: nothing of x that runs. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  language: ['model'],
  estimators: [],
  sources: ['model'],
  store: ['model', 'sources'],
  cases: ['model', 'language'],
  audits: ['model', 'estimators'],
  panel: ['model', 'types of estimators', 'types of audits'],
  scoring: ['estimators', 'types of audits', 'types of report'],
  report: [
    'model',
    'estimators',
    'scoring',
    'types of audits',
    'types of panel',
    'types of cases',
    'types of store',
  ],
  reporters: ['types of report'],
};

/** These three say things in words that are the same on every machine, and know nothing else. */
const LEAVES_OF: Readonly<Record<string, readonly string[]>> = {
  model: [],
  language: ['errors', 'near-names'],
  estimators: [],
  cases: [],
  audits: ['words'],
  reporters: ['words'],
  store: ['errors', 'near-names', 'time'],
};

const DOORS: Readonly<Record<string, RegExp>> = {
  commander: /^src\/cli\.ts$/,
  '@duckdb/node-api': /^src\/store\/database\.ts$/,
  'csv-stringify': /^src\/reporters\/csv\.ts$/,
  chalk: /^src\/(?:reporters\/terminal[a-z-]*|cli)\.ts$/,
  ora: /^src\/commands\/progress\.ts$/,
  'date-fns': /^src\/time\.ts$/,
  '@date-fns/tz': /^src\/time\.ts$/,
  zod: /^src\/scoring\/rubric-file\.ts$/,
  'env-paths': /^src\/commands\/options\.ts$/,
};

/** `csv-stringify/sync` → `csv-stringify`, `@date-fns/tz` → `@date-fns/tz`. */
const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

const isOurs = (from: string): boolean => from.startsWith('.');
const isBuiltIn = (from: string): boolean => from.startsWith('node:');

/** What a file imports of the other folders, as the tables above say it. */
const imported = ({ path, imports }: SourceFile): string[] =>
  imports
    .filter(({ from }) => isOurs(from))
    .map(({ from, isTypesOnly }) => ({
      unit: unitOf(posix.join(posix.dirname(path), from.replace(/\.js$/, '.ts'))),
      isTypesOnly,
    }))
    .filter(({ unit }) => unit !== unitOf(path))
    .map(({ unit, isTypesOnly }) => (isTypesOnly ? `types of ${unit}` : unit));

function mayImport(unit: string, what: string): boolean {
  const name = what.replace('types of ', '');
  const allowed = new Set([...(ALLOWED[unit] ?? []), ...(LEAVES_OF[unit] ?? LEAVES)]);
  return allowed.has(what) || allowed.has(name);
}

describe('imports', () => {
  it('are seen by this test: those of one file, as they stand there', () => {
    const build = FILES.find(({ path }) => path === 'src/cases/build.ts');
    expect(build?.imports).toEqual(
      expect.arrayContaining([
        { from: '../language/index.js', isTypesOnly: false },
        { from: '../model/index.js', isTypesOnly: true },
        { from: './draft.js', isTypesOnly: false },
      ]),
    );
    const database = FILES.find(({ path }) => path === 'src/store/database.ts');
    expect(database?.imports).toContainEqual({ from: '@duckdb/node-api', isTypesOnly: false });
  });

  it.each(Object.keys(ALLOWED))('of %s are those that it may have', (unit) => {
    const own = FILES.filter(({ path }) => unitOf(path) === unit);
    expect(own.length).toBeGreaterThan(0);
    const strange = own.flatMap((file) =>
      imported(file)
        .filter((what) => !mayImport(unit, what))
        .map((what) => `${file.path} imports ${what}`),
    );
    expect(strange).toEqual([]);
  });

  it.each(LEAVES)('of %s are leaves only', (leaf) => {
    const file = sourceFile(`src/${leaf}.ts`);
    expect(imported(file).filter((what) => !LEAVES.includes(what.replace('types of ', '')))).toEqual([]);
  });

  it('leave no folder or file without a place', () => {
    const placed = new Set([...Object.keys(ALLOWED), ...LEAVES, 'commands', 'cli', 'index']);
    expect(FILES.map(({ path }) => unitOf(path)).filter((unit) => !placed.has(unit))).toEqual([]);
  });

  it('of the machine stand only where files are read and in the commands', () => {
    const reading = new Set(['sources', 'store', 'commands', 'cli', 'version']);
    const machine = FILES.filter(({ path }) => !reading.has(unitOf(path)))
      .filter(({ imports }) => imports.some(({ from }) => isBuiltIn(from)))
      .map(({ path }) => path);
    expect(machine).toEqual([]);
  });
});

describe('packages', () => {
  const uses = FILES.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => !isOurs(from) && !isBuiltIn(from))
      .map(({ from }) => ({ path, name: packageOf(from) })),
  );

  it('come in by one door each', () => {
    const elsewhere = uses.filter(({ path, name }) => DOORS[name]?.test(path) !== true);
    expect(elsewhere).toEqual([]);
  });

  it('are those of package.json: none is unused, none is missing', () => {
    const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } =
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect([...new Set(uses.map(({ name }) => name))].toSorted()).toEqual(
      Object.keys(manifest.dependencies).toSorted(),
    );
    const others = ['test', 'bench', 'fixtures']
      .flatMap((folder) => filesBelow(folder, '.ts'))
      .flatMap((path) => sourceFile(path).imports)
      .map(({ from }) =>
        from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/'),
      )
      .filter((name) => !isOurs(name) && !isBuiltIn(name));
    const known = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]);
    expect([...new Set(others)].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('what lies below the commands', () => {
  const below = FILES.filter(({ path }) => !/^src\/(?:commands\/|cli\.ts)/.test(path));

  it.each([
    ['the console', /\bconsole\s*\./],
    ['the process', /\bprocess\s*\./],
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bsetTimeout\b|\bsetInterval\b/],
    ['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/],
    ['the network', /\bfetch\(|node:https?'|node:net'|\bWebSocket\b/],
  ])('does not know %s', (_, pattern) => {
    expect(below.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

describe('files', () => {
  const everything = ['src', 'test', 'fixtures', 'bench'].flatMap((folder) => filesBelow(folder, '.ts'));

  it('have at most 250 lines', () => {
    expect(
      everything
        .map(sourceFile)
        .filter(({ lines }) => lines > 250)
        .map(({ path, lines }) => [path, lines]),
    ).toEqual([]);
  });

  it('of audits have at most 80', () => {
    const audits = AUDITS.map(({ id }) => sourceFile(`src/audits/${id}.ts`));
    expect(audits.filter(({ lines }) => lines > 80).map(({ path }) => path)).toEqual([]);
  });

  it('have classes nowhere but for the known error', () => {
    const classes = FILES.filter(({ code }) => /^\s*(?:export )?(?:abstract )?class \w/m.test(code));
    expect(classes.map(({ path }) => path)).toEqual(['src/errors.ts']);
  });
});
