import { describe, expect, it } from 'vitest';
import { leftHanging } from '../../src/audits/left-hanging.js';
import { observationsOf } from '../support/history.js';

const WATCHED = 'brand day 9 09:00 > - Spring offers are here';
const audit = (play: string, end = WATCHED) => observationsOf(leftHanging, `${play}\n${end}`);
const ASKED = `
  ann   day 1 09:00 @acme my parcel is lost
  brand day 1 09:20 > ann It comes on Monday
  ann   day 2 09:00 > brand when on Monday?
`;

describe('left-hanging', () => {
  it('passes where whoever asked on was answered again', async () => {
    const { observed, seen } = await audit(`${ASKED}\nbrand day 2 09:10 > ann At noon`);
    expect(observed).toEqual([['ann', { value: false }]]);
    expect(seen).toEqual([]);
  });

  it('fails where he heard nothing more, or too late; the more chased and the older is shown first', async () => {
    const { observed, seen } = await audit(`
      ${ASKED}
      ben   day 2 10:00 @acme my lamp is broken
      brand day 2 10:10 > ben Which lamp?
      ben   day 2 10:20 > brand the blue one, where can I bring it?
      ben   day 3 10:00 > ben hello?
      brand day 6 10:20 > ben To any shop
    `);
    expect(observed).toEqual([
      ['ann', { value: true }],
      ['ben', { value: true }],
    ]);
    expect(seen).toEqual([
      {
        customer: 'ben',
        post: 'the blue one, where can I bring it?',
        note: 'asked on after the first answer and waited 4 d for the next',
        basis: 'observed',
      },
      {
        customer: 'ann',
        post: 'when on Monday?',
        note: 'asked on after the first answer and heard nothing for 7 d',
        basis: 'observed',
      },
    ]);
  });

  it('has nothing to say where nobody asked on: thanks, silence, or no answer at all', async () => {
    const { observed } = await audit(`
      ann   day 1 09:00 @acme my parcel is lost
      ben   day 1 09:01 @acme my parcel is lost
      cat   day 1 09:02 @acme my parcel is lost
      brand day 1 09:20 > ann It comes on Monday
      brand day 1 09:21 > ben It comes on Monday
      ann   day 1 10:00 > brand thank you so much
      cat   day 1 10:01 > cat hello?
    `);
    expect(observed).toEqual([
      ['ann', null],
      ['ben', null],
      ['cat', null],
    ]);
  });

  it('does not judge what was not watched for the horizon', async () => {
    const { observed } = await audit(ASKED, 'brand day 5 08:59:59 > - Spring offers are here');
    expect(observed).toEqual([['ann', null]]);
  });

  it('fails for one follow-up left alone among others that were answered', async () => {
    const { observed } = await audit(`
      ${ASKED}
      brand day 2 09:10 > ann At noon
      ann   day 3 09:00 > brand it did not come
    `);
    expect(observed).toEqual([['ann', { value: true }]]);
  });
});
