/** The words of a normalised text, each as two hashes, so that no word need be made a string. */

/** Of longer words, the beginning is hashed. In UTF-16 code units. */
export const LONGEST_WORD = 24;

// FNV-1a (Fowler, Noll, Vo), 32 bits.
export const OFFSET = 0x81_1c_9d_c5 | 0;
export const PRIME = 0x01_00_01_93;
/** Odd, near 2 to the 32 by the golden ratio (Knuth). */
const CHECK_FACTOR = 0x9e_37_79_b1 | 0;

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

/** Where the words of a text are: start, end and two hashes of each, one after the other. */
export interface Words {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  /** Made otherwise than `hashes`, to tell words of one hash apart. */
  checks: Int32Array;
}

export const noWords = (most: number): Words => ({
  count: 0,
  starts: new Int32Array(most),
  ends: new Int32Array(most),
  hashes: new Int32Array(most),
  checks: new Int32Array(most),
});

/** More words of a text are not looked at. */
const MOST_WORDS = 512;
const shared = noWords(MOST_WORDS);

/**
 * Finds the words of a normalised text: runs of letters and digits, of marks, of emoji; as many as `words` can hold. A post
 * that begins with a handle has one more, empty and in front: it speaks to a brand, not of it.
 * @returns `words`; where none are given, some that hold until the next call
 */
export function findWords(text: string, isAddressed: boolean, words: Words = shared): Words {
  const { starts, ends, hashes, checks } = words;
  const most = starts.length;
  let count = isAddressed ? 1 : 0;
  starts[0] = 0;
  ends[0] = 0;
  hashes[0] = ADDRESS;
  checks[0] = 0;
  let kind = SPACE;
  let start = 0;
  let hash = OFFSET;
  let check = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    const next = kindOf(code);
    if (next !== kind) {
      if (kind !== SPACE && count < most && !(kind === DOT && index - start < FEWEST_DOTS)) {
        starts[count] = start;
        ends[count] = index;
        hashes[count] = hash;
        checks[count] = check;
        count += 1;
      }
      kind = next;
      start = index;
      hash = OFFSET;
      check = 0;
    }
    if (index - start < LONGEST_WORD) {
      hash = Math.imul(hash ^ code, PRIME);
      check = (Math.imul(check, CHECK_FACTOR) + code) | 0;
    }
  }
  words.count = count;
  return words;
}
