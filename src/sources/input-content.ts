/** What the first bytes of a file tell: text, or something no source can read. */
import { CareAuditError } from '../errors.js';

/** The text of a head, without the byte order mark; a letter that is cut off at the end is left out. */
export const headText = (head: Buffer): string => new TextDecoder('utf-8').decode(head, { stream: true });

/** Throws EMPTY_FILE, BINARY_FILE. */
export function checkContent(name: string, head: Buffer): void {
  if (headText(head).trim() === '')
    throw new CareAuditError(
      'EMPTY_FILE',
      `${name} is empty.`,
      'Check that the export was written completely.',
    );
  const bytes = [head[0], head[1]].join();
  if (bytes === '255,254' || bytes === '254,255')
    throw new CareAuditError(
      'BINARY_FILE',
      `${name} is written in UTF-16.`,
      'Convert it to UTF-8 first: iconv -f UTF-16 -t UTF-8 in.csv > out.csv',
    );
  if (!head.includes(0)) return;
  const isZip = head.toString('latin1', 0, 4) === 'PK\u0003\u0004';
  throw new CareAuditError(
    'BINARY_FILE',
    `${name} is ${isZip ? 'a zip archive or an office document' : 'a binary file'}, no text.`,
    isZip ? 'Unzip it, or save the sheet as CSV, and name what comes out.' : 'Name an export in JSON or CSV.',
  );
}
