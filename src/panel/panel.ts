/**
 * Runs every audit over a stream of cases. Which cases stand in figures is decided here, once: those opened by a mention;
 * and where no mentions were collected, for audits that do not need them, all cases whose opening has a time.
 */
import type {
  Collector,
  Estimate,
  EstimatorSettings,
  Observation,
  Resampler,
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
  /** Readies the resampling of the figures that are asked for: `headline`, or the names of others. */
  resampler(figures: readonly string[]): Resampler;
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

export interface PanelSnapshot {
  /** In the order of their first audits. */
  readonly samples: readonly { readonly collected: Snapshot; readonly error: string | null }[];
  /** In the order of the audits. */
  readonly seats: readonly { readonly worst: readonly Ranked<Observed>[]; readonly error: string | null }[];
}

export interface PanelSettings extends EstimatorSettings {
  /** At most so many findings an audit. */
  readonly findings: number;
}

/** What one audit observes, or several that observe the same and differ in the figure they tell. */
interface Sample {
  readonly audit: Audit;
  readonly collector: Collector;
  readonly seats: Seat[];
  error: string | null;
}

interface Seat {
  readonly audit: Audit;
  readonly missing: readonly Evidence[];
  readonly worst: Worst<Observed>;
  error: string | null;
}

export function createPanel(audits: readonly Audit[], context: Context, settings: PanelSettings): Panel {
  const seats = audits.map((audit): Seat => ({
    audit,
    missing: audit.needs.filter((evidence) => !context.evidence.has(evidence)),
    worst: keepWorst(settings.findings),
    error: null,
  }));
  const samples = samplesFor(
    seats.filter(({ missing }) => missing.length === 0),
    settings,
  );
  const isAnsweredOnly = !context.evidence.has('mentions');
  return {
    observe(c, cluster) {
      const isMeasured = (c.isTagged && !c.isReconstructed) || (isAnsweredOnly && c.openedAt !== null);
      if (isMeasured) for (const sample of samples) observeIn(sample, c, cluster, context);
    },
    outcomes: () =>
      seats.map((seat) =>
        outcomeOf(
          seat,
          samples.find((sample) => sample.seats.includes(seat)),
          context,
        ),
      ),
    snapshot: () => ({
      samples: samples.map(({ collector, error }) => ({ collected: collector.snapshot(), error })),
      seats: seats.map(({ worst, error }) => ({ worst: worst.ranked(), error })),
    }),
    absorb(snapshot) {
      for (const [sample, { collected, error }] of paired(samples, snapshot.samples)) {
        sample.collector.absorb(collected);
        sample.error ??= error;
      }
      for (const [seat, { worst, error }] of paired(seats, snapshot.seats)) {
        for (const { severity, key, item } of worst) seat.worst.add(severity, key, item);
        seat.error ??= error;
      }
    },
  };
}

function paired<T, U>(mine: readonly T[], theirs: readonly U[]): (readonly [T, U])[] {
  if (mine.length !== theirs.length) throw new Error('a snapshot of a panel of other audits');
  return mine.flatMap((each, index) => theirs.slice(index, index + 1).map((other) => [each, other] as const));
}

/** One sample for all audits that ask the same function and count in the same way. */
function samplesFor(seats: readonly Seat[], settings: PanelSettings): readonly Sample[] {
  const samples: Sample[] = [];
  for (const seat of seats) {
    const { audit } = seat;
    const shared = samples.find(
      (sample) =>
        sample.audit.observe === audit.observe && sample.audit.estimator.kind === audit.estimator.kind,
    );
    if (shared !== undefined) shared.seats.push(seat);
    else samples.push({ audit, collector: audit.estimator.collect(settings), seats: [seat], error: null });
  }
  return samples;
}

/** What an error says; it must not take the report down. */
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function observeIn(sample: Sample, c: Case, cluster: number, context: Context): void {
  if (sample.error !== null) return;
  try {
    const observation = sample.audit.observe(c, context);
    if (observation === null) return;
    sample.collector.add(observation, cluster);
    for (const seat of sample.seats) rank(seat, c, observation);
  } catch (error) {
    sample.error = wordsOf(error);
  }
}

function rank(seat: Seat, c: Case, observation: Observation): void {
  if (seat.error !== null) return;
  try {
    const severity = seat.audit.severity(c, observation);
    if (severity !== null) seat.worst.add(severity, c.id, { case: c, observation });
  } catch (error) {
    seat.error = wordsOf(error);
  }
}

function outcomeOf(seat: Seat, sample: Sample | undefined, context: Context): Outcome {
  const { audit, missing, worst } = seat;
  const error = sample?.error ?? seat.error;
  if (sample === undefined || error !== null)
    return { audit, estimate: null, missing, error, seen: [], resampler: () => () => ({}) };
  return {
    audit,
    estimate: audit.estimator.estimate(sample.collector),
    missing,
    error,
    seen: worst
      .items()
      .map((seen) => ({ ...seen, sighting: audit.sighting(seen.case, seen.observation, context) })),
    resampler: (figures) => audit.estimator.resampler(sample.collector, figures),
  };
}
