/**
 * Whether a pattern that others wrote can be asked of any text without taking long. A regular expression that fails goes back
 * over all its choices, and a few signs can have more ways through a pattern than there are seconds. Three looks, none of
 * which uses a clock:
 *
 * 1. Syntax: only what our own lexicons use. No back-references, no named groups, no flags.
 * 2. Shape (pattern-shape.ts): no gap of more than 60, no repeat of what may be empty, or that varies in length and has no end
 *    of its own, no repeats side by side that can share the same signs in too many ways. A look-behind is at most 60 long.
 * 3. Steps (pattern-steps.ts, pattern-attacks.ts): a small machine takes every way through texts made to be hard for this very
 *    pattern: each repeat is reached, fed over and over with what it can take, and fails behind. Up to 2,000 signs, as
 *    long as a text may be, must cost at most 60,000 steps, and 2,000 not much more than twice what 1,000 cost.
 *
 * What it does not do: steps are counted from one place of a text (rules are asked where a word begins, a `not` at every sign, and
 * `\d+x` alone is quadratic over all places of a long number). Shape is stricter than need be. Texts are made from the pattern
 * and are not all texts; look-around counts as true, so that it keeps none of them from what follows.
 */
import { type Alphabet, alphabetOf } from './pattern-alphabet.js';
import { type Attack, attacksOn, greedyText, pumped, type Text } from './pattern-attacks.js';
import { parsePattern, type Pattern } from './pattern.js';
import { wrongShape } from './pattern-shape.js';
import { programOf, stepsOn } from './pattern-steps.js';

export interface HowAsked {
  /** Of the regular expression. */
  readonly flags?: string;
  /** Nothing follows it that may fail, as behind a `not`. A rule must end where a word does, so it may fail at its end. */
  readonly isAlone?: boolean;
}

/** In UTF-16 code units, and in groups within groups. */
const LONGEST_PATTERN = 4_000;
const DEEPEST = 20;

/** As long as the longest text that is read (normalise.ts). */
const WHOLE = 2_000;
/** So much of each attack is tried first, and twice that; only those that seem to cost most go on. */
const TASTE = 150;
const WORST = 4;
/** From one place of a text: 30 for each sign. */
const MOST_STEPS = 60_000;
/** Twice the text may cost so much more, and a few steps. */
const GROWTH = 2.5;
const SLACK = 500;
/** Gaps are full long before this. */
const GREEDY = 160;
const SHOWN = 24;

/** Null where the pattern is safe; else the part that is not, and why, in one line. */
export function unsafePart(pattern: string, how: HowAsked = {}): string | null {
  const { flags = '', isAlone = false } = how;
  const strange = strangeSyntax(pattern, flags);
  if (strange !== null) return strange;
  const whole = parsePattern(pattern);
  const alphabet = alphabetOf(whole, flags);
  const asked = isAlone ? withoutTail(whole) : whole;
  return wrongShape(asked, alphabet) ?? tooManySteps(asked, alphabet);
}

/** The third look alone, for a pattern that is known to be well shaped. */
export function stepsAreMany(pattern: string, { flags = '', isAlone = false }: HowAsked = {}): string | null {
  const whole = parsePattern(pattern);
  return tooManySteps(isAlone ? withoutTail(whole) : whole, alphabetOf(whole, flags));
}

