/** The files of a run: opened, recognised, and told which follow list they hold. */
import type { Readable } from 'node:stream';
import { CareAuditError } from '../errors.js';
import { recognise, sourceNamed } from '../sources/index.js';
import { followListOf, openInputs, type SkippedFile } from '../sources/input.js';
import type { Hints, Input } from '../sources/source.js';
import type { SourceFile } from '../store/store.js';

export interface FilesRequest {
  readonly paths: readonly string[];
  /** Format id of `--source`; null: by content. */
  readonly source: string | null;
  readonly map: Hints['map'];
  /** Files of `--following` and `--followers`, whose owner is the primary handle. */
  readonly following: readonly string[];
  readonly followers: readonly string[];
  readonly stdin?: Readable;
}

export interface OpenedFiles {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly SkippedFile[];
}

/** Opens and recognises all files; those found in folders may be skipped, named ones must be readable. */
export async function openFiles(
  request: FilesRequest,
  owner: string,
  spoolFolder: string,
): Promise<OpenedFiles> {
  if (request.source !== null) sourceNamed(request.source);
  // First, so that a list that also lies in a folder is read as a list.
  const lists = [...request.following, ...request.followers];
  const options = request.stdin === undefined ? { spoolFolder } : { spoolFolder, stdin: request.stdin };
  const opened = await openInputs([...lists, ...request.paths], options);
  const files: SourceFile[] = [];
  const skipped = [...opened.skipped];
  for (const input of opened.inputs) {
    try {
      const source = recognise(input, request.source, request.map !== null);
      files.push({
        input,
        source,
        hints: { map: request.map, followList: followListFor(input, request, owner) },
      });
    } catch (error) {
      if (input.isNamed || !(error instanceof CareAuditError)) throw error;
      skipped.push({ name: input.name, reason: error.message });
    }
  }
  if (files.length > 0) return { files, skipped };
  throw new CareAuditError(
    'NO_READABLE_FILES',
    `None of these files can be read: ${skipped.map(({ reason }) => reason).join(' ')}`,
    'Name exports of posts with --from, or say their format with --source or --map.',
  );
}

function followListFor(input: Input, request: FilesRequest, owner: string): Hints['followList'] {
  if (request.following.includes(input.name)) return { owner, direction: 'following' };
  if (request.followers.includes(input.name)) return { owner, direction: 'followers' };
  return followListOf(input.name);
}
