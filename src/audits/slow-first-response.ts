/** How long customers wait for a first answer, the unanswered among them. */
import { timeToEvent } from '../estimators/survival.js';
import { waitOf } from '../words.js';
import type { Audit } from './audit.js';
import { firstAnswer } from './first-answer.js';

export const slowFirstResponse: Audit = {
  id: 'slow-first-response',
  category: 'speed',
  population: ({ evidence }) =>
    evidence.has('mentions')
      ? 'cases opened by a mention, unanswered ones included'
      : 'answered posts only: mentions were not collected, so the unanswered are not seen',
  title: 'Customers get a first answer soon',
  failureTitle: 'Customers wait long for a first answer',
  why: 'Most people who complain in public expect an answer within the hour.',
  advice:
    'Staff the hours in which customers write, and give every mention that asks for something an answer within the hour.',
  collect: 'Collect the mentions and the replies of the brand for the same time.',
  needs: ['brand-posts'],
  better: 'lower',
  minimum: 10,
  estimator: timeToEvent(),
  observe: firstAnswer,
  // Who never got an answer is shown by unanswered-cases.
  severity: (_c, observation) => (observation.isCensored === true ? null : Number(observation.value)),
  sighting: (c, observation) => ({
    postId: c.opening?.post.id ?? c.id,
    note: `first answer after ${waitOf(Number(observation.value))}`,
    basis: 'observed',
  }),
};
