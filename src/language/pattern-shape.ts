/** What the structure of a pattern tells of the ways in which it can match one text (pattern-safety.ts says why that counts). */
import { type Alphabet, lengthsOf } from './pattern-alphabet.js';
import { hasRepeat, kindsIn } from './pattern-attacks.js';
import { partText } from './pattern-text.js';
import type { Pattern } from './pattern.js';

/** The widest gap, `{0,60}`; signs, words or whatever is repeated. */
const WIDEST_GAP = 60;
/** A choice of phrases may be repeated so often if the steps stay few, though no sign says where one ends. */
const MOST_PHRASES = 12;
/** What repeats without an end is as long as the text. */
const TEXT = 2_000;
/**
 * Ways to share one text between repeats that stand side by side: two gaps of 60 have 3,721, three 226,981, an endless repeat
 * and a gap of 60 have 122,000, two endless ones 4 million.
 */
const MOST_WAYS = 122_000;
/** What repeats within and has no end of its own is followed through as many copies as this. */
const MOST_COPIES = 4;

type Repeat = Pattern & { readonly kind: 'repeat' };

/** @returns what is wrong, with the part; null where nothing is */
export function wrongShape(pattern: Pattern, alphabet: Alphabet): string | null {
  return wrongPart(pattern, alphabet) ?? tooManyWays(pattern, alphabet);
}

function wrongPart(pattern: Pattern, alphabet: Alphabet): string | null {
  switch (pattern.kind) {
    case 'sign':
      return null;
    case 'assertion':
      return pattern.inside === null ? null : wrongLook(pattern, pattern.inside, alphabet);
    case 'repeat':
      return wrongRepeat(pattern, alphabet) ?? wrongPart(pattern.part, alphabet);
    case 'sequence':
      return firstOf(pattern.parts, (part) => wrongPart(part, alphabet));
    case 'choice':
      break;
  }
  return firstOf(pattern.ways, (way) => wrongPart(way, alphabet));
}

function firstOf(parts: readonly Pattern[], wrong: (part: Pattern) => string | null): string | null {
  for (const part of parts) {
    const found = wrong(part);
    if (found !== null) return found;
  }
  return null;
}

function wrongLook(
  look: Pattern & { readonly kind: 'assertion' },
  inside: Pattern,
  alphabet: Alphabet,
): string | null {
  if (look.source.includes('<') && lengthsOf(inside)[1] > WIDEST_GAP)
    return `${partText(look)} looks back over more than ${WIDEST_GAP} signs`;
  return wrongShape(inside, alphabet);
}

function wrongRepeat(repeat: Repeat, alphabet: Alphabet): string | null {
  const { part, least, most } = repeat;
  if (least > most) return `${partText(repeat)} counts down`;
  if (least > WIDEST_GAP || (most !== Infinity && most > WIDEST_GAP))
    return `${partText(repeat)} is a gap of more than ${WIDEST_GAP}`;
  if (most <= 1 || part.kind === 'sign') return null;
  const [shortest, longest] = lengthsOf(part);
  if (shortest === 0) return `${partText(repeat)} repeats what may be empty`;
  if (shortest === longest || isCutOneWay(part, alphabet)) return null;
  if (most <= (hasRepeat(part) ? MOST_COPIES : MOST_PHRASES)) return null;
  return `${partText(repeat)} repeats what varies in length and has no end of its own`;
}

/** Whether a text of several of it can be cut up into them in one way only. */
function isCutOneWay(part: Pattern, alphabet: Alphabet): boolean {
  return part.kind === 'sign' || hasOwnEnd(part, alphabet) || isDeterministic(part, alphabet);
}

/** Whether every way of it ends (or begins) with a sign that occurs nowhere else in it. */
function hasOwnEnd(part: Pattern, alphabet: Alphabet): boolean {
  return (['first', 'last'] as const).some((side) => {
    const ends = endOf(part, side, alphabet);
    return ends !== null && (ends.mark & ends.rest) === 0n;
  });
}

interface Ends {
  /** Kinds of signs. */
  readonly mark: bigint;
  readonly rest: bigint;
}

function endOf(part: Pattern, side: 'first' | 'last', alphabet: Alphabet): Ends | null {
  if (part.kind === 'sign') return { mark: alphabet.kindsOf(part.source), rest: 0n };
  if (part.kind === 'choice') {
    const all = part.ways.map((way) => endOf(way, side, alphabet));
    return all.reduce((a, b) => (a === null || b === null ? null : joined(a, b)));
  }
  if (part.kind !== 'sequence') return null;
  const parts = part.parts.filter(({ kind }) => kind !== 'assertion');
  const outer = side === 'first' ? parts[0] : parts.at(-1);
  const others = parts.filter((one) => one !== outer);
  if (outer === undefined) return null;
  const rest = others.reduce((kinds, one) => kinds | kindsIn(one, alphabet), 0n);
  // `(?:\w{1,20} {1,2})`: the blanks are one end, if something stands between them and the next.
  const isRun = outer.kind === 'repeat' && outer.part.kind === 'sign' && outer.least > 0;
  const isApart = others.some((one) => lengthsOf(one)[0] > 0);
  const ends = endOf(isRun && isApart ? outer.part : outer, side, alphabet);
  return ends === null ? null : joined(ends, { mark: 0n, rest });
}

function joined(a: Ends, b: Ends): Ends {
  return { mark: a.mark | b.mark, rest: a.rest | b.rest };
}

