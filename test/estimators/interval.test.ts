import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { quantileRanks, wilson } from '../../src/estimators/interval.js';

// Newcombe 1998, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson of %i in %i is the published interval', (count, n, low, high) => {
  const interval = wilson(count, n);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('Wilson of none and of all ends exactly at 0 and at 1, and nothing observed has no interval', () => {
  expect(wilson(0, 7).low).toBe(0);
  expect(wilson(7, 7).high).toBe(1);
  expect(wilson(0, 0)).toEqual({ low: null, high: null });
});

test('Wilson contains the share, stays inside 0 to 1 and mirrors its complement', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
      const [count, n] = [Math.min(a, b), Math.max(a, b, 1)];
      const { low, high } = wilson(count, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(count / n);
      expect(high).toBeGreaterThanOrEqual(count / n);
      expect(high).toBeLessThanOrEqual(1);
      expect(wilson(n - count, n).low).toBeCloseTo(1 - (high ?? 0), 9);
    }),
  );
});

// Binomial tables: the largest tail of at most 2.5 % on either side.
test.each([
  [6, 0.5, 1, 6],
  [10, 0.5, 2, 9],
  [20, 0.5, 6, 15],
  [100, 0.5, 40, 61],
  [1001, 0.5, 470, 532],
  [50, 0.9, 41, 50],
  [1000, 0.9, 881, 919],
  [200_001, 0.5, 99_562, 100_440],
  [200_001, 0.9, 179_738, 180_264],
])('of %i values the %f-quantile lies between ranks %i and %i', (n, p, low, high) => {
  expect(quantileRanks(n, p)).toEqual({ low, high });
});

/** The chance of fewer than `rank` of n at or below the p-quantile, term by term. */
function chanceBelow(rank: number, n: number, p: number): number {
  let chance = 0;
  for (let k = 0; k < rank; k++) {
    let term = p ** k * (1 - p) ** (n - k);
    for (let each = 1; each <= k; each++) term *= (n - k + each) / each;
    chance += term;
  }
  return chance;
}

test('the ranks are the innermost with at most 2.5 % beyond them, by the sum of binomial terms', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0.1, 0.25, 0.5, 0.9), (n, p) => {
      const { low, high } = quantileRanks(n, p);
      expect(chanceBelow(low ?? 0, n, p)).toBeLessThanOrEqual(0.025);
      expect(chanceBelow((low ?? 0) + 1, n, p)).toBeGreaterThan(0.025);
      const fromAbove = n + 1 - (high ?? n + 1);
      expect(chanceBelow(fromAbove, n, 1 - p)).toBeLessThanOrEqual(0.025);
      expect(chanceBelow(fromAbove + 1, n, 1 - p)).toBeGreaterThan(0.025);
    }),
  );
});

test('a sample too small for a rank has none on that side', () => {
  expect(quantileRanks(5, 0.5)).toEqual({ low: null, high: null });
  expect(quantileRanks(0, 0.5)).toEqual({ low: null, high: null });
  expect(quantileRanks(20, 0.9)).toEqual({ low: 15, high: null });
});
