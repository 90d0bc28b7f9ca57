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

/** The largest rank whose order statistic lies above the p-quantile with a chance of at most 2.5 %; 0: none does. */
function lowerRank(n: number, p: number): number {
  // Logarithms, because the first terms underflow for large n.
  let logTerm = n * Math.log1p(-p);
  const logOdds = Math.log(p) - Math.log1p(-p);
  let below = 0;
  for (let rank = 0; rank < n; rank++) {
    below += Math.exp(logTerm);
    if (below > TAIL) return rank;
    logTerm += Math.log((n - rank) / (rank + 1)) + logOdds;
  }
  return n;
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
