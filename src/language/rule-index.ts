/** What tells, at each word of a text, which rules can begin there, and which words of others it holds. */
import type { Rule } from './matcher.js';
import { openingsOf } from './openings.js';
import { parsePattern, type Pattern } from './pattern.js';
import { requiredWords, type WordGroup } from './required.js';
import { buildTrie, isExact, type Trie } from './trie.js';

/** A value of the trie is a number, of a rule or a group, and what finding it means, in the last two bits. */
export const OPENING = 0;
export const MATCH = 1;
export const WORD = 2;
export const MEANING_BITS = 2;
export const MEANING_MASK = 3;

export interface RuleIndex {
  readonly trie: Trie;
  /** Groups of words are numbered from 0 to this, less one. */
  readonly groups: number;
  /** By rule: the groups of which a text must hold a word each before the pattern, or its `not`, is asked. */
  readonly needed: readonly (readonly number[])[];
  readonly neededByNot: readonly (readonly number[])[];
}

/** @throws Error when a pattern does not compile or may begin with anything, or when there are too many beginnings for a trie */
export function indexRules(rules: readonly Rule[]): RuleIndex {
  const entries: (readonly [text: string, value: number])[] = [];
  const enter = (texts: Iterable<string>, number: number, meaning: number): void => {
    for (const text of texts) entries.push([text, (number << MEANING_BITS) | meaning]);
  };
  let groups = 0;
  const enterGroups = (needed: readonly WordGroup[]): readonly number[] =>
    needed.map((words) => {
      enter(shortest(words), groups, WORD);
      groups += 1;
      return groups - 1;
    });
  const needed = rules.map((rule, number) => {
    const pattern = parsePattern(rule.pattern);
    const { openings, matches } = beginningsOf(pattern, rule);
    enter(openings, number, OPENING);
    enter(matches, number, MATCH);
    return enterGroups(requiredWords(pattern, true));
  });
  const neededByNot = rules.map(({ not }) =>
    not === undefined ? [] : enterGroups(requiredWords(parsePattern(not), false)),
  );
  return { trie: buildTrie(entries), groups, needed, neededByNot };
}

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
