/** Where the brand sends customers, at which turn, and what came of it: the first outcome that fits. */
import { describe, expect, it } from 'vitest';
import { casesOf } from '../support/history.js';

/** The hand-offs of Ann's case: kinds, the brand's how manieth turn, the outcome and the words that show it. */
async function handOffsIn(play: string) {
  const history = await casesOf(`
    ann   day 1 09:00 @acme my parcel is lost
    ${play}
    brand day 20 12:00 > - Spring offers are here
  `);
  return history
    .caseBy('ann')
    .handOffs.map(({ kinds, brandTurnNumber, outcome, shownBy }) => [
      kinds.join('|'),
      brandTurnNumber,
      outcome,
      shownBy?.post.text ?? null,
    ]);
}

const outcomeOf = async (play: string) => (await handOffsIn(play)).map(([, , outcome]) => outcome);
const SENT = 'brand day 1 09:10 > ann Could you send us a DM?';

describe('a hand-off', () => {
  it('is told with its kinds and at which of the brand’s turns it came', async () => {
    expect(
      await handOffsIn(`
        brand day 1 09:10 > ann So sorry about that!
        brand day 1 09:20 > ann Please email help@acme.example or call us on 0800 123456
        brand day 1 09:30 > ann You can ask at your branch
      `),
    ).toEqual([
      ['email|phone', 2, 'unknown', null],
      ['store', 3, 'unknown', null],
    ]);
  });

  it('is none when the brand promises to phone, or goes on in messages that exist already', async () => {
    expect(await handOffsIn('brand day 1 09:10 > ann We will phone you tomorrow')).toEqual([]);
    expect(await handOffsIn('brand day 1 09:10 > ann We have replied to your DM')).toEqual([]);
  });
});

describe('the outcome of a hand-off', () => {
  it('is unknown when nobody says anything more: silence proves nothing', async () => {
    expect(await outcomeOf(SENT)).toEqual(['unknown']);
    expect(await outcomeOf(`${SENT}\nann day 1 09:30 > brand I have sent you a message`)).toEqual([
      'unknown',
    ]);
  });

  it('is completed when the customer says that it is solved', async () => {
    expect(await handOffsIn(`${SENT}\nann day 1 15:00 > brand thanks, all sorted now`)).toEqual([
      ['dm', 1, 'completed', 'thanks, all sorted now'],
    ]);
  });

  it('is completed when the brand says that it has answered there', async () => {
    expect(
      await handOffsIn(`
        ${SENT}
        ann day 1 09:30 > brand I have sent you a message
        brand day 1 10:00 > ann We have replied to your DM
      `),
    ).toEqual([['dm', 1, 'completed', 'We have replied to your DM']]);
  });

  it('is blocked when the customer says that he cannot message', async () => {
    expect(await handOffsIn(`${SENT}\nann day 1 09:30 > brand it won't let me send a dm`)).toEqual([
      ['dm', 1, 'blocked', "it won't let me send a dm"],
    ]);
  });

  it('is bounced when the customer comes back in public with the same matter', async () => {
    expect(await handOffsIn(`${SENT}\nann day 2 09:30 > brand still no answer from you there`)).toEqual([
      ['dm', 1, 'bounced', 'still no answer from you there'],
    ]);
  });

  it('is left hanging when the customer asked on and got no answer for the horizon', async () => {
    expect(await outcomeOf(`${SENT}\nann day 1 09:30 > brand when do you open tomorrow?`)).toEqual([
      'left-hanging',
    ]);
    expect(
      await outcomeOf(`
        ${SENT}
        ann day 1 09:30 > brand when do you open tomorrow?
        brand day 1 09:40 > ann At nine
      `),
    ).toEqual(['unknown']);
  });

  it('is the first that fits: completed before blocked before bounced, whichever came first', async () => {
    const blocked = "ann day 1 09:30 > brand it won't let me send a dm";
    const bounced = 'ann day 2 09:30 > brand my parcel is still lost, no answer from you';
    expect(await outcomeOf(`${SENT}\n${blocked}\n${bounced}`)).toEqual(['blocked']);
    expect(
      await outcomeOf(`${SENT}\n${blocked}\n${bounced}\nann day 3 09:00 > ann all sorted now, thanks`),
    ).toEqual(['completed']);
  });

  it('is shown by what comes after it, never by what came before', async () => {
    expect(
      await outcomeOf(`
        brand day 1 09:05 > ann Which parcel?
        ann   day 1 09:06 > brand it won't let me send a dm
        ${SENT}
      `),
    ).toEqual(['unknown']);
  });
});
