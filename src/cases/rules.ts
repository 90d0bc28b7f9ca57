/** What the definitions leave to the caller, and the constants they fix (docs/measures.md). */
export interface CaseRules {
  /** The window, milliseconds UTC, both ends in. Cases that opened before it are not told. */
  readonly since: number;
  readonly until: number;
  readonly horizonMs: number;
  /** A longer silence within a conversation starts a new case. */
  readonly caseGapMs: number;
  /** Automatic acknowledgements stop the clock like any reply. */
  readonly countAutoReplies: boolean;
  /** Handles of the brand team in lower case, without `@`. */
  readonly teamHandles: readonly string[];
}

/** A customer who writes again sooner is still saying the same thing. */
export const CHASE_AFTER_MS = 30 * 60_000;
