/** The file formats we read. The first that recognises a file reads it. */
import { CareAuditError } from '../errors.js';
import { didYouMean } from '../near-names.js';
import { readHeader } from './csv-header.js';
import { mappedCsv } from './mapped-csv.js';
import type { Input, Source } from './source.js';
import { twcs } from './twcs.js';
import { xApiV2 } from './x-api-v2.js';

export const SOURCES: readonly Source[] = [xApiV2, twcs, mappedCsv];

/** How much of a strange file an error shows. */
const SHOWN_LENGTH = 60;

const formats = (): string => SOURCES.map(({ id, title }) => `${id} (${title})`).join('; ');

/**
 * The source for a file: the one named by `--source`; with a `--map`, mapped-csv for every CSV; else by content.
 * Throws UNKNOWN_FILE_FORMAT.
 */
export function recognise(input: Input, forcedId: string | null = null, hasMap = false): Source {
  if (forcedId !== null) return sourceNamed(forcedId);
  if (hasMap && readHeader(input.head) !== null && !xApiV2.recognises(input)) return mappedCsv;
  const source = SOURCES.find((candidate) => candidate.recognises(input));
  if (source !== undefined) return source;
  const header = readHeader(input.head);
  if (header !== null && header.columns.length > 2) mappedCsv.table(input, { map: null, followList: null });
  throw new CareAuditError(
    'UNKNOWN_FILE_FORMAT',
    `${input.name} is in no format that care-audit knows; it begins with ${shown(input.head)}.`,
    `Say the format with --source, or name the columns of a CSV with --map id=…,author=…,created_at=…,text=…. Formats: ${formats()}.`,
  );
}

/** The source of that id. Throws UNKNOWN_FILE_FORMAT. */
export function sourceNamed(id: string): Source {
  const source = SOURCES.find((candidate) => candidate.id === id);
  if (source !== undefined) return source;
  const ids = SOURCES.map((candidate) => candidate.id);
  throw new CareAuditError(
    'UNKNOWN_FILE_FORMAT',
    `There is no format "${id}".`,
    `${didYouMean(id, ids)}Write --source ${ids.join(' | ')}.`,
  );
}

/** The beginning of a file on one line; control characters could play tricks on a terminal. */
function shown(head: string): string {
  const line = head.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > SHOWN_LENGTH ? `"${line.slice(0, SHOWN_LENGTH)}…"` : `"${line}"`;
}
