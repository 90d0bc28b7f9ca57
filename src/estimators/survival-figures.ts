/** The figures of a Kaplan–Meier curve: each by name, with its value for any sample and its interval for the real one. */
import { NO_INTERVAL, quantileRanks, wilson } from './interval.js';
import type { Interval } from './interval.js';
import { answeredMs, firstBoundMs, quantileMs, stepAt, waitingAt } from './kaplan-meier.js';
import type { Band, Steps } from './kaplan-meier.js';
import { firstAtLeast } from './waits.js';
import type { Waits } from './waits.js';

const MS_PER_MINUTE = 60_000;

/** The curve of the real sample, with what its intervals need. */
export interface Drawn {
  readonly sorted: Waits;
  readonly steps: Steps;
  readonly band: Band;
}

export interface FigureOfWaits {
  readonly name: string;
  value(steps: Steps): number | null;
  interval(drawn: Drawn): Interval;
  n(steps: Steps): number;
}

const minutes = (ms: number | null): number | null => (ms === null ? null : ms / MS_PER_MINUTE);

/** 1 - 0.9 is 0.09999999999999998, which would fail a threshold of 0.1. */
const complement = (share: number | null): number | null =>
  share === null ? null : Math.round((1 - share) * 1e12) / 1e12;

const answeredCount = (steps: Steps): number => steps.answered[steps.length - 1] ?? 0;

/**
 * Log-log Greenwood, which says nothing where nobody or everybody was answered; there Wilson's interval over those
 * watched until then, or over those answered: the effective sample size of Dorey & Korn, Statistics in Medicine 6
 * (1987) 679–687, as far as it is defined.
 */
function waitingInterval({ sorted, steps, band }: Drawn, ms: number): Interval {
  const waiting = waitingAt(steps, ms);
  if (waiting === null) return NO_INTERVAL;
  const step = stepAt(steps, ms);
  if (step < 0) {
    const watched = sorted.length - firstAtLeast(sorted, ms);
    return { low: complement(wilson(0, watched).high), high: 1 };
  }
  if (waiting === 0) return wilson(0, answeredCount(steps));
  return { low: band.low[step] ?? null, high: band.high[step] ?? null };
}

/** Share answered up to and with a time. */
const answeredWithin = (name: string, ms: number): FigureOfWaits => ({
  name,
  value: (steps) => complement(waitingAt(steps, ms)),
  interval: (drawn) => {
    const { low, high } = waitingInterval(drawn, ms);
    return { low: complement(high), high: complement(low) };
  },
  n: (steps) => steps.n,
});

const unansweredAt = (name: string, ms: number): FigureOfWaits => ({
  name,
  value: (steps) => waitingAt(steps, ms),
  interval: (drawn) => waitingInterval(drawn, ms),
  n: (steps) => steps.n,
});

/**
 * Minutes by which the share `p` of all had been answered. The interval inverts the band, after Brookmeyer & Crowley,
 * Biometrics 38 (1982) 29–41, as R's `quantile.survfit` does.
 */
const answeredBy = (name: string, p: number): FigureOfWaits => ({
  name,
  value: (steps) => minutes(quantileMs(steps, p)),
  interval: ({ steps, band }) => ({
    low: minutes(firstBoundMs(steps, band.low, p)),
    high: minutes(firstBoundMs(steps, band.high, p)),
  }),
  n: (steps) => steps.n,
});

/**
 * The p-quantile of the answered alone, interpolated as spreadsheets and NumPy do: definition 7 of Hyndman & Fan, The
 * American Statistician 50 (1996) 361–365.
 */
function answeredOnlyMs(steps: Steps, p: number): number | null {
  const place = (answeredCount(steps) - 1) * p;
  const below = answeredMs(steps, Math.floor(place) + 1);
  const above = answeredMs(steps, Math.ceil(place) + 1);
  if (below === null || above === null) return null;
  return below + (place - Math.floor(place)) * (above - below);
}

const answeredOnly = (name: string, p: number): FigureOfWaits => ({
  name,
  value: (steps) => minutes(answeredOnlyMs(steps, p)),
  interval: ({ steps }) => {
    const ranks = quantileRanks(answeredCount(steps), p);
    return {
      low: ranks.low === null ? null : minutes(answeredMs(steps, ranks.low)),
      high: ranks.high === null ? null : minutes(answeredMs(steps, ranks.high)),
    };
  },
  n: answeredCount,
});

/** For display beside the others; waits are too skewed for an interval of their mean to mean much. */
const answeredOnlyMean = (name: string): FigureOfWaits => ({
  name,
  value: (steps) => (answeredCount(steps) === 0 ? null : minutes(steps.totalMs / answeredCount(steps))),
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
