/** Whatever the program has is registered, scored or said not to be, documented and tested. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AUDITS } from '../src/audits/index.js';
import { main } from '../src/cli.js';
import { ERROR_CODES } from '../src/errors.js';
import { DEFAULT_RUBRIC } from '../src/scoring/rubric.js';
import { SOURCES } from '../src/sources/index.js';
import { filesBelow, ROOT, sourceFile } from './support/source-files.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const SECTIONS = [
  'Measures',
  'Why it matters',
  'How it is scored',
  'What it cannot see',
  'How to improve',
] as const;

/** The text of a section of a page, without its heading. */
const section = (page: string, title: string): string =>
  new RegExp(`^## ${title}\\n([^]*?)(?=^## |(?![^]))`, 'm').exec(page)?.[1]?.trim() ?? '';

describe.each(AUDITS.map((audit) => [audit.id, audit] as const))('%s', (id, audit) => {
  const page = (): string => read(`docs/audits/${id}.md`);

  it('has a file, a test that names it, and a name that fits them', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(read(`src/audits/${id}.ts`)).toContain(`id: '${id}'`);
    expect(read(`test/audits/${id}.test.ts`)).toContain(`src/audits/${id}.js`);
  });

  it('is scored by the rubric, or has nothing to be scored by', () => {
    const entry = DEFAULT_RUBRIC.audits[id];
    expect(entry === undefined).toBe(audit.better === 'none');
    for (const part of entry?.parts ?? []) expect(part.sources.length > 0).toBe(part.judgement === null);
  });

  it('has a page with all sections, none of them empty', () => {
    expect(page()).toMatch(new RegExp(`^# ${id}\\n`));
    expect(SECTIONS.filter((title) => section(page(), title) === '')).toEqual([]);
  });

  it('says on its page what it says in reports', () => {
    const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
    expect(plain(section(page(), 'Why it matters'))).toContain(plain(audit.why));
    expect(plain(section(page(), 'How to improve'))).toContain(plain(audit.advice));
  });
});

describe('audits', () => {
  it('are registered once, and nothing else has a page, a test or a place in the rubric', () => {
    const ids = AUDITS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const pages = readdirSync(join(ROOT, 'docs/audits')).map((name) => name.replace(/\.md$/, ''));
    expect(pages.toSorted()).toEqual(ids.toSorted());
    expect(Object.keys(DEFAULT_RUBRIC.audits).filter((id) => !ids.includes(id))).toEqual([]);
    const files = filesBelow('src/audits', '.ts').filter((path) => /\bid: '/.test(sourceFile(path).code));
    expect(files).toEqual(ids.map((id) => `src/audits/${id}.ts`).toSorted());
  });

  it('stand in categories of the rubric', () => {
    const categories = new Set(DEFAULT_RUBRIC.categories.map(({ id }) => id));
    expect(AUDITS.filter(({ category }) => !categories.has(category))).toEqual([]);
  });
});

describe('error codes', () => {
  const page = (): string => read('docs/errors.md');

  it('stand in docs/errors.md, and nothing else does', () => {
    const titles = [...page().matchAll(/^## (\S+)$/gm)].map(([, title = '']) => title);
    expect(titles.toSorted()).toEqual([...ERROR_CODES].toSorted());
  });

  it('are thrown somewhere', () => {
    const codes = filesBelow('src', '.ts')
      .filter((path) => path !== 'src/errors.ts')
      .map((path) => sourceFile(path).code)
      .join('\n');
    expect(ERROR_CODES.filter((code) => !codes.includes(`'${code}'`))).toEqual([]);
  });
});

describe('the command line', () => {
  const COMMANDS = ['audit', 'import', 'report', 'explain'] as const;
  const helps = new Map<string, string>();
  const page = (): string => read('docs/cli.md');

  beforeAll(async () => {
    for (const argv of [[], ...COMMANDS.map((command) => [command])]) {
      helps.set(argv[0] ?? '', await helpOf([...argv, '--help']));
    }
  });

  it('has a section in docs/cli.md for each command', () => {
    const commands = [...(helps.get('') ?? '').matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: [<[]\S+)?  +/gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help');
    expect([...new Set(commands)].filter((name) => name !== 'care')).toEqual(
      expect.arrayContaining([...COMMANDS]),
    );
    for (const command of COMMANDS.slice(1)) expect(page()).toContain(`## care-audit ${command} `);
  });

  it('has every flag of its help in docs/cli.md, and no other flag stands there', () => {
    const flagsIn = (text: string): string[] => [
      ...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([flag]) => flag)),
    ];
    const helped = flagsIn([...helps.values()].join('\n'));
    expect(helped.length).toBeGreaterThan(20);
    const documented = flagsIn(page());
    expect(helped.filter((flag) => !documented.includes(flag))).toEqual([]);
    expect(documented.filter((flag) => !helped.includes(flag))).toEqual([]);
  });

  it('tells the flags of a command in its own section', () => {
    for (const command of ['import', 'report', 'explain'] as const) {
      const text = new RegExp(`^## care-audit ${command} [^]*?(?=^## )`, 'm').exec(page())?.[0] ?? '';
      const flags = [...(helps.get(command) ?? '').matchAll(/^ {2}(?:-\w, )?(--[a-z][a-z-]*)/gm)]
        .map(([, flag = '']) => flag)
        .filter((flag) => flag !== '--help');
      expect(flags.length).toBeGreaterThan(0);
      expect(flags.filter((flag) => !text.includes(flag))).toEqual([]);
    }
  });
});

describe('the documents', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...filesBelow('docs', '.md')];

  it('name every file format', () => {
    expect(SOURCES.filter(({ id }) => !read('docs/data.md').includes(id))).toEqual([]);
  });

  it('link only to what is there', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !existsSync(join(ROOT, page, '..', target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('and all other files name no path of one machine', () => {
    const folders = ['src', 'test', 'fixtures', 'bench', 'docs'].flatMap((folder) =>
      ['.ts', '.md', '.json', '.play', '.txt', '.js'].flatMap((ending) => filesBelow(folder, ending)),
    );
    // Spelled so that this file names none.
    const path = /(?<![\w.])\/(?:wor[k]|tm[p]\/notes)\//;
    expect([...pages, ...folders].filter((file) => path.test(read(file)))).toEqual([]);
  });
});

/** What a command writes to standard output. */
async function helpOf(argv: readonly string[]): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const code = await main(argv, process).finally(() => spy.mockRestore());
  expect(code).toBe(0);
  return written.join('');
}
