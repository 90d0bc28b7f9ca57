/**
 * Runs every audit over a stream of cases. Which cases stand in figures is decided here, once: those opened by a mention;
 * and where no mentions were collected, for audits that do not need them, all cases whose opening has a time.
 */
import type {
  Collector,
  Estimate,
  EstimatorSettings,
  Observation,
  Snapshot,
} from '../estimators/estimator.js';
import type { Case, Evidence } from '../model/index.js';
import type { Audit, Context, Sighting } from '../audits/audit.js';
import { keepWorst, type Ranked, type Worst } from './worst.js';

/** A case that an audit points at. */
export interface SeenCase {
  readonly case: Case;
  readonly observation: Observation;
  readonly sighting: Sighting;
}

/** What became of one audit. */
export interface Outcome {
  readonly audit: Audit;
  /** null: it did not run. */
  readonly estimate: Estimate | null;
  /** What it needs and nobody collected. */
  readonly missing: readonly Evidence[];
  /** It threw: a bug of ours that must not take the report down. */
  readonly error: string | null;
  /** Worst first. */
  readonly seen: readonly SeenCase[];
  readonly resample: Collector['resample'];
}

export interface Panel {
  /** `cluster`: the customer's ordinal, see Collector. */
  observe(c: Case, cluster: number): void;
  outcomes(): readonly Outcome[];
  /** All that was observed, as a plain value that may travel to another thread. */
  snapshot(): PanelSnapshot;
  /** Adds what a panel of the same audits observed in other cases. */
  absorb(snapshot: PanelSnapshot): void;
}

interface Observed {
  readonly case: Case;
  readonly observation: Observation;
}

/** In the order of the audits. */
export type PanelSnapshot = readonly {
  readonly collected: Snapshot;
  readonly worst: readonly Ranked<Observed>[];
  readonly error: string | null;
}[];

export interface PanelSettings extends EstimatorSettings {
  /** At most so many findings an audit. */
  readonly findings: number;
}

interface Seat {
  readonly audit: Audit;
  readonly missing: readonly Evidence[];
  readonly collector: Collector;
  readonly worst: Worst<Observed>;
  error: string | null;
}

export function createPanel(audits: readonly Audit[], context: Context, settings: PanelSettings): Panel {
  const seats = audits.map((audit): Seat => ({
    audit,
    missing: audit.needs.filter((evidence) => !context.evidence.has(evidence)),
    collector: audit.estimator.collect(settings),
    worst: keepWorst(settings.findings),
    error: null,
  }));
  const running = seats.filter((seat) => seat.missing.length === 0);
  return {
    observe(c, cluster) {
      const isMeasured = c.isTagged && !c.isReconstructed;
      for (const seat of running) {
        if (isMeasured || isAnsweredOnly(c, seat.audit, context)) observeAt(seat, c, cluster, context);
      }
    },
    outcomes: () => seats.map((seat) => outcomeOf(seat, context)),
    snapshot: () =>
      seats.map(({ collector, worst, error }) => ({
        collected: collector.snapshot(),
        worst: worst.ranked(),
        error,
      })),
    absorb(snapshot) {
      for (const [index, { collected, worst, error }] of snapshot.entries()) {
        const seat = seats[index];
        if (seat === undefined) throw new Error('a snapshot of more audits than this panel has');
        seat.collector.absorb(collected);
        for (const { severity, key, item } of worst) seat.worst.add(severity, key, item);
        seat.error ??= error;
      }
    },
  };
}

const isAnsweredOnly = (c: Case, audit: Audit, context: Context): boolean =>
  !context.evidence.has('mentions') && !audit.needs.includes('mentions') && c.openedAt !== null;

function observeAt(seat: Seat, c: Case, cluster: number, context: Context): void {
  if (seat.error !== null) return;
  try {
    const observation = seat.audit.observe(c, context);
    if (observation === null) return;
    seat.collector.add(observation, cluster);
    const severity = seat.audit.severity(c, observation);
    if (severity !== null) seat.worst.add(severity, c.id, { case: c, observation });
  } catch (error) {
    seat.error = error instanceof Error ? error.message : String(error);
  }
}

function outcomeOf(seat: Seat, context: Context): Outcome {
  const { audit, missing, error, collector } = seat;
  const hasRun = missing.length === 0 && error === null;
  return {
    audit,
    estimate: hasRun ? collector.estimate() : null,
    missing,
    error,
    seen: hasRun
      ? seat.worst
          .items()
          .map((seen) => ({ ...seen, sighting: audit.sighting(seen.case, seen.observation, context) }))
      : [],
    resample: (weights) => (hasRun ? collector.resample(weights) : {}),
  };
}
