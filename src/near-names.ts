/** Names close to a mistyped one, for "did you mean". */

/** The most names that a message can show and still be read. */
const MOST_NAMES = 3;

/** How many edits lie between two words: a letter more, less or other, or two neighbours swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (twoAbove[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(replaced, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [twoAbove, above] = [above, row];
  }
  return above[b.length] ?? 0;
}

/** How far apart two names are; null where nobody would mistake one for the other. Case does not count. */
function farness(wanted: string, name: string): number | null {
  const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
  if (a.length >= 3 && b.includes(a)) return 1;
  const edits = distance(a, b);
  return edits <= Math.max(1, Math.floor(Math.max(a.length, b.length) / 3)) ? edits : null;
}

/** Those of `names` that `wanted` may have meant, nearest first, three at most. */
function nearNames(wanted: string, names: readonly string[]): string[] {
  return names
    .flatMap((name) => {
      const far = farness(wanted, name);
      return far === null ? [] : [{ name, far }];
    })
    .toSorted((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

/** "Did you mean a or b? ", or an empty text where nothing is near. */
export function didYouMean(wanted: string, names: readonly string[]): string {
  const near = nearNames(wanted, names);
  return near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
}
