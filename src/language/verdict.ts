/**
 * Weighs the signs of a post: whether it waits for an answer, what its author wants, how he feels. Logistic regressions on
 * named signs, trained by `npm run language` on labelled posts; each weight can be read in verdict.json.
 */
import type { Intent, Sentiment } from '../model/index.js';
import { type Sign, SIGNS, THREAD_FROM } from './signs.js';

export const NEEDS = 'needs a response';
/** Intents that a post with words can have. */
export const INTENTS = [
  'complaint',
  'request',
  'question',
  'info',
  'praise',
  'other',
] as const satisfies readonly Intent[];
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const satisfies readonly Sentiment[];

/** What can be said of a post. */
export const SAYINGS = [NEEDS, ...INTENTS, ...SENTIMENTS] as const;
export type Saying = (typeof SAYINGS)[number];

/** Log odds: `bias`, and what a sign of 1 adds. */
export interface SayingWeights {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Sign, number>>>;
}
export type VerdictWeights = Readonly<Record<Saying, SayingWeights>>;

/** The weights of every saying. */
export const verdictWeights = (of: (saying: Saying) => SayingWeights): VerdictWeights => ({
  [NEEDS]: of(NEEDS),
  complaint: of('complaint'),
  request: of('request'),
  question: of('question'),
  info: of('info'),
  praise: of('praise'),
  other: of('other'),
  negative: of('negative'),
  neutral: of('neutral'),
  positive: of('positive'),
});

/** As the file holds them. */
export interface VerdictFile {
  readonly withModel: VerdictWeights;
  readonly rulesOnly: VerdictWeights;
}

/** Log odds by place in SAYINGS. */
export type Odds = Float64Array;

/** Both change `odds`, as long as SAYINGS, and give it back. */
export interface Weigher {
  /** The log odds by all signs. */
  readonly weigh: (signs: Float64Array, odds: Odds) => Odds;
  /** Adds what the signs of the thread tell, to log odds that were weighed without them. */
  readonly addThread: (signs: Float64Array, odds: Odds) => Odds;
}

export function createWeigher(weights: VerdictWeights): Weigher {
  const width = SAYINGS.length;
  const table = Float64Array.from(
    SIGNS.flatMap((sign) => SAYINGS.map((saying) => weights[saying].weights[sign] ?? 0)),
  );
  const biases = Float64Array.from(SAYINGS, (saying) => weights[saying].bias);
  const add = (signs: Float64Array, odds: Odds, from: number): Odds => {
    for (let sign = from; sign < SIGNS.length; sign += 1) {
      const value = signs[sign] ?? 0;
      // Most are 0.
      if (value === 0) continue;
      for (let saying = 0; saying < width; saying += 1)
        odds[saying] = (odds[saying] ?? 0) + (table[sign * width + saying] ?? 0) * value;
    }
    return odds;
  };
  return {
    weigh(signs, odds) {
      odds.set(biases);
      return add(signs, odds, 0);
    },
    addThread: (signs, odds) => add(signs, odds, THREAD_FROM),
  };
}

const INTENT_FROM = SAYINGS.indexOf('complaint');
const SENTIMENT_FROM = SAYINGS.indexOf('negative');
/** Who needs a response complains or asks, or adds something to what was said; who does not praises, chats, or adds something. */
const IF_NEEDED: ReadonlySet<Intent> = new Set(['complaint', 'request', 'question', 'info']);
const IF_FIRST: ReadonlySet<Intent> = new Set(['complaint', 'request', 'question']);
const IF_NOT: ReadonlySet<Intent> = new Set(['info', 'praise', 'other']);

export interface Verdict {
  readonly needsResponse: boolean;
  /** How probable that is, among posts of which a little more need one than do not: the classes weigh nearly the same in training. */
  readonly score: number;
  readonly intent: Intent;
  readonly sentiment: Sentiment;
  /** Whether one may rely on `needsResponse`: the probability is far from even. */
  readonly sure: boolean;
}

/** From this probability on, of needing a response or of not needing one, a reading is sure. */
const SURE = 0.68;
export const isFirstOfTalk = (signs: Float64Array): boolean => (signs[THREAD_FROM] ?? 0) === 0;

/** @param isFirst whether the post opens a talk */
export function verdictOf(odds: Odds, isFirst: boolean): Verdict {
  const needs = odds[0] ?? 0;
  const needsResponse = needs > 0;
  const allowed = needsResponse ? (isFirst ? IF_FIRST : IF_NEEDED) : IF_NOT;
  const intent = likeliest(INTENTS, odds, INTENT_FROM, (one) => allowed.has(one));
  const sentiment = likeliest(
    SENTIMENTS,
    odds,
    SENTIMENT_FROM,
    (one) => !(intent === 'complaint' && one === 'positive') && !(intent === 'praise' && one === 'negative'),
  );
  const score = 1 / (1 + Math.exp(-needs));
  return { needsResponse, score, intent, sentiment, sure: score >= SURE || score <= 1 - SURE };
}

function likeliest<Name extends string>(
  names: readonly Name[],
  odds: Odds,
  from: number,
  isAllowed: (name: Name) => boolean,
): Name {
  let best: Name | null = null;
  let most = -Infinity;
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index];
    const value = odds[from + index] ?? -Infinity;
    if (name === undefined || value <= most || !isAllowed(name)) continue;
    best = name;
    most = value;
  }
  if (best === null) throw new Error(`none of ${names.join(', ')} is allowed`);
  return best;
}
