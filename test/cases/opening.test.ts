/** Which post opens a case, which joins one, and which silence ends one. */
import { describe, expect, it } from 'vitest';
import { casesOf, mentionsThat, wordsOf } from '../support/history.js';

const WATCHED = 'brand day 30 12:00 > - Spring offers are here';

describe('what opens a case', () => {
  it('is a complaint, a question or a request', async () => {
    const history = await casesOf(`
      ann 09:00 @acme my parcel is lost
      ben 09:01 @acme when do you open tomorrow?
      cat 09:02 @acme please help me
    `);
    expect(history.cases.map((c) => c.opening?.reading.intent)).toEqual(['complaint', 'question', 'request']);
  });

  it('is no praise, no information, no chatter, and no language that we cannot read', async () => {
    const history = await casesOf(`
      ann 09:00 @acme I love your shop
      ben 09:01 @acme I sent you a DM
      cat 09:02 @acme mi paquete no ha llegado y nadie contesta [lang=es]
      dan 09:03 @acme
    `);
    expect(history.mentions.map(({ turn }) => turn.reading.intent)).toEqual([
      'praise',
      'info',
      'unclassified',
      'unclassified',
    ]);
    expect(history.cases).toEqual([]);
    expect(history.mentions.every((mention) => mention.caseId === null)).toBe(true);
  });

  it('is a mention: what somebody says without naming the brand opens none', async () => {
    const history = await casesOf(`
      ann 09:00 @acme I love your shop
      ann 09:05 > ann but my parcel is lost
    `);
    expect(history.cases).toEqual([]);
  });

  it('is the first actionable post: earlier ones of the same conversation are not the case’s', async () => {
    const history = await casesOf(`
      ann   09:00 @acme I love your shop
      brand 09:05 > ann Thank you!
      ann   09:30 > brand but where is my parcel?
      brand 09:40 > ann It comes on Monday
    `);
    const c = history.caseBy('ann');
    expect(wordsOf(c)).toEqual(['but where is my parcel?', 'It comes on Monday']);
    expect(c).toMatchObject({ responseMs: 600_000, id: c.opening?.post.id });
    expect(mentionsThat(history, (_, mention) => mention.caseId === null)).toEqual([
      'ann: @acme I love your shop',
    ]);
  });
});

describe('posts of the same conversation', () => {
  it('are one case up to a silence of exactly seven days', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 10:00 > ann Which parcel?
      ann   day 8 10:00 > brand it is still lost
      ${WATCHED}
    `);
    expect(wordsOf(history.caseBy('ann'))).toHaveLength(3);
  });

  it('are two cases after a longer silence', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 10:00 > ann Which parcel?
      ann   day 8 10:00:01 > brand it is still lost
      brand day 8 11:00 > ann We are looking
      ${WATCHED}
    `);
    expect(history.casesBy('ann').map(wordsOf)).toEqual([
      ['@acme my parcel is lost', 'Which parcel?'],
      ['it is still lost', 'We are looking'],
    ]);
  });

  it('count the silence between any two posts, not from the opening', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      ann   day 7 09:00 > ann still lost
      ann   day 13 09:00 > ann still lost, nobody answers
      ${WATCHED}
    `);
    expect(wordsOf(history.caseBy('ann'))).toHaveLength(3);
  });

  it('take another gap when told so', async () => {
    const play = `
      ann day 1 09:00 @acme my parcel is lost
      ann day 3 09:00 > ann @acme it is still lost
      ${WATCHED}
    `;
    expect((await casesOf(play, { caseGapMs: 2 * 86_400_000 })).cases).toHaveLength(1);
    expect((await casesOf(play, { caseGapMs: 2 * 86_400_000 - 1 })).cases).toHaveLength(2);
  });

  it('belong to no case after the gap where they ask for nothing', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 10:00 > ann Which parcel?
      ann   day 9 10:00 > brand @acme I love your shop
      ${WATCHED}
    `);
    expect(wordsOf(history.caseBy('ann'))).toHaveLength(2);
    expect(mentionsThat(history, (_, mention) => mention.caseId === null)).toHaveLength(1);
  });
});

describe('an actionable post in another conversation', () => {
  it('joins the open case while the brand owes an answer', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      ann   day 8 09:00 > - @acme hello? where is my parcel?
      brand day 8 09:30 > ann It comes on Monday
      ${WATCHED}
    `);
    const c = history.caseBy('ann');
    expect(wordsOf(c)).toHaveLength(3);
    expect(c.chases).toHaveLength(1);
    expect(c.responseMs).toBe((7 * 24 + 0.5) * 3_600_000);
  });

  it('opens a new case once the brand has answered', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann It comes on Monday
      ann   09:20 > - @acme when do you open tomorrow?
      ${WATCHED}
    `);
    expect(history.casesBy('ann').map(wordsOf)).toEqual([
      ['@acme my parcel is lost', 'It comes on Monday'],
      ['@acme when do you open tomorrow?'],
    ]);
  });

  it('opens a new case after the gap, although the brand still owes the old answer', async () => {
    const history = await casesOf(`
      ann day 1 09:00 @acme my parcel is lost
      ann day 8 09:00:01 > - @acme hello? where is my parcel?
      ${WATCHED}
    `);
    expect(history.casesBy('ann')).toHaveLength(2);
  });

  it('does not join when it asks for nothing', async () => {
    const history = await casesOf(`
      ann 09:00 @acme my parcel is lost
      ann 10:00 > - @acme I love your new window
    `);
    expect(wordsOf(history.caseBy('ann'))).toEqual(['@acme my parcel is lost']);
    expect(mentionsThat(history, (_, mention) => mention.caseId === null)).toHaveLength(1);
  });

  it("joins by the same rule when it is the customer's own tag-along", async () => {
    const history = await casesOf(`
      ann 09:00 @acme my parcel is lost
      tom 09:10 @acme I love your shop
      ann 10:00 > tom @tom @acme not me, they do not answer and my parcel is lost
    `);
    const c = history.caseBy('ann');
    expect(wordsOf(c)).toHaveLength(2);
    expect(c.outsiderJoinedAt).toBe(c.turns.at(-1)?.post.at);
    expect(c.chases).toHaveLength(1);
  });

  it('opens nothing as a tag-along when no answer is owed', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:05 > ann It comes on Monday
      tom   09:10 @acme I love your shop
      ann   10:00 > tom @tom @acme my parcel was lost though
    `);
    expect(wordsOf(history.caseBy('ann'))).toHaveLength(2);
  });
});

describe('cases and mentions', () => {
  it('are told when they begin in the window, both ends in', async () => {
    const play = `
      ann day 1 09:00 @acme my parcel is lost
      ben day 2 09:00 @acme my parcel is lost
      cat day 3 09:00 @acme my parcel is lost
      dan day 4 09:00 @acme my parcel is lost
    `;
    const history = await casesOf(play, { since: '2026-06-02T09:00:00Z', until: '2026-06-03T09:00:00Z' });
    expect(history.cases.map((c) => c.customer.handle)).toEqual(['ben', 'cat']);
    expect(history.mentions.map(({ turn }) => turn.post.author)).toEqual(['ben', 'cat']);
  });

  it('of a case that began before the window are no new case', async () => {
    const play = `
      ann day 1 09:00 @acme my parcel is lost
      ann day 3 09:00 @acme my parcel is still lost
    `;
    const history = await casesOf(play, { since: '2026-06-02' });
    expect(history.cases).toEqual([]);
    expect(history.mentions).toHaveLength(1);
  });
});
