import { describe, expect, test } from 'vitest';

import type { Estimate, Figure } from '../../src/estimators/estimator.js';
import { FIGURES_OF_WAITS, timeToEvent, unansweredAt } from '../../src/estimators/survival.js';

const MINUTE = 60_000;

/** `[minutes, isCensored]`, each of a customer of its own. */
type Wait = readonly [minutes: number, isCensored: boolean];

const ended = (...minutes: number[]): Wait[] => minutes.map((each) => [each, false]);
const watched = (...minutes: number[]): Wait[] => minutes.map((each) => [each, true]);

function estimate(waits: readonly Wait[], horizonMinutes = 4320, estimator = timeToEvent()): Estimate {
  const collector = estimator.collect({ horizonMs: horizonMinutes * MINUTE });
  for (const [customer, [minutes, isCensored]] of waits.entries())
    collector.add({ value: minutes * MINUTE, isCensored }, customer);
  return estimator.estimate(collector);
}

const logOf = (share: number | null): number => Math.log(share ?? 0);

const unansweredBy = (waits: readonly Wait[], minutes: number): Figure =>
  estimate(waits, minutes, unansweredAt()).headline;

// Weeks of remission under 6-MP, Freireich et al., Blood 21 (1963) 699–716, taken for minutes.
const REMISSIONS: readonly Wait[] = [
  ...ended(6, 6, 6, 7, 10, 13, 16, 22, 23),
  ...watched(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
];

describe('remissions under 6-MP', () => {
  // The curve: Kalbfleisch & Prentice 1980 and any textbook since. The bounds: scipy.stats.ecdf, method "log-log".
  test.each([
    [6, 0.857, 0.619718, 0.951552],
    [7, 0.807, 0.563147, 0.922809],
    [10, 0.753, 0.5032, 0.889362],
    [13, 0.69, 0.43161, 0.849066],
    [16, 0.627, 0.367511, 0.804912],
    [22, 0.538, 0.267779, 0.746791],
    [23, 0.448, 0.188052, 0.680143],
    [35, 0.448, 0.188052, 0.680143],
  ])('at %i weeks the published curve and band', (week, share, low, high) => {
    const figure = unansweredBy(REMISSIONS, week);
    expect(figure.value).toBeCloseTo(share, 3);
    expect(figure.low).toBeCloseTo(low, 6);
    expect(figure.high).toBeCloseTo(high, 6);
    expect(figure.n).toBe(21);
  });

  test('Greenwood at 10 weeks is 0.0963', () => {
    const { value, low } = unansweredBy(REMISSIONS, 10);
    const spread = Math.log(logOf(low) / logOf(value));
    expect((spread / 1.959964) * (value ?? 0) * -logOf(value)).toBeCloseTo(0.0963, 4);
  });

  // The band's lower bound is first at most a half at 13 weeks, the upper one never.
  test('the median is 23, from 13 to not reached', () => {
    expect(estimate(REMISSIONS).headline).toEqual({ value: 23, low: 13, high: null, n: 21 });
    expect(estimate(REMISSIONS).others['p90']).toEqual({ value: null, low: null, high: null, n: 21 });
  });

  test('the answered share is the rest, its bounds swapped', () => {
    const share = estimate(REMISSIONS).others['answered_15m'];
    expect(share?.value).toBeCloseTo(1 - 0.690196, 6);
    expect(share?.low).toBeCloseTo(1 - 0.849066, 6);
    expect(share?.high).toBeCloseTo(1 - 0.43161, 6);
  });

  test('answered only: what a dashboard shows', () => {
    const { others } = estimate(REMISSIONS);
    expect(others['answered_only_median']).toEqual({ value: 10, low: 6, high: 22, n: 9 });
    expect(others['answered_only_mean']?.value).toBeCloseTo(109 / 9, 9);
    expect(others['answered_only_mean']).toMatchObject({ low: null, high: null, n: 9 });
    expect(others['answered_only_p90']?.value).toBeCloseTo(22.2, 9);
  });

  test('nothing is told past the last observed time', () => {
    const { others } = estimate(REMISSIONS, 36);
    for (const name of ['answered_1h', 'answered_4h', 'answered_24h', 'unanswered_rate'])
      expect(others[name]).toEqual({ value: null, low: null, high: null, n: 21 });
  });
});

test('both flavours give the same figures and differ in the headline', () => {
  const [time, rate] = [estimate(REMISSIONS, 20), estimate(REMISSIONS, 20, unansweredAt())];
  expect(time.others).toEqual(rate.others);
  expect(Object.keys(time.others)).toEqual(FIGURES_OF_WAITS);
  expect(time.headline).toEqual(time.others['median']);
  expect(rate.headline).toEqual(time.others['unanswered_rate']);
  expect([timeToEvent().unit, unansweredAt().unit]).toEqual(['minutes', 'share']);
});

test('an answer and an end of watching at the same time: the answer comes first', () => {
  expect(unansweredBy([...watched(5), ...ended(5, 9)], 5).value).toBeCloseTo(2 / 3, 12);
});

test('a time belongs to the share within it, and the millisecond after does not', () => {
  const { others } = estimate([...ended(15, 15 + 1 / MINUTE), ...watched(100)]);
  expect(others['answered_15m']?.value).toBe(0.333333333333);
});

test('an answer after the horizon is unanswered at the horizon', () => {
  expect(unansweredBy([...ended(1, 50), ...watched(60, 60)], 30).value).toBe(0.75);
});

test('one answer in ten is 0.1 and no float beside it', () => {
  const { others } = estimate([...ended(1), ...watched(20, 20, 20, 20, 20, 20, 20, 20, 20)]);
  expect(others['answered_15m']?.value).toBe(0.1);
});

test('nine answers in ten are the 90 %, whatever 1 - 0.9 is to a machine', () => {
  expect(estimate(ended(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).others['p90']?.value).toBe(9);
});

describe('hostile input', () => {
  test('nothing observed: nothing known', () => {
    for (const figure of Object.values(estimate([]).others))
      expect(figure).toEqual({ value: null, low: null, high: null, n: 0 });
    const nothing = timeToEvent().collect({ horizonMs: 1 });
    const resample = timeToEvent().resampler(nothing, ['headline']);
    expect(resample(new Uint8Array(0))['headline']).toBeNull();
  });

  test('nobody answered: Wilson over those watched that long', () => {
    const { others, headline } = estimate(watched(10, ...Array<number>(20).fill(60)), 60);
    expect(headline).toEqual({ value: null, low: null, high: null, n: 21 });
    expect(others['unanswered_rate']).toMatchObject({ value: 1, high: 1, n: 21 });
    expect(others['unanswered_rate']?.low).toBeCloseTo(1 - 0.1611, 4);
    expect(others['answered_1h']).toMatchObject({ value: 0, low: 0 });
    expect(others['answered_only_median']).toEqual({ value: null, low: null, high: null, n: 0 });
    expect(others['answered_only_mean']?.value).toBeNull();
  });

  test('everybody answered at once: 100 % at any time, with Wilson', () => {
    const { others, headline } = estimate(ended(...Array<number>(20).fill(0)));
    expect(headline).toEqual({ value: 0, low: null, high: null, n: 20 });
    expect(others['answered_24h']).toMatchObject({ value: 1, high: 1 });
    expect(others['answered_24h']?.low).toBeCloseTo(1 - 0.1611, 4);
    expect(others['unanswered_rate']).toMatchObject({ value: 0, low: 0 });
    expect(others['answered_only_p90']?.value).toBe(0);
  });

  test('one case has a value and no interval of its median', () => {
    expect(estimate(ended(3)).headline).toEqual({ value: 3, low: null, high: null, n: 1 });
    expect(estimate(watched(3)).headline).toEqual({ value: null, low: null, high: null, n: 1 });
  });

  test.each([true, -1, Number.NaN, Number.POSITIVE_INFINITY])('%s is no wait', (value) => {
    expect(() => timeToEvent().collect({ horizonMs: 1 }).add({ value }, 0)).toThrow(/a wait/);
  });
});
