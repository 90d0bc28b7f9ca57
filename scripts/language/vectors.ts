/** Texts as vectors of the features that the program sees (src/language/model/features.ts). */
import {
  fillPieceSlots,
  MOST_PIECES,
  pairSlot,
  PIECES_WEIGHT,
  wordSlot,
} from '../../src/language/model/features.js';
import { beginsWithHandle, normalise } from '../../src/language/normalise.js';
import { findWords } from '../../src/language/words.js';
import type { Vector } from './logistic.js';

const slots = new Int32Array(MOST_PIECES);

export function vectorOf(text: string): Vector {
  const plain = normalise(text);
  const found = findWords(plain, beginsWithHandle(text));
  const words: number[] = [];
  const pieces: number[] = [];
  for (let index = 0; index < found.count; index += 1) {
    const hash = found.hashes[index] ?? 0;
    words.push(wordSlot(hash));
    if (index > 0) words.push(pairSlot(found.hashes[index - 1] ?? 0, hash));
    const count = fillPieceSlots(plain.slice(found.starts[index], found.ends[index]), slots);
    pieces.push(...slots.subarray(0, count));
  }
  const sums = new Map<number, number>();
  const add = (block: readonly number[], weight: number): void => {
    for (const slot of block) sums.set(slot, (sums.get(slot) ?? 0) + weight / Math.sqrt(block.length));
  };
  add(words, 1);
  add(pieces, PIECES_WEIGHT);
  return { places: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()) };
}
