/**
 * What the linear model sees of a text: its words, pairs of neighbouring words, and the pieces of two to five signs inside
 * each word, hashed into one table ("hashing trick", Weinberger et al. 2009). Words and pairs are one block, pieces another;
 * each block counts about as much, however long the text is.
 *
 * Training and scoring share this file. What comes of a word depends on the word alone, so that it can be kept.
 */
import { LONGEST_WORD, OFFSET, PRIME } from '../words.js';

/** A power of two. */
export const SLOTS = 65_536;
/** How much the block of pieces weighs, against 1 of the block of words. Tried on the complaints of 2019, in ten folds. */
export const PIECES_WEIGHT = 0.7;
/** Changes when any text would get other slots: weights of another version must not be used. */
export const FEATURES_VERSION = 1;

const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;
const PIECE_SEED = 0x5b;
const PAIR_SIGN = 0x20;

const slotOf = (hash: number): number => (hash ^ (hash >>> 16)) & (SLOTS - 1);

export const wordSlot = (word: number): number => slotOf(word);

export const pairSlot = (first: number, second: number): number =>
  slotOf(Math.imul(Math.imul(first ^ PAIR_SIGN, PRIME) ^ second, PRIME));

/** No word has more pieces. */
export const MOST_PIECES = (LONGEST_WORD + 2) * (LONGEST_PIECE - SHORTEST_PIECE + 1);

/**
 * Fills `slots` with those of the pieces of a word, its borders taken as signs.
 * @returns how many they are
 */
export function fillPieceSlots(word: string, slots: Int32Array): number {
  const bordered = ` ${word.slice(0, LONGEST_WORD)} `;
  let count = 0;
  for (let from = 0; from < bordered.length; from += 1) {
    let hash = Math.imul(OFFSET ^ PIECE_SEED, PRIME);
    const end = Math.min(bordered.length, from + LONGEST_PIECE);
    for (let index = from; index < end; index += 1) {
      hash = Math.imul(hash ^ bordered.charCodeAt(index), PRIME);
      if (index - from + 1 >= SHORTEST_PIECE) slots[count++] = slotOf(hash);
    }
  }
  return count;
}
