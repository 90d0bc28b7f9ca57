/** The beginnings of a trie as a tree, and which of its nodes are the same. */

/** Node 0 is "no node". */
export const TREE_ROOT = 1;

/** A node for each beginning, before all that goes on from it; node 0 is "no node", 1 the root. */
export interface Tree {
  readonly size: number;
  /** The column that leads to a node. */
  readonly column: Uint16Array;
  /** The first node that goes on from a node, and the next that goes on from where it does itself. */
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  /** Where the values of a node stand in `lists`; the first list is empty. */
  readonly list: Int32Array;
  readonly lists: readonly (readonly number[])[];
}

export function grow(valuesOf: ReadonlyMap<string, readonly number[]>): Tree {
  // In order, so that a text begins like the one before it for as long as it begins like any.
  const texts = [...valuesOf.keys()].toSorted();
  const most = texts.reduce((sum, text) => sum + text.length, TREE_ROOT + 1);
  const [child, sibling, list] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const column = new Uint16Array(most);
  const lists: (readonly number[])[] = [[]];
  const placeOf = new Map<string, number>();
  const path = [TREE_ROOT];
  let size = TREE_ROOT + 1;
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
export function firstEqual(tree: Tree): Int32Array {
  const same = new Int32Array(tree.size);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(tree.size * 2)));
  // What goes on from a node stands behind it, so that it is known before.
  for (let node = tree.size - 1; node >= TREE_ROOT; node -= 1) {
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
