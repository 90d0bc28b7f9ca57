import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTrie, ROOT, type Trie } from '../../src/language/trie.js';

/** The values met on the way into a text, in order of length. */
function met(trie: Trie, text: string): number[] {
  const found: number[] = [];
  let node = ROOT;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    node = trie.table[node * trie.width + (code < 128 ? (trie.columns[code] ?? 0) : trie.foreign)] ?? 0;
    if (node === 0) return found;
    const values = trie.values.slice(trie.firstValue[node], trie.firstValue[node + 1]);
    expect(values.length > 0).toBe(node >= trie.firstWithValues);
    found.push(...values);
  }
  return found;
}

const alike = (text: string): string => text.replaceAll(/\d/g, '0').replaceAll(/[^\0-\x7f]/g, 'é');

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
  const nodes = (texts: readonly string[]): number =>
    buildTrie(texts.map((one) => [one, 1])).firstValue.length - 1;
  // None, the root, then the nodes behind a or b, n, d.
  expect(nodes(['and', 'bnd'])).toBe(5);
  expect(nodes(['and', 'bnds'])).toBe(8);
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
  expect(() => buildTrie(texts)).toThrow('a trie holds 65535');
});
