/** What must not be in any output: names under --redact, words under --no-text, personal data and secrets ever. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { acmeScene } from '../../fixtures/generate.js';
import { readReport } from '../../src/report/parse.js';
import { filesIn, fixture, type Run, runBinary, written } from '../support/run-binary.js';
import { filesBelow, sourceFile } from '../support/source-files.js';

const BAD = fixture('sources/x-api-v2-bad-lines.jsonl');
const EVERYTHING = ['--format', 'terminal,md,json,csv', '--output', 'out', '--findings', '1000'];
const FILES = ['audits.csv', 'cases.csv', 'mentions.csv', 'report.json', 'report.md', 'summary.csv'];

const auditAcme = (...flags: readonly string[]): Promise<Run> =>
  runBinary(['@acme', '@acmehelp', '--from', fixture('acme'), BAD, ...EVERYTHING, ...flags]);

/** All that a run gave out, in files and else. Names of files are no secret. */
function allOf(run: Run): string {
  const files = filesIn(join(run.place.work, 'out'));
  const texts = files.map((name) => readFileSync(join(run.place.work, 'out', name), 'utf8'));
  return [run.stdout, run.stderr, ...texts].join('\n');
}

const scene = acmeScene();
const customers = [...new Set(scene.posts.map(({ author }) => author ?? ''))].filter(
  (handle) => !scene.brands.includes(handle),
);
/** Words that nothing but a post can have brought in. */
function wordsOfPosts(): string[] {
  const sources = filesBelow('src', '.ts').map((path) => sourceFile(path).text);
  // Handles stand in a report without the words; the program's own words may stand in posts too.
  const own = new Set(wordsIn([...sources, ...customers].join(' ').replaceAll('_', ' ')));
  const posts = scene.posts.map(({ text }) => text.replaceAll(/@\w+|https?:\S+/g, ' '));
  return wordsIn(posts.join(' ')).filter((word) => word.length >= 6 && !own.has(word));
}
const wordsIn = (text: string): string[] => [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])];

describe('acme', () => {
  let open: Run;
  let redacted: Run;
  let silent: Run;
  beforeAll(async () => {
    [open, redacted, silent] = await Promise.all([
      auditAcme(),
      auditAcme('--redact'),
      auditAcme('--no-text'),
    ]);
  });

  it('is audited in every format', () => {
    for (const run of [open, redacted, silent]) {
      expect(run.code).toBe(0);
      expect(filesIn(run.place.work)).toEqual(
        [...FILES, 'rejects.csv'].map((name) => `out/${name}`).toSorted(),
      );
    }
  });

  describe('--redact', () => {
    it('names no customer', () => {
      const namesIn = (run: Run): string[] => {
        const all = allOf(run).toLowerCase();
        return customers.filter((handle) =>
          new RegExp(String.raw`(?<!\w)${handle.toLowerCase()}(?!\w)`).test(all),
        );
      };
      expect(namesIn(open).length).toBeGreaterThan(50);
      expect(namesIn(redacted)).toEqual([]);
    });

    it('tells no id of a post or of a person', () => {
      const ids = [...scene.posts, ...scene.users].map(({ id }) => id);
      const idsIn = (run: Run): string[] => {
        const numbers = new Set(allOf(run).match(/\d{10,}/g));
        return ids.filter((id) => numbers.has(id));
      };
      expect(idsIn(open).length).toBeGreaterThan(100);
      expect(idsIn(redacted)).toEqual([]);
    });

    it('links to nothing', () => {
      expect(allOf(open)).toContain('https://x.com/');
      expect(allOf(redacted)).not.toMatch(/https?:\/\/|\bx\.com\b|\bt\.co\b/);
    });

    it('calls everybody by one name everywhere', () => {
      const pairs = [...pairsOfTables(open, redacted), ...pairsOfReports(open, redacted)];
      const names = new Set(pairs.map(([name]) => name.toLowerCase()));
      expect(names.size).toBeGreaterThan(200);
      expect(new Set(pairs.map(([, pseudonym]) => pseudonym)).size).toBe(names.size);
      expect(new Set(pairs.map((pair) => pair.join(' ').toLowerCase())).size).toBe(names.size);
      for (const [name, pseudonym] of pairs) {
        expect(pseudonym).toMatch(/^\d+$/.test(name) ? /^post-\d+$/ : /^customer-\d+$/);
      }
    });

    it('changes no figure', () => {
      const [plain, other] = [open, redacted].map((run) => readReport(written(run, 'out/report.json')));
      expect(other?.summary).toEqual(plain?.summary);
      expect(other?.score).toEqual(plain?.score);
      expect(other?.settings.redacted).toBe(true);
    });
  });

  describe('--no-text', () => {
    it('lets out no word of any post', () => {
      const words = wordsOfPosts();
      const told = (run: Run): string[] => {
        const all = new Set(wordsIn(allOf(run).replaceAll(/@\w+|https?:\S+/g, ' ')));
        return words.filter((word) => all.has(word));
      };
      expect(told(open).length).toBeGreaterThan(50);
      expect(told(silent)).toEqual([]);
    });

    it('changes no figure and no table', () => {
      for (const name of FILES.filter((file) => file.endsWith('.csv'))) {
        expect(written(silent, `out/${name}`)).toBe(written(open, `out/${name}`));
      }
    });
  });
});

