/** Texts on which a pattern may take long, made from the pattern itself. */
import type { Alphabet } from './pattern-alphabet.js';
import { isIn } from './pattern-alphabet.js';
import type { Pattern } from './pattern.js';
import type { Program } from './pattern-steps.js';

/** Numbers of kinds of signs; see `Alphabet`. */
export type Text = readonly number[];

/** `pump` over and over behind `prefix`. */
export interface Attack {
  readonly prefix: Text;
  readonly pump: Text;
}

/** Of a choice, no more ways than these are pumped. */
const MOST_WAYS = 24;
/** What tells two prefixes apart lies at their ends; and a pattern with more repeats than this is attacked at the first ones. */
const MOST_REPEATS = 40;

/** At every repeat: what it repeats, each kind of sign in it, and what stands between it and a later one. */
export function attacksOn(pattern: Pattern, alphabet: Alphabet): readonly Attack[] {
  const attacks = new Map<string, Attack>();
  const repeats = repeatsOf(pattern, [], [], alphabet).slice(0, MOST_REPEATS);
  for (const { prefix, part, behind } of repeats) {
    const signs = kindsIn(part, alphabet);
    const singles = alphabet.byDanger.filter((kind) => isIn(signs, kind)).map((kind) => [kind]);
    const words = waysToSay(part, alphabet);
    for (const pump of [...singles, ...words, ...behind]) {
      if (pump.length > 0) attacks.set(`${prefix.join()}:${pump.join()}`, { prefix, pump });
    }
  }
  return [...attacks.values()];
}

export function pumped({ prefix, pump }: Attack, length: number): Text {
  const text = [...prefix];
  while (text.length < length) text.push(...pump);
  return text.slice(0, length);
}

interface RepeatAt {
  readonly prefix: Text;
  readonly part: Pattern;
  /** Ways to what stands between the repeat and those behind it. */
  readonly behind: readonly Text[];
}

function repeatsOf(
  pattern: Pattern,
  prefix: Text,
  behind: readonly Text[],
  alphabet: Alphabet,
): readonly RepeatAt[] {
  switch (pattern.kind) {
    case 'sign':
      return [];
    case 'assertion':
      return pattern.inside === null ? [] : repeatsOf(pattern.inside, prefix, [], alphabet);
    case 'repeat': {
      const inner = repeatsOf(pattern.part, prefix, behind, alphabet);
      return pattern.most > 1 ? [{ prefix, part: pattern.part, behind }, ...inner] : inner;
    }
    case 'choice':
      return pattern.ways.flatMap((way) => repeatsOf(way, prefix, behind, alphabet));
    case 'sequence':
      break;
  }
  const { parts } = pattern;
  const before = [...prefix];
  return parts.flatMap((part, index) => {
    const here = before.length;
    before.push(...sayingOf(part, alphabet));
    if (part.kind !== 'assertion' && !hasRepeat(part)) return [];
    const paths = [...pathsBehind(parts.slice(index + 1), alphabet), ...behind];
    return repeatsOf(part, before.slice(0, here), paths.slice(0, MOST_WAYS), alphabet);
  });
}

/** The shortest sayings of the parts up to each later repeat, and up to the end. */
function pathsBehind(parts: readonly Pattern[], alphabet: Alphabet): readonly Text[] {
  const paths: Text[] = [];
  const path: number[] = [];
  for (const part of parts) {
    if (paths.length >= MOST_WAYS) break;
    if (hasRepeat(part)) paths.push([...path]);
    const [first, ...others] = waysToSay(part, alphabet);
    paths.push(...others.map((other) => path.concat(other)));
    path.push(...(first ?? []));
  }
  return [...paths, path];
}

/** Whether it may take one part more than once. */
export function hasRepeat(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'sign':
    case 'assertion':
      return false;
    case 'repeat':
      return pattern.most > 1 || hasRepeat(pattern.part);
    case 'sequence':
      return pattern.parts.some(hasRepeat);
    case 'choice':
      break;
  }
  return pattern.ways.some(hasRepeat);
}

