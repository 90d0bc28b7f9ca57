/**
 * The 95 % interval of the score: customers are drawn anew, with all they lived, and the score is made again.
 * Efron & Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13 (percentile interval). The generator is
 * seeded, so the same input gives the same interval to the bit.
 */
import { RESAMPLE_UNITS, type Resampler } from '../estimators/estimator.js';
import { NO_INTERVAL } from '../estimators/interval.js';
import type { Interval } from '../estimators/interval.js';
import type { FiguresByAudit, FigureValues } from './score.js';

type State = readonly [number, number, number, number];

/** Any state but four zeros would do: these are the first digits of pi after the point, in base 2^32. */
const SEED: State = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * Integers from 0 to 2^32 - 1: xoshiro128** 1.1 of Blackman & Vigna, ACM Transactions on Mathematical Software 47
 * (2021), article 36; public domain reference at prng.di.unimi.it.
 */
export function xoshiro128(seed: State): () => number {
  let [a, b, c, d] = seed;
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
}

/** As many draws with replacement as there are units; a unit's count stops at 255, which no real draw reaches. */
function drawUnits(weights: Uint8Array, random: () => number): void {
  weights.fill(0);
  for (let draw = 0; draw < weights.length; draw++) {
    const unit = Math.floor((random() / 2 ** 32) * weights.length);
    weights[unit] = Math.min(255, (weights[unit] ?? 0) + 1);
  }
}

/** A small sample's wide interval needs many replicates to be smooth; a big one's is narrow, and each costs more. */
const replicatesFor = (customers: number): number => (customers > RESAMPLE_UNITS ? 100 : 1000);

/** Some replicates may be beyond scoring; an interval of what is left needs most of them. */
const NEEDED = 0.9;

function percentileInterval(scores: Float64Array): Interval {
  const sorted = scores.toSorted();
  const low = sorted[Math.ceil(0.025 * sorted.length) - 1];
  const high = sorted[Math.ceil(0.975 * sorted.length) - 1];
  return low === undefined || high === undefined ? NO_INTERVAL : { low, high };
}

/**
 * The interval of `score` over customers, who are the clusters 0 to `customers` - 1 of the resamplers (by audit id).
 * No interval for fewer than two customers, or where more than a tenth of the replicates cannot be scored.
 */
export function scoreInterval(
  resamplers: Readonly<Record<string, Resampler>>,
  customers: number,
  score: (figures: FiguresByAudit) => number | null,
): Interval {
  if (customers < 2) return NO_INTERVAL;
  const random = xoshiro128(SEED);
  const weights = new Uint8Array(Math.min(customers, RESAMPLE_UNITS));
  const replicates = replicatesFor(customers);
  const scores: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawUnits(weights, random);
    const figures: Record<string, FigureValues> = {};
    for (const [id, resample] of Object.entries(resamplers)) figures[id] = resample(weights);
    const replicated = score(figures);
    if (replicated !== null) scores.push(replicated);
  }
  return scores.length < NEEDED * replicates ? NO_INTERVAL : percentileInterval(Float64Array.from(scores));
}
