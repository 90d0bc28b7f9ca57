import { describe, expect, it } from 'vitest';
import { handOffs } from '../../src/audits/hand-offs.js';
import { observationsOf } from '../support/history.js';

const audit = (play: string) => observationsOf(handOffs, play);

describe('hand-offs', () => {
  it('counts cases that were solved in the open as none', async () => {
    const { observed } = await audit(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann It comes on Monday
    `);
    expect(observed).toEqual([['ann', { value: false }]]);
  });

  it('counts those who were sent elsewhere, by kind and by the turn of the first', async () => {
    const { observed, seen, estimate } = await audit(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann Please DM us, or email help@acme.example
      brand 09:20 > ann Please call us on 0800 123456
      ben   10:00 @acme my lamp is broken
      brand 10:10 > ben Sorry!
      brand 10:20 > ben Which lamp?
      brand 10:30 > ben You can ask at your branch
      cat   11:00 @acme my lamp is broken
      brand 11:10 > cat Bring it in at noon
    `);
    const [ann, ben, cat] = observed.map(([, observation]) => observation);
    expect([ann?.value, [...(ann?.groups ?? [])].toSorted()]).toEqual([
      true,
      ['dm', 'email', 'phone', 'turn_1'],
    ]);
    expect([ben?.value, ben?.groups]).toEqual([true, ['store', 'turn_3_or_later']]);
    expect(cat?.value).toBe(false);
    expect(estimate?.headline.value).toBeCloseTo(2 / 3);
    expect(seen).toEqual([]);
  });

  it('has nothing to say of a case without an answer', async () => {
    const { observed } = await audit(
      'ann 09:00 @acme my parcel is lost\nbrand 10:00 > - Spring offers are here',
    );
    expect(observed).toEqual([['ann', null]]);
  });

  it('takes no promise to phone and no talk that goes on elsewhere for one', async () => {
    const { observed } = await audit(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann We will phone you tomorrow
      ben   10:00 @acme my lamp is broken
      brand 10:10 > ben We have replied to your DM
    `);
    expect(observed.map(([, observation]) => observation?.value)).toEqual([false, false]);
  });
});
