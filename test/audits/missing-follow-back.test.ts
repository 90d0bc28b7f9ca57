import { describe, expect, it } from 'vitest';
import { missingFollowBack } from '../../src/audits/missing-follow-back.js';
import { observationsOf } from '../support/history.js';

const audit = (play: string) => observationsOf(missingFollowBack, play);
const POSTS = `
  ann   09:00 @acme my parcel is lost
  ben   09:01 @acme my parcel is lost
  cat   09:02 @acme my parcel is lost
  brand day 2 09:00 > - Spring offers are here
`;

describe('missing-follow-back', () => {
  it('passes where the brand follows back who follows it; the others do not count', async () => {
    const { observed, seen, population } = await audit(`
      follows: ann > brand
      follows: ben > brand
      follows: brand > ann, ben
      ${POSTS}
    `);
    expect(observed).toEqual([
      ['ann', { value: false }],
      ['ben', { value: false }],
      ['cat', null],
    ]);
    expect(seen).toEqual([]);
    expect(population).toBe('customers with a case who are known to follow the brand');
  });

  it('fails where it does not; who says that he cannot message comes first', async () => {
    const { observed, seen } = await audit(`
      follows: ann > brand
      follows: ben > brand
      list: brand following complete
      ${POSTS}
      ben   day 2 10:00 > 2 your dms are closed, i cannot message you
    `);
    expect(observed.map(([customer, observation]) => [customer, observation?.value])).toEqual([
      ['ann', true],
      ['ben', true],
      ['cat', undefined],
    ]);
    expect(seen).toEqual([
      {
        customer: 'ben',
        post: '@acme my parcel is lost',
        note: 'follows the brand and is not followed back',
        basis: 'observed',
      },
      {
        customer: 'ann',
        post: '@acme my parcel is lost',
        note: 'follows the brand and is not followed back',
        basis: 'observed',
      },
    ]);
  });

  it('counts all customers where the followers were not collected, and says so', async () => {
    const { observed, seen, population } = await audit(`follows: brand > ann\n${POSTS}`);
    expect(observed.map(([, observation]) => observation?.value)).toEqual([false, true, true]);
    expect(seen.map(({ note }) => note)).toEqual(['not followed by the brand', 'not followed by the brand']);
    expect(population).toBe('all customers with a case: who follows the brand was not collected');
  });

  it('cannot run without a complete list of those the brand follows', async () => {
    expect((await audit(POSTS)).missing).toEqual(['following']);
    const cut = await audit(`follows: brand > ann\nlist: brand following partial\n${POSTS}`);
    expect(cut).toMatchObject({ missing: ['following'], observed: [], estimate: null });
  });

  it('counts a customer once, however many cases he has', async () => {
    const { observed } = await audit(`
      list: brand following complete
      ann   day 1 09:00 @acme my parcel is lost
      brand day 1 09:10 > ann It comes on Monday
      ann   day 1 12:00 > - @acme my lamp is broken
    `);
    expect(observed).toEqual([
      ['ann', { value: true }],
      ['ann', null],
    ]);
  });
});
