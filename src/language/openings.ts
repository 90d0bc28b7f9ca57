/**
 * How the matches of a pattern can begin. Short finite ways of saying something come out whole, so that no regular expression
 * need run for them.
 */
import { DIGIT, type Pattern } from './pattern.js';

/** What is longer is cut here. In characters. */
const LONGEST_OPENING = 12;
/** More ways than this are cut shorter. */
const MOST_OPENINGS = 500;

/** `whole`: complete matches. `cut`: beginnings after which the pattern itself must be asked. */
export interface Openings {
  readonly whole: ReadonlySet<string>;
  readonly cut: ReadonlySet<string>;
}

const NOTHING: Openings = { whole: new Set(['']), cut: new Set() };
const ANYTHING: Openings = { whole: new Set(), cut: new Set(['']) };

/** The beginnings of every possible match; an empty one in `cut` stands for any. Patterns with assertions have no `whole`. */
export function openingsOf(pattern: Pattern): Openings {
  const { whole, cut } = beginningsOf(pattern);
  return hasAssertion(pattern) ? { whole: new Set(), cut: new Set([...whole, ...cut]) } : { whole, cut };
}

function hasAssertion(pattern: Pattern): boolean {
  if (pattern.kind === 'repeat') return hasAssertion(pattern.part);
  if (pattern.kind === 'sequence') return pattern.parts.some(hasAssertion);
  if (pattern.kind === 'choice') return pattern.ways.some(hasAssertion);
  return pattern.kind === 'assertion';
}

function beginningsOf(pattern: Pattern): Openings {
  switch (pattern.kind) {
    case 'sign':
      return pattern.of === null ? ANYTHING : { whole: new Set(pattern.of), cut: new Set() };
    case 'assertion':
      return NOTHING;
    case 'repeat':
      return repeated(pattern);
    case 'sequence':
      return pattern.parts.reduce((before, part) => join(before, beginningsOf(part)), NOTHING);
    case 'choice':
      break;
  }
  return united(pattern.ways.map(beginningsOf));
}

function united(ways: readonly Openings[]): Openings {
  const whole = new Set<string>();
  const cut = new Set<string>();
  for (const way of ways) {
    for (const text of way.whole) whole.add(text);
    for (const text of way.cut) cut.add(text);
  }
  return bounded(whole, cut);
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

/** Cuts what is long, as far as there is too much; what is short stays whole. */
function bounded(whole: ReadonlySet<string>, cut: ReadonlySet<string>): Openings {
  let openings: Openings = { whole, cut };
  for (let length = LONGEST_OPENING - 2; length > 0; length -= 1) {
    if (openings.whole.size + openings.cut.size <= MOST_OPENINGS) break;
    const short = [...openings.whole].filter((text) => text.length <= length);
    const long = [...openings.whole, ...openings.cut].filter((text) => text.length > length);
    openings = {
      whole: new Set(short),
      cut: new Set([
        ...[...openings.cut].filter((text) => text.length <= length),
        ...long.map((text) => text.slice(0, length)),
      ]),
    };
  }
  return openings;
}

function repeated({ part, least, most }: Pattern & { readonly kind: 'repeat' }): Openings {
  if (isDigit(part)) return digits(least, most);
  const { whole, cut } = beginningsOf(part);
  const once: Openings = most === 1 ? { whole, cut } : { whole: new Set(), cut: new Set([...cut, ...whole]) };
  return least > 0 ? once : { whole: new Set([...once.whole, '']), cut: once.cut };
}

function isDigit(part: Pattern): boolean {
  return part.kind === 'sign' && part.of?.length === 1 && part.of[0] === DIGIT;
}

/** Numbers are long or short: what stands behind a few more digits than the fewest is looked at as well. */
const MORE_DIGITS = 2;

function digits(least: number, most: number): Openings {
  const whole = new Set<string>();
  for (let count = least; count <= Math.min(most, least + MORE_DIGITS); count += 1)
    whole.add(DIGIT.repeat(count));
  const isLonger = most > least + MORE_DIGITS;
  return { whole, cut: new Set(isLonger ? [DIGIT.repeat(least + MORE_DIGITS + 1)] : []) };
}
