/** When somebody outside the team joined a customer's case. */
import { describe, expect, it } from 'vitest';
import { casesOf } from '../support/history.js';

/** Customer → the clock time at which an outsider joined; null: nobody did. */
async function joinedIn(play: string): Promise<Record<string, string | null>> {
  const { cases } = await casesOf(play);
  return Object.fromEntries(
    cases.map((c) => [
      c.customer.handle,
      c.outsiderJoinedAt === null ? null : new Date(c.outsiderJoinedAt).toISOString().slice(11, 16),
    ]),
  );
}

describe('an outsider joined', () => {
  it('who replies to one of the case’s posts, with or without the handle; the first counts', async () => {
    expect(
      await joinedIn(`
        ann 09:00 @acme my parcel is lost
        ann 09:20 > ann it was a lamp
        tom 09:30 > 1 @ann @acme please help her
        kim 09:40 > 2 same here, they never answer
        ben 10:00 @acme my parcel is lost
        kim 10:10 > ben mine too
      `),
    ).toEqual({ ann: '09:30', ben: '10:10' });
  });

  it('to whose post the customer replies', async () => {
    expect(
      await joinedIn(`
        ann   09:00 @acme my parcel is lost
        tom   10:00 > - @acme what a lovely shop!
        ann   11:00 > tom @tom @acme lovely? my parcel is lost and they do not answer
      `),
    ).toEqual({ ann: '11:00' });
  });

  it('who was there from the first post on', async () => {
    expect(
      await joinedIn(`
        tom   09:00 my parcels always arrive
        ann   09:10 > tom mine did not. @acme where is it?
      `),
    ).toEqual({ ann: '09:10' });
  });

  it('not by writing below the same brand post', async () => {
    expect(
      await joinedIn(`
        brand 09:00 > - Spring offers are here
        ann   09:10 > brand where is my parcel?
        tom   09:20 > brand my lamp is broken
        brand 09:30 > ann Which parcel?
        kim   09:40 > 4 I love your shop
      `),
    ).toEqual({ ann: null, tom: null });
  });

  it('not by a repost, a quote, or a mention of the same trouble', async () => {
    expect(
      await joinedIn(`
        ann   09:00 @acme my parcel is lost
        tom   09:10 @acme my parcel is lost [repost=1]
        kim   09:20 look at that [quote=1]
        joe   09:30 @acme poor @ann, I love your shop though
      `),
    ).toEqual({ ann: null });
  });

  it('not by a reply to what the customer said before the case', async () => {
    expect(
      await joinedIn(`
        ann   09:00 @acme I love your shop
        tom   09:10 > ann me too
        ann   10:00 > 1 @acme but where is my parcel?
      `),
    ).toEqual({ ann: null });
  });

  it('is none of the team: the second handle is the brand', async () => {
    const { cases } = await casesOf('ann 09:00 @acme my parcel is lost\nbrand2 09:10 > ann Which parcel?', {
      brands: ['acme', 'acmehelp'],
    });
    expect(cases.map((c) => [c.outsiderJoinedAt, c.status])).toEqual([[null, 'answered']]);
  });
});
