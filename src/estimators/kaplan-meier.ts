/**
 * The Kaplan–Meier curve of the share still waiting, for a sample and for each of its bootstrap resamples.
 * Kaplan & Meier, JASA 53 (1958) 457–481. Of an answer and an end of watching at the same millisecond the
 * answer comes first, as `sortWaits` orders them.
 *
 * Between two ends of watching the product of the factors telescopes, so only at these the curve is multiplied; in
 * between it is a count. A resample therefore takes one sum a stretch, and the steps inside only where a figure lies.
 */
import type { Waits } from './waits.js';

/** Sorted waits, cut into stretches: some answers, then the ends of watching before the next answer. */
export interface Stretches {
  readonly sorted: Waits;
  readonly count: number;
  /** The place of its first answer; one more beyond the last stretch. */
  readonly start: Uint32Array;
  /** The place of its first end of watching. */
  readonly end: Uint32Array;
}

/** Answers in a stretch at most, so that looking inside one costs little. */
const LONGEST = 256;

export function cutStretches(sorted: Waits): Stretches {
  const { length, isCensored } = sorted;
  const start: number[] = [];
  const end: number[] = [];
  let place = 0;
  while (place < length) {
    start.push(place);
    const limit = Math.min(length, place + LONGEST);
    while (place < limit && isCensored[place] === 0) place++;
    end.push(place);
    while (place < length && isCensored[place] === 1) place++;
  }
  start.push(length);
  return { sorted, count: end.length, start: Uint32Array.from(start), end: Uint32Array.from(end) };
}

/** The curve of one sample. What is said "before" a stretch has one place more, for the end of the last. */
export interface Curve {
  readonly stretches: Stretches;
  /** How often each unit counts. */
  weights: Uint8Array;
  n: number;
  /** The longest wait or watch; -1 where there is none. */
  lastMs: number;
  /** Before the stretch: how many were answered, or were answered or watched to their end. */
  readonly answered: Float64Array;
  readonly gone: Float64Array;
  /** Before the stretch: the share still waiting. */
  readonly waiting: Float64Array;
  /** At the last end of watching before the stretch: the share still waiting, and how many were watched on. */
  readonly baseWaiting: Float64Array;
  readonly baseAtRisk: Float64Array;
}

/** A curve without anybody in it, to be drawn any number of times. */
export const blankCurve = (stretches: Stretches): Curve => ({
  stretches,
  weights: new Uint8Array(0),
  n: 0,
  lastMs: -1,
  answered: new Float64Array(stretches.count + 1),
  gone: new Float64Array(stretches.count + 1),
  waiting: new Float64Array(stretches.count + 1),
  baseWaiting: new Float64Array(stretches.count + 1),
  baseAtRisk: new Float64Array(stretches.count + 1),
});

function drawnBetween(unit: Uint16Array, weights: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place++) sum += weights[unit[place] ?? 0] ?? 0;
  return sum;
}

function countDrawn({ stretches, answered, gone }: Curve, weights: Uint8Array): void {
  const { count, start, end, sorted } = stretches;
  for (let stretch = 0; stretch < count; stretch++) {
    const middle = end[stretch] ?? 0;
    const answers = drawnBetween(sorted.unit, weights, start[stretch] ?? 0, middle);
    const ends = drawnBetween(sorted.unit, weights, middle, start[stretch + 1] ?? 0);
    answered[stretch + 1] = (answered[stretch] ?? 0) + answers;
    gone[stretch + 1] = (gone[stretch] ?? 0) + answers + ends;
  }
}

function lastDrawnMs({ ms, unit, length }: Waits, weights: Uint8Array): number {
  let place = length - 1;
  while (place >= 0 && (weights[unit[place] ?? 0] ?? 0) === 0) place--;
  return ms[place] ?? -1;
}

/** Draws the curve of the sample in which each unit counts as often as `weights` says. */
export function drawCurve(curve: Curve, weights: Uint8Array): void {
  const { stretches, gone, waiting, baseWaiting, baseAtRisk } = curve;
  countDrawn(curve, weights);
  const n = gone[stretches.count] ?? 0;
  Object.assign(curve, { weights, n, lastMs: lastDrawnMs(stretches.sorted, weights) });
  waiting[0] = 1;
  baseWaiting[0] = 1;
  baseAtRisk[0] = n;
  for (let stretch = 0; stretch < stretches.count; stretch++) {
    const next = stretch + 1;
    const answers = answeredIn(curve, stretch);
    const after = waitingAfter(curve, stretch, answers);
    const hasEnds = (gone[next] ?? 0) - (gone[stretch] ?? 0) > answers;
    waiting[next] = after;
    baseWaiting[next] = hasEnds ? after : (baseWaiting[stretch] ?? 0);
    baseAtRisk[next] = hasEnds ? n - (gone[next] ?? 0) : (baseAtRisk[stretch] ?? 0);
  }
}

