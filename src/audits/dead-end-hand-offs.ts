/** Hand-offs that led nowhere, as the customer's or the brand's later posts tell. */
import { share } from '../estimators/share.js';
import type { Case, HandOff } from '../model/index.js';
import type { Audit } from './audit.js';

const DEAD_ENDS: ReadonlySet<string> = new Set(['blocked', 'bounced', 'left-hanging']);

const deadEnd = (c: Case): HandOff | undefined =>
  c.handOffs.find((handOff) => DEAD_ENDS.has(handOff.outcome));

const NOTES = {
  blocked: 'the customer says that the way he was sent does not work',
  bounced: 'the customer came back in public with the same matter',
  'left-hanging': 'the customer asked on and got no answer',
  completed: '',
  unknown: '',
} as const;

export const deadEndHandOffs: Audit = {
  id: 'dead-end-hand-offs',
  category: 'reach',
  population: () =>
    'cases with a hand-off whose outcome the posts tell; silence tells nothing and is left out',
  title: 'Customers who are sent elsewhere get through',
  failureTitle: 'Customers who are sent elsewhere come to a dead end',
  why: 'A hand-off is only as good as what the customer finds at the other end.',
  advice:
    'Take a hand-off back into the open as soon as the customer says that it failed, and check each one the next day.',
  collect: 'Collect a longer window: outcomes show only where customers or the brand write again.',
  needs: ['mentions', 'brand-posts'],
  better: 'lower',
  minimum: 10,
  estimator: share(),
  observe: (c) => {
    const known = c.handOffs.filter((handOff) => handOff.outcome !== 'unknown');
    if (known.length === 0) return null;
    return { value: deadEnd(c) !== undefined, groups: [...new Set(known.map((handOff) => handOff.outcome))] };
  },
  severity: (c, observation) => (observation.value === true ? c.watchedMs : null),
  sighting: (c) => {
    const handOff = deadEnd(c);
    return {
      postId: handOff?.shownBy?.post.id ?? handOff?.turn.post.id ?? c.id,
      note: `sent to ${handOff?.kinds.join(', ') ?? ''}: ${NOTES[handOff?.outcome ?? 'unknown']}`,
      basis: 'observed',
    };
  },
};
