/** How often a thing is so. `value` of an observation: whether it is so; `groups`: which kinds of it, any number of them. */
import {
  type Collector,
  type Estimator,
  estimatorOf,
  type Figure,
  RESAMPLE_UNITS,
  resampleUnit,
} from './estimator.js';
import { wilson } from './interval.js';

/** A count for each resample unit: all that a share and its resamples need. */
export type Tally = Uint32Array;

const noTally = (): Tally => new Uint32Array(RESAMPLE_UNITS);

function sumOf(tally: Tally): number {
  let sum = 0;
  for (let unit = 0; unit < tally.length; unit++) sum += tally[unit] ?? 0;
  return sum;
}

/** A tally without its zeros: most things are rare. */
interface Counts {
  readonly unit: Uint16Array;
  readonly count: Uint32Array;
}

function countsOf(tally: Tally): Counts {
  const unit = new Uint16Array(tally.length);
  let length = 0;
  for (let each = 0; each < tally.length; each++) if (tally[each] !== 0) unit[length++] = each;
  const units = unit.subarray(0, length);
  return { unit: units, count: Uint32Array.from(units, (each) => tally[each] ?? 0) };
}

function weightedSum({ unit, count }: Counts, weights: Uint8Array): number {
  let sum = 0;
  for (let place = 0; place < unit.length; place++)
    sum += (count[place] ?? 0) * (weights[unit[place] ?? 0] ?? 0);
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

/** The share of true among all. */
const POSITIVE = 'positive';

const tallyNamed = ({ positive, byGroup }: Tallies, name: string): Tally | undefined =>
  name === POSITIVE ? positive : byGroup.get(name);

function resamplerOf(tallies: Tallies, names: readonly string[]): ReturnType<Collector['resampler']> {
  const all = countsOf(tallies.all);
  const asked = names.map((name) => {
    const tally = tallyNamed(tallies, name);
    return tally === undefined ? null : countsOf(tally);
  });
  return (weights) => {
    const n = weightedSum(all, weights);
    return asked.map((counts) => (n === 0 || counts === null ? null : weightedSum(counts, weights) / n));
  };
}

function collectShares(): Collector {
  const tallies: Tallies = { all: noTally(), positive: noTally(), byGroup: new Map() };
  const tallyOf = (group: string): Tally => {
    const known = tallies.byGroup.get(group);
    if (known !== undefined) return known;
    const tally = noTally();
    tallies.byGroup.set(group, tally);
    return tally;
  };
  return {
    add({ value, groups }, cluster) {
      if (typeof value === 'number') throw new TypeError(`a share counts true or false, not ${value}`);
      increment(tallies.all, cluster);
      if (value) increment(tallies.positive, cluster);
      if (groups !== undefined) for (const group of new Set(groups)) increment(tallyOf(group), cluster);
    },
    // In alphabetical order, so that the order of the cases leaves no trace.
    figuresBeside: () => [...tallies.byGroup.keys()].toSorted(),
    figure(name) {
      const tally = tallyNamed(tallies, name);
      if (tally === undefined) throw new RangeError(`a share has no figure "${name}"`);
      return figureOf(tally, sumOf(tallies.all));
    },
    resampler: (names) => resamplerOf(tallies, names),
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
export const share = (): Estimator =>
  estimatorOf({ kind: 'share', unit: 'share', collect: collectShares }, POSITIVE);
