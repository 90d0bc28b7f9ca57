import { describe, expect, it } from 'vitest';
import { unansweredCases } from '../../src/audits/unanswered-cases.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, observationsOf } from '../support/history.js';

const audit = (play: string) => observationsOf(unansweredCases, play);
const WATCHED = 'brand day 6 09:00 > - Spring offers are here';

describe('unanswered-cases', () => {
  it('passes where everybody gets an answer', async () => {
    const { observed, seen, estimate } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:05 > ann Which parcel?
      ben   day 1 10:00 @acme my lamp is broken
      brand day 4 10:00 > ben Which lamp?
      ${WATCHED}
    `);
    expect(observed).toEqual([
      ['ann', { value: 5 * MINUTE_MS }],
      ['ben', { value: 3 * DAY_MS }],
    ]);
    expect(estimate?.headline.value).toBe(0);
    expect(seen).toEqual([]);
  });

  it('fails where many do not; the loudest are shown first: reach, then chases, then age', async () => {
    const { seen, estimate } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      ben   day 1 10:00 @acme my lamp is broken
      ben   day 1 11:00 > ben @acme hello?
      cat   day 1 12:00 @acme where is my chair? [impressions=5000]
      ben   day 2 11:00 > ben @acme still waiting
      dan   day 2 12:00 @acme where is my table?
      ${WATCHED}
    `);
    expect(estimate?.headline).toMatchObject({ value: 1, n: 4 });
    expect(seen.map(({ customer, post, note }) => [customer, post, note])).toEqual([
      ['cat', '@acme where is my chair?', 'no answer for 4 d 21 h'],
      ['ben', '@acme my lamp is broken', 'no answer for 4 d 23 h, asked again twice'],
      ['ann', '@acme my parcel is lost', 'no answer for 5 d'],
      ['dan', '@acme where is my table?', 'no answer for 3 d 21 h'],
    ]);
    expect(new Set(seen.map(({ basis }) => basis))).toEqual(new Set(['observed']));
  });

  it('counts the late as unanswered at the horizon, without showing them as such', async () => {
    const { seen, estimate } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 4 09:00:01 > ann Which parcel?
      ben   day 4 10:00 @acme my lamp is broken
      brand day 4 10:05 > ben Which lamp?
      brand day 9 09:00 > - Spring offers are here
    `);
    expect(estimate?.headline.value).toBe(0.5);
    expect(seen).toEqual([]);
  });

  it('never calls a pending case unanswered: it counts as long as it was watched', async () => {
    const { observed, seen } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 20:00 > - Spring offers are here
    `);
    expect(observed).toEqual([['ann', { value: 11 * HOUR_MS, isCensored: true }]]);
    expect(seen).toEqual([]);
  });

  it('has nothing to say where nobody asks, nor of posts that never named the brand', async () => {
    const { observed } = await audit(`
      ann   day 1 09:00 @acme I love your shop
      ben   day 1 10:00 my parcel from acme is lost
      brand day 1 10:10 > ben Which parcel?
      ${WATCHED}
    `);
    expect(observed).toEqual([]);
  });
});
