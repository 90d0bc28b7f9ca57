/**
 * The nodes of a trie in one array of cells, their rows pushed into each other's gaps ("row displacement", Tarjan and Yao 1979).
 *
 * A node is the place where its row begins. The cell at `node + column` tells what goes on from it: where the upper half
 * of the cell is the node, the lower half is the next one; else nothing does. A table of whole rows is ten times as large, and
 * most steps then wait for memory.
 */
import { TREE_ROOT, type Tree } from './trie-tree.js';

/** Where the first row begins. */
export const ROOT = 1;
/** A node is half a cell. */
const LAST_NODE = 65_535;
const NODE_BITS = 16;
/** Gaps further behind are left as they are, so that many nodes are laid out in little more time than few. In cells. */
const LOOK_BACK = 4_096;

export interface LaidOut {
  readonly cells: Int32Array;
  readonly firstWithValues: number;
  readonly firstValue: Int32Array;
  readonly values: Int32Array;
}

/** The node that a sign leads to; 0 where it leads nowhere. */
export function nodeAfter(cells: Int32Array, node: number, column: number): number {
  const cell = cells[node + column] ?? 0;
  return cell >>> NODE_BITS === node ? cell & LAST_NODE : 0;
}

/** @throws Error when there are too many nodes */
export function layOut(tree: Tree, same: Int32Array, width: number): LaidOut {
  const nodes = nodesOf(tree, same);
  const hasValues = (node: number): boolean => tree.list[node] !== 0;
  const rows = startRows(width);
  for (const node of nodes) if (!hasValues(node)) rows.place(node, columnsOf(tree, node));
  const firstWithValues = rows.lastPlace() + 1;
  rows.goOnFrom(firstWithValues);
  for (const node of nodes) if (hasValues(node)) rows.place(node, columnsOf(tree, node));
  const cells = new Int32Array(rows.lastPlace() + width);
  for (const node of nodes) {
    const place = rows.placeOf(node);
    for (let next = tree.child[node] ?? 0; next !== 0; next = tree.sibling[next] ?? 0)
      cells[place + (tree.column[next] ?? 0)] = (place << NODE_BITS) | rows.placeOf(same[next] ?? 0);
  }
  const listAt = new Map(nodes.map((node) => [rows.placeOf(node), tree.list[node] ?? 0]));
  return { cells, firstWithValues, ...valuesFrom(firstWithValues, rows.lastPlace(), listAt, tree.lists) };
}

/** The nodes that stand for themselves, the root first, near ones before far ones. */
function nodesOf({ child, sibling }: Tree, same: Int32Array): readonly number[] {
  const all = new Set([TREE_ROOT]);
  for (const node of all) {
    for (let next = child[node] ?? 0; next !== 0; next = sibling[next] ?? 0) all.add(same[next] ?? 0);
  }
  return [...all];
}

function columnsOf({ column, child, sibling }: Tree, node: number): readonly number[] {
  const columns: number[] = [];
  for (let next = child[node] ?? 0; next !== 0; next = sibling[next] ?? 0) columns.push(column[next] ?? 0);
  return columns;
}

/** Places row after row where its cells are free; no two begin at one place, and the first begins at ROOT. */
function startRows(width: number) {
  const isCellTaken = new Uint8Array(LAST_NODE + 1 + width);
  const isPlaceTaken = new Uint8Array(LAST_NODE + 1);
  const places = new Map<number, number>();
  let first = ROOT;
  let last = 0;
  return {
    /** @throws Error when there is no place left */
    place(node: number, columns: readonly number[]): void {
      let place = Math.max(first, last - LOOK_BACK);
      while (isPlaceTaken[place] === 1 || columns.some((column) => isCellTaken[place + column] === 1))
        place += 1;
      if (place > LAST_NODE) throw new Error(`more beginnings than a trie of ${LAST_NODE} nodes holds`);
      isPlaceTaken[place] = 1;
      for (const column of columns) isCellTaken[place + column] = 1;
      places.set(node, place);
      last = Math.max(last, place);
    },
    /** Nothing is placed before this any more. */
    goOnFrom(place: number): void {
      first = place;
    },
    placeOf: (node: number): number => places.get(node) ?? 0,
    lastPlace: (): number => last,
  };
}

function valuesFrom(
  firstWithValues: number,
  last: number,
  listAt: ReadonlyMap<number, number>,
  lists: Tree['lists'],
) {
  const values: number[] = [];
  const firstValue = [0];
  for (let place = firstWithValues; place <= last; place += 1) {
    values.push(...(lists[listAt.get(place) ?? 0] ?? []));
    firstValue.push(values.length);
  }
  return { firstValue: Int32Array.from(firstValue), values: Int32Array.from(values) };
}
