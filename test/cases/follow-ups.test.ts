/** What customers ask after the first response, and who is left hanging. */
import { describe, expect, it } from 'vitest';
import { casesOf } from '../support/history.js';

/** The follow-ups of Ann's case: the words, and whether she was left hanging (null: not watched long enough). */
async function followUpsIn(play: string, end = 'day 20 12:00') {
  const history = await casesOf(`
    ann   day 1 09:00 @acme my parcel is lost
    ${play}
    brand ${end} > - Spring offers are here
  `);
  return history.caseBy('ann').followUps.map(({ turn, isLeftHanging }) => [turn.post.text, isLeftHanging]);
}

const ASKED = 'brand day 1 09:10 > ann It comes on Monday\nann day 1 10:00 > brand where is it now?';

describe('a customer is left hanging', () => {
  it('when he asked on after the first response and got no answer for the horizon', async () => {
    expect(await followUpsIn(ASKED)).toEqual([['where is it now?', true]]);
    expect(await followUpsIn(ASKED, 'day 4 10:00')).toEqual([['where is it now?', true]]);
  });

  it('also when the answer came after the horizon', async () => {
    expect(await followUpsIn(`${ASKED}\nbrand day 4 10:00:01 > ann Sorry!`)).toEqual([
      ['where is it now?', true],
    ]);
  });

  it('not when it came within the horizon, its last moment included', async () => {
    expect(await followUpsIn(`${ASKED}\nbrand day 1 10:05 > ann At noon`)).toEqual([
      ['where is it now?', false],
    ]);
    expect(await followUpsIn(`${ASKED}\nbrand day 4 10:00 > ann At noon`)).toEqual([
      ['where is it now?', false],
    ]);
  });

  it('is not known when the case was not watched that long', async () => {
    expect(await followUpsIn(ASKED, 'day 4 09:59:59')).toEqual([['where is it now?', null]]);
  });
});

describe('a follow-up', () => {
  it('comes after the first response: chases before it are none', async () => {
    expect(
      await followUpsIn('ann day 1 10:00 > ann hello?\nbrand day 1 11:00 > ann It comes on Monday'),
    ).toEqual([]);
  });

  it('needs an answer: thanks do not', async () => {
    expect(
      await followUpsIn('brand day 1 09:10 > ann It comes on Monday\nann day 1 10:00 > brand thanks a lot'),
    ).toEqual([]);
  });

  it('is asked once for each debt; what the brand says unasked pays none', async () => {
    expect(
      await followUpsIn(`
        ${ASKED}
        ann   day 1 11:00 > ann hello?
        brand day 1 12:00 > ann At the depot
        brand day 1 12:05 > ann It leaves at noon
        ann   day 2 09:00 > brand it did not come
      `),
    ).toEqual([
      ['where is it now?', false],
      ['it did not come', true],
    ]);
  });

  it('may be what the customer asks in another conversation only while an answer is owed', async () => {
    expect(
      await followUpsIn(
        `${ASKED}\nann day 1 11:00 > - @acme where is my parcel?\nbrand day 1 11:10 > ann At noon`,
      ),
    ).toEqual([['where is it now?', false]]);
  });
});
