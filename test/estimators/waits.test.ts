import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { addWait, noWaits, sortWaits } from '../../src/estimators/waits.js';

/** Milliseconds, fractions of one, zeros of either sign, and years. */
const time = fc.oneof(
  fc.nat(5),
  fc.constantFrom(0, -0),
  fc.double({ min: 0, max: 1e12, noNaN: true }),
  fc.integer({ min: 0, max: 2 ** 40 }),
);
const wait = fc.record({ ms: time, isCensored: fc.boolean(), unit: fc.nat(19_999) });

test('waits are sorted by time, answers before ends of watching, and otherwise as they came', () => {
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 300 }), (list) => {
      const waits = noWaits();
      for (const { ms, isCensored, unit } of list) addWait(waits, ms, isCensored, unit);
      const sorted = sortWaits(waits);
      const expected = list.toSorted((a, b) => a.ms - b.ms || Number(a.isCensored) - Number(b.isCensored));
      expect(sorted.length).toBe(list.length);
      expect([...sorted.ms]).toEqual(expected.map(({ ms }) => ms + 0));
      expect([...sorted.isCensored]).toEqual(expected.map(({ isCensored }) => Number(isCensored)));
      expect([...sorted.unit]).toEqual(expected.map(({ unit }) => unit));
    }),
  );
});
