/**
 * What the linear model sees of a text: its words, pairs of neighbouring words, and the pieces of two to five signs inside
 * each word, hashed into one table ("hashing trick", Weinberger et al. 2009). Words and pairs are one block, pieces another;
 * each block counts about as much, however long the text is.
 *
 * Training and scoring share this file. What comes of a word depends on the word alone, so that it can be kept.
 */

/** A power of two. */
export const SLOTS = 65_536;
/** How much the block of pieces weighs, against 1 of the block of words. Tried on the complaints of 2019, in ten folds. */
export const PIECES_WEIGHT = 0.7;
/** Changes when any text would get other slots: weights of another version must not be used. */
export const FEATURES_VERSION = 1;

const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;
/** Of longer words, the beginning. In UTF-16 code units. */
const LONGEST_WORD = 24;

// FNV-1a (Fowler, Noll, Vo), 32 bits.
const OFFSET = 0x81_1c_9d_c5 | 0;
const PRIME = 0x01_00_01_93;
const PIECE_SEED = 0x5b;
const PAIR_SIGN = 0x20;

const SPACE = 0;
const LETTER = 1;
const MARK = 2;
const HALF = 3;
const SIGN = 4;
const DOT = 5;

/** What a character is: of a word; `?` or `!`; half of a sign outside the first plane, as most emoji are; else nothing much. */
function kindOf(code: number): number {
  if (code < 128) return ASCII_KINDS[code] ?? SPACE;
  if (code >= 0xdf && code < 0x2_50) return LETTER;
  return code >= 0xd8_00 && code < 0xe0_00 ? HALF : SPACE;
}

const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[a-z0-9']/.test(sign)) return LETTER;
  if (sign === '?' || sign === '!') return MARK;
  if (sign === '.') return DOT;
  return '@#%$'.includes(sign) ? SIGN : SPACE;
});

/** One dot ends a sentence and tells nothing. */
const FEWEST_DOTS = 2;
/** Stands before the words of a post that is addressed to somebody. No text has a word of this hash but by chance. */
const ADDRESS = 0x5f_37_59_df;

/** Where the words of a text are: start, end and hash of each, one after the other. */
export interface Words {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
}

export const noWords = (most: number): Words => ({
  count: 0,
  starts: new Int32Array(most),
  ends: new Int32Array(most),
  hashes: new Int32Array(most),
});

/**
 * Finds the words of a normalised text: runs of letters and digits, of marks, of emoji; as many as `words` can hold. A post
 * that begins with a handle has one more, empty and in front: it speaks to a brand, not of it.
 */
export function findWords(text: string, isAddressed: boolean, words: Words): void {
  const { starts, ends, hashes } = words;
  const most = starts.length;
  let count = isAddressed ? 1 : 0;
  starts[0] = 0;
  ends[0] = 0;
  hashes[0] = ADDRESS;
  let kind = SPACE;
  let start = 0;
  let hash = OFFSET;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    const next = kindOf(code);
    if (next !== kind) {
      if (kind !== SPACE && count < most && !(kind === DOT && index - start < FEWEST_DOTS)) {
        starts[count] = start;
        ends[count] = index;
        hashes[count] = hash;
        count += 1;
      }
      kind = next;
      start = index;
      hash = OFFSET;
    }
    if (index - start < LONGEST_WORD) hash = Math.imul(hash ^ code, PRIME);
  }
  words.count = count;
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 16)) & (SLOTS - 1);

export const wordSlot = (word: number): number => slotOf(word);

export const pairSlot = (first: number, second: number): number =>
  slotOf(Math.imul(Math.imul(first ^ PAIR_SIGN, PRIME) ^ second, PRIME));

/** The slots of the pieces of a word, with its borders as signs. */
export function pieceSlots(word: string): readonly number[] {
  const bordered = ` ${word.slice(0, LONGEST_WORD)} `;
  const slots: number[] = [];
  for (let from = 0; from < bordered.length; from += 1) {
    let hash = Math.imul(OFFSET ^ PIECE_SEED, PRIME);
    const end = Math.min(bordered.length, from + LONGEST_PIECE);
    for (let index = from; index < end; index += 1) {
      hash = Math.imul(hash ^ bordered.charCodeAt(index), PRIME);
      if (index - from + 1 >= SHORTEST_PIECE) slots.push(slotOf(hash));
    }
  }
  return slots;
}
