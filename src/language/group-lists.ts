/** Lists of groups of needed words, one after the other in one array: most are asked for every beginning of a rule. */
export interface GroupLists {
  /** Those of `list`: `groups` from `first[list]` to the next `first`. */
  readonly first: Int32Array;
  readonly groups: Int32Array;
}

export function groupLists(lists: readonly (readonly number[])[]): GroupLists {
  let length = 0;
  const first = [0, ...lists.map((list) => (length += list.length))];
  return { first: Int32Array.from(first), groups: Int32Array.from(lists.flat()) };
}

/** Whether each group of a list was last seen at this place or behind it. */
export function holdsAll(
  { first, groups }: GroupLists,
  list: number,
  lastSeen: Float64Array,
  from: number,
): boolean {
  const end = first[list + 1] ?? 0;
  for (let at = first[list] ?? 0; at < end; at += 1) {
    if ((lastSeen[groups[at] ?? 0] ?? 0) < from) return false;
  }
  return true;
}
