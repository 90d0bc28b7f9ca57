import { expect, test } from 'vitest';
import { SIGNS } from '../../src/language/signs.js';
import { createWeigher, NEEDS, SAYINGS, verdictOf, verdictWeights } from '../../src/language/verdict.js';

const signsWith = (values: Partial<Record<(typeof SIGNS)[number], number>>): Float64Array =>
  Float64Array.from(SIGNS, (sign) => values[sign] ?? 0);

const weigh = createWeigher(
  verdictWeights((saying) => ({
    bias: saying === 'info' ? 2 : 0,
    weights: saying === NEEDS ? { complaint: 2, praise: -2 } : { [saying]: 1 },
  })),
);

const verdict = (values: Parameters<typeof signsWith>[0]) => {
  const signs = signsWith(values);
  return verdictOf(signs, weigh(signs, new Float64Array(SAYINGS.length)));
};

test('the score is the logistic function of the weighed signs', () => {
  expect(verdict({ complaint: 1 }).score).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
  expect(verdict({ complaint: 1 })).toMatchObject({ needsResponse: true, intent: 'complaint', sure: true });
});

test('what needs no response is no complaint, however much speaks for one', () => {
  expect(verdict({ complaint: 1, praise: 1.5 })).toMatchObject({ needsResponse: false, intent: 'info' });
});

test('information needs a talk that it goes on, if it needs a response', () => {
  expect(verdict({ complaint: 1, 'goes on a talk': 1 }).intent).toBe('info');
  expect(verdict({ complaint: 1 }).intent).toBe('complaint');
});

test('praise beside a complaint is not sure, however far from even', () => {
  expect(verdict({ complaint: 2, 'praise beside a complaint': 1 }).sure).toBe(false);
  expect(verdict({ complaint: 2, 'praise beside a complaint': 0.5 }).sure).toBe(true);
  expect(verdict({}).sure).toBe(false);
});
