/** The first line of a CSV file: how it is delimited, and what its columns are called. */
import { CareAuditError } from '../errors.js';
import { lineBreakOf, parseRecord } from './csv-grammar.js';
import type { Input } from './source.js';

export interface CsvHeader {
  readonly delimiter: string;
  /** In file order; none is empty and none occurs twice, as SQL wants it. */
  readonly columns: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'];

/** null where the head of a file is no CSV with two columns at least. */
export function readHeader(head: string): CsvHeader | null {
  if (/^\s*[[{<]/.test(head)) return null;
  const candidates = DELIMITERS.flatMap((delimiter) => {
    const record = parseRecord(head, 0, { delimiter, lineBreak: lineBreakOf(head) }, true);
    return record.kind === 'record' ? [{ delimiter, columns: distinct(record.values) }] : [];
  });
  const widest = candidates.toSorted((a, b) => b.columns.length - a.columns.length)[0];
  return widest !== undefined && widest.columns.length > 1 ? widest : null;
}

/** As readHeader. Throws UNKNOWN_FILE_FORMAT. */
export function needHeader(input: Input): CsvHeader {
  const header = readHeader(input.head);
  if (header !== null) return header;
  throw new CareAuditError(
    'UNKNOWN_FILE_FORMAT',
    `${input.name} has no CSV header line with at least two columns.`,
    'Give the file a first line that names its columns.',
  );
}

/** An index column has no name; some exports use a name twice. SQL tells names apart by more than case. */
function distinct(names: readonly (string | null)[]): string[] {
  const used = new Set<string>();
  return names.map((raw, index) => {
    let name = (raw ?? '').trim() || `column_${index + 1}`;
    if (used.has(name.toLowerCase())) name = `${name}_${index + 1}`;
    while (used.has(name.toLowerCase())) name = `${name}_`;
    used.add(name.toLowerCase());
    return name;
  });
}

/** The column of this name, whatever its case; null where there is none. */
export const columnNamed = (columns: readonly string[], name: string): string | null =>
  columns.find((column) => column === name) ??
  columns.find((column) => column.toLowerCase() === name.trim().toLowerCase()) ??
  null;

/** A column as SQL names it. */
export const quoted = (column: string): string => `"${column.replaceAll('"', '""')}"`;
