/** Who speaks to whom: mentions, tag-alongs, untagged posts, reposts and quotes. */
import { describe, expect, it } from 'vitest';
import { casesOf, mentionsThat } from '../support/history.js';

describe('a mention', () => {
  it('names the brand anywhere in its full text, or replies to a brand post', async () => {
    const filler = 'and so on and on '.repeat(20).trim();
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      ben   09:01 my parcel is still lost, @ACME!
      cat   09:02 ${filler} and now my parcel is lost, @acme
      brand 09:03 > - Spring offers are here
      dan   09:04 > brand my parcel is lost
    `);
    expect(mentionsThat(history, (turn) => turn.post.isMention).map((line) => line.slice(0, 3))).toEqual([
      'ann',
      'ben',
      'cat',
      'dan',
    ]);
    expect(history.cases.map((c) => [c.customer.handle, c.isTagged])).toEqual([
      ['ann', true],
      ['ben', true],
      ['cat', true],
      ['dan', true],
    ]);
  });

  it('is not a handle that only begins like it, nor an address, nor a post of the team itself', async () => {
    const history = await casesOf(
      `
      ann    09:00 @acmecorp my parcel is lost
      ben    09:01 @my_acme my parcel is lost
      cat    09:02 write to care@acme.example, my parcel is lost
      brand2 09:03 > - Ask @acme where your parcel is
      eve    09:04 @acme my parcel is lost
    `,
      { brands: ['acme', 'acmehelp'] },
    );
    expect(mentionsThat(history, () => true)).toEqual(['eve: @acme my parcel is lost']);
    expect(history.cases).toHaveLength(1);
  });

  it('is never a repost; a quote that contains the handle is one', async () => {
    const history = await casesOf(`
      ann 09:00 @acme my parcel is lost
      ben 09:01 @acme my parcel is lost [repost=1]
      cat 09:02 @acme mine is lost too, where is it? [quote=1]
      dan 09:03 mine is lost too, where is it? [quote=1]
    `);
    expect(history.mentions.map(({ turn }) => turn.post.author)).toEqual(['ann', 'cat']);
    expect(history.cases.map((c) => c.customer.handle)).toEqual(['ann', 'cat']);
  });

  it('counts for a team when it names any of its handles, in any case of letters', async () => {
    const history = await casesOf(
      `
      ann    09:00 @AcmeHelp my parcel is lost
      ben    09:01 @ACME my parcel is lost
      brand2 09:10 > ann Which parcel?
      brand2 09:11 > ben Which parcel?
    `,
      { brands: ['acme', 'acmehelp'] },
    );
    expect(history.cases.map((c) => c.responseMs)).toEqual([600_000, 600_000]);
  });
});

describe('a tag-along', () => {
  it('replies to an outsider and only inherits the handle: it is listed, and opens no case', async () => {
    const history = await casesOf(`
      jane 09:00 @acme my parcel is lost
      tom  09:10 > jane @jane @acme mine is lost too
      ann  09:11 > jane @acme please help her
    `);
    expect(mentionsThat(history, (turn) => turn.isTagAlong)).toEqual([
      'tom: @jane @acme mine is lost too',
      'ann: @acme please help her',
    ]);
    expect(history.cases.map((c) => c.customer.handle)).toEqual(['jane']);
  });

  it('is none where the own words name the brand', async () => {
    const history = await casesOf(`
      jane 09:00 @acme my parcel is lost
      tom  09:10 > jane @jane mine is lost too, @acme
    `);
    expect(mentionsThat(history, (turn) => turn.isTagAlong)).toEqual([]);
    expect(history.cases.map((c) => c.customer.handle)).toEqual(['jane', 'tom']);
  });

  it('is none where the parent did not carry the handle: then it was written, not inherited', async () => {
    const history = await casesOf(`
      jane 09:00 my parcel is lost
      tom  09:10 > jane @jane @acme mine is lost too
    `);
    expect(mentionsThat(history, (turn) => turn.isTagAlong)).toEqual([]);
    expect(history.cases.map((c) => c.customer.handle)).toEqual(['tom']);
  });

  it('counts as inherited where the parent is not in the data', async () => {
    const history = await casesOf(`
      tom 09:10 > ?jane @jane @acme mine is lost too
      ann 09:20 > ?jane @jane mine is lost too @acme
    `);
    expect(mentionsThat(history, (turn) => turn.isTagAlong)).toEqual(['tom: @jane @acme mine is lost too']);
    expect(history.cases.map((c) => c.customer.handle)).toEqual(['ann']);
  });

  it('is told by the first handle where nothing else tells the author of a missing parent', async () => {
    const play = `
      brand 09:00 > - Good morning
      ann   09:10 > ?tom @acme my parcel is lost
      ben   09:20 > ?tom @tom @acme mine is lost too
    `;
    const history = await casesOf(play, { as: 'twcs' });
    expect(history.mentions.map(({ turn }) => turn.isTagAlong)).toEqual([false, true]);
    expect(history.cases).toHaveLength(1);
  });

  it('is none where the customer goes on below his own post or answers the brand', async () => {
    const history = await casesOf(`
      jane  09:00 @acme I love your shop
      jane  09:10 > jane @acme but my parcel is lost
      tom   09:20 @acme my lamp is broken
      brand 09:30 > tom Which lamp?
      tom   09:40 > brand @acme it is still broken
    `);
    expect(mentionsThat(history, (turn) => turn.isTagAlong)).toEqual([]);
    expect(history.cases.map((c) => c.customer.handle)).toEqual(['jane', 'tom']);
  });

  it("belongs to the case of its own author, also as a chase and as an outsider's doing", async () => {
    const history = await casesOf(`
      jane 09:00 @acme my parcel is lost
      tom  09:10 > jane @jane @acme poor you
      jane 10:00 > tom @tom @acme still no answer
    `);
    expect(mentionsThat(history, (turn) => turn.isTagAlong)).toEqual([
      'tom: @jane @acme poor you',
      'jane: @tom @acme still no answer',
    ]);
    const c = history.caseBy('jane');
    expect(c.turns).toHaveLength(2);
    expect(c.chases.map((chase) => chase.post.text)).toEqual(['@tom @acme still no answer']);
  });
});

describe('an untagged post', () => {
  it('does not name the brand, but the brand replied to it: listed and told as untagged', async () => {
    const history = await casesOf(`
      ann   09:00 my parcel from acme is lost
      brand 09:10 > ann Sorry! Which parcel?
      ben   09:20 my parcel from acme is lost
      cat   09:30 great to see acme in town
      brand 09:40 > cat Come in!
    `);
    expect(mentionsThat(history, (turn) => turn.post.isUntagged && !turn.post.isMention)).toEqual([
      'ann: my parcel from acme is lost',
      'cat: great to see acme in town',
    ]);
    expect(history.mentions).toHaveLength(2);
    expect(history.caseBy('ann')).toMatchObject({ isTagged: false, isReconstructed: false });
    expect(history.cases).toHaveLength(1);
  });

  it('is what a customer was answered to; what he adds in his own thread is no mention', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      ann   09:05 > ann it was a lamp
    `);
    expect(mentionsThat(history, () => true)).toEqual(['ann: @acme my parcel is lost']);
    expect(history.caseBy('ann').turns).toHaveLength(2);
  });
});
