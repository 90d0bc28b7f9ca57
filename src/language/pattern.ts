/**
 * The structure of a regular expression, as far as one must know it to tell how its matches begin (openings.ts), what they
 * hold (required.ts) and how long it can take (pattern-safety.ts).
 */

/** Stands for every digit. */
export const DIGIT = '0';

export type Pattern =
  /** One character out of these; null: any. `source` is how the pattern has it. */
  | { readonly kind: 'sign'; readonly of: readonly string[] | null; readonly source: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly ways: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }
  /** An anchor, a word boundary, or the look-around that `source` opens: no character. */
  | {
      readonly kind: 'assertion';
      readonly isWordBoundary: boolean;
      readonly source: string;
      readonly inside: Pattern | null;
    };

interface Cursor {
  readonly source: string;
  at: number;
}

const BRACED = /\{(\d+)(?:(,)(\d*))?\}/uy;

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
  BRACED.lastIndex = cursor.at;
  const braced = BRACED.exec(cursor.source);
  const sign = cursor.source[cursor.at] ?? '';
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
  if (sign === '^' || sign === '$') return assertion(sign);
  return sign === '.' ? anything(sign) : one(sign, sign);
}

function readGroup(cursor: Cursor): Pattern {
  const head = /^\?(?:<?[=!]|:)/u.exec(cursor.source.slice(cursor.at, cursor.at + 3))?.[0] ?? '';
  cursor.at += head.length;
  const inside = readChoice(cursor);
  cursor.at += 1;
  return head === '?:' || head === '' ? inside : assertion(head, inside);
}

function readClass(cursor: Cursor): Pattern {
  const end = closingBracket(cursor.source, cursor.at);
  const body = cursor.source.slice(cursor.at, end);
  const source = `[${body}]`;
  cursor.at = end + 1;
  if (/^\d-\d$/u.test(body)) return one(DIGIT, source);
  if (body.startsWith('^') || /\\[wWDSsu]|\w-\w|[^\0-\x7f]/u.test(body)) return anything(source);
  const of = body.replaceAll('\\d', DIGIT).replaceAll('\\', '').split('').map(digitless);
  return { kind: 'sign', of, source };
}

function closingBracket(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}

function readEscape(cursor: Cursor): Pattern {
  const sign = cursor.source[cursor.at] ?? '';
  cursor.at += 1;
  if (sign === 'b' || sign === 'B') return assertion(`\\${sign}`);
  if (sign === 'd') return one(DIGIT, '\\d');
  const hex = sign === 'u' ? cursor.source.slice(cursor.at, cursor.at + 4) : '';
  cursor.at += hex.length;
  const source = `\\${sign}${hex}`;
  if (hex !== '') return one(String.fromCharCode(Number.parseInt(hex, 16)), source);
  return /[a-zA-Z]/u.test(sign) ? anything(source) : one(sign, source);
}

function one(sign: string, source: string): Pattern {
  return { kind: 'sign', of: [digitless(sign)], source };
}

function anything(source: string): Pattern {
  return { kind: 'sign', of: null, source };
}

function assertion(source: string, inside: Pattern | null = null): Pattern {
  return { kind: 'assertion', isWordBoundary: source === '\\b', source, inside };
}

function digitless(sign: string): string {
  return sign >= '0' && sign <= '9' ? DIGIT : sign;
}
