/** Counts who is counted, and who is not, while cases stream by. */
import type { Collector, EstimatorSettings, Snapshot } from '../estimators/estimator.js';
import { timeToEvent } from '../estimators/survival.js';
import type { Case, CaseStatus, Intent } from '../model/index.js';
import type { Populations } from './report.js';

/** A mention as far as counting goes. */
export interface CountedMention {
  readonly intent: Intent;
  readonly at: number;
  readonly isTagged: boolean;
  readonly isTagAlong: boolean;
  /** From the mention to the first reply whose parent it is. */
  readonly directResponseMs: number | null;
}

export interface Tally {
  addCase(c: Case): void;
  addMention(mention: CountedMention, cluster: number): void;
  addBrandReplies(count: number): void;
  populations(): Populations;
  /** Of cases opened by a mention. */
  statuses(): Readonly<Record<CaseStatus, number>>;
  /** All that was counted, as a plain value that may travel to another thread. */
  snapshot(): TallySnapshot;
  /** Adds what was counted elsewhere. */
  absorb(snapshot: TallySnapshot): void;
}

export interface TallySnapshot {
  readonly counts: readonly Readonly<Record<string, number>>[];
  readonly waits: Snapshot;
}

const addCounts = (counts: Record<string, number>, more: Readonly<Record<string, number>>): void => {
  for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count;
};

/** `until`: end of the window, ms UTC. */
export function startTally(until: number, settings: EstimatorSettings): Tally {
  const byIntent = { complaint: 0, question: 0, request: 0, info: 0, praise: 0, other: 0, unclassified: 0 };
  const counts = { mentions: 0, tagAlongs: 0, untagged: 0, brandReplies: 0, customers: 0 };
  const cases = { taggedCases: 0, untaggedCases: 0, reconstructedCases: 0, acknowledgements: 0 };
  const statuses = { answered: 0, 'answered-late': 0, unanswered: 0, pending: 0 };
  const waits = timeToEvent().collect(settings);
  return {
    addCase(c) {
      if (c.isCustomersFirst) counts.customers += 1;
      cases.acknowledgements += c.acknowledgements;
      if (c.isReconstructed) cases.reconstructedCases += 1;
      else if (!c.isTagged) cases.untaggedCases += 1;
      else {
        cases.taggedCases += 1;
        statuses[c.status] += 1;
      }
    },
    addMention(mention, cluster) {
      if (!mention.isTagged) {
        counts.untagged += 1;
        return;
      }
      counts.mentions += 1;
      if (mention.isTagAlong) counts.tagAlongs += 1;
      byIntent[mention.intent] += 1;
      const wait = mention.directResponseMs;
      waits.add(wait === null ? { value: until - mention.at, isCensored: true } : { value: wait }, cluster);
    },
    addBrandReplies(count) {
      counts.brandReplies += count;
    },
    populations: () => ({ ...counts, byIntent, ...cases, ...looseFigures(waits) }),
    statuses: () => statuses,
    snapshot: () => ({ counts: [byIntent, counts, cases, statuses], waits: waits.snapshot() }),
    absorb(snapshot) {
      for (const [index, mine] of [byIntent, counts, cases, statuses].entries()) {
        addCounts(mine, snapshot.counts[index] ?? {});
      }
      waits.absorb(snapshot.waits);
    },
  };
}

const complement = (x: number | null): number | null => (x === null ? null : 1 - x);

/** The headlines on the loose population, because published figures use it. */
function looseFigures(
  waits: Collector,
): Pick<Populations, 'allMentionsAnswered' | 'allMentionsMedianMinutes'> {
  const { value, low, high, n } = waits.figure('unanswered_rate');
  return {
    allMentionsAnswered: { value: complement(value), low: complement(high), high: complement(low), n },
    allMentionsMedianMinutes: waits.figure('median').value,
  };
}
