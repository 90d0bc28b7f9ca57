/** How often, where to and at which turn customers are sent elsewhere. Shown, not scored: a hand-off can be right. */
import { share } from '../estimators/share.js';
import type { Audit } from './audit.js';

export const handOffs: Audit = {
  id: 'hand-offs',
  category: 'reach',
  population: () => 'cases that got an answer',
  title: 'Where the brand sends its customers',
  failureTitle: 'Where the brand sends its customers',
  why: 'Every move to another channel costs the customer a new start.',
  advice: 'Solve in public what needs no private data, and hand off only what does.',
  collect: 'Collect the mentions and the replies of the brand for the same time.',
  needs: ['mentions', 'brand-posts'],
  better: 'none',
  minimum: 10,
  estimator: share(),
  observe: (c) => {
    if (c.firstResponse === null) return null;
    const [first] = c.handOffs;
    if (first === undefined) return { value: false };
    const turn = first.brandTurnNumber > 2 ? 'turn_3_or_later' : `turn_${first.brandTurnNumber}`;
    return { value: true, groups: [...c.handOffs.flatMap((handOff) => handOff.kinds), turn] };
  },
  severity: () => null,
  sighting: (c) => ({ postId: c.id, note: '', basis: 'observed' }),
};
