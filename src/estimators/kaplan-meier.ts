/**
 * The Kaplan–Meier curve of the share still waiting, and its 95 % band.
 * Kaplan & Meier, JASA 53 (1958) 457–481. Of an answer and an end of watching at the same millisecond the
 * answer comes first, as `sortWaits` orders them.
 */
import { Z_95 } from './interval.js';
import type { Waits } from './waits.js';

/** One step a moment at which somebody was answered. Only the first `length` places count; reused between resamples. */
export interface Steps {
  length: number;
  readonly timeMs: Float64Array;
  /** Share still waiting just after. */
  readonly waiting: Float64Array;
  /** How many still wait and are watched, just after. */
  readonly atRisk: Float64Array;
  /** Answers up to and with this moment. */
  readonly answered: Float64Array;
  n: number;
  /** The longest wait or watch; -1 where there is none. */
  lastMs: number;
  /** Of the answered. */
  totalMs: number;
}

export const roomForSteps = (waits: number): Steps => ({
  length: 0,
  timeMs: new Float64Array(waits),
  waiting: new Float64Array(waits),
  atRisk: new Float64Array(waits),
  answered: new Float64Array(waits),
  n: 0,
  lastMs: -1,
  totalMs: 0,
});

/** Sums of rounding errors stay far below this, and one case in a hundred million far above. */
const DUST = 1e-9;

function sumOfWeights({ length, unit }: Waits, weights: Uint8Array): number {
  let sum = 0;
  for (let place = 0; place < length; place++) sum += weights[unit[place] ?? 0] ?? 0;
  return sum;
}

/**
 * Draws the curve of sorted waits into `steps`. `weights`: how often each unit counts; null: once.
 * Between two ends of watching the product of the factors telescopes, so without any the curve is exactly a count over n,
 * and ties may be taken one by one.
 */
export function drawSteps(sorted: Waits, weights: Uint8Array | null, steps: Steps): void {
  const { length, ms, isCensored, unit } = sorted;
  const n = weights === null ? length : sumOfWeights(sorted, weights);
  let atRisk = n;
  let waiting = 1;
  let answered = 0;
  let totalMs = 0;
  let lastMs = -1;
  let count = 0;
  let baseWaiting = 1;
  let baseAtRisk = n;
  for (let place = 0; place < length; place++) {
    const weight = weights === null ? 1 : (weights[unit[place] ?? 0] ?? 0);
    if (weight === 0) continue;
    atRisk -= weight;
    const at = ms[place] ?? 0;
    lastMs = at;
    if (isCensored[place] === 1) {
      baseWaiting = waiting;
      baseAtRisk = atRisk;
    } else {
      waiting = (baseWaiting * atRisk) / baseAtRisk;
      answered += weight;
      totalMs += at * weight;
      if (count === 0 || steps.timeMs[count - 1] !== at) count++;
      steps.timeMs[count - 1] = at;
      steps.waiting[count - 1] = waiting;
      steps.atRisk[count - 1] = atRisk;
      steps.answered[count - 1] = answered;
    }
  }
  Object.assign(steps, { length: count, n, lastMs, totalMs });
}

/** The first step at which `isReached`, which must stay so once it is; `length` where it never is. */
function firstStep(steps: Steps, isReached: (step: number) => boolean): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last step up to a time; -1: none. */
export const stepAt = (steps: Steps, ms: number): number =>
  firstStep(steps, (step) => (steps.timeMs[step] ?? 0) > ms) - 1;

/** Share still waiting at a time; null beyond the last observed time, unless nobody waits any more. */
export function waitingAt(steps: Steps, ms: number): number | null {
  const step = stepAt(steps, ms);
  const waiting = step < 0 ? 1 : (steps.waiting[step] ?? 1);
  return steps.n === 0 || (ms > steps.lastMs && waiting > 0) ? null : waiting;
}

/** The time by which the share `p` had been answered: the first at which at most 1 - p waits; null: not reached. */
export function quantileMs(steps: Steps, p: number): number | null {
  const step = firstStep(steps, (candidate) => (steps.waiting[candidate] ?? 0) <= 1 - p + DUST);
  return step < steps.length ? (steps.timeMs[step] ?? null) : null;
}

/** The wait that is `rank`-th (1 = shortest) among the answered. */
export function answeredMs(steps: Steps, rank: number): number | null {
  const step = firstStep(steps, (candidate) => (steps.answered[candidate] ?? 0) >= rank);
  return step < steps.length ? (steps.timeMs[step] ?? null) : null;
}

/** Bounds of the share still waiting, one pair a step; NaN after the last answer where nobody waits any more. */
export interface Band {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Greenwood's variance on the log(-log) scale, which keeps the bounds inside 0 to 1.
 * Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 1980, section 1.3; what R's `survfit` gives
 * for `conf.type = "log-log"`.
 */
export function logLogBand(steps: Steps): Band {
  const low = new Float64Array(steps.length).fill(Number.NaN);
  const high = new Float64Array(steps.length).fill(Number.NaN);
  let greenwood = 0;
  let before = 0;
  for (let step = 0; step < steps.length; step++) {
    const waiting = steps.waiting[step] ?? 0;
    const atRisk = steps.atRisk[step] ?? 0;
    const events = (steps.answered[step] ?? 0) - before;
    before += events;
    if (waiting === 0) break;
    greenwood += events / (atRisk * (atRisk + events));
    const spread = (Z_95 * Math.sqrt(greenwood)) / Math.abs(Math.log(waiting));
    low[step] = waiting ** Math.exp(spread);
    high[step] = waiting ** Math.exp(-spread);
  }
  return { low, high };
}

/** The first time at which a bound is at most 1 - p; null: never. A bound need not fall all the way, so every step is asked. */
export function firstBoundMs(steps: Steps, bound: Float64Array, p: number): number | null {
  const step = bound.findIndex((share) => share <= 1 - p + DUST);
  return step < 0 ? null : (steps.timeMs[step] ?? null);
}
