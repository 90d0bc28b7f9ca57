/** How often a thing is so. `value` of an observation: whether it is so; `groups`: which kinds of it, any number of them. */
import { RESAMPLE_UNITS, resampleUnit } from './estimator.js';
import type { Collector, Estimate, Estimator, Figure } from './estimator.js';
import { wilson } from './interval.js';

/** A count for each resample unit: all that a share and its resamples need. */
export type Tally = Uint32Array;

const noTally = (): Tally => new Uint32Array(RESAMPLE_UNITS);

const sumOf = (tally: Tally): number => tally.reduce((sum, count) => sum + count, 0);

function weightedSum(tally: Tally, weights: Uint8Array): number {
  const length = Math.min(tally.length, weights.length);
  let sum = 0;
  for (let unit = 0; unit < length; unit++) sum += (tally[unit] ?? 0) * (weights[unit] ?? 0);
  return sum;
}

function increment(tally: Tally, cluster: number): void {
  const unit = resampleUnit(cluster);
  tally[unit] = (tally[unit] ?? 0) + 1;
}

function addTally(tally: Tally, more: Tally): void {
  for (let unit = 0; unit < tally.length; unit++) tally[unit] = (tally[unit] ?? 0) + (more[unit] ?? 0);
}

function figureOf(tally: Tally, n: number): Figure {
  const count = sumOf(tally);
  return { value: n === 0 ? null : count / n, ...wilson(count, n), n };
}

export interface Tallies {
  readonly all: Tally;
  readonly positive: Tally;
  readonly byGroup: Map<string, Tally>;
}

/** By name, so that the order of the cases leaves no trace. */
const groupsOf = ({ byGroup }: Tallies): readonly (readonly [string, Tally])[] =>
  [...byGroup].toSorted(([a], [b]) => (a < b ? -1 : 1));

function estimateOf(tallies: Tallies): Estimate {
  const n = sumOf(tallies.all);
  const others: Record<string, Figure> = {};
  for (const [group, tally] of groupsOf(tallies)) others[group] = figureOf(tally, n);
  return { headline: figureOf(tallies.positive, n), others };
}

function resampleOf(tallies: Tallies, weights: Uint8Array): Record<string, number | null> {
  const n = weightedSum(tallies.all, weights);
  const share = (tally: Tally): number | null => (n === 0 ? null : weightedSum(tally, weights) / n);
  const values: Record<string, number | null> = { headline: share(tallies.positive) };
  for (const [group, tally] of groupsOf(tallies)) values[group] = share(tally);
  return values;
}

function collectShares(): Collector {
  const tallies: Tallies = { all: noTally(), positive: noTally(), byGroup: new Map() };
  const tallyOf = (group: string): Tally => {
    const tally = tallies.byGroup.get(group) ?? noTally();
    tallies.byGroup.set(group, tally);
    return tally;
  };
  return {
    add({ value, groups }, cluster) {
      if (typeof value === 'number') throw new TypeError(`a share counts true or false, not ${value}`);
      increment(tallies.all, cluster);
      if (value) increment(tallies.positive, cluster);
      for (const group of new Set(groups)) increment(tallyOf(group), cluster);
    },
    estimate: () => estimateOf(tallies),
    resample: (weights) => resampleOf(tallies, weights),
    snapshot: () => ({ kind: 'share', tallies }),
    absorb(snapshot) {
      if (snapshot.kind !== 'share') throw new TypeError(`a share cannot absorb a ${snapshot.kind}`);
      const more = snapshot.tallies;
      addTally(tallies.all, more.all);
      addTally(tallies.positive, more.positive);
      for (const [group, tally] of more.byGroup) addTally(tallyOf(group), tally);
    },
  };
}

/** Headline: the share of true. Others: of each group, the share of all observations that are in it. Wilson 95 %. */
export const share = (): Estimator => ({ kind: 'share', unit: 'share', collect: collectShares });
