/** One CSV record (RFC 4180) out of a text: pure, strict on quotes, without a memory of its own. */

/**
 * How a file separates. A CR ends a record only in files that know no other line break: elsewhere it belongs to a text
 * (real exports hold such), but for the CR of a CRLF.
 */
export interface Dialect {
  readonly delimiter: string;
  readonly lineBreak: '\n' | '\r';
}

/** `broken`: the record breaks the grammar, and where it ends is anybody's guess. `unfinished`: the text ends too early. */
export type ParsedRecord =
  | { readonly kind: 'record'; readonly values: readonly (string | null)[]; readonly end: number }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'unfinished'; readonly isInQuotes: boolean };

interface Field {
  readonly value: string;
  /** Where the field ends: at a delimiter, a line break or the end of the text. */
  readonly end: number;
}

/** The line break of the first line. */
export const lineBreakOf = (head: string): Dialect['lineBreak'] =>
  /^[^\n]*?\r(?!\n)/.test(head) ? '\r' : '\n';

/**
 * The record that starts at `start`. `isEnd`: no text will follow. An empty value is null, quoted or not; a quote inside
 * an unquoted value is a character like any other.
 */
export function parseRecord(text: string, start: number, dialect: Dialect, isEnd: boolean): ParsedRecord {
  const values: (string | null)[] = [];
  const { delimiter, lineBreak } = dialect;
  // The record's line break cannot lie before this one; looked for once a line, not once a field.
  let breakAt = text.indexOf(lineBreak, start);
  for (let at = start; ;) {
    if (breakAt >= 0 && breakAt < at) breakAt = text.indexOf(lineBreak, at);
    const field =
      text[at] === '"' ? quotedField(text, at, isEnd) : plainField(text, at, delimiter, breakAt, isEnd);
    if ('kind' in field) return field;
    values.push(field.value === '' ? null : field.value);
    const stop = text[field.end];
    const isCrlf = stop === '\r' && lineBreak === '\n' && text[field.end + 1] === '\n';
    if (stop === delimiter) at = field.end + 1;
    else if (stop === lineBreak || isCrlf)
      return { kind: 'record', values, end: field.end + (isCrlf ? 2 : 1) };
    else if (stop === undefined) return { kind: 'record', values, end: field.end };
    else if (stop === '\r' && field.end === text.length - 1 && !isEnd)
      return { kind: 'unfinished', isInQuotes: false };
    else return { kind: 'broken', reason: 'text after a closing quote' };
  }
}

function plainField(
  text: string,
  start: number,
  delimiter: string,
  breakAt: number,
  isEnd: boolean,
): Field | ParsedRecord {
  const delimiterAt = text.indexOf(delimiter, start);
  const lineEnd = breakAt >= 0 ? breakAt : text.length;
  if (delimiterAt >= 0 && delimiterAt < lineEnd)
    return { value: text.slice(start, delimiterAt), end: delimiterAt };
  if (breakAt < 0 && !isEnd) return { kind: 'unfinished', isInQuotes: false };
  const end = text[lineEnd] === '\n' && lineEnd > start && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number, isEnd: boolean): Field | ParsedRecord {
  let hasQuotes = false;
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    // A quote that ends the text so far may be the first half of a doubled one.
    if (quote < 0 || (quote === text.length - 1 && !isEnd))
      return { kind: 'unfinished', isInQuotes: quote < 0 };
    if (text[quote + 1] !== '"') {
      const value = text.slice(start + 1, quote);
      return { value: hasQuotes ? value.replaceAll('""', '"') : value, end: quote + 1 };
    }
    hasQuotes = true;
    from = quote + 2;
  }
}

/** Where the line that holds `start` ends, behind its line break; -1 where the text has no more line break. */
export const nextLine = (text: string, start: number, lineBreak: Dialect['lineBreak']): number => {
  const found = text.indexOf(lineBreak, start);
  return found < 0 ? -1 : found + 1;
};

/** The line breaks between two places of a text. */
export function countLines(
  text: string,
  start: number,
  end: number,
  lineBreak: Dialect['lineBreak'],
): number {
  let count = 0;
  for (let at = text.indexOf(lineBreak, start); at >= 0 && at < end; at = text.indexOf(lineBreak, at + 1))
    count += 1;
  return count;
}
