import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEATURES_VERSION, SLOTS } from '../../../src/language/model/features.js';
import { createLinearModel, SCORES } from '../../../src/language/model/linear.js';
import { findWords } from '../../../src/language/words.js';
import weights from '../../../src/language/model/weights.json' with { type: 'json' };

describe('the model that is shipped', () => {
  const model = createLinearModel(weights);

  test('is of this version of the features, 256 KB, and tells what it was made of', () => {
    expect(weights.featuresVersion).toBe(FEATURES_VERSION);
    expect(Buffer.from(weights.weights, 'base64').length).toBe(SLOTS * SCORES.length);
    for (const sum of Object.values(weights.sources)) expect(sum).toMatch(/^[0-9a-f]{64}$/);
  });

  test('hears a complaint, and praise', () => {
    const [bad, good] = ['two hours late and nobody cares', 'lovely crew, thank you so much'].map((text) =>
      model.scores(text, findWords(text, true)),
    );
    expect(bad?.complaint).toBeGreaterThan(good?.complaint ?? Infinity);
    expect(good?.positive).toBeGreaterThan(0);
    expect(bad?.negative).toBeGreaterThan(0);
  });

  test('scores a text alike, whatever it was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })),
        fc.string({ unit: 'grapheme' }),
        (others, text) => {
          const fresh = createLinearModel(weights).scores(text, findWords(text, true));
          for (const other of others) model.scores(other, findWords(other, false));
          expect(model.scores(text, findWords(text, true))).toEqual(fresh);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is the sum of what its words bring', () => {
    const text = 'still no answer about my broken kettle';
    for (const [index, name] of SCORES.entries()) {
      const sum = model
        .contributions(text, findWords(text, true), name)
        .reduce((all, [, weight]) => all + weight, 0);
      expect(sum + (weights.biases[index] ?? 0)).toBeCloseTo(
        model.scores(text, findWords(text, true))[name],
        6,
      );
    }
  });
});

test('weights of another size, or of other features, are refused', () => {
  expect(() => createLinearModel({ ...weights, featuresVersion: 0 })).toThrow('weights of features 0');
  expect(() => createLinearModel({ ...weights, weights: 'AAAA' })).toThrow('3 weights');
});