/** Whether, part repeated, each next sign of a text leaves one place of the pattern to be at. */
function isDeterministic(part: Pattern, alphabet: Alphabet): boolean {
  const kinds: bigint[] = [];
  const next: number[][] = [];
  const link = (from: readonly number[], to: readonly number[]): void => {
    for (const place of from) next[place]?.push(...to);
  };
  const places = (one: Pattern): { first: readonly number[]; last: readonly number[]; mayMiss: boolean } => {
    if (one.kind === 'sign') {
      const place = kinds.push(alphabet.kindsOf(one.source)) - 1;
      next.push([]);
      return { first: [place], last: [place], mayMiss: false };
    }
    if (one.kind === 'repeat') {
      const inner = places(one.part);
      if (one.most > 1) link(inner.last, inner.first);
      return { ...inner, mayMiss: inner.mayMiss || one.least === 0 };
    }
    if (one.kind === 'choice') {
      const ways = one.ways.map(places);
      return {
        first: ways.flatMap(({ first }) => first),
        last: ways.flatMap(({ last }) => last),
        mayMiss: ways.some(({ mayMiss }) => mayMiss),
      };
    }
    let all = { first: [] as readonly number[], last: [] as readonly number[], mayMiss: true };
    for (const inner of one.kind === 'sequence' ? one.parts.map(places) : []) {
      link(all.last, inner.first);
      all = {
        first: all.mayMiss ? [...all.first, ...inner.first] : all.first,
        last: inner.mayMiss ? [...all.last, ...inner.last] : inner.last,
        mayMiss: all.mayMiss && inner.mayMiss,
      };
    }
    return all;
  };
  const { first, last } = places(part);
  link(last, first);
  return [first, ...next].every((list) => {
    let taken = 0n;
    return list.every((place) => {
      const isApart = (taken & (kinds[place] ?? 0n)) === 0n;
      taken |= kinds[place] ?? 0n;
      return isApart;
    });
  });
}

/** A repeat behind which nothing has stood yet that it cannot take itself: it may give signs back to what follows. */
interface Open {
  readonly ways: number;
  readonly kinds: bigint;
  readonly text: string;
}

type Path = readonly Open[];

/** Different ways through a pattern that are kept apart, those with the most ways first. */
const MOST_PATHS = 24;

function tooManyWays(pattern: Pattern, alphabet: Alphabet): string | null {
  let wrong: string | null = null;
  const add = (open: Path, one: Open): Path => {
    const all = [...open, one];
    if (product(all) > MOST_WAYS)
      wrong ??= `${all.map(({ text }) => text).join(' and ')} can share the same signs in too many ways`;
    return all;
  };
  const behind = (part: Pattern, paths: readonly Path[]): readonly Path[] => {
    if (wrong !== null) return [];
    switch (part.kind) {
      case 'sign':
        return pinned(paths, ({ kinds }) => (kinds & alphabet.kindsOf(part.source)) === 0n);
      case 'assertion':
        // Within a word there is no boundary.
        return part.isWordBoundary ? pinned(paths, ({ kinds }) => (kinds & ~alphabet.word) === 0n) : paths;
      case 'sequence':
        return part.parts.reduce((before: readonly Path[], one) => behind(one, before), paths);
      case 'choice':
        return distinct(part.ways.flatMap((way) => behind(way, paths)));
      case 'repeat':
        break;
    }
    const once = behind(part.part, paths);
    const zero = part.least === 0 ? paths : [];
    if (part.most <= 1) return distinct([...zero, ...once]);
    if (!isCutOneWay(part.part, alphabet) && hasRepeat(part.part)) {
      const { most } = part;
      const rest: Pattern = { ...part, least: Math.max(0, part.least - 1), most: most - 1 };
      return distinct([...zero, ...behind(rest, once)]);
    }
    return distinct([...zero, ...once.flatMap((path) => repeated(part, path, paths))]);
  };
  /** Behind all turns of a repeat that is cut one way. */
  const repeated = (part: Repeat, once: Path, paths: readonly Path[]): readonly Path[] => {
    const before = new Set(paths.flat());
    const kept = once.filter((open) => before.has(open));
    const within = once.filter((open) => !before.has(open));
    const text = partText(part);
    const turns = part.most === Infinity ? TEXT : part.most - part.least + 1;
    const all = add(kept, { ways: turns, kinds: kindsIn(part.part, alphabet), text });
    if (within.length === 0) return [all];
    // However often it turns, it ends once a sign; what it ends with may be pinned by what follows, the turns are not.
    const inner = product(within);
    const kinds = within.reduce((some, open) => some | open.kinds, 0n);
    return [all, add(kept, { ways: Math.max(inner, Math.min(inner * turns, TEXT)), kinds, text })];
  };
  behind(pattern, [[]]);
  return wrong;
}

function pinned(paths: readonly Path[], isEnded: (open: Open) => boolean): readonly Path[] {
  return distinct(paths.map((path) => path.filter((open) => !isEnded(open))));
}

function product(path: Path): number {
  return path.reduce((ways, open) => ways * open.ways, 1);
}

function distinct(paths: readonly Path[]): readonly Path[] {
  const different = paths.filter(
    (path, index) =>
      paths.findIndex(
        (other) => other.length === path.length && other.every((open, at) => open === path[at]),
      ) === index,
  );
  return different.toSorted((a, b) => product(b) - product(a)).slice(0, MOST_PATHS);
}