/** Every kind of sign that occurs in it. */
export function kindsIn(pattern: Pattern, alphabet: Alphabet): bigint {
  switch (pattern.kind) {
    case 'sign':
      return alphabet.kindsOf(pattern.source);
    case 'assertion':
      return 0n;
    case 'repeat':
      return kindsIn(pattern.part, alphabet);
    case 'sequence':
      return pattern.parts.reduce((kinds, part) => kinds | kindsIn(part, alphabet), 0n);
    case 'choice':
      break;
  }
  return pattern.ways.reduce((kinds, way) => kinds | kindsIn(way, alphabet), 0n);
}

/** Different short texts that it takes: of a choice each way, else the first way, and once what may be missing. */
function waysToSay(pattern: Pattern, alphabet: Alphabet): readonly Text[] {
  if (pattern.kind === 'choice')
    return pattern.ways.flatMap((way) => waysToSay(way, alphabet)).slice(0, MOST_WAYS);
  if (pattern.kind === 'repeat') return waysToSay(pattern.part, alphabet);
  if (pattern.kind !== 'sequence') return [sayingOf(pattern, alphabet)];
  const shortest = sayingOf(pattern, alphabet);
  const others = pattern.parts.flatMap((part, index) => {
    if (part.kind === 'sign' || part.kind === 'assertion') return [];
    const before = pattern.parts.slice(0, index).flatMap((one) => sayingOf(one, alphabet));
    const after = pattern.parts.slice(index + 1).flatMap((one) => sayingOf(one, alphabet));
    return waysToSay(part, alphabet).map((middle) => [...before, ...middle, ...after]);
  });
  return [shortest, ...others].slice(0, MOST_WAYS);
}

/** The plainest text that it takes. */
function sayingOf(pattern: Pattern, alphabet: Alphabet): Text {
  switch (pattern.kind) {
    case 'sign': {
      const kinds = alphabet.kindsOf(pattern.source);
      return alphabet.byDanger.filter((kind) => isIn(kinds, kind)).slice(0, 1);
    }
    case 'assertion':
      return [];
    case 'repeat': {
      const once = sayingOf(pattern.part, alphabet);
      return Array.from({ length: pattern.least }, () => once).flat();
    }
    case 'sequence':
      return pattern.parts.flatMap((part) => sayingOf(part, alphabet));
    case 'choice':
      break;
  }
  return sayingOf(pattern.ways[0] ?? pattern, alphabet);
}

/**
 * A text that goes on, sign by sign, with what most of the ways still open can take. Conditions such as `\b` count as true.
 * @param from what it begins with
 */
export function greedyText({ code }: Program, from: Text, length: number, alphabet: Alphabet): Text {
  const text: number[] = [];
  let open = reached(code, new Map([[0, 1]]));
  while (text.length < length && open.size > 0) {
    const wanted = from[text.length];
    const kind = wanted ?? alphabet.byDanger.reduce((best, next) => better(code, open, best, next));
    text.push(kind);
    const next = new Map<number, number>();
    for (const [at, ways] of open) {
      const step = code[at];
      if (step?.op === 'sign' && step.takes[kind] === true) next.set(at + 1, ways);
    }
    open = reached(code, next);
  }
  return text;
}

function better(
  code: Program['code'],
  open: ReadonlyMap<number, number>,
  best: number,
  next: number,
): number {
  return waysWith(code, open, next) > waysWith(code, open, best) ? next : best;
}

function waysWith(code: Program['code'], open: ReadonlyMap<number, number>, kind: number): number {
  let sum = 0;
  for (const [at, ways] of open) {
    const step = code[at];
    if (step?.op === 'sign' && step.takes[kind] === true) sum += ways;
  }
  return sum;
}

/** Ways that cost more than this between two signs are not all counted. */
const MOST_HOPS = 20_000;

/** The signs that are asked next, and in how many ways each is come to. */
function reached(code: Program['code'], from: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let hops = 0;
  for (const [start, ways] of from) {
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined && hops < MOST_HOPS; at = waiting.pop()) {
      hops += 1;
      const step = code[at];
      if (step?.op === 'sign') found.set(at, (found.get(at) ?? 0) + ways);
      else if (step?.op === 'jump') waiting.push(step.to);
      else if (step?.op === 'split') waiting.push(at + 1, step.other);
      else if (step?.op === 'look') waiting.push(at + 1);
    }
  }
  return found;
}
