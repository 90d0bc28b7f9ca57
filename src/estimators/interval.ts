/** 95 % intervals that need no more than a count: of a share, and of a quantile by its order statistics. */

/** The 97.5 % point of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

const TAIL = 0.025;

export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

export const NO_INTERVAL: Interval = { low: null, high: null };

/**
 * Wilson's score interval of a share, without continuity correction; none for n = 0.
 * Wilson, JASA 22 (1927) 209–212; method 3 of Newcombe, Statistics in Medicine 17 (1998) 857–872.
 */
export function wilson(count: number, n: number): Interval {
  if (n === 0) return NO_INTERVAL;
  const share = count / n;
  const z2 = Z_95 * Z_95;
  const middle = (count + z2 / 2) / (n + z2);
  const half = (Z_95 * Math.sqrt(n * share * (1 - share) + z2 / 4)) / (n + z2);
  return {
    low: count === 0 ? 0 : Math.min(share, middle - half),
    high: count === n ? 1 : Math.max(share, middle + half),
  };
}

/** Below this part of the most probable term, terms do not tell in a tail of 2.5 %. */
const NEGLIGIBLE = 1e-18;

/**
 * The largest rank whose order statistic lies above the p-quantile with a chance of at most 2.5 %; 0: none does.
 * `ratio(k)`: how much more probable k of n at or below the quantile are than k - 1. From the most probable number
 * outwards, because the outermost terms underflow for large n.
 */
function lowerRank(n: number, p: number): number {
  const ratio = (k: number): number => ((n - k + 1) / k) * (p / (1 - p));
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const lower: number[] = [];
  let all = 0;
  for (let k = mode, term = 1; k >= 0 && term > NEGLIGIBLE; term /= ratio(k), k--) {
    lower.push(term);
    all += term;
  }
  for (let k = mode + 1, term = ratio(k); k <= n && term > NEGLIGIBLE; k++, term *= ratio(k)) all += term;
  let below = 0;
  let rank = mode + 1 - lower.length;
  for (const term of lower.toReversed()) {
    below += term / all;
    if (below > TAIL) return rank;
    rank++;
  }
  return rank;
}

/**
 * The ranks (1 to n) of the two ordered values between which the p-quantile lies with at least 95 % confidence, at most
 * 2.5 % on either side; null where the sample is too small to have such a rank.
 * Binomial, distribution-free: Conover, Practical Nonparametric Statistics, 3rd ed. 1999, section 3.2.
 */
export function quantileRanks(n: number, p: number): Interval {
  const low = lowerRank(n, p);
  const high = n + 1 - lowerRank(n, 1 - p);
  return { low: low >= 1 ? low : null, high: high <= n ? high : null };
}
