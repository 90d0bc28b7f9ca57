/**
 * Reads the JSON values of a file, whichever way they were written down: one a line, one document over many lines,
 * several such documents, or an array of them. Memory is bounded by the largest value.
 */
import { createReadStream } from 'node:fs';
import type { Reject } from './source.js';

/** A JSON value, and the line (1-based) it starts on. The elements of an array are values of their own. */
export interface JsonValue {
  readonly line: number;
  readonly value: unknown;
}

export const EXCERPT_LENGTH = 200;

/** A single value longer than this cannot be a string of this engine (2^29 - 24 characters), whatever the memory. */
const LONGEST_VALUE_BYTES = 400 * 1024 * 1024;

const NEWLINE = 0x0a;

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a file that are not blank, split at LF alone: JSON text may hold other line separators. */
async function* linesOf(path: string): AsyncIterable<Line | Reject> {
  let number = 1;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const take = (last: Buffer): Line | Reject | null => {
    const isTooLong = pendingBytes + last.length > LONGEST_VALUE_BYTES;
    const bytes = isTooLong
      ? (pending[0] ?? last)
      : pending.length === 0
        ? last
        : Buffer.concat([...pending, last]);
    [pending, pendingBytes] = [[], 0];
    const text = bytes
      .toString('utf8', 0, isTooLong ? 4 * EXCERPT_LENGTH : bytes.length)
      .replace(/^\uFEFF/, '');
    if (isTooLong)
      return { line: number, reason: 'longer than 400 MB', excerpt: text.slice(0, EXCERPT_LENGTH) };
    return text.trim() === '' ? null : { number, text };
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const line = take(chunk.subarray(start, end));
      if (line !== null) yield line;
      [start, number] = [end + 1, number + 1];
    }
    // What lies beyond the limit is counted and let go.
    if (pendingBytes <= LONGEST_VALUE_BYTES) pending.push(chunk.subarray(start));
    pendingBytes += chunk.length - start;
  }
  const last = take(Buffer.alloc(0));
  if (last !== null) yield last;
}

type Parsed = { readonly value: unknown } | null;

/** A comma after a value is that of an array whose bracket stands on a line of its own. */
function parse(lines: readonly string[]): Parsed {
  try {
    return { value: JSON.parse(lines.join('\n').replace(/,\s*$/, '')) as unknown };
  } catch {
    return null;
  }
}

function* valuesOf(line: number, value: unknown): Iterable<JsonValue> {
  if (Array.isArray(value)) for (const element of value) yield { line, value: element as unknown };
  else yield { line, value };
}

const notJson = ({ line, parts }: Document): Reject => ({
  line,
  reason: 'not JSON',
  excerpt: parts.slice(0, EXCERPT_LENGTH).join('\n').trim().slice(0, EXCERPT_LENGTH),
});

/** The objects and arrays that a line leaves open; negative where it closes more. Strings never span lines. */
function depthChange(text: string): number {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (isInString && char === '\\') index += 1;
    else if (char === '"') isInString = !isInString;
    else if (!isInString && (char === '{' || char === '[')) depth += 1;
    else if (!isInString && (char === '}' || char === ']')) depth -= 1;
  }
  return depth;
}

/** A document over several lines, while it is being gathered. */
interface Document {
  readonly line: number;
  readonly parts: string[];
  depth: number;
}

/**
 * Begins a document at a line that is no JSON by itself: it ends where JSON is broken into lines, and the next line goes
 * on with it.
 */
const beginsDocument = (line: Line, next: Line): boolean =>
  /^\s*[[{].*[[{,]\s*$|^\s*[[{]\s*$/s.test(line.text) &&
  depthChange(line.text) > 0 &&
  !opensAnew(line.text, next);

/** In a document that is an object no other line but its first begins, without an indent, with a bracket. */
const opensAnew = (firstLine: string, next: Line): boolean =>
  /^[[{]/.test(next.text) && firstLine.trimStart().startsWith('{');

/** Adds a line to a document; gives its values once it is closed. */
function extend(document: Document, line: Line): Iterable<JsonValue | Reject> | null {
  document.parts.push(line.text);
  document.depth += depthChange(line.text);
  if (document.depth > 0) return null;
  const parsed = parse(document.parts);
  return parsed === null ? [notJson(document)] : valuesOf(document.line, parsed.value);
}

/** Puts lines together to values. `held`: a line that is no JSON, until the next line tells whether it begins some. */
function gatherer() {
  let document: Document | null = null;
  let held: Line | null = null;
  const add = (next: Line): Iterable<JsonValue | Reject> => {
    const rejects: (JsonValue | Reject)[] = [];
    if (document === null && held !== null) {
      if (beginsDocument(held, next)) document = begin(held);
      else rejects.push(notJson(begin(held)));
    } else if (document !== null && opensAnew(document.parts[0] ?? '', next)) {
      rejects.push(notJson(document));
      document = null;
    }
    held = null;
    if (document !== null) {
      const closed = extend(document, next);
      if (closed !== null) document = null;
      return closed ?? [];
    }
    const isBracket = /^\s*(?:\[|\],?)\s*$/.test(next.text);
    const parsed = isBracket ? null : parse([next.text]);
    held = parsed === null && !isBracket ? next : null;
    return parsed === null ? rejects : chain(rejects, valuesOf(next.number, parsed.value));
  };
  const rest = (): Reject[] => {
    const left = document ?? (held === null ? null : begin(held));
    return left === null ? [] : [notJson(left)];
  };
  return { add, rest };
}

const begin = (line: Line): Document => ({
  line: line.number,
  parts: [line.text],
  depth: depthChange(line.text),
});

function* chain<T>(first: Iterable<T>, second: Iterable<T>): Iterable<T> {
  yield* first;
  yield* second;
}

/** The values of a file in order, and its lines that are none. Arrays are taken apart. */
export async function* readJsonValues(path: string): AsyncIterable<JsonValue | Reject> {
  const { add, rest } = gatherer();
  for await (const line of linesOf(path)) {
    if ('reason' in line) yield line;
    else yield* add(line);
  }
  yield* rest();
}
