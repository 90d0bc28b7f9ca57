/** What the program says of itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT, type Run, runBinary } from '../support/run-binary.js';

const COMMANDS = ['audit', 'import', 'report', 'explain'];
const flagsIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g), ([flag]) => flag)),
];

describe('help', () => {
  let root: Run;
  let own: ReadonlyMap<string, Run>;
  beforeAll(async () => {
    const runs = await Promise.all(COMMANDS.map((command) => runBinary([command, '--help'])));
    own = new Map(COMMANDS.map((command, index) => [command, runs[index] ?? fail(command)]));
    root = await runBinary(['--help']);
  });

  it('is no error and goes to stdout', () => {
    for (const run of [root, ...own.values()]) expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it('names every command and every flag', () => {
    for (const command of COMMANDS) expect(root.stdout).toMatch(new RegExp(String.raw`^  ${command} `, 'm'));
    const flags = [...own.values()].flatMap(({ stdout }) => flagsIn(stdout));
    expect(flags).toEqual(expect.arrayContaining(['--from', '--redact', '--brand', '--json', '--help']));
    expect(flags.filter((flag) => !flagsIn(root.stdout).includes(flag))).toEqual([]);
  });

  it('tells the exit codes and the defaults', () => {
    expect(root.stdout).toMatch(/Exit codes: 0 .* 1 .* 2 .* 130 /);
    expect(root.stdout).toContain('(default: "72h")');
  });

  it('of a command says what that command takes', () => {
    expect(own.get('import')?.stdout).toMatch(/^Usage: care-audit import \[options\] <path\.\.\.>\n/);
    expect(own.get('report')?.stdout).toMatch(/^Usage: care-audit report \[options\] <report\.json>\n/);
    expect(own.get('explain')?.stdout).toMatch(/^Usage: care-audit explain \[options\] \[audit\]\n/);
    expect(own.get('report')?.stdout).not.toContain('--redact');
  });

  it('is the same with `help <command>`', async () => {
    const run = await runBinary(['help', 'import']);
    expect(run).toMatchObject({ code: 0, stdout: own.get('import')?.stdout });
  });

  it('has the flags that the docs have', () => {
    const docs = readFileSync(join(ROOT, 'docs', 'cli.md'), 'utf8');
    const documented = docs.split('\n').filter((line) => line.startsWith('| `--'));
    const inDocs = documented.flatMap((line) => flagsIn(line.split(' | ')[0] ?? ''));
    const inHelp = [...own.values()].flatMap(({ stdout }) => flagsIn(stdout)).filter((f) => f !== '--help');
    expect(new Set(inDocs)).toEqual(new Set(inHelp));
  });
});

const fail = (command: string): never => {
  throw new Error(`no help of ${command}`);
};

describe('the version', () => {
  it.each(['--version', '-V'])('is told by %s', async (flag) => {
    const manifest: { readonly version: string } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    expect(await runBinary([flag])).toMatchObject({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });
});

describe('nothing at all', () => {
  it('is wrong use, with a hint on stderr', async () => {
    const run = await runBinary([]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('care-audit --help');
  });
});
