/** Files, folders, gzip and standard input, made into plain files whose beginning is known. */
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CareAuditError } from '../errors.js';
import { didYouMean } from '../near-names.js';
import { checkContent, headText } from './input-content.js';
import type { Hints, Input } from './source.js';

export interface InputOptions {
  /** Where decompressed files and standard input are kept while they are read. Made if need be; the caller removes it. */
  readonly spoolFolder: string;
  /** What `-` reads. */
  readonly stdin?: Readable;
}

/** A file that was found in a folder and is not read. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

export interface OpenedInputs {
  readonly inputs: readonly Input[];
  readonly skipped: readonly SkippedFile[];
}

const HEAD_BYTES = 64 * 1024;

/** A file somebody asked for, by name or by naming a folder around it. */
interface Wanted {
  readonly name: string;
  readonly isNamed: boolean;
}

/**
 * Opens all of `paths` in order; folders are read through, sorted by name, without hidden files. A file in a folder that cannot be
 * read is skipped; a named one must be readable. A file met twice is read once.
 * Throws NO_SUCH_FILE, NO_READABLE_FILES, BINARY_FILE, EMPTY_FILE, TRUNCATED_GZIP, UNREADABLE_FILE, BAD_USAGE.
 */
export async function openInputs(paths: readonly string[], options: InputOptions): Promise<OpenedInputs> {
  const inputs: Input[] = [];
  const skipped: SkippedFile[] = [];
  const met = new Set<string>();
  const spool = spooler(options);
  const take = async (file: Wanted): Promise<boolean> => {
    const place = file.name === '-' ? '-' : await realpath(file.name).catch(() => file.name);
    if (met.has(place))
      return skipped.push({ name: file.name, reason: `${file.name} was named twice and is read once.` }) > 0;
    met.add(place);
    try {
      return inputs.push(await openOne(file, spool)) > 0;
    } catch (error) {
      skipped.push(skip(file, error));
      return false;
    }
  };
  for (const path of paths) {
    const { files, isFolder } = await filesAt(path);
    let isAnyReadable = false;
    for (const file of files) if (await take(file)) isAnyReadable = true;
    if (isFolder && !isAnyReadable) throw noReadableFiles(path, files, skipped);
  }
  return { inputs, skipped };
}

/** A file found in a folder may be anything; only a named one is worth an error. */
function skip(file: Wanted, error: unknown): SkippedFile {
  const known = error instanceof CareAuditError ? error : unreadable(file.name, error);
  if (file.isNamed) throw known;
  return { name: file.name, reason: known.message };
}

function noReadableFiles(
  path: string,
  files: readonly Wanted[],
  skipped: readonly SkippedFile[],
): CareAuditError {
  const names = new Set(files.map(({ name }) => name));
  const reasons = skipped.filter(({ name }) => names.has(name)).map(({ reason }) => reason);
  return new CareAuditError(
    'NO_READABLE_FILES',
    `The folder ${path} holds no file that can be read.${reasons[0] === undefined ? '' : ` ${reasons[0]}`}`,
    'Name a file or folder with exports of posts.',
  );
}

/** Node's word for what a file system or a decompressor refuses. */
const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const unreadable = (name: string, error: unknown): CareAuditError =>
  new CareAuditError(
    'UNREADABLE_FILE',
    `${name} cannot be read (${codeOf(error) ?? 'unknown error'}).`,
    'Check the permissions and the integrity of the file.',
  );

async function filesAt(path: string): Promise<{ files: readonly Wanted[]; isFolder: boolean }> {
  if (path === '-') return { files: [{ name: path, isNamed: true }], isFolder: false };
  const found = await stat(path).catch(async (error: unknown) => {
    throw ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')
      ? await noSuchFile(path)
      : unreadable(path, error);
  });
  if (!found.isDirectory()) return { files: [{ name: path, isNamed: true }], isFolder: false };
  return { files: await filesIn(path, new Set()), isFolder: true };
}

