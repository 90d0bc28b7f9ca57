/** Many beginnings looked up at once: one step a character, all in typed arrays. Node 0 is "no node"; the root is 1. */

const ASCII = 128;
const MOST_NODES = 65_535;
/** Columns of every trie: digits share one, and so do all characters outside ASCII. Column 0 is for what no text has. */
const DIGIT = 1;
const FOREIGN = 2;

/** A trie over characters, the digits taken as one and those outside ASCII as another. */
export interface Trie {
  /** The node after one more character: `table[node * width + columns[code]]`, with `foreign` for codes over 127. */
  readonly table: Uint16Array;
  readonly width: number;
  readonly columns: Uint8Array;
  readonly foreign: number;
  /** The values of a node: `values` from `firstValue[node]` to `firstValue[node + 1]`. */
  readonly firstValue: Int32Array;
  readonly values: Int32Array;
}

export const ROOT = 1;

/** Whether a trie can tell this text from all others. */
export function isExact(text: string): boolean {
  return /^[^\d\u{80}-\u{10ffff}]*$/u.test(text);
}

/**
 * @param entries texts, each with the number to find it by
 * @throws Error when there are more than 65,535 nodes
 */
export function buildTrie(entries: Iterable<readonly [text: string, value: number]>): Trie {
  const children: Map<number, number>[] = [new Map(), new Map()];
  const valuesAt = new Map<number, Set<number>>();
  const columns = new Uint8Array(ASCII);
  for (let digit = 48; digit <= 57; digit += 1) columns[digit] = DIGIT;
  let width = FOREIGN + 1;
  for (const [text, value] of entries) {
    let node = ROOT;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < ASCII && columns[code] === 0) columns[code] = width++;
      const column = code < ASCII ? (columns[code] ?? 0) : FOREIGN;
      const next = children[node]?.get(column) ?? children.push(new Map()) - 1;
      children[node]?.set(column, next);
      node = next;
    }
    const values = valuesAt.get(node);
    if (values === undefined) valuesAt.set(node, new Set([value]));
    else values.add(value);
  }
  return {
    table: tableOf(children, width),
    width,
    columns,
    foreign: FOREIGN,
    ...flatten(valuesAt, children.length),
  };
}

function tableOf(children: readonly ReadonlyMap<number, number>[], width: number): Uint16Array {
  if (children.length > MOST_NODES)
    throw new Error(`${children.length} beginnings; a trie holds ${MOST_NODES}`);
  const table = new Uint16Array(children.length * width);
  for (const [node, edges] of children.entries()) {
    for (const [column, next] of edges) table[node * width + column] = next;
  }
  return table;
}

function flatten(
  valuesAt: ReadonlyMap<number, ReadonlySet<number>>,
  nodes: number,
): Pick<Trie, 'firstValue' | 'values'> {
  const firstValue = new Int32Array(nodes + 1);
  const values: number[] = [];
  for (let node = 0; node < nodes; node += 1) {
    firstValue[node] = values.length;
    values.push(...(valuesAt.get(node) ?? []));
  }
  firstValue[nodes] = values.length;
  return { firstValue, values: Int32Array.from(values) };
}
