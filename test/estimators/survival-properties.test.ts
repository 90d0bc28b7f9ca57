import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Collector, Estimate, Resampler } from '../../src/estimators/estimator.js';
import { RESAMPLE_UNITS } from '../../src/estimators/estimator.js';
import { FIGURES_OF_WAITS, timeToEvent, unansweredAt } from '../../src/estimators/survival.js';
import { seededRandom } from '../support/random.js';

const MINUTE = 60_000;

interface Wait {
  readonly value: number;
  readonly isCensored: boolean;
}

/** Few distinct times, so that there are ties of every kind. */
const wait = fc.record({ value: fc.nat(12).map((n) => n * 10 * MINUTE), isCensored: fc.boolean() });
const waits = fc.array(wait, { minLength: 1, maxLength: 150 });
const horizonMs = 60 * MINUTE;

function collect(observations: readonly Wait[]): Collector {
  const collector = unansweredAt().collect({ horizonMs });
  for (const [customer, observation] of observations.entries()) collector.add(observation, customer);
  return collector;
}

const estimate = (observations: readonly Wait[], estimator = unansweredAt()): Estimate =>
  estimator.estimate(collect(observations));

/** Of all figures. */
const resamplerOf = (observations: readonly Wait[], estimator = unansweredAt()): Resampler =>
  estimator.resampler(collect(observations), ['headline', ...FIGURES_OF_WAITS]);

/** The definition, word for word: the product over answer times of the share of those at risk who were not answered. */
function productLimit(observations: readonly Wait[], ms: number): number | null {
  const isEvent = ({ isCensored }: Wait): boolean => !isCensored;
  const times = new Set(observations.filter(isEvent).map(({ value }) => value));
  let share = 1;
  for (const time of [...times].filter((each) => each <= ms)) {
    const atRisk = observations.filter(({ value }) => value >= time).length;
    const events = observations.filter((each) => isEvent(each) && each.value === time).length;
    share *= 1 - events / atRisk;
  }
  const last = Math.max(-1, ...observations.map(({ value }) => value));
  return observations.length === 0 || (ms > last && share > 1e-9) ? null : share;
}

/** How far apart two values are; infinitely, where one is known and the other is not. */
function gap(a: number | null | undefined, b: number | null | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b);
  return a === null && b === null ? 0 : Infinity;
}

test('the curve is the product limit', () => {
  fc.assert(
    fc.property(waits, (observations) => {
      const { value } = estimate(observations).headline;
      expect(gap(value, productLimit(observations, horizonMs))).toBeLessThan(1e-9);
    }),
  );
});

test('a resample is the estimate of the sample in which each customer stands as often as drawn', () => {
  const drawn = fc.array(fc.tuple(wait, fc.nat(3)), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(drawn, (pairs) => {
      const weights = Uint8Array.from(pairs, ([, weight]) => weight);
      const repeated = pairs.flatMap(([observation, weight]) => Array<Wait>(weight).fill(observation));
      const { headline, ...resampled } = resamplerOf(pairs.map(([observation]) => observation))(weights);
      const { others } = estimate(repeated);
      expect(headline).toBe(resampled['unanswered_rate']);
      expect(Object.keys(resampled)).toEqual(Object.keys(others));
      for (const [name, figure] of Object.entries(others))
        expect(gap(resampled[name], figure.value)).toBeLessThan(1e-9);
    }),
  );
});

test('drawing everybody once gives the estimate, whatever was drawn before', () => {
  fc.assert(
    fc.property(waits, (observations) => {
      const collector = collect(observations);
      const resample = timeToEvent().resampler(collector, ['headline', ...FIGURES_OF_WAITS]);
      resample(new Uint8Array(observations.length).fill(2));
      const { headline, others } = timeToEvent().estimate(collector);
      const resampled = resample(new Uint8Array(observations.length).fill(1));
      expect(resampled['headline']).toBe(headline.value);
      for (const [name, figure] of Object.entries(others)) expect(resampled[name]).toBe(figure.value);
    }),
  );
});

/** Many, of few distinct times, with few ends of watching or many among them. */
const manyWaits = fc
  .tuple(fc.integer(), fc.constantFrom(0, 0.01, 0.3), fc.constantFrom(12, 5000))
  .map(([seed, censored, times]) => {
    const random = seededRandom(seed);
    const oneOf = (): Wait => ({
      value: Math.floor(random() * times) * (MINUTE / 10),
      isCensored: random() < censored,
    });
    return Array.from({ length: 1500 }, oneOf);
  });

