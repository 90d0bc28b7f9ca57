/** Who had no answer when the horizon was over. */
import { unansweredAt } from '../estimators/survival.js';
import { times, waitOf } from '../words.js';
import type { Audit } from './audit.js';
import { firstAnswer } from './first-answer.js';
import { loudness } from './loudness.js';

export const unansweredCases: Audit = {
  id: 'unanswered-cases',
  category: 'coverage',
  population: () => 'cases opened by a mention, pending ones counted as long as they were watched',
  title: 'Hardly any customer goes unanswered',
  failureTitle: 'Many customers never get an answer',
  why: 'Silence in public tells the customer, and everybody who reads along, that nobody cares.',
  advice: 'Work through the unanswered cases every day, the loudest first, until none is older than a day.',
  collect: 'Collect the mentions and the replies of the brand for the same time.',
  needs: ['mentions', 'brand-posts'],
  better: 'lower',
  minimum: 10,
  estimator: unansweredAt(),
  observe: firstAnswer,
  severity: (c) => (c.status === 'unanswered' ? loudness(c) : null),
  sighting: (c) => ({
    postId: c.opening?.post.id ?? c.id,
    note: `no answer for ${waitOf(c.watchedMs)}${c.chases.length === 0 ? '' : `, asked again ${times(c.chases.length)}`}`,
    basis: 'observed',
  }),
};
