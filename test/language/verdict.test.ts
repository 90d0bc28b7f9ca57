import { expect, test } from 'vitest';
import { SIGNS } from '../../src/language/signs.js';
import {
  createWeigher,
  isFirstOfTalk,
  NEEDS,
  SAYINGS,
  verdictOf,
  verdictWeights,
} from '../../src/language/verdict.js';

const signsWith = (values: Partial<Record<(typeof SIGNS)[number], number>>): Float64Array =>
  Float64Array.from(SIGNS, (sign) => values[sign] ?? 0);

const { weigh, addThread } = createWeigher(
  verdictWeights((saying) => ({
    bias: saying === 'info' ? 2 : 0,
    weights: saying === NEEDS ? { complaint: 2, praise: -2, 'was asked': 0.5 } : { [saying]: 1 },
  })),
);

const verdict = (values: Parameters<typeof signsWith>[0]) => {
  const signs = signsWith(values);
  return verdictOf(weigh(signs, new Float64Array(SAYINGS.length)), isFirstOfTalk(signs));
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

test('a score near even is not sure, on either side of it', () => {
  expect(verdict({}).sure).toBe(false);
  expect(verdict({ complaint: 0.3 })).toMatchObject({ needsResponse: true, sure: false });
  expect(verdict({ praise: 0.3 })).toMatchObject({ needsResponse: false, sure: false });
  expect(verdict({ praise: 1 })).toMatchObject({ needsResponse: false, sure: true });
});

test('signs of the thread can be weighed after those of the words', () => {
  const words = weigh(signsWith({ complaint: 1, 'has "?"': 1 }), new Float64Array(SAYINGS.length));
  const both = signsWith({ complaint: 1, 'has "?"': 1, 'goes on a talk': 1, 'was asked': 1 });
  expect(addThread(both, words)).toEqual(weigh(both, new Float64Array(SAYINGS.length)));
  expect(words[0]).toBe(2.5);
});
