/**
 * Words that every match of a pattern holds. Most patterns can begin at words that are in every text, and go on with words that
 * are in few: a text without any of those need not be asked.
 */
import type { Pattern } from './pattern.js';

/** Beginnings of words (or signs); each match holds at least one of them. */
export type WordGroup = ReadonlySet<string>;

/** More ways of saying a part are not told apart. */
const MOST_STRINGS = 200;
const MOST_WORDS = 600;
/** What is longer is cut here. In characters. */
const LONGEST_WORD = 9;

/** Words as frequent as this are in nearly every text, so that to look for them saves nothing. */
const COMMON = 0.5;
/** Each is in about a third of all posts, short as it may be. */
const FREQUENT: ReadonlySet<string> = new Set(
  'to you your the for we us and can is in on with this that have please'.split(' '),
);
const FREQUENT_SHARE = 0.3;

/**
 * The groups of which every match holds a word each, but those of common words.
 * @param isAtWord whether a match begins at a word or sign
 */
export function requiredWords(pattern: Pattern, isAtWord: boolean): readonly WordGroup[] {
  return groupsOf(contentOf(pattern, isAtWord), isAtWord).filter(isRare);
}

/** The same for a choice of ways, of each of which the groups are given: at most one. */
export function rarestOfEach(ways: readonly (readonly WordGroup[])[]): readonly WordGroup[] {
  return united(ways).filter(isRare);
}

/** What a part of a pattern holds. */
interface Content {
  /** All that it can be, where these are few. */
  readonly strings: ReadonlySet<string> | null;
  /** Beside what `strings` tells. */
  readonly groups: readonly WordGroup[];
  /** Whether what follows it begins at a word or sign. */
  readonly endsAtWord: boolean;
}

const ANYTHING: Content = { strings: null, groups: [], endsAtWord: false };

function contentOf(pattern: Pattern, isAtWord: boolean): Content {
  switch (pattern.kind) {
    case 'sign':
      if (pattern.of === null) return ANYTHING;
      return { strings: new Set(pattern.of), groups: [], endsAtWord: alwaysEndsAtWord(pattern) };
    case 'assertion':
      return { strings: new Set(['']), groups: [], endsAtWord: isAtWord || pattern.isWordBoundary };
    case 'repeat':
      return repeated(pattern, isAtWord);
    case 'sequence':
      return sequence(pattern.parts, isAtWord);
    case 'choice':
      break;
  }
  return choice(pattern.ways, isAtWord);
}

function repeated({ part, least, most }: Pattern & { readonly kind: 'repeat' }, isAtWord: boolean): Content {
  const once = contentOf(part, isAtWord);
  const endsAtWord = alwaysEndsAtWord(part) && (isAtWord || least > 0);
  if (least > 0) return { strings: null, groups: groupsOf(once, isAtWord), endsAtWord };
  const strings = most === 1 && once.strings !== null ? new Set([...once.strings, '']) : null;
  return { strings, groups: [], endsAtWord };
}

/** Whatever stands before it. */
function alwaysEndsAtWord(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'sign':
      return pattern.of !== null && !pattern.of.some(isWordSign);
    case 'assertion':
      return pattern.isWordBoundary;
    case 'repeat':
      return pattern.least > 0 && alwaysEndsAtWord(pattern.part);
    case 'sequence': {
      const last = pattern.parts.at(-1);
      return last !== undefined && alwaysEndsAtWord(last);
    }
    case 'choice':
      break;
  }
  return pattern.ways.every(alwaysEndsAtWord);
}

function sequence(parts: readonly Pattern[], isAtWord: boolean): Content {
  let run: ReadonlySet<string> = new Set(['']);
  let isRunAtWord = isAtWord;
  let isHere = isAtWord;
  let isWhole = true;
  const groups: WordGroup[] = [];
  for (const part of parts) {
    const content = contentOf(part, isHere);
    if (isEmpty(run)) isRunAtWord = isHere;
    const longer = content.strings === null ? null : product(run, content.strings);
    if (longer === null) {
      groups.push(...wordsOfEach(run, isRunAtWord), ...content.groups);
      isWhole = false;
      run = content.strings ?? new Set(['']);
      isRunAtWord = content.strings === null ? content.endsAtWord : isHere;
    } else run = longer;
    isHere = content.endsAtWord;
  }
  if (isWhole && isRunAtWord === isAtWord) return { strings: run, groups, endsAtWord: isHere };
  return { strings: null, groups: [...groups, ...wordsOfEach(run, isRunAtWord)], endsAtWord: isHere };
}

function isEmpty(run: ReadonlySet<string>): boolean {
  return run.size === 1 && run.has('');
}

function product(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> | null {
  if (left.size * right.size > MOST_STRINGS) return null;
  const all = new Set<string>();
  for (const start of left) for (const end of right) all.add(start + end);
  return all;
}

function choice(ways: readonly Pattern[], isAtWord: boolean): Content {
  const contents = ways.map((way) => contentOf(way, isAtWord));
  const strings = new Set(contents.flatMap((content) => [...(content.strings ?? [])]));
  const areFew = contents.every((content) => content.strings !== null) && strings.size <= MOST_STRINGS;
  return {
    strings: areFew ? strings : null,
    groups: areFew ? [] : united(contents.map((content) => groupsOf(content, isAtWord))),
    endsAtWord: contents.every((content) => content.endsAtWord),
  };
}

/** The rarest group of each way, as one; none where a way has none. */
function united(ways: readonly (readonly WordGroup[])[]): readonly WordGroup[] {
  const all = new Set<string>();
  for (const groups of ways) {
    const [first, ...others] = groups;
    if (first === undefined) return [];
    for (const word of others.reduce(rarer, first)) all.add(word);
  }
  return all.size <= MOST_WORDS ? [all] : [];
}

function groupsOf({ strings, groups }: Content, isAtWord: boolean): readonly WordGroup[] {
  return strings === null ? groups : wordsOfEach(strings, isAtWord);
}

/** The longest of each string, as one group; none where a string has none. */
function wordsOfEach(strings: ReadonlySet<string>, isAtWord: boolean): readonly WordGroup[] {
  const all = new Set<string>();
  for (const text of strings) {
    const words = wordBeginnings(text, isAtWord);
    const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
    if (longest === '') return [];
    all.add(longest);
  }
  return [all];
}

function wordBeginnings(text: string, isAtWord: boolean): string[] {
  const beginnings: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    const isInside = isWordSign(sign) && (index === 0 ? !isAtWord : isWordSign(text.charAt(index - 1)));
    if (sign !== ' ' && !isInside) beginnings.push(text.slice(index, index + LONGEST_WORD));
  }
  return beginnings;
}

function isWordSign(sign: string): boolean {
  return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign === '_';
}

function rarer(one: WordGroup, other: WordGroup): WordGroup {
  return frequency(one) <= frequency(other) ? one : other;
}

function isRare(words: WordGroup): boolean {
  return frequency(words) < COMMON;
}

/** A rough guess: each further character is in a third of the texts, but for frequent words. */
function frequency(words: WordGroup): number {
  let sum = 0;
  for (const word of words) sum += FREQUENT.has(word.trimEnd()) ? FREQUENT_SHARE : 3 ** -word.length;
  return sum;
}
