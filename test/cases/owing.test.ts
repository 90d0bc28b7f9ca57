/** From when to when the brand owes an answer, and what is a chase meanwhile. */
import { describe, expect, it } from 'vitest';
import { casesOf } from '../support/history.js';

const WATCHED = 'brand day 9 12:00 > - Spring offers are here';

const chasesIn = async (play: string, customer = 'ann'): Promise<string[]> =>
  (await casesOf(play)).caseBy(customer).chases.map((chase) => chase.post.text);

describe('a chase', () => {
  it('comes at least 30 minutes after the customer’s previous post, while an answer is owed', async () => {
    expect(
      await chasesIn(`
        ann 09:00 @acme my parcel is lost
        ann 09:29:59 > ann it was a lamp
        ann 09:59:59 > ann a blue one
        ann 10:10 > ann hello?
      `),
    ).toEqual(['a blue one']);
  });

  it('may stand in any conversation', async () => {
    expect(
      await chasesIn(`
        ann 09:00 @acme my parcel is lost
        ann 10:00 > - @acme where is my parcel?
      `),
    ).toEqual(['@acme where is my parcel?']);
  });

  it('is none once the brand has answered, and one again when it owes the next answer', async () => {
    expect(
      await chasesIn(`
        ann   09:00 @acme my parcel is lost
        brand 09:10 > ann It comes on Monday
        ann   10:00 > brand when on Monday?
        ann   11:00 > ann still waiting
      `),
    ).toEqual(['still waiting']);
  });

  it('counts from the customer’s own previous post, not from the brand’s', async () => {
    expect(
      await chasesIn(`
        ann   09:00 @acme my parcel is lost
        brand 09:50 > - Spring offers are here
        ann   09:55 > 1 hello?
      `),
    ).toEqual(['hello?']);
  });
});

/** The customer's posts from which on an answer was owed. */
const owedIn = async (play: string): Promise<string[]> =>
  (await casesOf(play))
    .caseBy('ann')
    .turns.filter((turn) => turn.by === 'customer' && turn.needsAnswer)
    .map((turn) => turn.post.text);

describe('the brand owes an answer', () => {
  it('from what gives it what it asked for', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann What is your order number?
      ann   09:20 > brand order number 445566
      ann   10:00 > ann anybody there?
      ${WATCHED}
    `);
    const [followUp, ...others] = history.caseBy('ann').followUps;
    expect(followUp?.turn.post.text).toBe('order number 445566');
    expect(others).toEqual([]);
    expect(history.caseBy('ann').chases.map((chase) => chase.post.text)).toEqual(['anybody there?']);
  });

  it('not from thanks, nor from "I have sent you a message"', async () => {
    expect(
      await owedIn(`
        ann   09:00 @acme my parcel is lost
        brand 09:10 > ann Could you send us a direct message?
        ann   09:20 > brand I have sent you a message
        ann   09:25 > brand thanks
        ann   10:00 > brand have a lovely day
        ${WATCHED}
      `),
    ).toEqual(['@acme my parcel is lost']);
  });

  it('never from a tag-along, although it belongs to the case', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      tom   09:05 > ann @ann @acme poor you
      brand 09:10 > 1 It comes on Monday
      ann   10:00 > tom @tom @acme my parcel is still lost
      ${WATCHED}
    `);
    const c = history.caseBy('ann');
    expect(c.turns.map((turn) => turn.by === 'customer' && turn.needsAnswer)).toEqual([true, false, false]);
    expect(c.followUps).toEqual([]);
  });

  it('until its next reply to that customer; a reply to somebody else pays nothing', async () => {
    const history = await casesOf(`
      ann   09:00 @acme my parcel is lost
      tom   09:05 @acme my parcel is lost
      brand 09:10 > tom It comes on Monday
      ann   09:40 > 1 hello?
      ${WATCHED}
    `);
    expect(history.caseBy('ann')).toMatchObject({ status: 'unanswered', firstResponse: null });
    expect(history.caseBy('ann').chases).toHaveLength(1);
    expect(history.caseBy('tom').chases).toEqual([]);
  });

  it('for the earliest post since it last spoke', async () => {
    const history = await casesOf(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 > ann It comes on Monday
      ann   day 1 10:00 > brand when on Monday?
      ann   day 1 12:00 > brand and who brings it?
      brand day 1 13:00 > ann At noon, by van
      brand day 1 13:05 > ann And with care
      ann   day 2 09:00 > brand it is still lost
      ${WATCHED}
    `);
    expect(
      history.caseBy('ann').followUps.map(({ turn, answer }) => [turn.post.text, answer?.post.text ?? null]),
    ).toEqual([
      ['when on Monday?', 'At noon, by van'],
      ['it is still lost', null],
    ]);
  });
});
