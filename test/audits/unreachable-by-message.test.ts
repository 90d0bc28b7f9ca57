import { describe, expect, it } from 'vitest';
import { unreachableByMessage } from '../../src/audits/unreachable-by-message.js';
import { observationsOf } from '../support/history.js';

const audit = (play: string) => observationsOf(unreachableByMessage, play);
const SENT = `
  ann   09:00 @acme my parcel is lost
  brand 09:10 > ann Could you send us a DM?
`;

describe('unreachable-by-message', () => {
  it('passes where customers are sent to an inbox that nobody calls closed', async () => {
    const { observed, seen } = await audit(`messages brand: open\nlist: brand following complete\n${SENT}`);
    expect(observed).toEqual([['ann', { value: false }]]);
    expect(seen).toEqual([]);
  });

  it('fails where the customer says that he cannot message, or settings tell that he could not', async () => {
    const { observed, seen } = await audit(`
      messages brand: closed
      follows: brand > cat
      list: brand following complete
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann Could you send us a DM?
      ben   10:00 @acme my parcel is lost
      brand 10:10 > ben Please DM us
      ben   10:20 > brand it won't let me send a dm
      cat   11:00 @acme my parcel is lost
      brand 11:10 > cat Please DM us
    `);
    expect(observed).toEqual([
      ['ann', { value: true }],
      ['ben', { value: true }],
      ['cat', { value: false }],
    ]);
    expect(seen).toEqual([
      {
        customer: 'ben',
        post: "it won't let me send a dm",
        note: 'the customer says that he cannot send a direct message',
        basis: 'observed',
      },
      {
        customer: 'ann',
        post: 'Could you send us a DM?',
        note: 'asked for a direct message although the inbox is closed and the customer is not followed',
        basis: 'inferred',
      },
    ]);
  });

  it('has nothing to say where messages never came up', async () => {
    const { observed } = await audit(`
      messages brand: closed
      list: brand following complete
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann Please email help@acme.example
    `);
    expect(observed).toEqual([['ann', null]]);
  });

  it('does not infer a closed door from what is not known', async () => {
    expect((await audit(`list: brand following complete\n${SENT}`)).observed).toEqual([
      ['ann', { value: false }],
    ]);
    expect((await audit(`messages brand: closed\n${SENT}`)).observed).toEqual([['ann', { value: false }]]);
  });

  it('believes a bio that calls the inbox open', async () => {
    const { observed } = await audit(
      `bio brand: Here to help, DMs are open\nlist: brand following complete\n${SENT}`,
    );
    expect(observed).toEqual([['ann', { value: false }]]);
  });

  it('hears a customer who was never asked for a message', async () => {
    const { observed, seen } = await audit(`
      ann   09:00 @acme my parcel is lost and your dms are closed, i cannot message you
      brand 09:10 > ann Which parcel?
    `);
    expect(observed).toEqual([['ann', { value: true }]]);
    expect(seen[0]?.post).toContain('your dms are closed');
  });
});
