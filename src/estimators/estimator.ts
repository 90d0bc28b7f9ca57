/**
 * An estimator makes a figure, its interval and its n out of what an audit observed in each case, and makes it again
 * for a bootstrap resample. All audits of a kind share one, so no audit does statistics of its own.
 */

import type { Tallies } from './share.js';
import type { Waits } from './waits.js';

/** What an audit saw in one case. */
export interface Observation {
  /** A waiting time or another quantity, or whether the thing the audit looks for is so. */
  readonly value: number | boolean;
  /** The event had not come when watching ended: `value` is only a lower bound. */
  readonly isCensored?: boolean;
  /** For estimators that split: the group this case belongs to; several where a case counts in each. */
  readonly groups?: readonly string[];
}

/** A number with what it rests on. A `null` bound: none can be given on that side ("at least 40 min", not reached). */
export interface Figure {
  /** null: cannot be told from these observations ("not reached", nothing observed). */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** What an estimator made of all observations. `headline` is the audit's figure; `others` stand beside it. */
export interface Estimate {
  readonly headline: Figure;
  /** By name, e.g. `answered_1h`. Benchmarks and reporters look figures up here. */
  readonly others: Readonly<Record<string, Figure>>;
}

/**
 * The values of some figures in one bootstrap resample, by name; null where it cannot tell.
 * `weights[resampleUnit(cluster)]` says how often a customer was drawn.
 */
export type Resampler = (weights: Uint8Array) => Readonly<Record<string, number | null>>;

/**
 * A sample of observations, which come in any order. `cluster` is the customer's ordinal (0, 1, 2 …), the unit of the
 * bootstrap: what one customer lived is not independent of what he lived again.
 */
export interface Collector {
  add(observation: Observation, cluster: number): void;
  /** The names of the figures that stand beside a headline. */
  figuresBeside(): readonly string[];
  /** A figure of all that was added, by its name. Throws RangeError for a name that no figure here has. */
  figure(name: string): Figure;
  /** Readies the resampling of some figures: values in the order of `names`, null for a figure there is none of. */
  resampler(names: readonly string[]): (weights: Uint8Array) => readonly (number | null)[];
  /** All that was added, as a plain value that may travel to another thread. */
  snapshot(): Snapshot;
  /** Adds what another collector of the same kind had. Throws TypeError for one of another kind. */
  absorb(snapshot: Snapshot): void;
}

/** What a collector holds. */
export type Snapshot =
  | { readonly kind: 'survival'; readonly waits: Waits }
  | { readonly kind: 'share'; readonly tallies: Tallies };

/** What a run fixes for all estimators. */
export interface EstimatorSettings {
  /** A case answered later than this counts as unanswered. */
  readonly horizonMs: number;
}

/** One kind of statistic, and which of its figures is the headline. */
export interface Estimator {
  /** Estimators of a kind can share a sample. */
  readonly kind: 'survival' | 'share';
  /** Of the headline: `minutes`, `share`, … */
  readonly unit: 'minutes' | 'share';
  collect(settings: EstimatorSettings): Collector;
  /** All figures of a sample. */
  estimate(sample: Collector): Estimate;
  /** Readies the resampling of the figures that are asked for: `headline`, or the names of others. */
  resampler(sample: Collector, figures: readonly string[]): Resampler;
}

/** `headline`: the name that this figure has in a sample. */
export const estimatorOf = (
  traits: Pick<Estimator, 'kind' | 'unit' | 'collect'>,
  headline: string,
): Estimator => ({
  ...traits,
  estimate: (sample) => ({
    headline: sample.figure(headline),
    others: Object.fromEntries(sample.figuresBeside().map((name) => [name, sample.figure(name)])),
  }),
  resampler(sample, figures) {
    const resample = sample.resampler(figures.map((name) => (name === 'headline' ? headline : name)));
    return (weights) => {
      const values = resample(weights);
      return Object.fromEntries(figures.map((name, index) => [name, values[index] ?? null]));
    };
  },
});

/** Customers are drawn in this many units at most; more customers share units, in turn. */
export const RESAMPLE_UNITS = 20_000;

/** The resample unit of a customer. */
export const resampleUnit = (cluster: number): number => cluster % RESAMPLE_UNITS;
