/**
 * A linear model of the words of a text: how much they sound like a complaint, and how the writer feels. Trained by
 * `npm run language` (docs/language.md); only weights are kept, no text.
 */
import {
  FEATURES_VERSION,
  findWords,
  noWords,
  pairSlot,
  PIECES_WEIGHT,
  pieceSlots,
  SLOTS,
  wordSlot,
} from './features.js';

/** What the model scores, in this order. */
export const SCORES = ['complaint', 'negative', 'neutral', 'positive'] as const;
export type ScoreName = (typeof SCORES)[number];
/** Log odds, each on its own. */
export type Scores = Readonly<Record<ScoreName, number>>;

const WIDTH = SCORES.length;

/** As the file of weights holds it. */
export interface LinearWeights {
  readonly featuresVersion: number;
  /** Of each score: what is added for every text, and what a weight of 1 is worth. */
  readonly biases: readonly number[];
  readonly scales: readonly number[];
  /** A signed byte for each score of each slot, Base64. */
  readonly weights: string;
}

export interface LinearModel {
  scores(text: string, isAddressed: boolean): Scores;
  /** What each word, with its pieces, and each pair of words adds to a score, in the order of the text. */
  contributions(
    text: string,
    isAddressed: boolean,
    score: ScoreName,
  ): readonly (readonly [words: string, weight: number])[];
}

/** More words of a text are not looked at. */
const MOST_WORDS = 512;

/**
 * All texts that it is asked are normalised.
 * @throws Error when the weights are of other features, or not as many
 */
export function createLinearModel({ featuresVersion, biases, scales, weights }: LinearWeights): LinearModel {
  if (featuresVersion !== FEATURES_VERSION)
    throw new Error(`weights of features ${featuresVersion}; these are features ${FEATURES_VERSION}`);
  const table = new Int8Array(Buffer.from(weights, 'base64'));
  if (table.length !== SLOTS * WIDTH) throw new Error(`${table.length} weights, not ${SLOTS * WIDTH}`);
  const known = createMemory(table);
  const words = noWords(MOST_WORDS);
  return {
    scores(text, isAddressed) {
      findWords(text, isAddressed, words);
      // Each sum by its name: in an array they take three times as long.
      let [pieces, own0, own1, own2, own3, of0, of1, of2, of3] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
      for (let index = 0; index < words.count; index += 1) {
        const at = known.placeOf(text, words, index);
        pieces += known.pieces[at] ?? 0;
        const value = at * 2 * WIDTH;
        own0 += known.values[value] ?? 0;
        own1 += known.values[value + 1] ?? 0;
        own2 += known.values[value + 2] ?? 0;
        own3 += known.values[value + 3] ?? 0;
        of0 += known.values[value + 4] ?? 0;
        of1 += known.values[value + 5] ?? 0;
        of2 += known.values[value + 6] ?? 0;
        of3 += known.values[value + 7] ?? 0;
        if (index === 0) continue;
        const pair = pairSlot(words.hashes[index - 1] ?? 0, words.hashes[index] ?? 0) * WIDTH;
        own0 += table[pair] ?? 0;
        own1 += table[pair + 1] ?? 0;
        own2 += table[pair + 2] ?? 0;
        own3 += table[pair + 3] ?? 0;
      }
      const [ofWords, ofPieces] = shares(words.count, pieces);
      const score = (at: number, own: number, of: number): number =>
        (biases[at] ?? 0) + (scales[at] ?? 0) * (own * ofWords + of * ofPieces);
      return {
        complaint: score(0, own0, of0),
        negative: score(1, own1, of1),
        neutral: score(2, own2, of2),
        positive: score(3, own3, of3),
      };
    },
    contributions(text, isAddressed, name) {
      findWords(text, isAddressed, words);
      const score = SCORES.indexOf(name);
      const places = Array.from({ length: words.count }, (_, index) => known.placeOf(text, words, index));
      const pieces = places.reduce((sum, at) => sum + (known.pieces[at] ?? 0), 0);
      const [ofWords, ofPieces] = shares(words.count, pieces);
      const scale = scales[score] ?? 0;
      const textOf = (index: number): string => text.slice(words.starts[index], words.ends[index]);
      return places.flatMap((at, index) => {
        const own =
          (known.values[at * 2 * WIDTH + score] ?? 0) * ofWords +
          (known.values[at * 2 * WIDTH + WIDTH + score] ?? 0) * ofPieces;
        const one = [textOf(index), own * scale] as const;
        if (index === 0) return [one];
        const pair = pairSlot(words.hashes[index - 1] ?? 0, words.hashes[index] ?? 0) * WIDTH + score;
        return [
          [`${textOf(index - 1)} ${textOf(index)}`, (table[pair] ?? 0) * ofWords * scale] as const,
          one,
        ];
      });
    },
  };
}

/** What a weight of the two blocks is worth: with n words there are n - 1 pairs. */
const shares = (words: number, pieces: number): readonly [ofWords: number, ofPieces: number] => [
  1 / Math.sqrt(Math.max(1, 2 * words - 1)),
  PIECES_WEIGHT / Math.sqrt(Math.max(1, pieces)),
];

/** So many words are kept, a power of two; half of the places stay free, then all are forgotten. */
const PLACES = 65_536;

/** What words bring, whatever stands around them: an open hash table, so that no word of a text is made a string again. */
function createMemory(table: Int8Array) {
  const texts: (string | undefined)[] = Array.from({ length: PLACES });
  const values = new Int32Array(PLACES * 2 * WIDTH);
  const pieces = new Int32Array(PLACES);
  let count = 0;

  function learn(at: number, text: string, hash: number): void {
    texts[at] = text;
    const slots = pieceSlots(text);
    pieces[at] = slots.length;
    for (let score = 0; score < WIDTH; score += 1) {
      values[at * 2 * WIDTH + score] = table[wordSlot(hash) * WIDTH + score] ?? 0;
      values[at * 2 * WIDTH + WIDTH + score] = slots.reduce(
        (sum, slot) => sum + (table[slot * WIDTH + score] ?? 0),
        0,
      );
    }
    count += 1;
  }

  return {
    /** Where the word of a text is kept from now on. */
    placeOf(text: string, { starts, ends, hashes }: ReturnType<typeof noWords>, index: number): number {
      const start = starts[index] ?? 0;
      const end = ends[index] ?? 0;
      const hash = hashes[index] ?? 0;
      let at = (hash ^ (hash >>> 15)) & (PLACES - 1);
      for (let kept = texts[at]; kept !== undefined; kept = texts[at]) {
        if (isSame(kept, text, start, end)) return at;
        at = (at + 1) & (PLACES - 1);
      }
      if (count >= PLACES / 2) {
        texts.fill(undefined);
        count = 0;
      }
      learn(at, text.slice(start, end), hash);
      return at;
    },
    pieces,
    values,
  };
}

function isSame(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let index = 0; index < word.length; index += 1)
    if (word.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  return true;
}
