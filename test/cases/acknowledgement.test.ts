/** Automatic acknowledgements: told apart, and no answer unless the user wants them to be. */
import { describe, expect, it } from 'vitest';
import { casesOf, type HistoryOptions, MINUTE_MS } from '../support/history.js';

/** A play in which so many customers ask, a minute after another, and get the same reply. */
const crowd = (
  customers: number,
  reply: (name: string, index: number) => string,
  afterSeconds = 40,
): string =>
  Array.from({ length: customers }, (_, index) => {
    const name = `${'abcdefghijklmnopqrstuvwxyz'.charAt(index)}nna`;
    return `---\n${name} 09:00 @acme my parcel is lost\nbrand +${String(afterSeconds)}s > ${name} ${reply(name, index)}`;
  }).join('\n');

const told = async (play: string, options: HistoryOptions = {}) =>
  (await casesOf(play, options)).cases.map((c) => [c.responseMs, c.acknowledgements] as const);

const plain = (name: string): string => `@${name} Thanks for writing to us, somebody will come back to you.`;

describe('an automatic acknowledgement', () => {
  it('stands at least twenty times in the data and came within 60 seconds: no response', async () => {
    expect(new Set((await told(crowd(20, plain, 60))).map(String))).toEqual(new Set([String([null, 1])]));
  });

  it('is none when it stands only nineteen times', async () => {
    expect(new Set((await told(crowd(19, plain, 60))).map(String))).toEqual(new Set(['60000,0']));
  });

  it('is none when it came after 61 seconds, though it helps to make the others a template', async () => {
    expect(new Set((await told(crowd(20, plain, 61))).map(String))).toEqual(new Set(['61000,0']));
    const slow = `---\nzoe 09:00 @acme my parcel is lost\nbrand +5m > zoe ${plain('zoe')}`;
    const mixed = await casesOf(`${crowd(19, plain)}\n${slow}`);
    expect(mixed.caseBy('zoe')).toMatchObject({ responseMs: 5 * MINUTE_MS, acknowledgements: 0 });
    expect(mixed.caseBy('anna')).toMatchObject({ responseMs: null, acknowledgements: 1 });
  });

  it.each([
    ['names after a greeting', (name: string) => `Hi ${name.toUpperCase()}, somebody will come back to you.`],
    ['handles', (name: string) => `Thanks @${name}, somebody will come back to you.`],
    ['digits', (_: string, index: number) => `Your number is ${String(1000 + index)}, we will come back.`],
    [
      'links',
      (_: string, index: number) => `Follow it here: https://acme.example/${String(index)}x and wait for us.`,
    ],
    [
      'signatures',
      (_: string, index: number) =>
        `Somebody will come back to you. ^${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(index)}B`,
    ],
    [
      'signatures before a link',
      (_: string, index: number) =>
        `Somebody will come back to you. ^${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(index)}B https://acme.example/help`,
    ],
  ])('is the same template although %s differ', async (_, reply) => {
    expect(new Set((await told(crowd(20, reply))).map(String))).toEqual(new Set([String([null, 1])]));
  });

  it('is no template where the words differ', async () => {
    const colours =
      'red blue green grey black white pink brown gold silver plum teal navy ruby amber jade lime rust sand snow';
    const reply = (_: string, index: number): string => `Is it the ${colours.split(' ')[index] ?? ''} one?`;
    expect(new Set((await told(crowd(20, reply))).map(String))).toEqual(new Set(['40000,0']));
  });

  it('does not pay the debt: the next reply by a person is the first response, and a chase is a chase', async () => {
    const history = await casesOf(`${crowd(20, plain)}
      ---
      zoe   10:00 @acme my parcel is lost
      brand +20s  > zoe ${plain('zoe')}
      zoe   10:40 > brand anybody there?
      brand 11:00 > zoe Which parcel?
    `);
    const c = history.caseBy('zoe');
    expect(c).toMatchObject({ responseMs: 60 * MINUTE_MS, acknowledgements: 1, status: 'answered' });
    expect(c.chases).toHaveLength(1);
    expect(c.followUps).toEqual([]);
  });

  it('stands in the direct response all the same, which is a raw fact', async () => {
    const history = await casesOf(crowd(20, plain));
    expect(history.mentions).toHaveLength(20);
    expect(history.mentions.every(({ directResponse }) => directResponse?.waitMs === 40_000)).toBe(true);
  });

  it('counts as an answer with --count-auto-replies', async () => {
    const counted = await told(crowd(20, plain), { countAutoReplies: true });
    expect(new Set(counted.map(([responseMs]) => responseMs))).toEqual(new Set([40_000]));
  });
});
