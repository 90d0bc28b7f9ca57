/**
 * Many beginnings looked up at once: one step a character, all in typed arrays. Node 0 is "no node"; the root is 1. Nodes from
 * which the same can follow are one, so that the table stays small enough for a processor's cache.
 */

const ASCII = 128;
const MOST_NODES = 65_535;
const WORD_SIGNS = 'abcdefghijklmnopqrstuvwxyz_';
/** Columns of every trie: 0 is for what no text has, then digits, then the other word signs. */
export const DIGITS = 1;
export const LAST_WORD_COLUMN = DIGITS + WORD_SIGNS.length;
/** All characters outside ASCII share one. */
const FOREIGN = LAST_WORD_COLUMN + 1;

/** A trie over characters; all digits are taken as one, and so are all characters outside ASCII. */
export interface Trie {
  /** The node after one more character: `table[node * width + column]`. */
  readonly table: Uint16Array;
  readonly width: number;
  /** By character code below 128. */
  readonly columns: Uint8Array;
  readonly foreign: number;
  /** The nodes from here on have values, those before have none. */
  readonly firstWithValues: number;
  /** The values of a node: `values` from `firstValue[node]` to `firstValue[node + 1]`. */
  readonly firstValue: Int32Array;
  readonly values: Int32Array;
}

export const ROOT = 1;

interface Node {
  readonly children: Map<number, Node>;
  readonly values: Set<number>;
  /** 0 until it is numbered. */
  number: number;
}

/** Whether a trie can tell this text from all others. */
export function isExact(text: string): boolean {
  return /^[^\d\u{80}-\u{10ffff}]*$/u.test(text);
}

/**
 * @param entries texts, each with the number to find it by
 * @throws Error when there are more than 65,535 nodes
 */
export function buildTrie(entries: Iterable<readonly [text: string, value: number]>): Trie {
  const columns = wordColumns();
  let width = FOREIGN + 1;
  const columnOf = (code: number): number => {
    if (code >= ASCII) return FOREIGN;
    if (columns[code] === 0) columns[code] = width++;
    return columns[code] ?? 0;
  };
  const root = newNode();
  for (const [text, value] of entries) insert(root, text, value, columnOf);
  const nodes = numbered(merged(root, new Map()));
  return { table: tableOf(nodes, width), width, columns, foreign: FOREIGN, ...flatten(nodes) };
}

function wordColumns(): Uint8Array {
  const columns = new Uint8Array(ASCII);
  columns.fill(DIGITS, 48, 58);
  for (let index = 0; index < WORD_SIGNS.length; index += 1)
    columns[WORD_SIGNS.charCodeAt(index)] = DIGITS + 1 + index;
  return columns;
}

function newNode(): Node {
  return { children: new Map(), values: new Set(), number: 0 };
}

function insert(root: Node, text: string, value: number, columnOf: (code: number) => number): void {
  let node = root;
  for (let index = 0; index < text.length; index += 1) {
    const column = columnOf(text.charCodeAt(index));
    let next = node.children.get(column);
    if (next === undefined) node.children.set(column, (next = newNode()));
    node = next;
  }
  node.values.add(value);
}

/** The same tree with one node for all that have the same values and children; `number` tells them apart meanwhile. */
function merged(node: Node, known: Map<string, Node>): Node {
  let key = '';
  for (const value of node.values) key += `${value},`;
  for (const [column, child] of node.children) {
    const one = merged(child, known);
    node.children.set(column, one);
    key += `;${column}:${one.number}`;
  }
  const same = known.get(key);
  if (same !== undefined) return same;
  known.set(key, node);
  node.number = known.size;
  return node;
}

/** The nodes by their number: none, the root, those without values, those with. */
function numbered(root: Node): readonly Node[] {
  const all = new Set([root]);
  for (const node of all) for (const child of node.children.values()) all.add(child);
  const [, ...others] = all;
  const nodes = [
    newNode(),
    root,
    ...others.filter(({ values }) => values.size === 0),
    ...others.filter(({ values }) => values.size > 0),
  ];
  if (nodes.length > MOST_NODES) throw new Error(`${nodes.length} beginnings; a trie holds ${MOST_NODES}`);
  for (const [number, node] of nodes.entries()) node.number = number;
  return nodes;
}

function tableOf(nodes: readonly Node[], width: number): Uint16Array {
  const table = new Uint16Array(nodes.length * width);
  for (const { number, children } of nodes) {
    for (const [column, child] of children) table[number * width + column] = child.number;
  }
  return table;
}

function flatten(nodes: readonly Node[]): Pick<Trie, 'firstWithValues' | 'firstValue' | 'values'> {
  const firstValue = new Int32Array(nodes.length + 1);
  const all: number[] = [];
  for (const { number, values } of nodes) {
    firstValue[number] = all.length;
    all.push(...values);
  }
  firstValue[nodes.length] = all.length;
  const firstWithValues = nodes.findIndex(({ values }) => values.size > 0);
  return {
    firstWithValues: firstWithValues < 0 ? nodes.length : firstWithValues,
    firstValue,
    values: Int32Array.from(all),
  };
}
