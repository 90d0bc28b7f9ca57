/** What a text gives that no rule knows. */
import type { Found, Hit } from './matcher.js';

const NO_HITS: readonly Hit[] = Object.freeze([]);

/** Not frozen: a frozen object is five times slower to copy. */
export function nothingFor<Name extends string>(names: readonly Name[]): Found<Name> {
  const nothing: Record<string, readonly Hit[]> = Object.fromEntries(names.map((name) => [name, NO_HITS]));
  if (!hasAll(nothing, names)) throw new Error('a category without a name');
  return nothing;
}

function hasAll<Name extends string>(
  found: Readonly<Record<string, readonly Hit[]>>,
  names: readonly Name[],
): found is Found<Name> {
  return names.every((name) => Object.hasOwn(found, name));
}
