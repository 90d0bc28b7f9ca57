/**
 * Logistic regression with L2 penalty by dual coordinate descent (Yu, Huang, Lin: Dual coordinate descent methods for logistic
 * regression and maximum entropy models, Machine Learning 85, 2011). The order of the examples is drawn from a seed: the same examples give the same weights, bit for bit.
 */
import { Random } from '../../bench/random.js';

/** A vector by its places that are not 0. */
export interface Vector {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

export interface Settings {
  /** How much an error weighs against the penalty. */
  readonly cost: number;
  readonly rounds: number;
  /** 1: both classes weigh the same, however many examples each has; 0: every example does. 1 where not given. */
  readonly evenness?: number;
}

/** `weights` of the places, and what is added for every vector. */
export interface LinearModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

const INNER_STEPS = 8;
const CLOSE_TO_ZERO = 1e-12;

export function trainLogistic(
  vectors: readonly Vector[],
  isPositive: readonly boolean[],
  size: number,
  { cost, rounds, evenness = 1 }: Settings,
): LinearModel {
  const weights = new Float64Array(size);
  let bias = 0;
  const positives = isPositive.filter(Boolean).length;
  const costs = isPositive.map(
    (positive) =>
      cost * (vectors.length / (2 * (positive ? positives : vectors.length - positives))) ** evenness,
  );
  // The dual variable of an example, and its distance to its upper bound.
  const alpha = costs.map((upper) => Math.min(0.001 * upper, 1e-8));
  const squares = vectors.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1));
  for (const [index, vector] of vectors.entries()) add(index, alpha[index] ?? 0, vector);

  function add(index: number, amount: number, { places, values }: Vector): void {
    const signed = isPositive[index] ? amount : -amount;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      weights[place] = (weights[place] ?? 0) + signed * (values[at] ?? 0);
    }
    bias += signed;
  }

  const order = vectors.map((_, index) => index);
  const random = new Random(1);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const index of order) {
      const vector = vectors[index];
      if (vector === undefined) continue;
      const upper = costs[index] ?? 0;
      const before = alpha[index] ?? 0;
      const margin = scoreOf({ weights, bias }, vector) * (isPositive[index] ? 1 : -1);
      const after = bestAlpha(before, upper, margin, squares[index] ?? 1);
      alpha[index] = after;
      add(index, after - before, vector);
    }
  }
  return { weights, bias };
}

/** Newton's method on the one-variable problem a/2 (z-z0)^2 + b (z-z0) + z log z + (C-z) log(C-z). */
function bestAlpha(before: number, upper: number, margin: number, square: number): number {
  let z = before;
  for (let step = 0; step < INNER_STEPS; step += 1) {
    const slope = square * (z - before) + margin + Math.log(z / (upper - z));
    if (Math.abs(slope) < 1e-6) break;
    const curve = square + upper / ((upper - z) * z);
    const next = z - slope / curve;
    // Never past a bound: half of the way to it.
    if (next <= 0) z /= 2;
    else if (next >= upper) z = (z + upper) / 2;
    else z = next;
  }
  return Math.min(Math.max(z, upper * CLOSE_TO_ZERO), upper * (1 - CLOSE_TO_ZERO));
}

export function scoreOf({ weights, bias }: LinearModel, { places, values }: Vector): number {
  let sum = bias;
  for (let at = 0; at < places.length; at += 1) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

export function shuffle(order: number[], random: Random): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = random.integer(0, index);
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}
