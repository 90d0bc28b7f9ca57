/** Customers who would have to write a direct message and cannot. */
import { share } from '../estimators/share.js';
import type { Case, CustomerTurn } from '../model/index.js';
import type { Audit, Context } from './audit.js';

const cannotMessage = (c: Case): CustomerTurn | undefined =>
  c.turns.find(
    (turn): turn is CustomerTurn => turn.by === 'customer' && turn.reading.signals.includes('cannot-message'),
  );

/** The network would not let this customer's message through, as far as settings tell. */
const isShutOut = (c: Case, context: Context): boolean =>
  context.isInboxOpen === false && c.customer.followedByBrand === false;

export const unreachableByMessage: Audit = {
  id: 'unreachable-by-message',
  category: 'reach',
  population: () =>
    'cases in which direct messages came up: the brand asked for one, or the customer says he cannot send one',
  title: 'Customers can reach the brand by direct message',
  failureTitle: 'Customers cannot reach the brand by direct message',
  why: 'Who is told to write privately and cannot is stuck in public with a private matter.',
  advice: 'Open the inbox to everybody, and put the link that opens a message into every request for one.',
  collect: "Collect the brand's account with a user's token, which is told whether strangers may message it.",
  needs: ['mentions'],
  better: 'lower',
  minimum: 10,
  estimator: share(),
  observe: (c, context) => {
    const isSaid = cannotMessage(c) !== undefined;
    const isAsked = c.handOffs.some((handOff) => handOff.kinds.includes('dm'));
    if (!isSaid && !isAsked) return null;
    return { value: isSaid || isShutOut(c, context) };
  },
  severity: (c, observation) =>
    observation.value === true ? (cannotMessage(c) === undefined ? 1 : 2) : null,
  sighting: (c) => {
    const said = cannotMessage(c);
    const asked = c.handOffs.find((handOff) => handOff.kinds.includes('dm'));
    return said === undefined
      ? {
          postId: asked?.turn.post.id ?? c.id,
          note: 'asked for a direct message although the inbox is closed and the customer is not followed',
          basis: 'inferred',
        }
      : {
          postId: said.post.id,
          note: 'the customer says that he cannot send a direct message',
          basis: 'observed',
        };
  },
};
