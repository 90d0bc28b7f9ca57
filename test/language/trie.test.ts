import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeAfter, ROOT } from '../../src/language/trie-cells.js';
import { buildTrie, columnsOf, type Trie } from '../../src/language/trie.js';

/** The values met on the way into a text, in order of length. */
function met(trie: Trie, text: string): number[] {
  const columns = columnsOf(trie.signs);
  const found: number[] = [];
  let node = ROOT;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    node = nodeAfter(trie.cells, node, columns[code] ?? 0);
    if (node === 0) return found;
    const at = node - trie.firstWithValues;
    const values = at < 0 ? [] : trie.values.slice(trie.firstValue[at], trie.firstValue[at + 1]);
    expect(values.length > 0).toBe(node >= trie.firstWithValues);
    found.push(...values);
  }
  return found;
}

const alike = (text: string): string => text.replaceAll(/\d/g, '0');

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '!', '1', '7', 'é', 'ß'), maxLength: 6 });
const entry = fc.tuple(
  text.filter((one) => one !== ''),
  fc.nat(5),
);

test('every beginning of a text is met with all its values, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), text, (entries, asked) => {
      const expected = entries.filter(([beginning]) => alike(asked).startsWith(alike(beginning)));
      const values = new Set(expected.map(([beginning, value]) => `${beginning.length} ${value}`));
      expect(met(buildTrie(entries), asked).length).toBe(values.size);
      expect(new Set(met(buildTrie(entries), asked))).toEqual(new Set(expected.map(([, value]) => value)));
    }),
  );
});

test('what goes on alike is kept once', () => {
  // Each that something goes on from is the upper half of a cell.
  const rows = (texts: readonly string[]): number =>
    new Set(buildTrie(texts.map((one) => [one, 1])).cells.map((cell) => cell >>> 16)).size - 1;
  // The root, then the nodes behind a or b, and n.
  expect(rows(['and', 'bnd'])).toBe(3);
  expect(rows(['and', 'bnds'])).toBe(6);
});

test('what has other values is kept apart', () => {
  const trie = buildTrie([
    ['and', 1],
    ['bnd', 2],
  ]);
  expect([met(trie, 'and'), met(trie, 'bnd')]).toEqual([[1], [2]]);
});

test('more beginnings than numbers are refused', () => {
  const sign = (number: number): string => String.fromCharCode(97 + (number % 26));
  const texts = Array.from({ length: 70_000 }, (_, index): [string, number] => [
    [sign(index), sign(index / 26), sign(index / 676), sign(index / 17_576)].join(''),
    index,
  ]);
  expect(() => buildTrie(texts)).toThrow('a trie of 65535 nodes');
});
