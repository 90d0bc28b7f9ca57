/**
 * Finds the rules of many lexicons in a normalised text, in one pass: a trie tells at every word and sign which rules can begin
 * there (scan.ts). One regular expression a category was tried first: each was fast alone, but with all of them compiled in one
 * process the same ones ran up to ten times slower (2 and 28 microseconds a text).
 */
import { compileRule } from './compiled-rule.js';
import { nothingFor } from './no-hits.js';
import { type PackedIndex, rulesOf, unpack } from './packed-index.js';
import { indexRules } from './rule-index.js';
import { createScanner } from './scan.js';

/**
 * A way of saying something. A match begins at a word or sign and breaks no word at its end; the text is normalised.
 * A pattern whose first sign is `^` is looked for at the start of the text only.
 */
export interface Rule {
  readonly id: string;
  readonly pattern: string;
  /** A hit that overlaps a match of this does not count; it begins at a word or sign, too. */
  readonly not?: string | undefined;
  /** How much one hit proves, 0 to 1; 1 where it is not given. */
  readonly weight?: number | undefined;
  readonly examples: { readonly hit: readonly string[]; readonly miss: readonly string[] };
  readonly note?: string | undefined;
}

/** One file of rules. */
export interface Lexicon {
  readonly category: string;
  readonly language: string;
  readonly rules: readonly Rule[];
}

/** A rule that was found. */
export interface Hit {
  readonly rule: string;
  readonly weight: number;
  readonly span: readonly [start: number, end: number];
}

/** The hits of every category, in text order, not overlapping within a category; at one place the first rule of a file wins. */
export type Found<Name extends string> = Readonly<Record<Name, readonly Hit[]>>;

/**
 * Rules are made ready when the first text comes.
 * @param prepared the index of the rules; made where there is none, which takes longer than all that a short command does
 * @throws Error at the first text, when a pattern does not compile or may begin with anything
 */
export function compileMatcher<Name extends string>(
  lexicons: Readonly<Record<Name, Lexicon>>,
  prepared?: PackedIndex,
): (text: string) => Found<Name> {
  let match: ((text: string) => Found<Name>) | null = null;
  return (text) => (match ??= readyMatcher(lexicons, prepared))(text);
}

function readyMatcher<Name extends string>(
  lexicons: Readonly<Record<Name, Lexicon>>,
  prepared: PackedIndex | undefined,
): (text: string) => Found<Name> {
  const names = Object.keys(lexicons).filter((key): key is Name => Object.hasOwn(lexicons, key));
  const rules = names.flatMap((name, category) =>
    lexicons[name].rules.map((rule) => compileRule(rule, category)),
  );
  const index = prepared === undefined ? indexRules(rulesOf(lexicons)) : unpack(prepared);
  const scan = createScanner(rules, index, names.length);
  const nothing = nothingFor(names);
  return (text) => {
    const hits = scan(text);
    const found: Record<Name, readonly Hit[]> = { ...nothing };
    if (hits === null) return found;
    for (let category = 0; category < names.length; category += 1) {
      const name = names[category];
      const ofCategory = hits[category];
      if (name !== undefined && ofCategory !== undefined) found[name] = ofCategory;
    }
    return found;
  };
}
