import { expect, test } from 'vitest';

import { FIGURES_OF_WAITS } from '../../src/estimators/survival.js';
import { pointsProblem, scoreAt } from '../../src/scoring/curve.js';
import { DEFAULT_RUBRIC } from '../../src/scoring/rubric.js';
import type { AuditRubric } from '../../src/scoring/rubric.js';

const audits = Object.entries(DEFAULT_RUBRIC.audits);
const isJudged = ({ parts }: AuditRubric): boolean => parts.some(({ judgement }) => judgement !== null);
const weightsOf = (wanted: boolean): number[] =>
  audits.filter(([, audit]) => isJudged(audit) === wanted).map(([, { weight }]) => weight);
const weightOf = (id: string): number => DEFAULT_RUBRIC.audits[id]?.weight ?? Number.NaN;

test('category weights sum to 100', () => {
  expect(DEFAULT_RUBRIC.categories.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

test.each(audits)(
  '%s: each part has good points, a known figure, and sources or else a judgement',
  (_, audit) => {
    expect(audit.parts.length).toBeGreaterThan(0);
    for (const { figure, weight, points, sources, judgement } of audit.parts) {
      expect(pointsProblem(points)).toBeNull();
      expect(['headline', ...FIGURES_OF_WAITS]).toContain(figure);
      expect(weight).toBeGreaterThan(0);
      expect(sources.length > 0).toBe(judgement === null);
    }
  },
);

test('a judged audit weighs at most half of any with sources', () => {
  expect(Math.max(...weightsOf(true))).toBeLessThanOrEqual(Math.min(...weightsOf(false)) / 2);
});

test('the reason of unreachability weighs less than unreachability', () => {
  expect(weightOf('missing-follow-back')).toBeLessThan(weightOf('unreachable-by-message'));
});

test.each([
  ['answered_15m', 0.1, 0.6],
  ['answered_1h', 0.25, 0.75],
  ['answered_4h', 0.4, 0.85],
  ['answered_24h', 0.5, 0.95],
])('%s scores 0 up to %f and 100 from %f', (figure, from, to) => {
  const parts = DEFAULT_RUBRIC.audits['slow-first-response']?.parts ?? [];
  const points = parts.find((part) => part.figure === figure)?.points ?? [];
  expect([from, (from + to) / 2, to].map((share) => Math.round(scoreAt(points, share)))).toEqual([
    0, 50, 100,
  ]);
});

test('of answered at the horizon, 10 % scores 0, 50 % 50 and 95 % 100', () => {
  const points = DEFAULT_RUBRIC.audits['unanswered-cases']?.parts[0]?.points ?? [];
  expect([0.9, 0.5, 0.05].map((unanswered) => scoreAt(points, unanswered))).toEqual([0, 50, 100]);
});

test.each(audits.filter(([, audit]) => isJudged(audit)))(
  '%s: no failure at all is best, all is worst',
  (_, audit) => {
    const points = audit.parts[0]?.points ?? [];
    expect([scoreAt(points, 0), scoreAt(points, 1)]).toEqual([100, 0]);
  },
);