const answeredIn = ({ answered }: Curve, stretch: number): number =>
  (answered[stretch + 1] ?? 0) - (answered[stretch] ?? 0);

/** How many still wait and are watched after so many answers of a stretch. */
export const atRiskAfter = ({ n, gone }: Curve, stretch: number, answers: number): number =>
  n - (gone[stretch] ?? 0) - answers;

/** Share still waiting after so many answers of a stretch. */
export const waitingAfter = (curve: Curve, stretch: number, answers: number): number =>
  answers === 0
    ? (curve.waiting[stretch] ?? 1)
    : ((curve.baseWaiting[stretch] ?? 0) * atRiskAfter(curve, stretch, answers)) /
      (curve.baseAtRisk[stretch] ?? 0);

export const answeredCount = ({ answered, stretches }: Curve): number => answered[stretches.count] ?? 0;

/** The first of `count` at which `isReached`, which must stay so once it is; `count` where it never is. */
export function firstReached(count: number, isReached: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Share still waiting at a time; null beyond the last observed time, unless nobody waits any more. */
export function waitingAt(curve: Curve, ms: number): number | null {
  const { stretches, weights, n, lastMs } = curve;
  const { sorted, count, start, end } = stretches;
  const stretch = firstReached(count, (each) => (sorted.ms[start[each] ?? 0] ?? 0) > ms) - 1;
  let waiting = 1;
  if (stretch >= 0) {
    const from = start[stretch] ?? 0;
    const length = firstReached((end[stretch] ?? 0) - from, (each) => (sorted.ms[from + each] ?? 0) > ms);
    waiting = waitingAfter(curve, stretch, drawnBetween(sorted.unit, weights, from, from + length));
  }
  return n === 0 || (ms > lastMs && waiting > 0) ? null : waiting;
}

/** The time of the first answer of a stretch with which, so many answers of it counted, `isReached`; null: none. */
function firstAnswerMs(
  { stretches, weights }: Curve,
  stretch: number,
  isReached: (answers: number) => boolean,
): number | null {
  const { sorted, start, end } = stretches;
  let answers = 0;
  for (let place = start[stretch] ?? 0; place < (end[stretch] ?? 0); place++) {
    answers += weights[sorted.unit[place] ?? 0] ?? 0;
    if (isReached(answers)) return sorted.ms[place] ?? null;
  }
  return null;
}

/** Sums of rounding errors stay far below this, and one case in a hundred million far above. */
const DUST = 1e-9;

/** The share still waiting by which the share `p` counts as answered: 1 - p, whatever that is to a machine. */
export const waitingOnceAnswered = (p: number): number => 1 - p + DUST;

/** The time by which the share `p` had been answered: the first at which at most 1 - p waits; null: not reached. */
export function quantileMs(curve: Curve, p: number): number | null {
  const most = waitingOnceAnswered(p);
  const stretch = firstReached(curve.stretches.count, (each) => (curve.waiting[each + 1] ?? 0) <= most);
  return firstAnswerMs(curve, stretch, (answers) => waitingAfter(curve, stretch, answers) <= most);
}

/** The wait that is `rank`-th (1 = shortest) among the answered; null: there are fewer. */
export function answeredMs(curve: Curve, rank: number): number | null {
  const { answered, stretches } = curve;
  if (rank < 1) return null;
  const stretch = firstReached(stretches.count, (each) => (answered[each + 1] ?? 0) >= rank);
  return firstAnswerMs(curve, stretch, (answers) => (answered[stretch] ?? 0) + answers >= rank);
}

/** Of the answered. */
export function totalAnsweredMs({ stretches, weights }: Curve): number {
  const { length, ms, isCensored, unit } = stretches.sorted;
  let total = 0;
  for (let place = 0; place < length; place++)
    if (isCensored[place] === 0) total += (ms[place] ?? 0) * (weights[unit[place] ?? 0] ?? 0);
  return total;
}
