import { describe, expect, test } from 'vitest';

import type { Collector, Resampler } from '../../src/estimators/estimator.js';
import { RESAMPLE_UNITS } from '../../src/estimators/estimator.js';
import { share } from '../../src/estimators/share.js';
import { timeToEvent } from '../../src/estimators/survival.js';
import { scoreInterval, xoshiro128 } from '../../src/scoring/bootstrap.js';
import type { FiguresByAudit } from '../../src/scoring/score.js';

test('the generator gives the sequence of the reference implementation', () => {
  const random = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, () => random())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

/** Customers of whom every second one, or every one in `period`, is a case of the thing; each with so many cases. */
function sharesOf(customers: number, casesEach = 1, period = 2): Collector {
  const collector = share().collect({ horizonMs: 1 });
  for (let customer = 0; customer < customers; customer++)
    for (let nth = 0; nth < casesEach; nth++) collector.add({ value: customer % period === 0 }, customer);
  return collector;
}

const percent = (figures: FiguresByAudit): number | null => {
  const value = figures['it']?.['headline'] ?? null;
  return value === null ? null : value * 100;
};

const difference = (figures: FiguresByAudit): number =>
  (figures['a']?.['headline'] ?? 0) - (figures['b']?.['headline'] ?? 0);

const headlineOf = (collector: Collector): Resampler => share().resampler(collector, ['headline']);

const intervalOf = (it: Collector, customers: number) =>
  scoreInterval({ it: headlineOf(it) }, customers, percent);

const widthOf = ({ low, high }: { low: number | null; high: number | null }): number =>
  (high ?? Number.NaN) - (low ?? Number.NaN);

describe('the interval', () => {
  test('is the same for the same input', () => {
    expect(intervalOf(sharesOf(90), 90)).toEqual(intervalOf(sharesOf(90), 90));
  });

  test.each([400, RESAMPLE_UNITS + 5000])('of %i customers is about as wide as theory says', (customers) => {
    const random = xoshiro128([7, 7, 7, 7]);
    const it = share().collect({ horizonMs: 1 });
    for (let customer = 0; customer < customers; customer++) it.add({ value: random() % 2 === 0 }, customer);
    const { low, high } = intervalOf(it, customers);
    const score = 100 * (share().estimate(it).headline.value ?? Number.NaN);
    expect(low).toBeLessThan(score);
    expect(high).toBeGreaterThan(score);
    const widths = widthOf({ low, high }) / (2 * 196 * Math.sqrt(0.25 / customers));
    expect(widths).toBeGreaterThan(0.85);
    expect(widths).toBeLessThan(1.15);
  });

  test('is centred on the score where the data are symmetrical', () => {
    const { low, high } = intervalOf(sharesOf(1000), 1000);
    expect(((low ?? 0) + (high ?? 0)) / 2).toBeCloseTo(50, 0);
  });

  test('rests on customers: ten cases of each tell no more than one', () => {
    const once = widthOf(intervalOf(sharesOf(200), 200));
    expect(widthOf(intervalOf(sharesOf(200, 10), 200))).toBeCloseTo(once, 9);
  });

  test('narrows as customers grow', () => {
    const [few, many] = [intervalOf(sharesOf(100), 100), intervalOf(sharesOf(1600), 1600)];
    expect(widthOf(few) / widthOf(many)).toBeGreaterThan(3);
    expect(widthOf(few) / widthOf(many)).toBeLessThan(5);
  });

  test('is a point where all customers are alike', () => {
    expect(intervalOf(sharesOf(50, 1, 1), 50)).toEqual({ low: 100, high: 100 });
  });

  test('draws the same customers for every audit', () => {
    const [a, b] = [headlineOf(sharesOf(300)), headlineOf(sharesOf(300))];
    expect(scoreInterval({ a, b }, 300, difference)).toEqual({ low: 0, high: 0 });
  });
});

describe('no interval', () => {
  test('for fewer than two customers', () => {
    expect(intervalOf(sharesOf(0), 0)).toEqual({ low: null, high: null });
    expect(intervalOf(sharesOf(1, 30), 1)).toEqual({ low: null, high: null });
  });

  test('where resamples cannot be scored', () => {
    expect(scoreInterval({ it: headlineOf(sharesOf(50)) }, 50, () => null)).toEqual({
      low: null,
      high: null,
    });
    let asked = 0;
    const everyFifthFails = (): number | null => (asked++ % 5 === 0 ? null : 1);
    expect(scoreInterval({}, 50, everyFifthFails)).toEqual({ low: null, high: null });
  });

  test('a few that cannot are left out', () => {
    let asked = 0;
    const oneInTwentyFails = (): number | null => (asked++ % 20 === 0 ? null : 1);
    expect(scoreInterval({}, 50, oneInTwentyFails)).toEqual({ low: 1, high: 1 });
  });
});

test('2.5 % of the replicates lie on either side', () => {
  let asked = 0;
  expect(scoreInterval({}, 50, () => ++asked)).toEqual({ low: 25, high: 975 });
  expect(asked).toBe(1000);
});

/** The same once more, with lists of customers and nothing prepared. */
function plainInterval(waitsOf: readonly (readonly number[])[], withinMs: number) {
  const random = xoshiro128([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]);
  const shares = Array.from({ length: 1000 }, () => {
    const waits = waitsOf.flatMap(() => waitsOf[Math.floor((random() / 2 ** 32) * waitsOf.length)] ?? []);
    return waits.filter((ms) => ms <= withinMs).length / waits.length;
  });
  const sorted = shares.toSorted((a, b) => a - b);
  return { low: sorted[24] ?? Number.NaN, high: sorted[974] ?? Number.NaN };
}

test('the interval of a share of waits is that of a plain bootstrap', () => {
  const HOUR = 3_600_000;
  const random = xoshiro128([1, 2, 3, 4]);
  const waitsOf = Array.from({ length: 500 }, () =>
    Array.from({ length: 1 + (random() % 3) }, () => random() % (3 * HOUR)),
  );
  const waits = timeToEvent().collect({ horizonMs: HOUR });
  for (const [customer, list] of waitsOf.entries()) for (const value of list) waits.add({ value }, customer);
  const it = timeToEvent().resampler(waits, ['answered_1h']);
  const interval = scoreInterval({ it }, 500, (figures) => figures['it']?.['answered_1h'] ?? null);
  const plain = plainInterval(waitsOf, HOUR);
  expect(interval.low).toBeCloseTo(plain.low, 9);
  expect(interval.high).toBeCloseTo(plain.high, 9);
});

test('a median not reached is no failure of the run', () => {
  const waits = timeToEvent().collect({ horizonMs: 1 });
  for (let customer = 0; customer < 40; customer++) waits.add({ value: 60_000, isCensored: true }, customer);
  const it = timeToEvent().resampler(waits, ['headline']);
  expect(scoreInterval({ it }, 40, percent)).toEqual({ low: null, high: null });
});
