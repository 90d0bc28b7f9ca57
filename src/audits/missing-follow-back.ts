/** Customers whom the brand deals with and does not follow. */
import { share } from '../estimators/share.js';
import type { Audit } from './audit.js';

export const missingFollowBack: Audit = {
  id: 'missing-follow-back',
  category: 'reach',
  population: ({ evidence }) =>
    evidence.has('followers')
      ? 'customers with a case who are known to follow the brand'
      : 'all customers with a case: who follows the brand was not collected',
  title: 'The brand follows its customers back',
  failureTitle: 'The brand does not follow its customers back',
  why: 'On many accounts only those whom the brand follows can send it a direct message.',
  advice: 'Follow every customer with an open case, or open the inbox to everybody and say so in the bio.',
  collect: "Collect the brand's following list (and its followers) to the last page.",
  needs: ['mentions', 'following'],
  better: 'lower',
  minimum: 10,
  estimator: share(),
  observe: (c, { evidence }) => {
    if (!c.isCustomersFirst || c.customer.followedByBrand === null) return null;
    if (evidence.has('followers') && c.customer.followsBrand !== true) return null;
    return { value: !c.customer.followedByBrand };
  },
  severity: (c, observation) => {
    if (observation.value !== true) return null;
    const saysSo = c.turns.some(
      (turn) => turn.by === 'customer' && turn.reading.signals.includes('cannot-message'),
    );
    return (saysSo ? 1e9 : 0) + c.watchedMs / 1000;
  },
  sighting: (c) => ({
    postId: c.opening?.post.id ?? c.id,
    note:
      c.customer.followsBrand === true
        ? 'follows the brand and is not followed back'
        : 'not followed by the brand',
    basis: 'observed',
  }),
};
