/**
 * The structure of a regular expression, as far as one must know it to tell how its matches begin (openings.ts) and what
 * they hold (required.ts).
 */

/** Stands for every digit. */
export const DIGIT = '0';

export type Pattern =
  /** One character out of these; null: any. */
  | { readonly kind: 'sign'; readonly of: readonly string[] | null }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly ways: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }
  /** Look-around, an anchor, a word boundary: no character. */
  | { readonly kind: 'assertion'; readonly isWordBoundary: boolean };

interface Cursor {
  readonly source: string;
  at: number;
}

const ANYTHING: Pattern = { kind: 'sign', of: null };
const ASSERTION: Pattern = { kind: 'assertion', isWordBoundary: false };
const WORD_BOUNDARY: Pattern = { kind: 'assertion', isWordBoundary: true };
const BRACED = /^\{(\d+)(,?)(\d*)\}/u;

/** Reads the source of a regular expression that compiles. */
export function parsePattern(source: string): Pattern {
  return readChoice({ source, at: 0 });
}

function readChoice(cursor: Cursor): Pattern {
  const ways = [readSequence(cursor)];
  while (cursor.source[cursor.at] === '|') {
    cursor.at += 1;
    ways.push(readSequence(cursor));
  }
  return ways.length === 1 && ways[0] !== undefined ? ways[0] : { kind: 'choice', ways };
}

function readSequence(cursor: Cursor): Pattern {
  const parts: Pattern[] = [];
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] ?? '')) {
    parts.push(readQuantifier(cursor, readAtom(cursor)));
  }
  return { kind: 'sequence', parts };
}

function readQuantifier(cursor: Cursor, part: Pattern): Pattern {
  const rest = cursor.source.slice(cursor.at, cursor.at + 12);
  const braced = BRACED.exec(rest);
  const sign = rest[0] ?? '';
  if (braced === null && (sign === '' || !'?*+'.includes(sign))) return part;
  cursor.at += braced?.[0].length ?? 1;
  if (cursor.source[cursor.at] === '?') cursor.at += 1;
  if (braced === null)
    return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
  const least = Number(braced[1]);
  const end = braced[3] ?? '';
  return {
    kind: 'repeat',
    part,
    least,
    most: end !== '' ? Number(end) : braced[2] === ',' ? Infinity : least,
  };
}

function readAtom(cursor: Cursor): Pattern {
  const sign = cursor.source[cursor.at] ?? '';
  cursor.at += 1;
  if (sign === '(') return readGroup(cursor);
  if (sign === '[') return readClass(cursor);
  if (sign === '\\') return readEscape(cursor);
  if (sign === '^' || sign === '$') return ASSERTION;
  return sign === '.' ? ANYTHING : one(sign);
}

function readGroup(cursor: Cursor): Pattern {
  const head = /^\?(?:<?[=!]|:)/u.exec(cursor.source.slice(cursor.at, cursor.at + 3))?.[0] ?? '';
  cursor.at += head.length;
  const inside = readChoice(cursor);
  cursor.at += 1;
  return head === '?:' || head === '' ? inside : ASSERTION;
}

function readClass(cursor: Cursor): Pattern {
  const end = closingBracket(cursor.source, cursor.at);
  const body = cursor.source.slice(cursor.at, end);
  cursor.at = end + 1;
  if (/^\d-\d$/u.test(body)) return one(DIGIT);
  if (body.startsWith('^') || /\\[wWDSsu]|\w-\w|[^\0-\x7f]/u.test(body)) return ANYTHING;
  return { kind: 'sign', of: body.replaceAll('\\d', DIGIT).replaceAll('\\', '').split('').map(digitless) };
}

function closingBracket(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}

function readEscape(cursor: Cursor): Pattern {
  const sign = cursor.source[cursor.at] ?? '';
  cursor.at += 1;
  if (sign === 'b') return WORD_BOUNDARY;
  if (sign === 'd') return one(DIGIT);
  const hex = sign === 'u' ? cursor.source.slice(cursor.at, cursor.at + 4) : '';
  cursor.at += hex.length;
  if (hex !== '') return one(String.fromCharCode(Number.parseInt(hex, 16)));
  return /[a-zA-Z]/u.test(sign) ? ANYTHING : one(sign);
}

function one(sign: string): Pattern {
  return { kind: 'sign', of: [digitless(sign)] };
}

function digitless(sign: string): string {
  return sign >= '0' && sign <= '9' ? DIGIT : sign;
}
