/**
 * An audit says what it sees in one case, and nothing else: the estimator makes the figure, the benchmark judges it,
 * the reporters tell it. An audit may not do I/O, know the time, keep state or give a score.
 */
import type { Estimator, Observation } from '../estimators/estimator.js';
import type { Case, Evidence } from '../model/index.js';

export type CategoryId = 'speed' | 'coverage' | 'reach' | 'care' | 'consistency';

/** What an audit may know beside the case. */
export interface Context {
  readonly horizonMs: number;
  /** End of the window. */
  readonly until: number;
  /** What was collected. */
  readonly evidence: ReadonlySet<Evidence>;
  /** Whether strangers may send the brand a direct message, as its account or its words tell; null: not known. */
  readonly isInboxOpen: boolean | null;
}

/** A case worth showing. */
export interface Sighting {
  /** The post to look at. */
  readonly postId: string;
  /** What happened there, in plain words, no handles; one line. */
  readonly note: string;
  /** `observed`: the posts say so. `inferred`: a pattern suggests it. */
  readonly basis: 'observed' | 'inferred';
}

export interface Audit {
  /** Kebab-case noun, in the failing state where there is one: file, docs page and key in every report. */
  readonly id: string;
  readonly category: CategoryId;
  /** What is counted, in words: "cases the brand answered". */
  population(context: Context): string;
  /** True when it passes. */
  readonly title: string;
  /** True when it fails. */
  readonly failureTitle: string;
  /** Why a customer cares, one sentence. */
  readonly why: string;
  /** What to do, one imperative sentence. */
  readonly advice: string;
  /** What to collect when there is nothing to measure, one imperative sentence. */
  readonly collect: string;
  /** Not collected: `unknown`, and never run. */
  readonly needs: readonly Evidence[];
  readonly better: 'higher' | 'lower' | 'none';
  /** Below this many observations the figure is shown and not judged. */
  readonly minimum: number;
  readonly estimator: Estimator;
  /** null: the case has nothing to say here. */
  observe(c: Case, context: Context): Observation | null;
  /** How bad this observation is; the worst are shown. null: nothing to show. */
  severity(c: Case, observation: Observation): number | null;
  /** Called only for the cases that are shown. */
  sighting(c: Case, observation: Observation, context: Context): Sighting;
}
