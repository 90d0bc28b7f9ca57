/** Our own short posts, with near misses of every signal: each must hold exactly those it names, of the signals that are told here. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classifyMention } from '../../src/language/index.js';
import type { Signal } from '../../src/model/index.js';

interface Row {
  readonly text: string;
  /** What the brand said before. */
  readonly after?: string;
  readonly signals: readonly Signal[];
  /** Holds none of this, though it sounds near to it. */
  readonly near?: Signal;
}

const TOLD: readonly Signal[] = ['call-out', 'churn', 'resolved', 'thanks', 'escalation', 'cannot-message'];
const FILE = new URL('../../fixtures/language/signals.json', import.meta.url);
const ROWS: readonly Row[] = JSON.parse(readFileSync(FILE, 'utf8'));

describe('the corpus of signals', () => {
  test.each(ROWS.map((row) => [`${row.signals.join('+') || `no ${row.near}`}: ${row.text}`, row] as const))(
    '%s',
    (_name, { text, after, signals }) => {
      const context = after === undefined ? {} : { previous: { by: 'brand', text: after } as const };
      const told = classifyMention(text, context).signals.filter((signal) => TOLD.includes(signal));
      expect(told.toSorted()).toEqual(signals.toSorted());
    },
  );

  test.each(TOLD)('has at least twelve rows with %s, and as many near misses', (signal) => {
    expect(ROWS.filter(({ signals }) => signals.includes(signal)).length).toBeGreaterThanOrEqual(12);
    expect(ROWS.filter(({ near }) => near === signal).length).toBeGreaterThanOrEqual(12);
  });
});
