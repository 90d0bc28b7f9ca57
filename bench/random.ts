/** Seeded pseudo-random numbers: the same seed gives the same sequence on every run. */

/** A small, fast generator (mulberry32) with the few distributions the bench needs. */
export class Random {
  #state: number;

  /** `seed`: any integer; only its low 32 bits count. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A float in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer in [low, high], both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with this probability (0..1). */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One item of a list that is not empty, each equally likely. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('cannot pick from an empty list');
    return item;
  }

  /** A log-normal draw with this median (any unit) and this standard deviation of the logarithm. */
  logNormal(median: number, sigma: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * this.next()));
  }
}

/** Running totals of weights, scaled to end at exactly 1: the table that `indexOf` searches. */
export function cumulative(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Float64Array(weights.length);
  let sum = 0;
  for (const [index, weight] of weights.entries()) table[index] = (sum += weight) / total;
  table[weights.length - 1] = 1;
  return table;
}

/** The index whose slice of a `cumulative` table holds `point` (0 <= point < 1), by bisection. */
export function indexOf(table: Float64Array, point: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 1) > point) high = middle;
    else low = middle + 1;
  }
  return low;
}
