import { describe, expect, it } from 'vitest';
import { answeredAfterOutsider } from '../../src/audits/answered-after-outsider.js';
import { observationsOf } from '../support/history.js';

const audit = (play: string) => observationsOf(answeredAfterOutsider, play);

describe('answered-after-outsider', () => {
  it('passes where the brand answered before anybody joined', async () => {
    const { observed, seen } = await audit(`
      ann   09:00 @acme my parcel is lost
      brand 09:20 > ann It comes on Monday
      tom   09:30 > ann mine always comes on Monday
    `);
    expect(observed).toEqual([['ann', { value: false }]]);
    expect(seen).toEqual([]);
  });

  it('fails where the answer came only after a stranger was told what became of the praise', async () => {
    const { observed, seen } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      tom   day 4 10:00 @acme such friendly people, great service
      brand day 4 11:00 > tom Thank you, customers come first!
      ann   day 4 20:00 > tom @tom @acme what focus? they do not answer me, my parcel is lost
      brand day 4 21:55 > ann Sorry! Which parcel?
    `);
    expect(observed).toEqual([['ann', { value: true }]]);
    expect(seen).toEqual([
      {
        customer: 'ann',
        post: '@acme my parcel is lost',
        note: 'answered after 3 d 13 h, only after an outsider had joined (1 h 55 min before the answer)',
        basis: 'inferred',
      },
    ]);
  });

  it('has nothing to say of a case without an answer', async () => {
    const { observed } = await audit(`
      ann   09:00 @acme my parcel is lost
      tom   09:30 > ann @ann @acme please help her
      brand 10:00 > tom @tom @ann Thanks for telling us
    `);
    expect(observed).toEqual([['ann', null]]);
  });

  it('takes nobody for a helper who was there from the first post on, or stands below the same brand post', async () => {
    const { observed } = await audit(`
      tom   09:00 my parcels always arrive
      ann   09:10 > tom mine did not, @acme where is it?
      brand 09:40 > ann Which parcel?
      ---
      brand 10:00 > - Spring offers are here
      ben   10:10 > brand @acme my lamp is broken
      cat   10:20 > brand I love your shop
      brand 10:30 > ben Which lamp?
    `);
    expect(observed).toEqual([
      ['ann', { value: false }],
      ['ben', { value: false }],
    ]);
  });
});
