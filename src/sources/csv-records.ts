/**
 * Reads CSV record by record: the slow path, for files that a strict parallel reader refuses. Nothing is lost silently:
 * every record comes out as values or as one reject, and a broken record takes no good one with it.
 *
 * Why not csv-parse: from a bad quote it skips to the next quote that happens to fit, and behind a record over its size
 * limit it drops the rest of the file without an error (tried with version 7.0.3). Here reading goes on at the next line.
 */
import { createReadStream } from 'node:fs';
import {
  countLines,
  type Dialect,
  lineBreakOf,
  nextLine,
  type ParsedRecord,
  parseRecord,
} from './csv-grammar.js';
import { EXCERPT_LENGTH } from './json-values.js';
import type { Reject, Table } from './source.js';

/** A record, and the line (1-based) it starts on. An empty value is null. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly (string | null)[];
}

/** No post is longer; a record that is has lost its closing quote. In characters. */
const LONGEST_RECORD = 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/** What is still to be read of a file, and where reading stands. */
interface Reading {
  /** The number of columns of every record. */
  readonly width: number;
  dialect: Dialect;
  text: string;
  at: number;
  line: number;
  isHeaderDue: boolean;
  /** The rest of an overlong line is let go. */
  isSkippingLine: boolean;
  /** The last record broke the grammar: the lines behind it may be the rest of its text. */
  isAfterBroken: boolean;
  /** The first value of the last good record. */
  lastFirstValue: string | null;
}

/** All records of a CSV file but its header. Throws nothing; a record with more or fewer columns is a reject. */
export async function* readCsv(path: string, table: Table): AsyncIterable<CsvRecord | Reject> {
  const reading: Reading = {
    width: table.columns.length,
    dialect: { delimiter: table.delimiter, lineBreak: '\n' },
    text: '',
    at: 0,
    line: 1,
    isHeaderDue: true,
    isSkippingLine: false,
    isAfterBroken: false,
    lastFirstValue: null,
  };
  const options = { encoding: 'utf8', highWaterMark: CHUNK_BYTES } as const;
  for await (const chunk of createReadStream(path, options) as AsyncIterable<string>) {
    const isStart = reading.line === 1 && reading.text === '';
    reading.text = reading.text.slice(reading.at) + (isStart ? chunk.replace(/^\uFEFF/, '') : chunk);
    reading.at = 0;
    if (isStart) reading.dialect = { ...reading.dialect, lineBreak: lineBreakOf(reading.text) };
    yield* recordsSoFar(reading, false);
  }
  yield* recordsSoFar(reading, true);
}

/** The records that end in the text so far. */
function* recordsSoFar(reading: Reading, isEnd: boolean): Iterable<CsvRecord | Reject> {
  while (reading.at < reading.text.length) {
    const { text, at, dialect } = reading;
    if (reading.isSkippingLine) {
      if (!advance(reading, nextLine(text, at, dialect.lineBreak), isEnd)) return;
      reading.isSkippingLine = false;
      continue;
    }
    const parsed = parseRecord(text, at, dialect, isEnd);
    const isOverlong = text.length - at > LONGEST_RECORD;
    if (parsed.kind === 'unfinished' && !isEnd && !isOverlong) return;
    if (parsed.kind === 'record' && parsed.end - at <= LONGEST_RECORD) {
      const line = reading.line;
      advance(reading, parsed.end, isEnd);
      yield* judged(reading, { line, values: parsed.values }, at);
    } else {
      const end = nextLine(text, at, dialect.lineBreak);
      if (end < 0 && !isEnd && !isOverlong) return;
      reading.isAfterBroken = true;
      yield rejectAt(reading, reading.line, at, reasonOf(parsed));
      if (!advance(reading, end, isEnd)) reading.isSkippingLine = true;
    }
  }
}

function reasonOf(parsed: ParsedRecord): string {
  if (parsed.kind === 'broken') return parsed.reason;
  return parsed.kind === 'unfinished' && parsed.isInQuotes
    ? 'a quote that is never closed'
    : 'a record longer than 1 MB';
}

/** Goes on behind `end`; false where that is not in the text so far, and all of the text is let go. */
function advance(reading: Reading, end: number, isEnd: boolean): boolean {
  const isThere = end >= 0;
  const to = isThere ? end : reading.text.length;
  reading.line += countLines(reading.text, reading.at, to, reading.dialect.lineBreak);
  reading.at = to;
  return isThere || isEnd;
}

function* judged(reading: Reading, record: CsvRecord, start: number): Iterable<CsvRecord | Reject> {
  const { values, line } = record;
  const wanted = reading.width;
  if (values.length === 1 && values[0] === null && wanted > 1) return;
  if (reading.isHeaderDue) {
    reading.isHeaderDue = false;
  } else if (values.length === wanted) {
    [reading.isAfterBroken, reading.lastFirstValue] = [false, values[0] ?? null];
    yield record;
  } else if (!(
    reading.isAfterBroken &&
    values.length < wanted &&
    !startsLikeRecord(reading, values[0] ?? null)
  )) {
    reading.isAfterBroken = false;
    yield rejectAt(reading, line, start, `${values.length} columns instead of ${wanted}`);
  }
}

/** Tells a record that lacks columns from the rest of a broken record's text, which is not counted a second time. */
function startsLikeRecord({ lastFirstValue }: Reading, first: string | null): boolean {
  const isNumbered = lastFirstValue === null || /^\d+$/.test(lastFirstValue);
  return isNumbered ? /^\d+$/.test(first ?? '') : !/\s/.test(first ?? ' ');
}

const rejectAt = ({ text, dialect }: Reading, line: number, start: number, reason: string): Reject => {
  const end = nextLine(text, start, dialect.lineBreak);
  return {
    line,
    reason,
    excerpt: text
      .slice(start, end < 0 ? undefined : end)
      .trim()
      .slice(0, EXCERPT_LENGTH),
  };
};
