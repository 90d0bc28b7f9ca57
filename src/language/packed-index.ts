/** An index of rules as plain data, to be kept in a file: making it anew takes a hundred times as long as reading it. */
import { indexRules, type RuleIndex } from './rule-index.js';
import type { Lexicon, Rule } from './matcher.js';

/** A RuleIndex; the arrays of its trie are Base64 of their bytes. */
export interface PackedIndex extends Pick<RuleIndex, 'groups' | 'ruleOf' | 'needed' | 'neededByNot'> {
  readonly signs: string;
  readonly firstWithValues: number;
  readonly cells: string;
  readonly firstValue: string;
  readonly values: string;
}

export const packedIndexOf = (lexicons: Readonly<Record<string, Lexicon>>): PackedIndex =>
  pack(indexRules(rulesOf(lexicons)));

/** The rules of all lexicons, numbered as in their index. */
export const rulesOf = (lexicons: Readonly<Record<string, Lexicon>>): readonly Rule[] =>
  Object.values(lexicons).flatMap(({ rules }) => rules);

export const pack = ({ trie, ...others }: RuleIndex): PackedIndex => ({
  ...others,
  signs: trie.signs,
  firstWithValues: trie.firstWithValues,
  cells: textOf(trie.cells),
  firstValue: textOf(trie.firstValue),
  values: textOf(trie.values),
});

export const unpack = ({ groups, ruleOf, needed, neededByNot, ...packed }: PackedIndex): RuleIndex => ({
  groups,
  ruleOf,
  needed,
  neededByNot,
  trie: {
    signs: packed.signs,
    firstWithValues: packed.firstWithValues,
    cells: numbersOf(packed.cells),
    firstValue: numbersOf(packed.firstValue),
    values: numbersOf(packed.values),
  },
});

/** In the order of bytes of the machine: low bytes first on all that DuckDB is made for. */
const textOf = ({ buffer, byteOffset, byteLength }: Int32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

/** Of a copy, since Node's buffers may begin at any place of a larger one. */
const numbersOf = (text: string): Int32Array =>
  new Int32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);
