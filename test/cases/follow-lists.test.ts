/** Who follows whom: known from a list, known from its absence on a whole list, or not known. */
import { describe, expect, it } from 'vitest';
import { casesOf, type HistoryOptions } from '../support/history.js';

const POSTS = `
  ann 09:00 @acme my parcel is lost
  ben 09:01 @acme my parcel is lost
  brand 09:02 > - Spring offers are here
  brand2 09:03 > - Spring offers are here
`;
const TEAM: HistoryOptions = { brands: ['acme', 'acmehelp'] };

type Known = boolean | null;

/** For Ann and for Ben: does the brand follow them, do they follow the brand? */
async function followsIn(directives: string): Promise<readonly (readonly [Known, Known])[]> {
  const { cases } = await casesOf(`${directives}\n${POSTS}`, TEAM);
  return cases.map(({ customer }) => [customer.followedByBrand, customer.followsBrand] as const);
}

describe('the brand follows a customer', () => {
  it('is not known without a list', async () => {
    expect(await followsIn('')).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('is true for one on a list, whichever handle it is of, and false when all lists are complete', async () => {
    expect(await followsIn('follows: brand2 > ann\nlist: brand following complete')).toEqual([
      [true, null],
      [false, null],
    ]);
  });

  it('is not known for one who is not on a list that was cut, or while a list of the team is missing', async () => {
    const cut = 'follows: brand > ann\nlist: brand following partial\nlist: brand2 following complete';
    expect(await followsIn(cut)).toEqual([
      [true, null],
      [null, null],
    ]);
    expect(await followsIn('follows: brand > ann')).toEqual([
      [true, null],
      [null, null],
    ]);
  });

  it('is false for everybody where the lists are complete and empty', async () => {
    const empty = 'list: brand following complete\nlist: brand2 following complete';
    expect(await followsIn(empty)).toEqual([
      [false, null],
      [false, null],
    ]);
  });
});

describe('a customer follows the brand', () => {
  it('is true on the list of any handle, false when all are complete, else not known', async () => {
    const complete = 'follows: ann > brand2\nlist: brand followers complete';
    expect(await followsIn(complete)).toEqual([
      [null, true],
      [null, false],
    ]);
    expect(await followsIn('follows: ann > brand\nlist: brand followers partial')).toEqual([
      [null, true],
      [null, null],
    ]);
  });
});
