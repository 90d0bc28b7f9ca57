/** Rules made ready: patterns compiled, with what is known of their matches beforehand. */
import type { Rule } from './matcher.js';
import { openingsOf } from './openings.js';
import { parsePattern } from './pattern.js';
import { requiredWords, type WordGroup } from './required.js';
import { isExact } from './trie.js';

export interface CompiledRule {
  readonly id: string;
  readonly weight: number;
  readonly category: number;
  readonly isOnlyAtStart: boolean;
  readonly at: RegExp;
  readonly not: RegExp | null;
  /** Beginnings after which the pattern must be asked, and those that are a match if no word goes on behind them. */
  readonly openings: readonly string[];
  readonly matches: readonly string[];
  /** What a text must hold before the pattern, or its `not`, is asked: a word of each group. */
  readonly needed: readonly WordGroup[];
  readonly neededByNot: readonly WordGroup[];
}

/** @throws Error when the pattern does not compile or may begin with anything */
export function compileRule(rule: Rule, category: number): CompiledRule {
  const pattern = parsePattern(rule.pattern);
  const { whole, cut } = openingsOf(pattern);
  if (whole.has('') || cut.has('')) throw new Error(`${rule.id} may begin with anything: ${rule.pattern}`);
  const uncut = [...whole].filter((text) => !cut.has(text) && !goesOn(text, cut));
  return {
    id: rule.id,
    weight: rule.weight ?? 1,
    category,
    isOnlyAtStart: rule.pattern.startsWith('^'),
    at: new RegExp(`(?:${rule.pattern})(?!\\B\\w)`, 'y'),
    not: rule.not === undefined ? null : new RegExp(rule.not, 'g'),
    openings: shortest(new Set([...cut, ...uncut.filter((text) => !isExact(text))])),
    matches: uncut.filter(isExact),
    needed: requiredWords(pattern, true),
    neededByNot: rule.not === undefined ? [] : requiredWords(parsePattern(rule.not), false),
  };
}

/** Without those that go on from another. */
export function shortest(texts: ReadonlySet<string>): readonly string[] {
  return [...texts].filter((text) => !goesOn(text, texts));
}

function goesOn(text: string, texts: ReadonlySet<string>): boolean {
  for (let length = 1; length < text.length; length += 1) if (texts.has(text.slice(0, length))) return true;
  return false;
}
