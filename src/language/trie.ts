/**
 * Many beginnings looked up at once: one step a character, all in typed arrays. Nodes from which the same can follow are one, and
 * what goes on from them is laid out closely, so that all of it stays in a processor's cache.
 */
import { layOut } from './trie-cells.js';
import { firstEqual, grow } from './trie-tree.js';

const WORD_SIGNS = 'abcdefghijklmnopqrstuvwxyz_';
/** Columns of every trie: 0 is for what no text has, then digits, then the other word signs. */
export const DIGITS = 1;
export const LAST_WORD_COLUMN = DIGITS + WORD_SIGNS.length;
const FIRST_OF_SIGNS = LAST_WORD_COLUMN + 1;
/** Of UTF-16. */
const CODE_UNITS = 65_536;

/** A trie over UTF-16 code units, all digits taken as one. A node is a number above 0. */
export interface Trie {
  /** What goes on from a node: trie-cells.ts. */
  readonly cells: Int32Array;
  /** What has a column beside the word signs, in the order of columns. */
  readonly signs: string;
  /** The nodes from here on have values, those before have none. */
  readonly firstWithValues: number;
  /** The values of a node: `values` from `firstValue[node - firstWithValues]` to the next `firstValue`. */
  readonly firstValue: Int32Array;
  readonly values: Int32Array;
}

/** Before what can begin only where the text does; no normalised text holds it. */
export const START = '\0';

/** Whether a trie can tell this text from all others. */
export function isExact(text: string): boolean {
  return !/[\d\0]/u.test(text);
}

/**
 * @param entries texts, each with the number to find it by
 * @throws Error when there are too many for cells of 65,535 nodes
 */
export function buildTrie(entries: Iterable<readonly [text: string, value: number]>): Trie {
  const { signs, valuesOf } = spell(entries);
  const tree = grow(valuesOf);
  return { signs, ...layOut(tree, firstEqual(tree), FIRST_OF_SIGNS + signs.length) };
}

/** Texts as their columns, a sign for each, with all values of a text. */
function spell(entries: Iterable<readonly [text: string, value: number]>) {
  const columns = columnsOf('');
  let signs = '';
  const valuesOf = new Map<string, number[]>();
  for (const [text, value] of entries) {
    let spelled = '';
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (columns[code] === 0) {
        columns[code] = FIRST_OF_SIGNS + signs.length;
        signs += text.charAt(index);
      }
      spelled += String.fromCharCode(columns[code] ?? 0);
    }
    const values = valuesOf.get(spelled);
    if (values === undefined) valuesOf.set(spelled, [value]);
    else if (!values.includes(value)) values.push(value);
  }
  return { signs, valuesOf };
}

/** The column of every code unit. */
export function columnsOf(signs: string): Uint16Array {
  const columns = new Uint16Array(CODE_UNITS);
  columns.fill(DIGITS, 48, 58);
  for (let index = 0; index < WORD_SIGNS.length; index += 1)
    columns[WORD_SIGNS.charCodeAt(index)] = DIGITS + 1 + index;
  for (let index = 0; index < signs.length; index += 1)
    columns[signs.charCodeAt(index)] = FIRST_OF_SIGNS + index;
  return columns;
}
