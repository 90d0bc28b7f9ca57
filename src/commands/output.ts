/**
 * The files of a run. They are opened before the work starts, so that a full disk or a wrong folder costs nothing, and
 * get their names only when all is written, so that nobody ever reads half a file.
 */
import { closeSync, mkdirSync, openSync, renameSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CareAuditError } from '../errors.js';

export interface OutputFile {
  write(text: string): void;
}

export interface OutputFolder {
  readonly path: string;
  /** Opens a file; throws BAD_OUTPUT. */
  open(name: string): OutputFile;
  /** Gives all files their names. */
  keep(): readonly string[];
  /** Removes what was begun. Does nothing after `keep`. */
  discard(): void;
}

/** Characters gathered before the disk is touched. */
const BUFFERED = 256 * 1024;

export function openOutputFolder(path: string): OutputFolder {
  const begun: { readonly partial: string; readonly name: string; flush(): void; readonly handle: number }[] =
    [];
  let isOurs = false;
  const discard = (): void => {
    for (const file of begun) {
      closeSync(file.handle);
      rmSync(file.partial, { force: true });
    }
    if (begun.length > 0 && isOurs) removeEmpty(path);
    begun.length = 0;
    process.off('exit', discard);
  };
  // An interrupted run leaves no half file behind.
  process.once('exit', discard);
  return {
    path,
    open(name) {
      const partial = join(path, `.${name}.partial`);
      isOurs = makeFolder(path) || isOurs;
      const handle = openFile(path, partial);
      let buffer = '';
      const flush = (): void => {
        writeSync(handle, buffer);
        buffer = '';
      };
      begun.push({ partial, name, flush, handle });
      return {
        write(text) {
          buffer += text;
          if (buffer.length >= BUFFERED) flush();
        },
      };
    },
    keep() {
      for (const file of begun) {
        file.flush();
        closeSync(file.handle);
      }
      const kept = begun.map((file) => {
        const to = join(path, file.name);
        renameSync(file.partial, to);
        return to;
      });
      begun.length = 0;
      return kept;
    },
    discard,
  };
}

const notWritable = (folder: string, error: unknown): CareAuditError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return new CareAuditError(
    'BAD_OUTPUT',
    `Files cannot be written to ${folder} (${code}).`,
    'Name a folder that you may write to with --output DIR.',
  );
};

/** Whether there was none before. Throws BAD_OUTPUT. */
function makeFolder(path: string): boolean {
  try {
    return mkdirSync(path, { recursive: true }) !== undefined;
  } catch (error) {
    throw notWritable(path, error);
  }
}

function openFile(folder: string, path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** A folder that somebody else has put something into stays. */
function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Not empty.
  }
}

/** Where files go: the folder that was named, or one of the brand's name. */
export const outputPath = (output: string | undefined, handle: string): string =>
  output === undefined || output === '-' ? `care-audit-${handle}` : output;

/** Writes to a stream and waits where it is full. */
export function writeTo(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
