/** Shared by the audits that ask what it took for a first answer to come. */
import type { Observation } from '../estimators/estimator.js';
import type { Case } from '../model/index.js';

/** Whether the first answer came only after that moment; null where there is no answer. */
export function answeredAfter(c: Case, at: number | null): Observation | null {
  if (c.firstResponse === null) return null;
  return { value: at !== null && at < c.firstResponse.post.at };
}
