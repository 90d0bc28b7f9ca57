/** Customers who asked on after the first answer, and heard nothing more. */
import { share } from '../estimators/share.js';
import { waitOf } from '../words.js';
import type { Audit } from './audit.js';

export const leftHanging: Audit = {
  id: 'left-hanging',
  category: 'coverage',
  population: () => 'answered cases in which the customer then asked on, watched for the horizon',
  title: 'Customers who ask on are answered again',
  failureTitle: 'Customers who ask on are left hanging',
  why: 'A first answer that leads nowhere is worse than a late one: the customer believed it.',
  advice: 'Keep a case open until the customer has had the last answer, not the first.',
  collect: 'Collect at least the horizon more of mentions and replies after the last case.',
  needs: ['mentions', 'brand-posts'],
  better: 'lower',
  minimum: 10,
  estimator: share(),
  observe: (c) => {
    const known = c.followUps.filter((followUp) => followUp.isLeftHanging !== null);
    return known.length === 0 ? null : { value: known.some((followUp) => followUp.isLeftHanging === true) };
  },
  severity: (c, observation) => (observation.value === true ? (c.chases.length + 1) * c.watchedMs : null),
  sighting: (c, _observation, { until }) => {
    const hanging = c.followUps.find((followUp) => followUp.isLeftHanging === true);
    const askedAt = hanging?.turn.post.at ?? until;
    return {
      postId: hanging?.turn.post.id ?? c.id,
      note:
        hanging?.answer == null
          ? `asked on after the first answer and heard nothing for ${waitOf(until - askedAt)}`
          : `asked on after the first answer and waited ${waitOf(hanging.answer.post.at - askedAt)} for the next`,
      basis: 'observed',
    };
  },
};
