/** An index of rules as plain data, to be kept in a file: making it anew takes a hundred times as long as reading it. */
import { indexRules, type RuleIndex } from './rule-index.js';
import type { Lexicon, Rule } from './matcher.js';

/** A RuleIndex; of the trie's table only what leads to a node. */
export interface PackedIndex extends Pick<RuleIndex, 'groups' | 'needed' | 'neededByNot'> {
  readonly width: number;
  readonly foreign: number;
  readonly columns: readonly number[];
  readonly firstWithValues: number;
  readonly firstValue: readonly number[];
  readonly values: readonly number[];
  /** How far it is from the last place with a node to the next, and the node there; for each such place. */
  readonly table: readonly number[];
}

export const packedIndexOf = (lexicons: Readonly<Record<string, Lexicon>>): PackedIndex =>
  pack(indexRules(rulesOf(lexicons)));

/** The rules of all lexicons, numbered as in their index. */
export const rulesOf = (lexicons: Readonly<Record<string, Lexicon>>): readonly Rule[] =>
  Object.values(lexicons).flatMap(({ rules }) => rules);

export function pack({ trie, ...others }: RuleIndex): PackedIndex {
  const table: number[] = [];
  let last = 0;
  for (const [place, node] of trie.table.entries()) {
    if (node === 0) continue;
    table.push(place - last, node);
    last = place;
  }
  return {
    ...others,
    width: trie.width,
    foreign: trie.foreign,
    columns: [...trie.columns],
    firstWithValues: trie.firstWithValues,
    firstValue: [...trie.firstValue],
    values: [...trie.values],
    table,
  };
}

export function unpack({ groups, needed, neededByNot, ...packed }: PackedIndex): RuleIndex {
  const nodes = packed.firstValue.length - 1;
  const table = new Uint16Array(nodes * packed.width);
  let place = 0;
  for (let at = 0; at < packed.table.length; at += 2) {
    place += packed.table[at] ?? 0;
    table[place] = packed.table[at + 1] ?? 0;
  }
  return {
    groups,
    needed,
    neededByNot,
    trie: {
      table,
      width: packed.width,
      columns: Uint8Array.from(packed.columns),
      foreign: packed.foreign,
      firstWithValues: packed.firstWithValues,
      firstValue: Int32Array.from(packed.firstValue),
      values: Int32Array.from(packed.values),
    },
  };
}
