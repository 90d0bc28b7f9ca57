/** What a case tells of its customer: who he is, how many could see him, and whether it is his first. */
import { describe, expect, it } from 'vitest';
import { casesOf } from '../support/history.js';

describe('the reach of a case', () => {
  it('is the largest of its customer’s posts: impressions, else followers, else not known', async () => {
    const { cases } = await casesOf(`
      followers ben: 1200
      followers cat: 300
      ann   09:00 @acme my parcel is lost [impressions=900]
      ann   09:10 > ann where is it? [impressions=4000]
      brand 09:20 > ann It comes on Monday [impressions=90000]
      ben   10:00 @acme my parcel is lost
      cat   11:00 @acme my parcel is lost [impressions=20]
      dan   12:00 @acme my parcel is lost
    `);
    expect(cases.map((c) => [c.customer.handle, c.reach])).toEqual([
      ['ann', 4000],
      ['ben', 1200],
      ['cat', 20],
      ['dan', null],
    ]);
  });
});

describe('the first case of a customer', () => {
  it('is the first that counts: neither an untagged nor a reconstructed one takes its place', async () => {
    const { cases } = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann It comes on Monday
      ann   12:00 > - @acme my lamp is broken
      ben   13:00 my parcel from acme is lost
      brand 13:10 > ben It comes on Monday
      ben   14:00 > - @acme my lamp is broken
      brand 15:00 > ?cat-30m @cat It comes on Monday
      cat   16:00 @acme my lamp is broken
    `);
    const firsts = cases.filter((c) => c.isTagged && c.isCustomersFirst);
    expect(firsts.map((c) => [c.customer.handle, c.opening?.post.text])).toEqual([
      ['ann', '@acme my parcel is lost'],
      ['ben', '@acme my lamp is broken'],
      ['cat', '@acme my lamp is broken'],
    ]);
  });
});
