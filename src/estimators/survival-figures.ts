/** The figures of a Kaplan–Meier curve: each by name, with its value for any sample and its interval for the real one. */
import { type Band, boundsAt, firstBoundMs } from './greenwood.js';
import { type Interval, NO_INTERVAL, quantileRanks, wilson } from './interval.js';
import {
  answeredCount,
  answeredMs,
  type Curve,
  firstReached,
  quantileMs,
  totalAnsweredMs,
  waitingAt,
} from './kaplan-meier.js';

const MS_PER_MINUTE = 60_000;

export interface FigureOfWaits {
  readonly name: string;
  value(curve: Curve): number | null;
  interval(curve: Curve, band: Band): Interval;
  n(curve: Curve): number;
}

const minutes = (ms: number | null): number | null => (ms === null ? null : ms / MS_PER_MINUTE);

/** 1 - 0.9 is 0.09999999999999998, which would fail a threshold of 0.1. */
const complement = (share: number | null): number | null =>
  share === null ? null : Math.round((1 - share) * 1e12) / 1e12;

/**
 * Log-log Greenwood, which says nothing where nobody or everybody was answered; there Wilson's interval over those
 * watched until then, or over those answered: the effective sample size of Dorey & Korn, Statistics in Medicine 6
 * (1987) 679–687, as far as it is defined.
 */
function waitingInterval(curve: Curve, band: Band, ms: number): Interval {
  const waiting = waitingAt(curve, ms);
  if (waiting === null) return NO_INTERVAL;
  if (waiting === 0) return wilson(0, answeredCount(curve));
  const bounds = boundsAt(curve, band, ms);
  if (bounds !== null) return bounds;
  const { sorted } = curve.stretches;
  const watched = sorted.length - firstReached(sorted.length, (place) => (sorted.ms[place] ?? 0) >= ms);
  return { low: complement(wilson(0, watched).high), high: 1 };
}

/** Share answered up to and with a time. */
const answeredWithin = (name: string, ms: number): FigureOfWaits => ({
  name,
  value: (curve) => complement(waitingAt(curve, ms)),
  interval: (curve, band) => {
    const { low, high } = waitingInterval(curve, band, ms);
    return { low: complement(high), high: complement(low) };
  },
  n: (curve) => curve.n,
});

const unansweredAt = (name: string, ms: number): FigureOfWaits => ({
  name,
  value: (curve) => waitingAt(curve, ms),
  interval: (curve, band) => waitingInterval(curve, band, ms),
  n: (curve) => curve.n,
});

/**
 * Minutes by which the share `p` of all had been answered. The interval inverts the band, after Brookmeyer & Crowley,
 * Biometrics 38 (1982) 29–41, as R's `quantile.survfit` does.
 */
const answeredBy = (name: string, p: number): FigureOfWaits => ({
  name,
  value: (curve) => minutes(quantileMs(curve, p)),
  interval: (_curve, band) => ({
    low: minutes(firstBoundMs(band, 'low', p)),
    high: minutes(firstBoundMs(band, 'high', p)),
  }),
  n: (curve) => curve.n,
});

/**
 * The p-quantile of the answered alone, interpolated as spreadsheets and NumPy do: definition 7 of Hyndman & Fan, The
 * American Statistician 50 (1996) 361–365.
 */
function answeredOnlyMs(curve: Curve, p: number): number | null {
  const place = (answeredCount(curve) - 1) * p;
  const below = answeredMs(curve, Math.floor(place) + 1);
  const above = answeredMs(curve, Math.ceil(place) + 1);
  if (below === null || above === null) return null;
  return below + (place - Math.floor(place)) * (above - below);
}

const answeredOnly = (name: string, p: number): FigureOfWaits => ({
  name,
  value: (curve) => minutes(answeredOnlyMs(curve, p)),
  interval: (curve) => {
    const ranks = quantileRanks(answeredCount(curve), p);
    return {
      low: ranks.low === null ? null : minutes(answeredMs(curve, ranks.low)),
      high: ranks.high === null ? null : minutes(answeredMs(curve, ranks.high)),
    };
  },
  n: answeredCount,
});

/** For display beside the others; waits are too skewed for an interval of their mean to mean much. */
const answeredOnlyMean = (name: string): FigureOfWaits => ({
  name,
  value: (curve) =>
    answeredCount(curve) === 0 ? null : minutes(totalAnsweredMs(curve) / answeredCount(curve)),
  interval: () => NO_INTERVAL,
  n: answeredCount,
});

/** All figures of waits: shares 0 to 1, times in minutes. `answered_only_…` is what dashboards show. */
export const figuresOfWaits = (horizonMs: number): readonly FigureOfWaits[] => [
  answeredWithin('answered_15m', 15 * MS_PER_MINUTE),
  answeredWithin('answered_1h', 60 * MS_PER_MINUTE),
  answeredWithin('answered_4h', 240 * MS_PER_MINUTE),
  answeredWithin('answered_24h', 1440 * MS_PER_MINUTE),
  answeredBy('median', 0.5),
  answeredBy('p90', 0.9),
  unansweredAt('unanswered_rate', horizonMs),
  answeredOnly('answered_only_median', 0.5),
  answeredOnlyMean('answered_only_mean'),
  answeredOnly('answered_only_p90', 0.9),
];