type Pair = readonly [name: string, pseudonym: string];
type Row = Readonly<Record<string, string>>;

/** Names and ids in the tables of one run beside what stands in their place in another. */
function pairsOfTables(plain: Run, redacted: Run): Pair[] {
  const columns = ['case_id', 'customer', 'opening_post_id', 'first_response_post_id', 'post_id', 'author'];
  return ['cases.csv', 'mentions.csv'].flatMap((file) => {
    const [a, b] = [plain, redacted].map((run): Row[] =>
      parse(written(run, `out/${file}`), { columns: true }),
    );
    if (a === undefined || b === undefined || a.length !== b.length)
      throw new Error(`${file} differs in length`);
    return a.flatMap((row, index) =>
      columns
        .map((column): Pair => [row[column] ?? '', b[index]?.[column] ?? ''])
        .filter(([name]) => name !== ''),
    );
  });
}

/** The same of their reports. */
function pairsOfReports(plain: Run, redacted: Run): Pair[] {
  const [a, b] = [plain, redacted].map((run) => {
    const { audits, loudest } = readReport(written(run, 'out/report.json'));
    const findings = audits.flatMap((audit) => audit.findings);
    return [
      ...findings.flatMap(({ caseId, postId, customer }) => [caseId ?? '', postId, customer]),
      ...loudest.flatMap(({ caseId, customer }) => [caseId, customer]),
    ];
  });
  if (a === undefined || b === undefined || a.length !== b.length)
    throw new Error('findings differ in number');
  return a.map((name, index): Pair => [name, b[index] ?? '']).filter(([name]) => name !== '');
}

describe('personal data in posts', () => {
  const PERSONAL = [
    /020 7946/,
    /1632 960/,
    /sara\.quill/i,
    /mail\.example/i,
    /GB82 ?WEST/i,
    /5698 7654/,
    /4111 1111/,
    /DE8937040044/i,
    /5{12}/,
    /20 7946 0018/,
  ];

  it.each([[[]], [['--redact']]])('never comes out %j', async (flags) => {
    const run = await runBinary(['@acme', '--from', fixture('hostile'), ...EVERYTHING, ...flags]);
    expect(run.code).toBe(0);
    const all = allOf(run);
    expect(PERSONAL.filter((pattern) => pattern.test(all))).toEqual([]);
    // They were quoted, and what stood there was masked.
    for (const mask of ['[phone]', '[IBAN]', '[card number]', '[e-mail]']) expect(all).toContain(mask);
  });
});

describe('a secret of the environment', () => {
  const SECRET = 'AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid';
  const env = { X_BEARER_TOKEN: SECRET, X_USER_TOKEN: `${SECRET}user` };
  it.each([
    ['an audit', ['@acme', '--from', fixture('acme'), ...EVERYTHING], 0],
    ['an error', ['@nobody_here', '--from', fixture('acme')], 2],
    ['wrong use', ['@acme', '--nope'], 2],
    ['help', ['--help'], 0],
  ])('never comes out of %s', async (_, args, code) => {
    const run = await runBinary(args, { env });
    expect(run.code).toBe(code);
    const files = filesIn(run.place.work).map((name) => written(run, name));
    expect([run.stdout, run.stderr, ...files].join('\n')).not.toContain(SECRET.slice(0, 24));
  });
});
