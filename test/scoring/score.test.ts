import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Part, Rubric } from '../../src/scoring/rubric.js';
import { DEFAULT_RUBRIC } from '../../src/scoring/rubric.js';
import {
  figureValues,
  gradeOf,
  scoreAudit,
  scoreCategories,
  scoreFigures,
  scoreTotal,
  statusOf,
} from '../../src/scoring/score.js';

/** The score is a hundred times the figure. */
const part = (figure: string, weight: number): Part => ({
  figure,
  weight,
  points: [
    [0, 0],
    [1, 100],
  ],
  sources: [],
  judgement: 'for the test',
});

describe('an audit', () => {
  const parts = [part('a', 1), part('b', 3)];

  test('is the weighted mean of its parts', () => {
    expect(scoreAudit(parts, { a: 1, b: 0.2 })).toBeCloseTo((100 + 3 * 20) / 4, 9);
  });

  test('is judged by the known parts where they weigh half or more', () => {
    expect(scoreAudit(parts, { a: null, b: 0.2 })).toBeCloseTo(20, 9);
    expect(scoreAudit(parts, { b: 0.2 })).toBeCloseTo(20, 9);
    expect(scoreAudit([part('a', 1), part('b', 1)], { a: 0.4, b: null })).toBeCloseTo(40, 9);
  });

  test('is not scored where they weigh less, or there are none', () => {
    expect(scoreAudit(parts, { a: 1, b: null })).toBeNull();
    expect(scoreAudit(parts, {})).toBeNull();
    expect(scoreAudit([], { a: 1 })).toBeNull();
    expect(scoreAudit([part('a', 0)], { a: 1 })).toBeNull();
    expect(scoreAudit([part('a', 1)], { a: Number.NaN })).toBeNull();
  });
});

const RUBRIC: Rubric = {
  categories: [
    { id: 'speed', title: 'Speed', weight: 3, reason: '' },
    { id: 'reach', title: 'Reach', weight: 1, reason: '' },
    { id: 'care', title: 'Care', weight: 6, reason: '' },
  ],
  audits: {
    early: { weight: 1, parts: [part('headline', 1)] },
    late: { weight: 3, parts: [part('headline', 1)] },
    open: { weight: 2, parts: [part('headline', 1)] },
  },
};
const AUDITS = [
  { id: 'early', category: 'speed' },
  { id: 'late', category: 'speed' },
  { id: 'open', category: 'reach' },
  { id: 'shown', category: 'reach' },
] as const;

describe('categories and total', () => {
  test('are weighted means; an audit that is only shown counts for nothing', () => {
    const figures = {
      early: { headline: 1 },
      late: { headline: 0.2 },
      open: { headline: 0.9 },
      shown: { headline: 0 },
    };
    const scores = scoreFigures(RUBRIC, AUDITS, figures);
    expect(scores.audits['shown']).toBeNull();
    expect(scores.categories.map(({ score }) => score)).toEqual([40, 90, null]);
    expect(scores.total).toBeCloseTo((3 * 40 + 90) / 4, 9);
  });

  test('an audit that cannot be measured leaves its weight to the rest of its category', () => {
    const categories = scoreCategories(RUBRIC, AUDITS, { early: 70, late: null, open: 10 });
    expect(categories.map(({ score }) => score)).toEqual([70, 10, null]);
    expect(scoreTotal(categories)).toBeCloseTo((3 * 70 + 10) / 4, 9);
  });

  test('nothing measured is no score', () => {
    expect(scoreFigures(RUBRIC, AUDITS, {}).total).toBeNull();
    expect(scoreTotal([])).toBeNull();
  });

  test('whatever the figures, a score is null or from 0 to 100', () => {
    const value = fc.option(fc.double());
    const names = ['headline', 'answered_15m', 'answered_1h', 'answered_4h', 'answered_24h'];
    const values = fc.record(Object.fromEntries(names.map((name) => [name, value])));
    const ids = Object.keys(DEFAULT_RUBRIC.audits);
    const audits = ids.map((id) => ({ id, category: 'speed' as const }));
    fc.assert(
      fc.property(fc.record(Object.fromEntries(ids.map((id) => [id, values]))), (figures) => {
        const { total } = scoreFigures(DEFAULT_RUBRIC, audits, figures);
        if (total === null) return;
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });
});

test('the values of an estimate have the shape of a resample', () => {
  const figure = { value: 0.5, low: 0.4, high: 0.6, n: 9 };
  expect(figureValues({ headline: figure, others: { dm: { ...figure, value: null } } })).toEqual({
    headline: 0.5,
    dm: null,
  });
});

test.each([
  [100, 'A', 'pass'],
  [85, 'A', 'pass'],
  [84.99, 'B', 'pass'],
  [75, 'B', 'pass'],
  [74.99, 'B', 'warn'],
  [70, 'B', 'warn'],
  [69.99, 'C', 'warn'],
  [55, 'C', 'warn'],
  [54.99, 'D', 'warn'],
  [50, 'D', 'warn'],
  [49.99, 'D', 'fail'],
  [40, 'D', 'fail'],
  [39.99, 'E', 'fail'],
  [25, 'E', 'fail'],
  [24.99, 'F', 'fail'],
  [0, 'F', 'fail'],
])('%f is %s and %s', (score, grade, status) => {
  expect(gradeOf(score)).toBe(grade);
  expect(statusOf(score)).toBe(status);
});
