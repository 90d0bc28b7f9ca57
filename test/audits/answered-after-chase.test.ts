import { describe, expect, it } from 'vitest';
import { answeredAfterChase } from '../../src/audits/answered-after-chase.js';
import { observationsOf } from '../support/history.js';

const audit = (play: string) => observationsOf(answeredAfterChase, play);

describe('answered-after-chase', () => {
  it('passes where the first answer came before the customer asked again', async () => {
    const { observed, seen } = await audit(`
      ann   09:00 @acme my parcel is lost
      brand 09:20 > ann It comes on Monday
      ann   10:00 > brand when on Monday?
      ann   11:00 > ann hello?
      brand 12:00 > ann At noon
    `);
    expect(observed).toEqual([['ann', { value: false }]]);
    expect(seen).toEqual([]);
  });

  it('fails where he had to ask again; the longest wait is shown first, with the first chase', async () => {
    const { observed, seen, estimate } = await audit(`
      ann   09:00 @acme my parcel is lost
      ann   09:40 > ann hello?
      ann   11:00 > - @acme where is my parcel?
      brand 12:00 > 3 It comes on Monday
      ann   13:00 > ann when on Monday?
      ann   14:00 > ann hello??
      ---
      ben   15:00 @acme my lamp is broken
      ben   15:30 > ben anybody there?
      brand 16:00 > ben Which lamp?
    `);
    expect(observed).toEqual([
      ['ann', { value: true }],
      ['ben', { value: true }],
    ]);
    expect(estimate?.headline).toMatchObject({ value: 1, n: 2 });
    expect(seen).toEqual([
      {
        customer: 'ann',
        post: 'hello?',
        note: 'asked again twice before the first answer came after 3 h',
        basis: 'observed',
      },
      {
        customer: 'ben',
        post: 'anybody there?',
        note: 'asked again once before the first answer came after 1 h',
        basis: 'observed',
      },
    ]);
  });

  it('has nothing to say of a case without an answer', async () => {
    const { observed } = await audit(`
      ann   09:00 @acme my parcel is lost
      ann   10:00 > ann hello?
      brand 11:00 > - Spring offers are here
    `);
    expect(observed).toEqual([['ann', null]]);
  });

  it('takes nobody for a chaser who goes on within half an hour, or whom somebody else helps', async () => {
    const { observed } = await audit(`
      ann   09:00 @acme my parcel is lost
      ann   09:29 > ann it was a lamp
      tom   10:00 > 1 @ann @acme please help her
      brand 11:00 > ann Which lamp?
    `);
    expect(observed).toEqual([['ann', { value: false }]]);
  });
});