async function noSuchFile(path: string): Promise<CareAuditError> {
  const siblings = await readdir(dirname(path)).catch(() => []);
  const near = didYouMean(
    basename(path),
    siblings.filter((name) => !name.startsWith('.')),
  );
  return new CareAuditError('NO_SUCH_FILE', `There is no file ${path}.`, `${near}Check the path.`);
}

/** `entered`: folders on the way here, so that a link to one of them is not followed for ever. */
async function filesIn(folder: string, entered: ReadonlySet<string>): Promise<Wanted[]> {
  const place = await realpath(folder);
  if (entered.has(place)) return [];
  const names = await readdir(folder).catch((error: unknown) => Promise.reject(unreadable(folder, error)));
  const visible = names.filter((name) => !name.startsWith('.')).toSorted((a, b) => (a < b ? -1 : 1));
  const files: Wanted[] = [];
  for (const name of visible) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory() === true) files.push(...(await filesIn(path, new Set([...entered, place]))));
    else files.push({ name: path, isNamed: false });
  }
  return files;
}

type Spool = (source: Readable, isGzip: boolean) => Promise<string>;

/** Makes the function that writes a stream to the next free file of the spool folder. */
function spooler({ spoolFolder, stdin }: InputOptions): {
  readonly keep: Spool;
  readonly stdin: Readable | null;
} {
  let count = 0;
  const keep: Spool = async (source, isGzip) => {
    await mkdir(spoolFolder, { recursive: true });
    count += 1;
    const path = join(spoolFolder, `input-${count}`);
    if (isGzip) await pipeline(source, createGunzip(), createWriteStream(path));
    else await pipeline(source, createWriteStream(path));
    return path;
  };
  return { keep, stdin: stdin ?? null };
}

async function openOne({ name, isNamed }: Wanted, spool: ReturnType<typeof spooler>): Promise<Input> {
  const given = name === '-' ? await spoolStdin(spool) : await plainFile(name, spool);
  const packed = await readHead(given);
  const path = isGzip(packed.head) ? await unpack(name, given, spool) : given;
  const { head, bytes } = path === given ? packed : await readHead(path);
  checkContent(name, head);
  return { name, path, bytes, head: headText(head), isNamed };
}

async function spoolStdin({ stdin, keep }: ReturnType<typeof spooler>): Promise<string> {
  if (stdin === null)
    throw new CareAuditError(
      'BAD_USAGE',
      'There is no standard input to read.',
      'Name a file instead of "-".',
    );
  return keep(stdin, false);
}

/** A pipe (`<(zcat posts.gz)`) can be read once, and a file is read at least twice. */
async function plainFile(name: string, { keep }: ReturnType<typeof spooler>): Promise<string> {
  const found = await stat(name);
  if (found.isFile()) return name;
  if (found.isFIFO()) return keep(createReadStream(name), false);
  throw new CareAuditError(
    'UNREADABLE_FILE',
    `${name} is neither a file, a folder nor a pipe.`,
    'Name a file or folder.',
  );
}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

async function unpack(name: string, path: string, { keep }: ReturnType<typeof spooler>): Promise<string> {
  try {
    return await keep(createReadStream(path), true);
  } catch (error) {
    if (codeOf(error) !== 'Z_BUF_ERROR') throw unreadable(name, error);
    throw new CareAuditError(
      'TRUNCATED_GZIP',
      `${name} ends in the middle of its gzip data.`,
      'Download or copy the file again.',
    );
  }
}

async function readHead(path: string): Promise<{ head: Buffer; bytes: number }> {
  let file: FileHandle | null = null;
  try {
    file = await open(path);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: (await file.stat()).size };
  } finally {
    await file?.close();
  }
}

/** The follow list that a file named `<handle>-following.*` or `<handle>-followers.*` holds; null for other names. */
export function followListOf(name: string): Hints['followList'] {
  const match = /^@?([\w.@-]+)-(following|followers)(?:\.[^/]*)?$/i.exec(basename(name));
  if (match === null) return null;
  const direction = (match[2] ?? '').toLowerCase() === 'following' ? 'following' : 'followers';
  return { owner: match[1] ?? '', direction };
}
