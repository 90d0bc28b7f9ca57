/** Shared by the audits of the first answer: being one function, it is asked once a case for all of them. */
import type { Observation } from '../estimators/estimator.js';
import type { Case } from '../model/index.js';

/** The wait for the first answer, or how long the case was watched without one. */
export const firstAnswer = (c: Case): Observation =>
  c.responseMs === null ? { value: c.watchedMs, isCensored: true } : { value: c.responseMs };
