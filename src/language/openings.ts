/**
 * How the matches of a pattern can begin, read off the pattern itself. Short finite ways of saying something come out whole,
 * so that no regular expression need run for them.
 */

/** What is longer is cut here. In characters. */
const LONGEST_OPENING = 9;
/** More ways than this are cut shorter. */
const MOST_OPENINGS = 1_500;
/** Stands for any run of digits, which a trie takes as one sign. */
const DIGITS = '0';
const BRACED = /^\{(\d+),?(\d*)\}/u;

/** `whole`: complete matches. `cut`: beginnings after which the pattern itself must be asked. */
export interface Openings {
  readonly whole: ReadonlySet<string>;
  readonly cut: ReadonlySet<string>;
}

interface Cursor {
  readonly pattern: string;
  at: number;
  hasAssertion: boolean;
}

const NOTHING: Openings = { whole: new Set(['']), cut: new Set() };
const ANYTHING: Openings = { whole: new Set(), cut: new Set(['']) };

/** The beginnings of every possible match; an empty one in `cut` stands for any. Patterns with look-around have no `whole`. */
export function openingsOf(pattern: string): Openings {
  const cursor = { pattern, at: 0, hasAssertion: false };
  const { whole, cut } = readAlternatives(cursor);
  return cursor.hasAssertion ? { whole: new Set(), cut: new Set([...whole, ...cut]) } : { whole, cut };
}

function readAlternatives(cursor: Cursor): Openings {
  const whole = new Set<string>();
  const cut = new Set<string>();
  for (;;) {
    const next = readSequence(cursor);
    for (const text of next.whole) whole.add(text);
    for (const text of next.cut) cut.add(text);
    if (cursor.pattern[cursor.at] !== '|') return bounded(whole, cut);
    cursor.at += 1;
  }
}

function readSequence(cursor: Cursor): Openings {
  let result = NOTHING;
  while (cursor.at < cursor.pattern.length && !'|)'.includes(cursor.pattern[cursor.at] ?? '')) {
    result = join(result, readQuantifier(cursor, readAtom(cursor)));
  }
  return result;
}

function join(left: Openings, right: Openings): Openings {
  const whole = new Set<string>();
  const cut = new Set(left.cut);
  for (const start of left.whole) {
    for (const end of right.cut) cut.add((start + end).slice(0, LONGEST_OPENING));
    for (const end of right.whole) {
      const text = start + end;
      if (text.length <= LONGEST_OPENING) whole.add(text);
      else cut.add(text.slice(0, LONGEST_OPENING));
    }
  }
  return bounded(whole, cut);
}

function bounded(whole: ReadonlySet<string>, cut: ReadonlySet<string>): Openings {
  let all: ReadonlySet<string> = cut;
  if (whole.size + cut.size <= MOST_OPENINGS) return { whole, cut };
  for (let length = LONGEST_OPENING - 2; length > 0; length -= 1) {
    all = new Set([...whole, ...cut].map((text) => text.slice(0, length)));
    if (all.size <= MOST_OPENINGS) break;
  }
  return { whole: new Set(), cut: all };
}

function readQuantifier(cursor: Cursor, atom: Openings): Openings {
  const rest = cursor.pattern.slice(cursor.at);
  const braced = BRACED.exec(rest);
  const sign = rest[0] ?? '';
  if (braced === null && (sign === '' || !'?*+'.includes(sign))) return atom;
  cursor.at += braced === null ? 1 : braced[0].length;
  const isOnceAtMost = sign === '?';
  const isOptional = sign === '?' || sign === '*' || braced?.[1] === '0';
  const isKnown = isOnceAtMost || isDigits(atom);
  const cut = isKnown ? atom.cut : new Set([...atom.cut, ...atom.whole]);
  const whole = new Set(isKnown ? atom.whole : []);
  if (isOptional) whole.add('');
  return { whole, cut };
}

/** Digits repeated are a run of digits still. */
function isDigits({ whole, cut }: Openings): boolean {
  return cut.size === 0 && whole.size === 1 && whole.has(DIGITS);
}

function readAtom(cursor: Cursor): Openings {
  const sign = cursor.pattern[cursor.at] ?? '';
  cursor.at += 1;
  if (sign === '(') return readGroup(cursor);
  if (sign === '[') return readClass(cursor);
  if (sign === '\\') return readEscape(cursor);
  if (sign === '^' || sign === '$') return assertion(cursor);
  return sign === '.' ? ANYTHING : one(sign);
}

function readGroup(cursor: Cursor): Openings {
  const head = /^\?(?:<?[=!]|:)/u.exec(cursor.pattern.slice(cursor.at))?.[0] ?? '';
  cursor.at += head.length;
  const inside = readAlternatives(cursor);
  cursor.at += 1;
  return head === '?:' || head === '' ? inside : assertion(cursor);
}

function readClass(cursor: Cursor): Openings {
  const end = closingBracket(cursor.pattern, cursor.at);
  const body = cursor.pattern.slice(cursor.at, end);
  cursor.at = end + 1;
  const range = /^(\d)-(\d)$/u.exec(body);
  if (range !== null) return one(DIGITS);
  if (body.startsWith('^') || /\\[wWDSs]|\w-\w|[^\0-\x7f]/u.test(body)) return ANYTHING;
  const characters = body.replaceAll('\\d', DIGITS).replaceAll('\\', '');
  return { whole: new Set(characters), cut: new Set() };
}

function closingBracket(pattern: string, from: number): number {
  let at = from;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}

function readEscape(cursor: Cursor): Openings {
  const sign = cursor.pattern[cursor.at] ?? '';
  cursor.at += 1;
  if (sign === 'b') return assertion(cursor);
  if (sign === 'd') return one(DIGITS);
  const hex = sign === 'u' ? cursor.pattern.slice(cursor.at, cursor.at + 4) : '';
  cursor.at += hex.length;
  if (hex !== '') return one(String.fromCharCode(Number.parseInt(hex, 16)));
  return /[a-zA-Z]/u.test(sign) ? ANYTHING : one(sign);
}

function assertion(cursor: Cursor): Openings {
  cursor.hasAssertion = true;
  return NOTHING;
}

function one(text: string): Openings {
  return { whole: new Set([text]), cut: new Set() };
}
