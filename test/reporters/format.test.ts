import { describe, expect, it } from 'vitest';
import {
  count,
  counted,
  decimal,
  figureText,
  figureTitle,
  figureUnit,
  interval,
  quantity,
  score,
  share,
  wait,
} from '../../src/reporters/format.js';

describe('wait', () => {
  it.each([
    [0, '0 s'],
    [0.4, '24 s'],
    [0.999, '1 min'],
    [8.9, '8.9 min'],
    [9, '9 min'],
    [9.96, '10 min'],
    [46.2, '46 min'],
    [59.6, '1 h'],
    [200, '3 h 20 min'],
    [119.7, '2 h'],
    [1439.4, '23 h 59 min'],
    [1439.8, '1 d'],
    [8820, '6 d 3 h'],
    [2_000_000, '1,388 d 21 h'],
    [-90, '−1 h 30 min'],
  ])('says %s minutes as "%s"', (minutes, words) => {
    expect(wait(minutes)).toBe(words);
  });
});

describe('share', () => {
  it.each([
    [0, '0 %'],
    [0.0001, '<0.1 %'],
    [0.004, '0.4 %'],
    [0.47, '47 %'],
    [0.996, '99.6 %'],
    [0.9999, '>99.9 %'],
    [1, '100 %'],
  ])('says %s as "%s"', (value, words) => {
    expect(share(value)).toBe(words);
  });
});

it('says that an unknown number is not known, in every unit', () => {
  for (const value of [null, undefined, Number.NaN, Infinity]) {
    for (const text of [
      wait(value),
      share(value),
      count(value),
      score(value),
      decimal(value),
      quantity(value, 'ratio'),
    ])
      expect(text).toBe('not known');
  }
});

it('groups thousands without a locale', () => {
  expect([count(999), count(1000), count(1_234_567), count(-1000)]).toEqual([
    '999',
    '1,000',
    '1,234,567',
    '-1,000',
  ]);
  expect([counted(1, 'case'), counted(2, 'reply', 'replies'), counted(0, 'case')]).toEqual([
    '1 case',
    '2 replies',
    '0 cases',
  ]);
});

it('writes intervals, and none where an end is not known', () => {
  expect(interval(0.41, 0.53, 'share')).toBe('41–53 %');
  expect(interval(425, 720, 'minutes')).toBe('7 h 5 min – 12 h');
  expect(interval(0.5, null, 'share')).toBeNull();
});

it('writes a figure with interval and n', () => {
  expect(figureText({ value: 0.47, low: 0.41, high: 0.53, n: 1128 }, 'share')).toBe(
    '47 % (41–53 %), n 1,128',
  );
  expect(figureText({ value: null, low: null, high: null, n: 4 }, 'minutes', 'not reached')).toBe(
    'not reached, n 4',
  );
});

it('knows the unit and the words of a figure by its name', () => {
  expect(figureUnit('answered_1h', 'minutes')).toBe('share');
  expect(figureUnit('unanswered_rate', 'minutes')).toBe('share');
  expect(figureUnit('answered_only_p90', 'share')).toBe('minutes');
  expect(figureUnit('dm', 'share')).toBe('share');
  expect(figureTitle('answered_15m')).toBe('answered within 15 min');
  expect(figureTitle('answered_only_median')).toBe('median of the answered only');
});
