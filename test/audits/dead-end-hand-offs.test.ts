import { describe, expect, it } from 'vitest';
import { deadEndHandOffs } from '../../src/audits/dead-end-hand-offs.js';
import { observationsOf } from '../support/history.js';

const WATCHED = 'brand day 9 09:00 > - Spring offers are here';
const audit = (play: string) => observationsOf(deadEndHandOffs, `${play}\n${WATCHED}`);

describe('dead-end-hand-offs', () => {
  it('passes where the customer or the brand tells that it went on elsewhere', async () => {
    const { observed, seen } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 > ann Please email help@acme.example
      ann   day 1 15:00 > brand thanks, all sorted now
      ben   day 1 16:00 @acme my lamp is broken
      brand day 1 16:10 > ben Please DM us
      brand day 1 17:00 > ben We have replied to your DM
    `);
    expect(observed).toEqual([
      ['ann', { value: false, groups: ['completed'] }],
      ['ben', { value: false, groups: ['completed'] }],
    ]);
    expect(seen).toEqual([]);
  });

  it('fails where he could not, came back with it, or asked on for nothing; the oldest is shown first', async () => {
    const { observed, seen } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 > ann Please DM us
      ann   day 1 09:20 > brand it won't let me send a dm
      ben   day 2 09:00 @acme my lamp is broken
      brand day 2 09:10 > ben Please call us on 0800 123456
      ben   day 3 09:00 > brand my lamp is still broken, nobody answered the phone
      cat   day 4 09:00 @acme where is my chair?
      brand day 4 09:10 > cat Please email help@acme.example
      cat   day 4 09:20 > brand when do you open tomorrow?
    `);
    expect(observed).toEqual([
      ['ann', { value: true, groups: ['blocked'] }],
      ['ben', { value: true, groups: ['bounced'] }],
      ['cat', { value: true, groups: ['left-hanging'] }],
    ]);
    expect(seen).toEqual([
      {
        customer: 'ann',
        post: "it won't let me send a dm",
        note: 'sent to dm: the customer says that the way he was sent does not work',
        basis: 'observed',
      },
      {
        customer: 'ben',
        post: 'my lamp is still broken, nobody answered the phone',
        note: 'sent to phone: the customer came back in public with the same matter',
        basis: 'observed',
      },
      {
        customer: 'cat',
        post: 'when do you open tomorrow?',
        note: 'sent to email: the customer asked on and got no answer',
        basis: 'observed',
      },
    ]);
  });

  it('has nothing to say of silence, nor of a case without a hand-off', async () => {
    const { observed } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 > ann Please DM us
      ann   day 1 09:20 > brand I have sent you a message
      ben   day 1 10:00 @acme my lamp is broken
      brand day 1 10:10 > ben Which lamp?
      ben   day 1 10:20 > brand my lamp is still broken
    `);
    expect(observed).toEqual([
      ['ann', null],
      ['ben', null],
    ]);
  });

  it('fails for one dead end beside a way that led somewhere', async () => {
    const { observed } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 > ann Please call us on 0800 123456
      ann   day 2 09:00 > brand my parcel is still lost, nobody answered the phone
      brand day 2 09:10 > ann Please DM us
      brand day 2 10:00 > ann We have replied to your DM
    `);
    const [, observation] = observed[0] ?? [];
    expect(observation?.value).toBe(true);
    expect([...(observation?.groups ?? [])].toSorted()).toEqual(['bounced', 'completed']);
  });
});
