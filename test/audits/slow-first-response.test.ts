import { describe, expect, it } from 'vitest';
import { slowFirstResponse } from '../../src/audits/slow-first-response.js';
import { DAY_MS, MINUTE_MS, observationsOf } from '../support/history.js';

const audit = (play: string) => observationsOf(slowFirstResponse, play);

describe('slow-first-response', () => {
  it('passes where customers are answered soon', async () => {
    const { observed, seen, estimate, population } = await audit(`
      ann   09:00 @acme my parcel is lost
      brand 09:05 > ann Which parcel?
      ben   10:00 @acme when do you open tomorrow?
      brand 10:09 > ben At nine
    `);
    expect(observed).toEqual([
      ['ann', { value: 5 * MINUTE_MS }],
      ['ben', { value: 9 * MINUTE_MS }],
    ]);
    expect(estimate?.headline).toMatchObject({ value: 5, n: 2 });
    expect(seen.map(({ customer, note }) => [customer, note])).toEqual([
      ['ben', 'first answer after 9 min'],
      ['ann', 'first answer after 5 min'],
    ]);
    expect(population).toBe('cases opened by a mention, unanswered ones included');
  });

  it('fails where they wait: the unanswered wait on in the figure, the answered are shown, the slowest first', async () => {
    const { observed, seen, estimate } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      ben   day 1 10:00 @acme my lamp is broken
      cat   day 1 11:00 @acme where is my chair?
      brand day 1 12:00 > ben Which lamp?
      brand day 3 11:00 > cat Which chair?
      brand day 6 09:00 > - Spring offers are here
    `);
    expect(observed).toEqual([
      ['ann', { value: 5 * DAY_MS, isCensored: true }],
      ['ben', { value: 120 * MINUTE_MS }],
      ['cat', { value: 2 * DAY_MS }],
    ]);
    expect(estimate?.headline.value).toBe(2 * 24 * 60);
    expect(seen).toEqual([
      {
        customer: 'cat',
        post: '@acme where is my chair?',
        note: 'first answer after 2 d',
        basis: 'observed',
      },
      { customer: 'ben', post: '@acme my lamp is broken', note: 'first answer after 2 h', basis: 'observed' },
    ]);
  });

  it('has nothing to say where nobody asks, and cannot run without brand posts', async () => {
    const silent = await audit('ann 09:00 @acme I love your shop\nbrand 09:05 > ann Thank you!');
    expect([silent.observed, silent.seen]).toEqual([[], []]);
    const unknown = await audit('ann 09:00 @acme my parcel is lost');
    expect(unknown).toMatchObject({ observed: [], missing: ['brand-posts'], estimate: null });
  });

  it('counts neither acknowledgements nor posts to others nor what the brand says to nobody', async () => {
    const { observed } = await audit(`
      ann   09:00 @acme my parcel is lost
      tom   09:01 @acme I love your shop
      brand 09:02 > tom @tom Thank you!
      brand 09:03 > - All parcels are on their way
      brand 09:30 > ann Which parcel?
    `);
    expect(observed).toEqual([['ann', { value: 30 * MINUTE_MS }]]);
  });
});