/** Both bounds of the share waiting at each time at which somebody was answered, by the definition. */
function plainBand(observations: readonly Wait[]) {
  const answered = observations.filter(({ isCensored }) => !isCensored).map(({ value }) => value);
  const times = [...new Set(answered)].toSorted((a, b) => a - b);
  let [share, greenwood] = [1, 0];
  const band = times.map((ms) => {
    const atRisk = observations.filter(({ value }) => value >= ms).length;
    const events = answered.filter((value) => value === ms).length;
    share *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    const spread = (1.959963984540054 * Math.sqrt(greenwood)) / Math.log(share);
    return { ms, share, low: share ** Math.exp(-spread), high: share ** Math.exp(spread) };
  });
  return band.filter((step) => step.share > 1e-9);
}

test('of many waits, too, the curve is the product limit, its bounds are those of Greenwood', () => {
  fc.assert(
    fc.property(manyWaits, (observations) => {
      const { headline, others } = estimate(observations);
      expect(gap(headline.value, productLimit(observations, horizonMs))).toBeLessThan(1e-9);
      const band = plainBand(observations);
      const step = band.findLast(({ ms }) => ms <= horizonMs);
      // Where nobody waits any more there is another interval, and where nobody was watched that long none.
      const hasBand = headline.value !== null && headline.value > 0;
      expect(hasBand ? gap(headline.low, step?.low) : 0).toBeLessThan(1e-9);
      expect(hasBand ? gap(headline.high, step?.high) : 0).toBeLessThan(1e-9);
      const first = (isReached: (step: (typeof band)[number]) => boolean): number | null => {
        const found = band.find(isReached);
        return found === undefined ? null : found.ms / MINUTE;
      };
      expect(others['median']).toMatchObject({
        value: first(({ share }) => share <= 0.5 + 1e-9),
        low: first(({ low }) => low <= 0.5 + 1e-9),
        high: first(({ high }) => high <= 0.5 + 1e-9),
      });
    }),
    { numRuns: 30 },
  );
});

test('a resample of many is the estimate of the sample in which each customer stands as often as drawn', () => {
  fc.assert(
    fc.property(manyWaits, (observations) => {
      const weights = Uint8Array.from(observations, (_, customer) => (customer * 7) % 4);
      const repeated = observations.flatMap((each, customer) =>
        Array<Wait>(weights[customer] ?? 0).fill(each),
      );
      const resampled = resamplerOf(observations)(weights);
      for (const [name, { value }] of Object.entries(estimate(repeated).others))
        expect(gap(resampled[name], value)).toBeLessThan(1e-9);
    }),
    { numRuns: 30 },
  );
});

test('without censoring the shares are counts, the medians agree with sorting', () => {
  const answered = fc.array(fc.nat(3000), { minLength: 1, maxLength: 150 });
  fc.assert(
    fc.property(answered, (minutes) => {
      const observations = minutes.map((each) => ({ value: each * MINUTE, isCensored: false }));
      const { others } = estimate(observations);
      const within = minutes.filter((each) => each <= 240).length;
      expect(others['answered_4h']?.value).toBeCloseTo(within / minutes.length, 12);
      const sorted = minutes.toSorted((a, b) => a - b);
      expect(others['median']?.value).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
      const middle = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
      const [low = 0, high = 0] = middle.map((place) => sorted[place] ?? 0);
      expect(others['answered_only_median']?.value).toBeCloseTo((low + high) / 2, 9);
    }),
  );
});

test('the order in which cases come changes nothing', () => {
  const shuffled = waits.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([observations, others]) => {
      expect(estimate(others)).toEqual(estimate(observations));
    }),
  );
});

test('every interval contains its value, and shares never fall as time goes on', () => {
  fc.assert(
    fc.property(waits, (observations) => {
      const { others } = estimate(observations);
      for (const { value, low, high } of Object.values(others)) {
        if (value === null) continue;
        expect(low ?? value).toBeLessThanOrEqual(value);
        expect(high ?? value).toBeGreaterThanOrEqual(value);
      }
      const shares = ['answered_15m', 'answered_1h', 'answered_4h', 'answered_24h'];
      const known = shares.flatMap((name) => others[name]?.value ?? []);
      expect(known).toEqual(known.toSorted((a, b) => a - b));
    }),
  );
});

test('customers beyond the last unit share units in turn', () => {
  const collector = unansweredAt().collect({ horizonMs });
  collector.add({ value: 0 }, 0);
  collector.add({ value: 0 }, RESAMPLE_UNITS);
  collector.add({ value: horizonMs, isCensored: true }, RESAMPLE_UNITS + 1);
  const resample = unansweredAt().resampler(collector, ['headline']);
  expect(resample(Uint8Array.of(1, 2))['headline']).toBeCloseTo(0.5, 12);
});

test('a case added after an estimate counts in the next', () => {
  const collector = collect([{ value: 0, isCensored: false }]);
  expect(unansweredAt().estimate(collector).headline.value).toBe(0);
  collector.add({ value: horizonMs, isCensored: true }, 1);
  expect(unansweredAt().estimate(collector).headline).toMatchObject({ value: 0.5, n: 2 });
});
