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

/** Whether a trie can tell this text from all others. */
export function isExact(text: string): boolean {
  return /^[^\d\u{80}-\u{10ffff}]*$/u.test(text);
}

/**
 * @param entries texts, each with the number to find it by
 * @throws Error when there are more than 65,535 nodes
 */
export function buildTrie(entries: Iterable<readonly [text: string, value: number]>): Trie {
  const { columns, width, valuesOf } = spell(entries);
  const tree = grow(valuesOf);
  const same = firstEqual(tree);
  const order = numbered(tree, same);
  if (order.length > MOST_NODES) throw new Error(`${order.length} beginnings; a trie holds ${MOST_NODES}`);
  return {
    table: tableOf(tree, same, order, width),
    width,
    columns,
    foreign: FOREIGN,
    ...valuesOfNodes(tree, order),
  };
}

/** Texts as their columns, a sign for each, with all values of a text. */
function spell(entries: Iterable<readonly [text: string, value: number]>) {
  const columns = wordColumns();
  let width = FOREIGN + 1;
  const columnOf = (code: number): number => {
    if (code >= ASCII) return FOREIGN;
    if (columns[code] === 0) columns[code] = width++;
    return columns[code] ?? 0;
  };
  const valuesOf = new Map<string, number[]>();
  for (const [text, value] of entries) {
    let spelled = '';
    for (let index = 0; index < text.length; index += 1)
      spelled += String.fromCharCode(columnOf(text.charCodeAt(index)));
    const values = valuesOf.get(spelled);
    if (values === undefined) valuesOf.set(spelled, [value]);
    else if (!values.includes(value)) values.push(value);
  }
  return { columns, width, valuesOf };
}

function wordColumns(): Uint8Array {
  const columns = new Uint8Array(ASCII);
  columns.fill(DIGITS, 48, 58);
  for (let index = 0; index < WORD_SIGNS.length; index += 1)
    columns[WORD_SIGNS.charCodeAt(index)] = DIGITS + 1 + index;
  return columns;
}

/** A node for each beginning, before all that goes on from it; node 0 is "no node", 1 the root. */
interface Tree {
  readonly size: number;
  /** The column that leads to a node. */
  readonly column: Uint8Array;
  /** The first node that goes on from a node, and the next that goes on from where it does itself. */
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  /** Where the values of a node stand in `lists`; the first list is empty. */
  readonly list: Int32Array;
  readonly lists: readonly (readonly number[])[];
}

function grow(valuesOf: ReadonlyMap<string, readonly number[]>): Tree {
  // In order, so that a text begins like the one before it for as long as it begins like any.
  const texts = [...valuesOf.keys()].toSorted();
  const most = texts.reduce((sum, text) => sum + text.length, ROOT + 1);
  const [child, sibling, list] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const column = new Uint8Array(most);
  const lists: (readonly number[])[] = [[]];
  const placeOf = new Map<string, number>();
  const path = [ROOT];
  let size = ROOT + 1;
  let before = '';
  for (const text of texts) {
    const shared = sharedLength(before, text);
    for (let depth = shared; depth < text.length; depth += 1) {
      const elder = depth === shared && shared < before.length ? path[depth + 1] : undefined;
      if (elder === undefined) child[path[depth] ?? 0] = size;
      else sibling[elder] = size;
      column[size] = text.charCodeAt(depth);
      path[depth + 1] = size;
      size += 1;
    }
    const values = valuesOf.get(text) ?? [];
    const key = values.join();
    const place = placeOf.get(key) ?? lists.push(values) - 1;
    placeOf.set(key, place);
    list[path[text.length] ?? 0] = place;
    before = text;
  }
  return { size, column, child, sibling, list, lists };
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

/** For each node the one that stands for it: of the same values, and nodes that stand for the same go on from it. */
function firstEqual(tree: Tree): Int32Array {
  const same = new Int32Array(tree.size);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(tree.size * 2)));
  // What goes on from a node stands behind it, so that it is known before.
  for (let node = tree.size - 1; node >= ROOT; node -= 1) {
    let slot = hashOf(tree, same, node) & (slots.length - 1);
    let known = slots[slot] ?? 0;
    while (known !== 0 && !isEqual(tree, same, known, node)) {
      slot = (slot + 1) & (slots.length - 1);
      known = slots[slot] ?? 0;
    }
    if (known === 0) slots[slot] = node;
    same[node] = known === 0 ? node : known;
  }
  return same;
}

function hashOf({ column, child, sibling, list }: Tree, same: Int32Array, node: number): number {
  let hash = list[node] ?? 0;
  for (let next = child[node] ?? 0; next !== 0; next = sibling[next] ?? 0) {
    hash = Math.imul(hash ^ (column[next] ?? 0), 0x01_00_01_93);
    hash = Math.imul(hash ^ (same[next] ?? 0), 0x01_00_01_93);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isEqual(
  { column, child, sibling, list }: Tree,
  same: Int32Array,
  one: number,
  other: number,
): boolean {
  if (list[one] !== list[other]) return false;
  let left = child[one] ?? 0;
  let right = child[other] ?? 0;
  while (left !== 0 && right !== 0) {
    if (column[left] !== column[right] || same[left] !== same[right]) return false;
    left = sibling[left] ?? 0;
    right = sibling[right] ?? 0;
  }
  return left === right;
}

/** The nodes of the trie by their number: none, the root, those without values, those with; near ones before far ones. */
function numbered({ child, sibling, list }: Tree, same: Int32Array): readonly number[] {
  const all = new Set([ROOT]);
  for (const node of all) {
    for (let next = child[node] ?? 0; next !== 0; next = sibling[next] ?? 0) all.add(same[next] ?? 0);
  }
  const [, ...others] = all;
  const hasValues = (node: number): boolean => list[node] !== 0;
  return [0, ROOT, ...others.filter((node) => !hasValues(node)), ...others.filter(hasValues)];
}

function tableOf(
  { size, column, child, sibling }: Tree,
  same: Int32Array,
  order: readonly number[],
  width: number,
) {
  const numberOf = new Uint16Array(size);
  for (const [number, node] of order.entries()) numberOf[node] = number;
  const table = new Uint16Array(order.length * width);
  for (const [number, node] of order.entries()) {
    for (let next = child[node] ?? 0; next !== 0; next = sibling[next] ?? 0)
      table[number * width + (column[next] ?? 0)] = numberOf[same[next] ?? 0] ?? 0;
  }
  return table;
}

function valuesOfNodes({ list, lists }: Tree, order: readonly number[]) {
  const firstValue = new Int32Array(order.length + 1);
  const all: number[] = [];
  let firstWithValues = order.length;
  for (const [number, node] of order.entries()) {
    firstValue[number] = all.length;
    const values = lists[list[node] ?? 0] ?? [];
    if (values.length > 0 && number < firstWithValues) firstWithValues = number;
    all.push(...values);
  }
  firstValue[order.length] = all.length;
  return { firstWithValues, firstValue, values: Int32Array.from(all) };
}
