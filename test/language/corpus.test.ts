/** Our own invented posts: nearly all are read as a careful person reads them. The verdict was trained on them, among others. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classifyMention } from '../../src/language/index.js';

interface CorpusRow {
  readonly text: string;
  readonly kind: string;
  readonly sentiment: string;
  readonly needsResponse: boolean;
  /** What the brand said before. */
  readonly after?: string;
}

const ROWS: readonly CorpusRow[] = JSON.parse(
  readFileSync(new URL('../../fixtures/language/mentions.json', import.meta.url), 'utf8'),
);

const readingOf = ({ text, after }: CorpusRow, usesModel: boolean) =>
  classifyMention(text, {
    usesModel,
    ...(after === undefined ? {} : { previous: { by: 'brand' as const, text: after } }),
  });

const share = (rows: readonly CorpusRow[], isRight: (row: CorpusRow) => boolean): number =>
  rows.filter(isRight).length / rows.length;

describe.each([
  ['with the model', true, 0.93, 0.88, 0.9],
  ['by rules alone', false, 0.92, 0.85, 0.85],
] as const)('%s', (_, usesModel, needs, intent, sentiment) => {
  test('nearly all are read right', () => {
    expect(
      share(ROWS, (row) => readingOf(row, usesModel).needsResponse === row.needsResponse),
    ).toBeGreaterThan(needs);
    expect(share(ROWS, (row) => readingOf(row, usesModel).intent === row.kind)).toBeGreaterThan(intent);
    expect(share(ROWS, (row) => readingOf(row, usesModel).sentiment === row.sentiment)).toBeGreaterThan(
      sentiment,
    );
  });
});

test('every kind has rows, and no text stands twice in one place', () => {
  const kinds = [...new Set(ROWS.map(({ kind }) => kind))];
  expect(kinds.toSorted()).toEqual(['complaint', 'info', 'other', 'praise', 'question', 'request']);
  for (const kind of kinds) expect(ROWS.filter((row) => row.kind === kind).length).toBeGreaterThan(25);
  expect(new Set(ROWS.map(({ text, after }) => `${text} ${after ?? ''}`)).size).toBe(ROWS.length);
});

describe('mockery is no praise', () => {
  test.each([
    '@acme thanks for losing my suitcase',
    '@acme great, another delay. Love it',
    '@acme well done, you managed to lose it twice',
    '@acme so much for next day delivery',
  ])('%s', (text) => {
    expect(classifyMention(text)).toMatchObject({
      intent: 'complaint',
      needsResponse: true,
      sentiment: 'negative',
    });
  });

  test.each([
    '@acme thank you so much for the refund',
    '@acme thanks for finding my suitcase',
    '@acme great crew!',
  ])('but this is praise: %s', (text) => {
    expect(classifyMention(text)).toMatchObject({ needsResponse: false, sentiment: 'positive' });
  });
});

describe('the place in the thread', () => {
  test('a few words answer a question, and say little where nothing was asked', () => {
    const after = { previous: { by: 'brand' as const, text: 'Which colour is it?' } };
    expect(classifyMention('@acme the blue one', after)).toMatchObject({ intent: 'info' });
    expect(classifyMention('@acme the blue one').score).toBeLessThan(
      classifyMention('@acme the blue one', after).score,
    );
  });

  test('what stands alone and needs an answer is never mere information', () => {
    for (const row of ROWS.filter(({ after }) => after === undefined)) {
      const { intent, needsResponse } = readingOf(row, true);
      expect(needsResponse && intent === 'info').toBe(false);
    }
  });
});

describe('reasons', () => {
  test('name rules, signs of the thread and words, each with its weight', () => {
    const { reasons, plain } = classifyMention('@acme great, another delay');
    expect(plain).toBe('great, another delay');
    expect(reasons).toContainEqual({ rule: 'complaint/sarcasm', span: [0, 20] });
    expect(reasons.some((reason) => 'feature' in reason && reason.feature.includes('“delay”'))).toBe(true);
  });

  test('by rules alone name no words', () => {
    const { reasons } = classifyMention('@acme great, another delay', { usesModel: false });
    expect(reasons.some((reason) => 'feature' in reason && reason.feature.includes('“'))).toBe(false);
  });
});
