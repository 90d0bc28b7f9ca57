/** Where the network tells no conversation, the root that replies lead to is the conversation, also through outsiders. */
import { describe, expect, it } from 'vitest';
import { casesOf, type HistoryOptions, wordsOf } from '../support/history.js';

const forms: readonly (readonly [string, HistoryOptions])[] = [
  ['told by the network', {}],
  ['followed by replies', { as: 'no-conversations' }],
  ['of a data set with other ids', { as: 'twcs' }],
];

const casesIn = async (play: string, options: HistoryOptions): Promise<string[][]> =>
  (await casesOf(play, options)).cases.map(wordsOf);

describe.each(forms)('a conversation %s', (_, options) => {
  it('holds what customer and brand reply to each other', async () => {
    const cases = await casesIn(
      `
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 Which parcel?
      ann   day 1 09:20 @acme the blue one
      brand day 1 09:30 It comes on Monday
      ann   day 3 09:00 @acme it did not come
      brand day 3 10:00 Sorry!
    `,
      options,
    );
    expect(cases).toHaveLength(1);
    expect(cases[0]).toHaveLength(6);
  });

  it('goes on below an outsider’s post', async () => {
    const cases = await casesIn(
      `
      ann   09:00 @acme my parcel is lost
      brand 09:10 It comes on Monday
      tom   10:00 > ann they never answer me
      ann   11:00 > tom @acme it did not come, where is it?
      brand 11:30 > ann Sorry!
    `,
      options,
    );
    expect(cases.map((words) => words.length)).toEqual([4]);
  });

  it('holds what the customer says to the outsider without the handle', async () => {
    const cases = await casesIn(
      `
      ann   09:00 @acme my parcel is lost
      tom   10:00 > ann they never answer me
      ann   11:00 > tom what customer focus? still no answer
    `,
      options,
    );
    expect(cases.map((words) => words.length)).toEqual([2]);
  });

  it('holds what the customer says to an outsider who spoke below the brand’s answer', async () => {
    const cases = await casesIn(
      `
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann It comes on Monday
      tom   10:00 > brand I love your shop
      kim   10:10 > tom so do I
      ann   11:00 > kim it did not come, where is it?
      ann   11:10 > ann nobody answers
    `,
      options,
    );
    expect(cases.map((words) => words.length)).toEqual([4]);
  });

  it('holds what the customer adds below his own post', async () => {
    const cases = await casesIn(
      `
      ann 09:00 @acme my parcel is lost
      ann 09:10 > ann it was a lamp
      ann 09:20 > ann where is it?
    `,
      options,
    );
    expect(cases.map((words) => words.length)).toEqual([3]);
  });

  it('is another one where a post replies to nothing', async () => {
    const cases = await casesIn(
      `
      ann   09:00 @acme my parcel is lost
      brand 09:10 It comes on Monday
      ann   10:00 > - @acme my lamp is broken
      brand 10:10 Which lamp?
    `,
      options,
    );
    expect(cases.map((words) => words.length)).toEqual([2, 2]);
  });

  it('is one for all who write below the same brand post, and still a case for each', async () => {
    const cases = await casesIn(
      `
      brand 09:00 > - Spring offers are here
      ann   09:10 > brand @acme my parcel is lost
      ben   09:20 > brand @acme my lamp is broken
      brand 09:30 > ann Which parcel?
      brand 09:40 > ben Which lamp?
    `,
      options,
    );
    expect(cases.map((words) => words.length)).toEqual([2, 2]);
  });
});

describe('the root of replies', () => {
  it('is a missing post where replies lead to one', async () => {
    const { cases } = await casesOf(
      `
      ann 09:00 > ?tom my parcel is lost, @acme
      ann 09:30 > ann @acme hello?
    `,
      { as: 'no-conversations' },
    );
    expect(cases.map(wordsOf)).toEqual([['my parcel is lost, @acme', '@acme hello?']]);
    expect(cases[0]?.turns.map((turn) => turn.post.conversation)).toEqual(
      Array.from({ length: 2 }, () => cases[0]?.turns[0]?.post.parentId),
    );
  });

  it('counts orphans: replies whose parent is not in the data', async () => {
    const { collected } = await casesOf(`
      ann   09:00 > ?tom @acme my parcel is lost
      brand 09:10 > ann Which parcel?
      brand 09:20 > ?ben @ben Which parcel?
    `);
    expect(collected.orphans).toBe(2);
  });
});
