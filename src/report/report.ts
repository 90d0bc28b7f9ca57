/**
 * The Report: one plain JSON value that holds all that is told. Every output is a rendering of it, and `schemaVersion`
 * moves when its shape does. Times are ISO 8601 UTC; shares 0 to 1; waits in minutes; `null` is "not known".
 */
import type { CaseStatus, Intent } from '../model/index.js';

export const SCHEMA_VERSION = 1;

export type AuditStatus = 'pass' | 'warn' | 'fail' | 'info' | 'unknown' | 'error';
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export interface ReportFigure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export interface Finding {
  readonly caseId: string | null;
  readonly postId: string;
  /** null under `--redact` and where the network has no addresses. */
  readonly url: string | null;
  /** The observation: minutes or 1; null where it is no number. */
  readonly value: number | null;
  readonly note: string;
  readonly basis: 'observed' | 'inferred';
  /** The post's words, personal data masked; null under `--no-text`. */
  readonly quote: string | null;
  /** Handle of the customer without `@`, or `customer-1`. */
  readonly customer: string;
}

export interface AuditResult {
  readonly id: string;
  readonly category: string;
  /** The sentence that is true of this brand. */
  readonly title: string;
  readonly status: AuditStatus;
  /** 0 to 100; null: not scored. */
  readonly score: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly better: 'higher' | 'lower' | 'none';
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly weight: number;
  /** What is counted, in words. */
  readonly population: string;
  /** Why it is unknown, was not judged or failed to run. */
  readonly reason: string | null;
  readonly why: string;
  readonly advice: string;
  /** Figures beside the headline, by name. */
  readonly figures: Readonly<Record<string, ReportFigure>>;
  /** What the score was drawn against. */
  readonly benchmark: string | null;
  /** Worst first. */
  readonly findings: readonly Finding[];
}

export interface Category {
  readonly id: string;
  readonly title: string;
  /** null: nothing in it could be measured. */
  readonly score: number | null;
  readonly weight: number;
}

export interface Score {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** null below 30 cases. */
  readonly grade: Grade | null;
  /** Grades at the ends of the interval. */
  readonly gradeLow: Grade | null;
  readonly gradeHigh: Grade | null;
  /** Fewer than 50 cases. */
  readonly provisional: boolean;
  /** Why there is no grade. */
  readonly reason: string | null;
}

/** One file that was read. */
export interface CoverageFile {
  readonly name: string;
  readonly format: string;
  readonly posts: number;
  readonly duplicates: number;
  readonly rejects: number;
}

/** What was collected of one kind. */
export interface CoverageKind {
  readonly kind: 'mentions' | 'brand-posts' | 'following' | 'followers';
  readonly count: number;
  readonly from: string | null;
  readonly to: string | null;
  /** For follow lists: the last page was read. For posts: null, files cannot tell. */
  readonly isComplete: boolean | null;
}

export interface Coverage {
  readonly files: readonly CoverageFile[];
  readonly kinds: readonly CoverageKind[];
  /** Posts in the data, each once. */
  readonly posts: number;
  readonly duplicates: number;
  readonly rejects: number;
  /** Replies whose parent is not in the data, among mentions and brand posts. */
  readonly orphans: number;
}

/** The headline numbers of a run: one row of summary.csv. */
export interface Summary {
  readonly cases: number;
  /** The four are null where the brand's posts, or the mentions, were not collected. */
  readonly answered: number | null;
  readonly answeredLate: number | null;
  readonly unanswered: number | null;
  readonly pending: number | null;
  /** Kaplan–Meier over all customers; null: not reached. */
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly answered15m: number | null;
  readonly answered1h: number | null;
  readonly answered4h: number | null;
  readonly answered24h: number | null;
  readonly unansweredRate: number | null;
  readonly followBackRate: number | null;
  readonly handOffRate: number | null;
}

/** Who is counted, and who is not. */
export interface Populations {
  readonly mentions: number;
  readonly byIntent: Readonly<Record<Intent, number>>;
  readonly tagAlongs: number;
  readonly untagged: number;
  readonly brandReplies: number;
  readonly customers: number;
  readonly taggedCases: number;
  readonly untaggedCases: number;
  readonly reconstructedCases: number;
  readonly acknowledgements: number;
  /** The loose population "all mentions": share with a direct response, and their median minutes. */
  readonly allMentionsAnswered: ReportFigure;
  readonly allMentionsMedianMinutes: number | null;
}

/** A case that nobody answered. */
export interface UnansweredCase {
  readonly caseId: string;
  readonly customer: string;
  readonly openedAt: string;
  readonly url: string | null;
  readonly status: CaseStatus;
  readonly intent: Intent;
  readonly ageMinutes: number;
  readonly chases: number;
  readonly reach: number | null;
  readonly quote: string | null;
}

export interface Warning {
  /** Upper snake case. */
  readonly code: string;
  readonly message: string;
}

export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: string; readonly version: string };
  readonly brand: { readonly handles: readonly string[]; readonly network: string };
  readonly window: { readonly since: string; readonly until: string };
  readonly settings: {
    readonly horizonHours: number;
    readonly caseGapHours: number;
    readonly timezone: string;
    readonly hours: string | null;
    readonly countAutoReplies: boolean;
    /** false: rules alone read the posts. */
    readonly model: boolean;
    /** Rules of the user's own lexicon that posts were read with, beside ours. */
    readonly lexiconRules: number;
    readonly redacted: boolean;
    readonly text: boolean;
  };
  readonly coverage: Coverage;
  readonly populations: Populations;
  readonly summary: Summary;
  readonly score: Score;
  readonly categories: readonly Category[];
  readonly audits: readonly AuditResult[];
  /** Loudest first. */
  readonly loudest: readonly UnansweredCase[];
  readonly tale: { readonly key: 'cautionary' | 'amaze' | 'mixed'; readonly title: string };
  readonly warnings: readonly Warning[];
}
