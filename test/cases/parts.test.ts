/** A reply in parts is read as one, as the customer reads it. */
import { describe, expect, it } from 'vitest';
import { casesOf, MINUTE_MS } from '../support/history.js';

const HELLO = 'brand 08:00 > - Good morning\nbrand2 08:01 > - Good morning';

/** The brand's turns of the only case, each as the texts of its parts. */
async function turnsIn(play: string): Promise<string[][]> {
  const { cases } = await casesOf(`${HELLO}\nann 09:00 @acme my parcel is lost\n${play}`, {
    brands: ['acme', 'acmehelp'],
  });
  const [only] = cases;
  if (only === undefined || cases.length > 1) throw new Error(`${String(cases.length)} cases, not one`);
  return only.turns.flatMap((turn) => (turn.by === 'brand' ? [turn.parts.map((part) => part.text)] : []));
}

describe('parts of one reply', () => {
  it('are one turn, timed by the first, read as one text', async () => {
    const { cases } = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann @ann Sorry! Please send us a 1/2 ^JS
      brand 09:12 > ann @ann direct message with your order number. 2/2 ^JS
    `);
    const [c] = cases;
    expect(c?.firstResponse?.parts).toHaveLength(2);
    expect(c?.turns).toHaveLength(2);
    expect(c?.responseMs).toBe(10 * MINUTE_MS);
    expect(c?.handOffs.map((handOff) => [handOff.kinds, handOff.brandTurnNumber])).toEqual([[['dm'], 1]]);
  });

  it('may reply to each other, begin with the mark, stand in brackets, and let others speak between', async () => {
    expect(
      await turnsIn(`
        brand 09:10 > ann (1/3) Sorry!
        brand 09:11 > brand (2/3) It is on its way.
        ann   09:12 > 3 hello?
        brand 09:13 > 4 (3/3) Monday.
      `),
    ).toEqual([['(1/3) Sorry!', '(2/3) It is on its way.', '(3/3) Monday.']]);
  });

  it.each([
    ['another handle of the team', 'brand 09:10 > ann Sorry! 1/2\nbrand2 09:11 > ann Monday. 2/2'],
    ['more than ten minutes between', 'brand 09:10 > ann Sorry! 1/2\nbrand 09:20:01 > ann Monday. 2/2'],
    ['another number of parts', 'brand 09:10 > ann Sorry! 1/2\nbrand 09:11 > ann Monday. 2/3'],
    ['the same part twice', 'brand 09:10 > ann Sorry! 1/2\nbrand 09:11 > ann Monday. 1/2'],
    [
      'another post replied to',
      'ann 09:05 > ann hello?\nbrand 09:10 > 3 Sorry! 1/2\nbrand 09:11 > 4 Monday. 2/2',
    ],
    [
      'no mark but a date or a price',
      'brand 09:10 > ann We are here 24/7\nbrand 09:11 > ann All at 1/2 price today',
    ],
    ['a part beyond the last', 'brand 09:10 > ann Sorry! 3/2\nbrand 09:11 > ann Monday. 2/2'],
  ])('are not made of %s', async (_, play) => {
    expect((await turnsIn(play)).map((parts) => parts.length)).toEqual([1, 1]);
  });

  it('are joined up to exactly ten minutes', async () => {
    expect(await turnsIn('brand 09:10 > ann Sorry! 1/2\nbrand 09:20 > ann Monday. 2/2')).toHaveLength(1);
  });
});
