import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { pointsProblem, scoreAt } from '../../src/scoring/curve.js';
import type { ControlPoint } from '../../src/scoring/curve.js';

const RISING: readonly ControlPoint[] = [
  [0.25, 0],
  [0.75, 100],
];
const BENT: readonly ControlPoint[] = [
  [0.9, 0],
  [0.5, 50],
  [0.05, 100],
];

test.each([
  [0.25, 0],
  [0.4, 30],
  [0.5, 50],
  [0.75, 100],
])('between points it is a straight line: %f scores %f', (figure, score) => {
  expect(scoreAt(RISING, figure)).toBeCloseTo(score, 9);
});

test('beyond either end it is the score of that end', () => {
  expect([scoreAt(RISING, 0), scoreAt(RISING, 1)]).toEqual([0, 100]);
  expect([scoreAt(BENT, 0), scoreAt(BENT, 1)]).toEqual([100, 0]);
});

test('figures may fall along the points', () => {
  expect(scoreAt(BENT, 0.7)).toBeCloseTo(25, 9);
  expect(scoreAt(BENT, 0.5)).toBe(50);
  expect(scoreAt(BENT, 0.275)).toBeCloseTo(75, 9);
  expect(scoreAt(BENT, 0.275)).toBe(scoreAt(BENT.toReversed(), 0.275));
});

test('a score lies between those of the points around it, whatever the figure', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const score = fc.double({ min: 0, max: 100, noNaN: true });
  const figures = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(figures, fc.array(score, { minLength: 6, maxLength: 6 }), number, (xs, ys, figure) => {
      const rising = xs.toSorted((a, b) => a - b);
      const points = rising.map((x, index): ControlPoint => [x, ys[index] ?? 0]);
      const below = points.findLast(([x]) => x <= figure) ?? points[0];
      const above = points.find(([x]) => x >= figure) ?? points.at(-1);
      const around = [below?.[1] ?? Number.NaN, above?.[1] ?? Number.NaN];
      expect(scoreAt(points, figure)).toBeGreaterThanOrEqual(Math.min(...around) - 1e-9);
      expect(scoreAt(points, figure)).toBeLessThanOrEqual(Math.max(...around) + 1e-9);
    }),
  );
});

describe('points with a problem', () => {
  const cases: readonly (readonly [string, readonly ControlPoint[], RegExp])[] = [
    ['none', [], /two/],
    ['one', [[0, 0]], /two/],
    [
      'the same figure twice',
      [
        [0, 0],
        [0, 100],
      ],
      /only rise or only fall/,
    ],
    [
      'a turn',
      [
        [0, 0],
        [2, 50],
        [1, 100],
      ],
      /only rise or only fall/,
    ],
    [
      'a score above 100',
      [
        [0, 0],
        [1, 101],
      ],
      /0 to 100/,
    ],
    [
      'a score below 0',
      [
        [0, -1],
        [1, 100],
      ],
      /0 to 100/,
    ],
    [
      'no number',
      [
        [0, 0],
        [Number.NaN, 100],
      ],
      /numbers/,
    ],
  ];
  test.each(cases)('%s', (_, points, problem) => {
    expect(pointsProblem(points)).toMatch(problem);
    expect(() => scoreAt(points, 0.5)).toThrow(RangeError);
  });

  test('there is none in good ones', () => {
    expect(pointsProblem(RISING)).toBeNull();
    expect(pointsProblem(BENT)).toBeNull();
  });
});
