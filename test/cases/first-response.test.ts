/** Which brand post is an answer to whom, and which of them is the first response. */
import { describe, expect, it } from 'vitest';
import { casesOf, type History, MINUTE_MS, wordsOf } from '../support/history.js';

/** Customer → minutes to the first response, and to the direct one of his first mention; null: none. */
const waitsIn = (history: History): Record<string, readonly [number | null, number | null]> =>
  Object.fromEntries(
    history.cases.map((c) => {
      const direct = history.mentions.find(({ turn }) => turn.post.id === c.id)?.directResponse ?? null;
      return [
        c.customer.handle,
        [
          c.responseMs === null ? null : c.responseMs / MINUTE_MS,
          direct === null ? null : direct.waitMs / MINUTE_MS,
        ],
      ] as const;
    }),
  );

describe('the first response', () => {
  it('is the first reply to any of the customer’s posts; direct is the reply to exactly that post', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:07 > ann Which parcel?
      brand 09:09 > ann Sorry!
      ben   10:00 @acme my parcel is lost
      ben   10:05 > ben it was a lamp
      brand 10:15 > ben Which lamp?
    `);
    expect(waitsIn(history)).toEqual({ ann: [7, 7], ben: [15, null] });
    expect(history.caseBy('ann').turns).toHaveLength(3);
  });

  it('is no brand post to nobody, and no reply to somebody else', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      tom   09:10 > ann @ann @acme please help her
      brand 09:20 > tom @tom @ann Thanks for telling us
      brand 09:30 > - Spring offers are here
    `);
    expect(waitsIn(history)).toEqual({ ann: [null, null] });
    expect(history.caseBy('ann').turns).toHaveLength(1);
  });

  it('may be a continuation of the brand’s own reply, by either handle of the team', async () => {
    const history = await casesOf(
      `
      ann    09:00 @acme my parcel is lost
      brand2 09:10 > ann Sorry!
      brand  09:20 > brand2 It comes on Monday
      brand2 09:30 > brand In the morning
    `,
      { brands: ['acme', 'acmehelp'] },
    );
    expect(wordsOf(history.caseBy('ann'))).toEqual([
      '@acme my parcel is lost',
      'Sorry!',
      'It comes on Monday',
      'In the morning',
    ]);
  });

  it('may answer a mention by continuing what the brand said before the case', async () => {
    const history = await casesOf(`
      ann   09:00 @acme I love your shop
      brand 09:05 > ann Thank you!
      ann   09:10 > ann @acme but where is my parcel?
      brand 09:20 > brand It comes on Monday
    `);
    expect(waitsIn(history)).toEqual({ ann: [10, null] });
  });

  it('is a post that opens with the handle and replies to nothing; but no direct one', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:20 > - @ann we have found your parcel
      brand 09:25 > - @ben we have found your parcel
      ben   09:30 @acme where is my parcel?
    `);
    expect(waitsIn(history)).toEqual({ ann: [20, null], ben: [null, null] });
  });

  it('joins the customer’s open case also when nothing is owed, and none after the gap', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:20 > ann It comes on Monday
      brand day 8 09:20 > - @ann has your parcel come?
      brand day 15 09:20:01 > - @ann anything else?
    `);
    expect(wordsOf(history.caseBy('ann'))).toEqual([
      '@acme my parcel is lost',
      'It comes on Monday',
      '@ann has your parcel come?',
    ]);
  });

  it('is no post to nobody that names the customer somewhere else', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:20 > - Our shop is full of friends like @ann today
    `);
    expect(waitsIn(history)).toEqual({ ann: [null, null] });
  });

  it('is a reply to somebody else that names the customer in its own words', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      ben   09:05 @acme my parcel is lost
      brand 09:20 > ben @ben both are found, yours and the one of @ann
      cat   09:30 @acme my parcel is lost
      brand 09:40 > ben @ben @cat we are on it
    `);
    expect(waitsIn(history)).toEqual({ ann: [20, null], ben: [15, 15], cat: [null, null] });
  });

  it('belongs to the case in whose conversation it stands', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 > ann It comes on Monday
      ann   day 1 10:00 > - @acme when do you open tomorrow?
      brand day 1 10:05 > 1 Here is the number of your parcel
      brand day 1 10:30 > 3 At nine
    `);
    expect(history.casesBy('ann').map((c) => [wordsOf(c).length, c.responseMs])).toEqual([
      [3, 10 * MINUTE_MS],
      [2, 30 * MINUTE_MS],
    ]);
  });

  it('goes to the case that is owed an answer where its own conversation has none', async () => {
    const history = await casesOf(`
      ann   09:00 @acme I love your shop
      ann   09:10 > - @acme where is my parcel?
      brand 09:30 > 1 Thank you! Your parcel comes on Monday
    `);
    expect(waitsIn(history)).toEqual({ ann: [20, null] });
  });

  it('goes nowhere where no case is owed an answer', async () => {
    const history = await casesOf(`
      ann   09:00 @acme I love your shop
      ann   09:10 > - @acme where is my parcel?
      brand 09:20 > 2 It comes on Monday
      brand 09:30 > 1 Thank you!
    `);
    expect(wordsOf(history.caseBy('ann'))).toEqual(['@acme where is my parcel?', 'It comes on Monday']);
  });

  it('may come after more than the gap: the gap does not excuse the brand', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      ben   day 1 09:00 @acme my parcel is lost
      brand day 11 09:00 > ann Is it found?
      brand day 11 09:00 > - @ben is it found?
    `);
    expect(history.cases.map((c) => [c.status, c.responseMs])).toEqual([
      ['answered-late', 10 * 24 * 60 * MINUTE_MS],
      ['answered-late', 10 * 24 * 60 * MINUTE_MS],
    ]);
  });

  it('to the old post stays with the old case, after a new one has begun', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      ann   day 10 09:00 > 1 @acme and now my lamp is broken
      brand day 10 10:00 > 1 Is the parcel found?
    `);
    expect(history.casesBy('ann').map((c) => c.status)).toEqual(['answered-late', 'pending']);
  });

  it('counts the mention answered in the same second, which is written first', async () => {
    const history = await casesOf('ann 09:00 @acme my parcel is lost\nbrand 09:00 > ann Which parcel?');
    expect(waitsIn(history)).toEqual({ ann: [0, 0] });
  });
});
