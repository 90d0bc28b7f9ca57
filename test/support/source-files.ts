/** The program's own source files and what they import, read as text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface Import {
  /** What stands between the quotes. */
  readonly from: string;
  readonly isTypesOnly: boolean;
}

export interface SourceFile {
  /** From the root, with `/`: `src/cases/build.ts`. */
  readonly path: string;
  readonly text: string;
  /** Without comments. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** All files below a folder of the repository whose name ends so, sorted. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

export function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const code = text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return { path, text, code, lines: text.split('\n').length - 1, imports: importsOf(code) };
}

const STATIC = /^(?:import|export)\s+(?:(type\s)?\s*([\w$*\s{},]+?)\s*from\s+)?'([^']+)'/gm;
const DYNAMIC = /\b(?:import|require)\(\s*'([^']+)'/g;

function importsOf(code: string): Import[] {
  const statics = [...code.matchAll(STATIC)].map(([, type, names = '', from = '']) => ({
    from,
    isTypesOnly: type !== undefined || areTypes(names),
  }));
  const dynamics = [...code.matchAll(DYNAMIC)].map(([, from = '']) => ({ from, isTypesOnly: false }));
  return [...statics, ...dynamics];
}

/** `{ type A, type B }` brings in nothing that runs. */
function areTypes(names: string): boolean {
  const inner = /^\{([^]*)\}$/.exec(names)?.[1];
  if (inner === undefined) return false;
  return inner
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}
