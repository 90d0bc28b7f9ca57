/**
 * The 95 % band of a Kaplan–Meier curve: Greenwood's variance on the log(-log) scale, which keeps the bounds inside 0
 * to 1. Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 1980, section 1.3; what R's `survfit`
 * gives for `conf.type = "log-log"`.
 */
import { Z_95 } from './interval.js';
import {
  atRiskAfter,
  type Curve,
  firstReached,
  waitingAfter,
  waitingAt,
  waitingOnceAnswered,
} from './kaplan-meier.js';
import type { Interval } from './interval.js';

/**
 * One step a moment at which somebody was answered, as long as somebody still waits. Only the first `length` places
 * count.
 */
export interface Band {
  length: number;
  readonly timeMs: Float64Array;
  /** log(-log) of the share still waiting, and how far it is from there to either bound. */
  readonly logLog: Float64Array;
  readonly spread: Float64Array;
}

const logLogOf = (share: number): number => Math.log(-Math.log(share));

export function logLogBand(curve: Curve): Band {
  const { stretches, weights } = curve;
  const { sorted, count, start, end } = stretches;
  const { length, ms, isCensored, unit } = sorted;
  const room = (): Float64Array => new Float64Array(length);
  const band: Band = { length: 0, timeMs: room(), logLog: room(), spread: room() };
  let greenwood = 0;
  let events = 0;
  for (let stretch = 0; stretch < count; stretch++) {
    let answers = 0;
    for (let place = start[stretch] ?? 0; place < (end[stretch] ?? 0); place++) {
      const weight = weights[unit[place] ?? 0] ?? 0;
      answers += weight;
      events += weight;
      const isTied = isCensored[place + 1] === 0 && ms[place + 1] === ms[place];
      if (isTied || events === 0) continue;
      const waiting = waitingAfter(curve, stretch, answers);
      if (waiting === 0) return band;
      const atRisk = atRiskAfter(curve, stretch, answers);
      greenwood += events / (atRisk * (atRisk + events));
      band.timeMs[band.length] = ms[place] ?? 0;
      band.logLog[band.length] = logLogOf(waiting);
      band.spread[band.length] = (Z_95 * Math.sqrt(greenwood)) / Math.abs(Math.log(waiting));
      band.length++;
      events = 0;
    }
  }
  return band;
}

/** Bounds of the share still waiting at a time; null before the first answer, and where nobody waits any more. */
export function boundsAt(curve: Curve, band: Band, ms: number): Interval | null {
  const step = firstReached(band.length, (each) => (band.timeMs[each] ?? 0) > ms) - 1;
  const waiting = waitingAt(curve, ms);
  const spread = band.spread[step];
  if (spread === undefined || waiting === null || waiting === 0) return null;
  return { low: waiting ** Math.exp(spread), high: waiting ** Math.exp(-spread) };
}

/**
 * The first time at which a bound is at most 1 - p; null: never. A bound need not fall all the way, so every step is
 * asked.
 */
export function firstBoundMs(
  { length, timeMs, logLog, spread }: Band,
  bound: 'low' | 'high',
  p: number,
): number | null {
  const most = logLogOf(waitingOnceAnswered(p));
  const sign = bound === 'low' ? 1 : -1;
  for (let step = 0; step < length; step++)
    if ((logLog[step] ?? 0) + sign * (spread[step] ?? 0) >= most) return timeMs[step] ?? null;
  return null;
}
