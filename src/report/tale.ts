/** The key a report is told in, and its title. */
import type { Report, Score } from './report.js';

/** A brand graded B or better amazes, one graded D or worse is a cautionary tale; our judgement. */
const AMAZE_FROM = 70;
const CAUTION_BELOW = 55;

export function taleOf(score: Score, handle: string): Report['tale'] {
  const key =
    score.value === null
      ? 'mixed'
      : score.value >= AMAZE_FROM
        ? 'amaze'
        : score.value < CAUTION_BELOW
          ? 'cautionary'
          : 'mixed';
  return { key, title: TITLES[key](handle) };
}

const TITLES = {
  cautionary: (handle: string) => `How to disappoint customers in public: the cautionary tale of @${handle}`,
  amaze: (handle: string) => `How to amaze customers in public: the tale of @${handle}`,
  mixed: (handle: string) => `Some customers helped, some left alone: the mixed tale of @${handle}`,
} as const;
