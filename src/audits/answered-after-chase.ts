/** Answers that came only after the customer had asked again. */
import { share } from '../estimators/share.js';
import { times, waitOf } from '../words.js';
import type { Audit } from './audit.js';
import { answeredAfter } from './answered-after.js';

export const answeredAfterChase: Audit = {
  id: 'answered-after-chase',
  category: 'coverage',
  population: () => 'cases that got an answer',
  title: 'Customers are answered the first time they ask',
  failureTitle: 'Customers are answered only after asking again',
  why: 'A customer who has to ask twice has learned that being patient does not pay.',
  advice: 'Answer the oldest open case first instead of the newest mention.',
  collect: 'Collect the mentions and the replies of the brand for the same time.',
  needs: ['mentions', 'brand-posts'],
  better: 'lower',
  minimum: 10,
  estimator: share(),
  observe: (c) => answeredAfter(c, c.chases[0]?.post.at ?? null),
  severity: (c, observation) => (observation.value === true ? c.responseMs : null),
  sighting: (c) => {
    const chases = c.chases.filter((chase) => chase.post.at < (c.firstResponse?.post.at ?? 0));
    return {
      postId: chases[0]?.post.id ?? c.id,
      note: `asked again ${times(chases.length)} before the first answer came after ${waitOf(c.responseMs ?? 0)}`,
      basis: 'observed',
    };
  },
};
