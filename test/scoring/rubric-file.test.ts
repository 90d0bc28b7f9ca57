import { describe, expect, test } from 'vitest';

import { CareAuditError } from '../../src/errors.js';
import { parseRubric } from '../../src/scoring/rubric-file.js';
import { DEFAULT_RUBRIC } from '../../src/scoring/rubric.js';

const part = {
  figure: 'headline',
  points: [
    [0, 100],
    [1, 0],
  ],
};
const ofParts = (...parts: unknown[]): unknown => ({ audits: { 'left-hanging': { parts } } });

describe('what a file replaces', () => {
  test('nothing: the default rubric stays', () => {
    expect(parseRubric({})).toEqual(DEFAULT_RUBRIC);
  });

  test('the default rubric as JSON is a rubric file', () => {
    expect(parseRubric(JSON.parse(JSON.stringify(DEFAULT_RUBRIC)))).toEqual(DEFAULT_RUBRIC);
  });

  test('a weight of an audit, and its parts stay', () => {
    const { audits } = parseRubric({ audits: { 'left-hanging': { weight: 0.5 } } });
    expect(audits['left-hanging']).toEqual({ ...DEFAULT_RUBRIC.audits['left-hanging'], weight: 0.5 });
    expect(audits['unanswered-cases']).toEqual(DEFAULT_RUBRIC.audits['unanswered-cases']);
  });

  test('the parts of an audit, and its weight stays', () => {
    expect(parseRubric(ofParts(part)).audits['left-hanging']).toEqual({
      weight: 2,
      parts: [{ ...part, weight: 1, sources: [], judgement: 'Set by the rubric file.' }],
    });
  });

  test('a weight of a category, whose reason is then no longer ours', () => {
    const { categories } = parseRubric({ categories: [{ id: 'reach', weight: 40 }] });
    expect(categories.map(({ weight }) => weight)).toEqual([25, 30, 40, 20, 10]);
    expect(categories[2]).toEqual({
      id: 'reach',
      title: 'Reach',
      weight: 40,
      reason: 'Set by the rubric file.',
    });
  });

  test('sources stand in place of a judgement', () => {
    const source = { by: 'Acme', year: null, population: 'own cases', says: 'one in ten' };
    const [made] = parseRubric(ofParts({ ...part, sources: [source] })).audits['left-hanging']?.parts ?? [];
    expect(made).toMatchObject({ sources: [source], judgement: null });
  });
});

function errorOf(json: unknown): CareAuditError {
  try {
    parseRubric(json);
  } catch (error) {
    if (error instanceof CareAuditError) return error;
    throw error;
  }
  throw new Error('the rubric was accepted');
}

const where = "The rubric's audits.left-hanging";

test.each([
  ['no object', null, 'The rubric is null', /\{"categories"/],
  ['a list', [], 'The rubric is []', /\{"categories"/],
  [
    'a text weight',
    { audits: { 'left-hanging': { weight: '2' } } },
    `${where}.weight is "2"`,
    /weight of 0 or more/,
  ],
  [
    'a negative weight',
    { categories: [{ id: 'care', weight: -1 }] },
    "The rubric's categories[0].weight is -1",
    /0/,
  ],
  ['no audit', { audits: { 'left-hanging': null } }, `${where} is null`, /an audit \{/],
  ['no parts', ofParts(), `${where}.parts is []`, /at least one part/],
  ['no points', ofParts({ figure: 'headline' }), `${where}.parts[0].points is missing`, /control points/],
  [
    'a point of one',
    ofParts({ ...part, points: [[0, 1], [1]] }),
    `${where}.parts[0].points[1] is [1]`,
    /control/,
  ],
  [
    'points of one x',
    ofParts({
      ...part,
      points: [
        [1, 0],
        [1, 9],
      ],
    }),
    `${where}.parts[0].points is [[1,0],[1,9]]`,
    /rise/,
  ],
  [
    'an unknown figure',
    ofParts({ ...part, figure: 'answered1h' }),
    `${where}.parts[0].figure is "answered1h"`,
    /answered_1h/,
  ],
  [
    'an unknown category',
    { categories: [{ id: 'sped' }] },
    `The rubric's categories[0].id is "sped"`,
    /speed/,
  ],
])('%s is refused with its path, its value and what to type', (_, json, message, advice) => {
  const error = errorOf(json);
  expect(error.code).toBe('BAD_RUBRIC');
  expect(error.message).toBe(`${message}.`);
  expect(error.advice).toMatch(/^Type .*\.$/);
  expect(error.advice).toMatch(advice);
});

test('a mistyped audit is named, with the one that was meant', () => {
  const error = errorOf({ audits: { 'left-hangin': { weight: 1 } } });
  expect(error.message).toBe("The rubric's audits.left-hangin is no scored audit.");
  expect(error.advice).toMatch(/^Did you mean left-hanging\? /);
});

test('an audit that is only shown cannot be scored', () => {
  expect(errorOf({ audits: { 'hand-offs': { weight: 1 } } }).code).toBe('BAD_RUBRIC');
});

test('unknown and hostile keys are refused, long values cut', () => {
  expect(errorOf({ audit: {} }).message).toBe("The rubric's audit is not known there.");
  expect(errorOf(JSON.parse('{"audits":{"__proto__":{"weight":1}}}')).code).toBe('BAD_RUBRIC');
  expect(errorOf({ audits: 'x'.repeat(10_000) }).message.length).toBeLessThan(120);
});

test('a part has sources or a judgement, never both', () => {
  const source = { by: 'Acme', year: 2020, population: 'own cases', says: 'one in ten' };
  expect(errorOf(ofParts({ ...part, sources: [source], judgement: 'ours' })).advice).toMatch(/either/);
});