const PIECE =
  /\\u[\da-fA-F]{4}|\\[bBdDwWsSnrtfv]|\\[^a-zA-Z\d]|\[(?:\\[^]|[^\]\\])*\]|\(\?(?::|<?[=!])|\((?!\?)|[^\\[(]/y;

function strangeSyntax(pattern: string, flags: string): string | null {
  if (pattern === '') return 'it is empty';
  if (pattern.length > LONGEST_PATTERN) return `it is longer than ${LONGEST_PATTERN} signs`;
  let depth = 0;
  for (let at = 0; at < pattern.length;) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(pattern)?.[0];
    if (piece === undefined) return `${pattern.slice(at, at + 6)} is no part that a pattern may have`;
    if (/^\[.*\\[pP]/su.test(piece) && !flags.includes('u')) return `${piece} takes \\p as the letter p`;
    if (piece.startsWith('(')) depth += 1;
    if (piece === ')') depth -= 1;
    if (depth > DEEPEST) return `it has more than ${DEEPEST} groups within each other`;
    at += piece.length;
  }
  try {
    // Asked for nothing but to see that it compiles.
    return new RegExp(pattern, flags).flags === flags ? null : `${flags} are strange flags`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `it does not compile: ${reason.slice(reason.lastIndexOf(': ') + 1).trim()}`;
  }
}

/** Without what may be missing at the end: when all before it is found, so is the whole, and nothing goes back. */
function withoutTail(pattern: Pattern): Pattern {
  if (pattern.kind === 'choice') return { ...pattern, ways: pattern.ways.map(withoutTail) };
  if (pattern.kind !== 'sequence') return pattern;
  const last = pattern.parts.findLastIndex((part) => !mayMiss(part));
  const parts = pattern.parts.slice(0, last + 1);
  return { kind: 'sequence', parts: parts.map((part, at) => (at === last ? withoutTail(part) : part)) };
}

/** Whether it is found everywhere, if only as nothing. */
function mayMiss(pattern: Pattern): boolean {
  if (pattern.kind === 'sequence') return pattern.parts.every(mayMiss);
  if (pattern.kind === 'choice') return pattern.ways.some(mayMiss);
  return pattern.kind === 'repeat' && (pattern.least === 0 || mayMiss(pattern.part));
}

function tooManySteps(pattern: Pattern, alphabet: Alphabet): string | null {
  const program = programOf(pattern, alphabet);
  if (program === null) return 'repeats within repeats make it too big';
  const stepsFor = (text: Text): number => stepsOn(program, text, MOST_STEPS);
  const refused = (text: Text, why: string): string => `${shown(text, alphabet)}… ${why}`;
  const many = `costs more than ${MOST_STEPS.toLocaleString('en')} steps`;
  const tasted = attacksOn(pattern, alphabet)
    .filter(({ prefix }) => prefix.length < WHOLE)
    .map((attack) => ({ attack, steps: projected(attack, stepsFor) }))
    .toSorted((a, b) => b.steps - a.steps);
  for (const { attack } of tasted.slice(0, WORST)) {
    const whole = stepsFor(pumped(attack, WHOLE));
    if (whole > MOST_STEPS) return refused(pumped(attack, SHOWN), many);
    const half = stepsFor(pumped(attack, (WHOLE + attack.prefix.length) / 2));
    if (whole > half * GROWTH + SLACK)
      return refused(pumped(attack, SHOWN), 'costs more and more steps a sign');
  }
  const prefixes = new Map<string, Text>([['', []]]);
  for (const { attack } of tasted) prefixes.set(attack.prefix.join(), attack.prefix);
  for (const from of prefixes.values()) {
    const text = greedyText(program, from, from.length + GREEDY, alphabet);
    if (stepsFor(text) > MOST_STEPS) return refused(text, many);
  }
  return null;
}

/** What an attack would cost in full if it went on as it begins: gaps cost much at first, endless repeats in the end. */
function projected(attack: Attack, stepsFor: (text: Text) => number): number {
  const first = stepsFor(pumped(attack, attack.prefix.length + TASTE));
  const second = stepsFor(pumped(attack, attack.prefix.length + TASTE * 2));
  return second + ((second - first) * WHOLE) / TASTE;
}

function shown(text: Text, alphabet: Alphabet): string {
  const signs = text.slice(0, SHOWN).map((kind) => alphabet.signs[kind] ?? '');
  return JSON.stringify(signs.join('')).slice(0, -1);
}
