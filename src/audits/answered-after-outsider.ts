/** Answers that came only after somebody else had joined in. */
import { share } from '../estimators/share.js';
import { waitOf } from '../words.js';
import { answeredAfter } from './answered-after.js';
import type { Audit } from './audit.js';

export const answeredAfterOutsider: Audit = {
  id: 'answered-after-outsider',
  category: 'coverage',
  population: () => 'cases that got an answer',
  title: 'Customers are answered without an audience',
  failureTitle: 'Customers are answered only after an outsider joined',
  why: 'A brand that answers when others look on has answered the others, not the customer.',
  advice: 'Answer before strangers join in: watch the open cases, not the public attention they get.',
  collect: 'Collect the mentions, the replies below them and the replies of the brand for the same time.',
  needs: ['mentions', 'brand-posts'],
  better: 'lower',
  minimum: 10,
  estimator: share(),
  observe: (c) =>
    // An outsider who was there from the first post on cannot have brought the answer about.
    answeredAfter(c, c.outsiderJoinedAt === c.openedAt ? null : c.outsiderJoinedAt),
  severity: (c, observation) => (observation.value === true ? c.responseMs : null),
  sighting: (c) => ({
    postId: c.opening?.post.id ?? c.id,
    note: `answered after ${waitOf(c.responseMs ?? 0)}, only after an outsider had joined (${waitOf((c.firstResponse?.post.at ?? 0) - (c.outsiderJoinedAt ?? 0))} before the answer)`,
    basis: 'inferred',
  }),
};
