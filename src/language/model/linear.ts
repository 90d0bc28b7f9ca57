/**
 * A linear model of the words of a text: how much they sound like a complaint, and how the writer feels. Trained by
 * `npm run language` (docs/language.md); only weights are kept, no text.
 */
import type { Words } from '../words.js';
import {
  FEATURES_VERSION,
  fillPieceSlots,
  MOST_PIECES,
  pairSlot,
  PIECES_WEIGHT,
  SLOTS,
  wordSlot,
} from './features.js';

/** What the model scores, in this order; `chatter`: talk that wants nothing of the brand. */
export const SCORES = ['complaint', 'negative', 'positive', 'chatter'] as const;
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
  scores(text: string, words: Words): Scores;
  /** What each word, with its pieces, and each pair of words adds to a score, in the order of the text. */
  contributions(
    text: string,
    words: Words,
    score: ScoreName,
  ): readonly (readonly [words: string, weight: number])[];
}

/**
 * All texts that it is asked are normalised, and come with their words.
 * @throws Error when the weights are of other features, or not as many
 */
export function createLinearModel({ featuresVersion, biases, scales, weights }: LinearWeights): LinearModel {
  if (featuresVersion !== FEATURES_VERSION)
    throw new Error(`weights of features ${featuresVersion}; these are features ${FEATURES_VERSION}`);
  const table = new Int8Array(Buffer.from(weights, 'base64'));
  if (table.length !== SLOTS * WIDTH) throw new Error(`${table.length} weights, not ${SLOTS * WIDTH}`);
  const known = createMemory(table);
  // The four weights of a slot at once, each a byte.
  const slots = new Int32Array(table.buffer);
  return {
    scores(text, words) {
      known.makeRoom();
      const { records } = known;
      // Each sum by its name: in an array they take three times as long.
      let [pieces, own0, own1, own2, own3, of0, of1, of2, of3] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
      for (let index = 0; index < words.count; index += 1) {
        const at = known.placeOf(text, words, index);
        pieces += records[at + PIECES] ?? 0;
        own0 += records[at + OWN] ?? 0;
        own1 += records[at + OWN + 1] ?? 0;
        own2 += records[at + OWN + 2] ?? 0;
        own3 += records[at + OWN + 3] ?? 0;
        of0 += records[at + OF_PIECES] ?? 0;
        of1 += records[at + OF_PIECES + 1] ?? 0;
        of2 += records[at + OF_PIECES + 2] ?? 0;
        of3 += records[at + OF_PIECES + 3] ?? 0;
        if (index === 0) continue;
        const pair = slots[pairSlot(words.hashes[index - 1] ?? 0, words.hashes[index] ?? 0)] ?? 0;
        own0 += (pair << 24) >> 24;
        own1 += (pair << 16) >> 24;
        own2 += (pair << 8) >> 24;
        own3 += pair >> 24;
      }
      const [ofWords, ofPieces] = shares(words.count, pieces);
      const score = (at: number, own: number, of: number): number =>
        (biases[at] ?? 0) + (scales[at] ?? 0) * (own * ofWords + of * ofPieces);
      return {
        complaint: score(0, own0, of0),
        negative: score(1, own1, of1),
        positive: score(2, own2, of2),
        chatter: score(3, own3, of3),
      };
    },
    contributions(text, words, name) {
      known.makeRoom();
      const score = SCORES.indexOf(name);
      const places = Array.from({ length: words.count }, (_, index) => known.placeOf(text, words, index));
      const { records } = known;
      const pieces = places.reduce((sum, at) => sum + (records[at + PIECES] ?? 0), 0);
      const [ofWords, ofPieces] = shares(words.count, pieces);
      const scale = scales[score] ?? 0;
      const textOf = (index: number): string => text.slice(words.starts[index], words.ends[index]);
      return places.flatMap((at, index) => {
        const own =
          (records[at + OWN + score] ?? 0) * ofWords + (records[at + OF_PIECES + score] ?? 0) * ofPieces;
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

/** So many words are kept, a power of two; from half of the places on, all are forgotten. */
const PLACES = 65_536;
/** The record of a word: its two hashes, how many pieces it has (0: a free place), what it brings itself, and by its pieces. */
const HASH = 0;
const CHECK = 1;
const PIECES = 2;
const OWN = 3;
const OF_PIECES = OWN + WIDTH;
/** A power of two; so a record lies in one line of a processor's cache. */
const RECORD = 16;

/** What words bring, whatever stands around them: an open hash table, so that no word of a text is made a string again. */
function createMemory(table: Int8Array) {
  const records = new Int32Array(PLACES * RECORD);
  const pieces = new Int32Array(MOST_PIECES);
  let known = 0;

  function learn(at: number, word: string, hash: number, check: number): void {
    const count = fillPieceSlots(word, pieces);
    records[at + HASH] = hash;
    records[at + CHECK] = check;
    records[at + PIECES] = count;
    for (let score = 0; score < WIDTH; score += 1) {
      let sum = 0;
      for (let piece = 0; piece < count; piece += 1) sum += table[(pieces[piece] ?? 0) * WIDTH + score] ?? 0;
      records[at + OWN + score] = table[wordSlot(hash) * WIDTH + score] ?? 0;
      records[at + OF_PIECES + score] = sum;
    }
    known += 1;
  }

  return {
    /** Before each text, so that no place changes while one is read. */
    makeRoom(): void {
      if (known < PLACES / 2) return;
      records.fill(0);
      known = 0;
    },
    /** Where the record of a word begins; from now on it is kept. Two words of the same two hashes are taken for one. */
    placeOf(text: string, words: Words, index: number): number {
      const hash = words.hashes[index] ?? 0;
      const check = words.checks[index] ?? 0;
      let place = (hash ^ (hash >>> 15)) & (PLACES - 1);
      while (records[place * RECORD + PIECES] !== 0) {
        const at = place * RECORD;
        if (records[at + HASH] === hash && records[at + CHECK] === check) return at;
        place = (place + 1) & (PLACES - 1);
      }
      learn(place * RECORD, text.slice(words.starts[index], words.ends[index]), hash, check);
      return place * RECORD;
    },
    records,
  };
}
