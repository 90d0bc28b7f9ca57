/** `care-audit import <path…> --brand <handle>`: keep files in the store, all of them or none. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CareAuditError } from '../errors.js';
import { importFiles, openStore } from '../store/store.js';
import { counted } from '../words.js';
import { openFiles } from './files.js';
import type { Io } from './io.js';
import type { FileOptions } from './defaults.js';
import { filesRequest, parseHandles, storePath } from './options.js';
import { openOutputFolder } from './output.js';
import { startProgress } from './progress.js';
import { gatherRejects } from './rejects.js';
import { withWorkFolder } from './work-folder.js';

export interface ImportOptions extends FileOptions {
  readonly brand: string;
  readonly quiet: boolean;
}

export async function importCommand(
  paths: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<number> {
  const [brand = ''] = parseHandles([options.brand]);
  const path = storePath(options);
  const folder = openOutputFolder(`${path}.rejects`);
  const progress = await startProgress(io, options.quiet);
  try {
    const rejects = gatherRejects(folder, true);
    const done = await withWorkFolder(async (workFolder) => {
      progress.step('Reading files');
      const opened = await openFiles(filesRequest(paths, options, io), brand, workFolder);
      makeFolder(dirname(path));
      const database = await openStore(path, workFolder, 'write');
      try {
        const settings = {
          workFolder,
          onReject: (input: { readonly name: string }, reject: Parameters<typeof rejects.add>[1]) =>
            rejects.add(input.name, reject),
        };
        return { ...(await importFiles(database, opened.files, brand, settings)), skipped: opened.skipped };
      } finally {
        database.close();
      }
    });
    progress.end();
    folder.keep();
    for (const line of rejects.told()) progress.say(line);
    for (const { reason } of done.skipped) progress.say(`Not read: ${reason}`);
    for (const name of done.known) progress.say(`${name} is in the store already; nothing changed.`);
    io.stdout.write(`${counted(done.imported.length, 'file')} imported into ${path}\n`);
    return 0;
  } finally {
    progress.end();
    folder.discard();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new CareAuditError(
      'BAD_OUTPUT',
      `The folder ${path} of the store cannot be made (${code}).`,
      'Name another store with --store FILE.',
    );
  }
}
