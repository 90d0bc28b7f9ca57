/** Which unanswered case to show first: the one most people could see, then the most chased, then the oldest. */
import type { Case } from '../model/index.js';

const DAY_MS = 86_400_000;
const MOST_DAYS = 9_999;
const MOST_CHASES = 99;

/** Larger is louder: reach, then chases, then age in days. */
export const loudness = (c: Case): number =>
  (c.reach ?? 0) * (MOST_CHASES + 1) * (MOST_DAYS + 1) +
  Math.min(c.chases.length, MOST_CHASES) * (MOST_DAYS + 1) +
  Math.min(c.watchedMs / DAY_MS, MOST_DAYS);
