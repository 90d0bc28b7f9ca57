/** What tells, at each word of a text, which rules can begin there, and which words of others it holds. */
import type { Rule } from './matcher.js';
import { openingsOf } from './openings.js';
import { parsePattern, type Pattern } from './pattern.js';
import { rarestOfEach, requiredWords, type WordGroup } from './required.js';
import { buildTrie, isExact, START, type Trie } from './trie.js';

/** A value of the trie is a number, of a way or a group, and what finding it means, in the last two bits. */
export const OPENING = 0;
export const MATCH = 1;
export const WORD = 2;
export const MEANING_BITS = 2;
export const MEANING_MASK = 3;

/** A pattern of many ways is indexed way by way: each begins and goes on with words of its own. */
export interface RuleIndex {
  readonly trie: Trie;
  /** Groups of words are numbered from 0 to this, less one. */
  readonly groups: number;
  /** By way: the number of its rule. */
  readonly ruleOf: readonly number[];
  /** By way: the groups of which a text must hold a word each before the pattern is asked. */
  readonly needed: readonly (readonly number[])[];
  /** By rule: the same for its `not`. */
  readonly neededByNot: readonly (readonly number[])[];
}

/** @throws Error when a pattern does not compile or may begin with anything, or when there are too many beginnings for a trie */
export function indexRules(rules: readonly Rule[]): RuleIndex {
  const entries: (readonly [text: string, value: number])[] = [];
  const enter = (texts: Iterable<string>, number: number, meaning: number): void => {
    for (const text of texts) entries.push([text, (number << MEANING_BITS) | meaning]);
  };
  const groups = new Map<string, number>();
  const enterGroups = (needed: readonly WordGroup[]): readonly number[] =>
    needed.map((words) => {
      const beginnings = shortest(words);
      const key = beginnings.toSorted().join('\n');
      const known = groups.get(key);
      if (known !== undefined) return known;
      const number = groups.size;
      groups.set(key, number);
      enter(beginnings, number, WORD);
      return number;
    });
  const ways = rules.flatMap((rule, number) =>
    waysOf(parsePattern(rule.pattern)).map((pattern) => ({ rule, number, pattern })),
  );
  const needed = ways.map(({ rule, pattern }, way) => {
    const { openings, matches } = beginningsOf(pattern, rule);
    enter(placed(openings, rule), way, OPENING);
    enter(placed(matches, rule), way, MATCH);
    return enterGroups(requiredWords(pattern, true).filter((words) => !isToldBy(openings, words)));
  });
  const neededByNot = rules.map((rule) => enterGroups(wordsOfNot(rule)));
  return {
    trie: buildTrie(entries),
    groups: groups.size,
    ruleOf: ways.map(({ number }) => number),
    needed,
    neededByNot,
  };
}

/** The words that tell whether to ask a `not`, without those that every hit of its rule holds. */
function wordsOfNot({ pattern, not }: Rule): readonly WordGroup[] {
  if (not === undefined) return [];
  const ofRule = waysOf(parsePattern(pattern)).map((way) => requiredWords(way, true));
  const isHeld = (words: WordGroup): boolean =>
    ofRule.every((groups) => groups.some((group) => [...group].every((word) => words.has(word))));
  const ofNot = waysOf(parsePattern(not)).map((way) => requiredWords(way, true));
  return rarestOfEach(ofNot.map((groups) => groups.filter((words) => !isHeld(words))));
}

const placed = (texts: readonly string[], { pattern }: Rule): readonly string[] =>
  isOnlyAtStart(pattern) ? texts.map((text) => START + text) : texts;

/** The alternatives of a pattern, those inside alternatives too. */
function waysOf(pattern: Pattern): readonly Pattern[] {
  if (pattern.kind === 'choice') return pattern.ways.flatMap(waysOf);
  const [only, ...others] = pattern.kind === 'sequence' ? pattern.parts : [];
  return only === undefined || others.length > 0 ? [pattern] : waysOf(only);
}

/** Whether each of the openings holds a word of the group, so that nothing is left to look for. */
const isToldBy = (openings: readonly string[], words: WordGroup): boolean =>
  openings.every((opening) =>
    [...words].some((word) => opening.startsWith(word) || opening.includes(` ${word}`)),
  );

const isOnlyAtStart = (pattern: string): boolean => pattern.startsWith('^');

/** Beginnings after which the pattern must be asked, and those that are a match if no word goes on behind them. */
function beginningsOf(
  pattern: Pattern,
  rule: Rule,
): {
  readonly openings: readonly string[];
  readonly matches: readonly string[];
} {
  const { whole, cut } = openingsOf(pattern);
  if (whole.has('') || cut.has('')) throw new Error(`${rule.id} may begin with anything: ${rule.pattern}`);
  const uncut = [...whole].filter((text) => !cut.has(text) && !goesOn(text, cut));
  return {
    openings: shortest(new Set([...cut, ...uncut.filter((text) => !isExact(text))])),
    matches: uncut.filter(isExact),
  };
}

/** Without those that go on from another. */
function shortest(texts: ReadonlySet<string>): readonly string[] {
  return [...texts].filter((text) => !goesOn(text, texts));
}

function goesOn(text: string, texts: ReadonlySet<string>): boolean {
  for (let length = 1; length < text.length; length += 1) if (texts.has(text.slice(0, length))) return true;
  return false;
}
