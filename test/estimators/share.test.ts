import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Observation } from '../../src/estimators/estimator.js';
import { RESAMPLE_UNITS } from '../../src/estimators/estimator.js';
import { share } from '../../src/estimators/share.js';

const estimator = share();

const collectorOf = (observations: readonly (readonly [Observation, customer: number])[]) => {
  const collector = estimator.collect({ horizonMs: 1 });
  for (const [observation, customer] of observations) collector.add(observation, customer);
  return collector;
};

const estimateOf = (...observations: Parameters<typeof collectorOf>) =>
  estimator.estimate(collectorOf(...observations));

test('the headline is the share of true, each group a share of all observations', () => {
  const { headline, others } = estimateOf([
    [{ value: true, groups: ['web', 'dm'] }, 0],
    [{ value: true, groups: ['dm', 'dm'] }, 1],
    [{ value: false }, 2],
    [{ value: false, groups: [] }, 2],
  ]);
  expect(headline).toMatchObject({ value: 0.5, n: 4 });
  expect(Object.keys(others)).toEqual(['dm', 'web']);
  expect(others['dm']).toMatchObject({ value: 0.5, n: 4 });
  expect(others['web']).toMatchObject({ value: 0.25, n: 4 });
});

test('the interval is Wilson', () => {
  const trials = Array.from({ length: 263 }, (_, customer) => [{ value: customer < 81 }, customer] as const);
  const { low, high } = estimateOf(trials).headline;
  expect(low).toBeCloseTo(0.2553, 4);
  expect(high).toBeCloseTo(0.3662, 4);
});

test('a resample counts each customer as often as drawn, with all of his cases', () => {
  const collector = collectorOf([
    [{ value: true, groups: ['dm'] }, 0],
    [{ value: false }, 0],
    [{ value: false }, 1],
    [{ value: true, groups: ['email'] }, RESAMPLE_UNITS + 1],
  ]);
  const resample = estimator.resampler(collector, ['headline', 'dm', 'email']);
  expect(resample(Uint8Array.of(3, 1))).toEqual({ headline: 4 / 8, dm: 3 / 8, email: 1 / 8 });
  expect(resample(Uint8Array.of(0, 0))).toEqual({ headline: null, dm: null, email: null });
});

test('drawing everybody once gives the estimate', () => {
  const observation = fc.record({ value: fc.boolean(), groups: fc.subarray(['dm', 'email', 'web']) });
  fc.assert(
    fc.property(fc.array(fc.tuple(observation, fc.nat(9))), (observations) => {
      const collector = collectorOf(observations);
      const { headline, others } = estimator.estimate(collector);
      const values = Object.fromEntries(Object.entries(others).map(([name, { value }]) => [name, value]));
      const resample = estimator.resampler(collector, ['headline', ...Object.keys(others)]);
      expect(resample(new Uint8Array(10).fill(1))).toEqual({ headline: headline.value, ...values });
    }),
  );
});

test('nothing observed has no share', () => {
  expect(estimateOf([])).toEqual({
    headline: { value: null, low: null, high: null, n: 0 },
    others: {},
  });
});

test('a figure that nobody named is not known to a resample, and an error where it is asked for by itself', () => {
  const collector = collectorOf([[{ value: true, groups: ['dm'] }, 0]]);
  expect(estimator.resampler(collector, ['median'])(Uint8Array.of(1))).toEqual({ median: null });
  expect(() => collector.figure('median')).toThrow(RangeError);
});

test('a number is no observation of a share', () => {
  expect(() => collectorOf([[{ value: 1 }, 0]])).toThrow(TypeError);
});
