/** Looking into JSON that somebody else made: nothing is taken to have the type it should have. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object, or null for anything else. */
export const objectOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  isObject(value) ? value : null;

/** The objects among the elements of a JSON array; none for anything else. */
export const objectsOf = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** A string with something in it, or null. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** An id: a string of digits. A JSON number is none, because 64 bits do not fit into it. */
export const idOf = (value: unknown): string | null =>
  typeof value === 'string' && /^\d+$/.test(value) ? value : null;

/** A count of zero or more, or null. */
export const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

export const booleanOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** The deepest level of keys that a recogniser may ask for. */
const DEEPEST = 4;

interface Scan {
  readonly paths: Set<string>;
  /** `.key` or `[]` for each open object and array. */
  readonly open: ('{' | '[')[];
  readonly keys: string[];
}

/**
 * The paths of the keys in a beginning of JSON text, cut off anywhere: `data[].author_id`. `prefix` of a root array is
 * dropped, so that `[{"id":…}]` and `{"id":…}` look the same. Several values in a row are taken together.
 */
export function keyPaths(head: string): ReadonlySet<string> {
  const scan: Scan = { paths: new Set(), open: [], keys: [] };
  const token = /"((?:[^"\\]|\\.)*)(?:"(\s*:)?|\\?$)|[{}[\]]/gs;
  for (const [mark, key, colon] of head.matchAll(token)) {
    if (mark === '{' || mark === '[') scan.open.push(mark);
    else if (mark === '}' || mark === ']') close(scan);
    else if (colon !== undefined && scan.open.length > 0 && scan.open.length <= DEEPEST)
      addKey(scan, key ?? '');
  }
  return scan.paths;
}

function close(scan: Scan): void {
  scan.open.pop();
  scan.keys.length = Math.min(scan.keys.length, scan.open.length);
}

function addKey(scan: Scan, key: string): void {
  const depth = scan.open.length - 1;
  scan.keys.length = Math.min(scan.keys.length, depth);
  while (scan.keys.length < depth) scan.keys.push('');
  scan.keys.push(key);
  const path = scan.open.map((kind, level) => (kind === '[' ? '[]' : `.${scan.keys[level] ?? ''}`)).join('');
  scan.paths.add(path.replace(/^\[\]/, '').replace(/^\./, ''));
}
