/** One customer's matter with the brand, read and timed. */
import type { BrandPost, Customer, CustomerPost } from './history.js';
import type { HandOffKind, MentionReading, SkimmedReply } from './reading.js';

/** A customer's post inside a case, read. */
export interface CustomerTurn {
  readonly by: 'customer';
  readonly post: CustomerPost;
  readonly reading: MentionReading;
  readonly isTagAlong: boolean;
  readonly isChase: boolean;
  /** The brand owes an answer from this post on. */
  readonly needsAnswer: boolean;
}

/** A brand reply inside a case, read; the parts "1/2 2/2" of one reply are one turn. */
export interface BrandTurn {
  readonly by: 'brand';
  readonly post: BrandPost;
  /** All parts in order; the first is `post`. */
  readonly parts: readonly BrandPost[];
  /** Of all parts, without their numbers. */
  readonly text: string;
  readonly urls: readonly string[];
  readonly reading: SkimmedReply;
}

export type Turn = CustomerTurn | BrandTurn;

export type CaseStatus = 'answered' | 'answered-late' | 'unanswered' | 'pending';

export type HandOffOutcome = 'completed' | 'blocked' | 'bounced' | 'left-hanging' | 'unknown';

export interface HandOff {
  readonly turn: BrandTurn;
  readonly kinds: readonly HandOffKind[];
  /** 1 for the brand's first turn in the case. */
  readonly brandTurnNumber: number;
  readonly outcome: HandOffOutcome;
  /** The turn that shows the outcome; null where it is unknown or silence shows it. */
  readonly shownBy: Turn | null;
}

/** A customer's post after the first response that needs an answer; the first of those since the brand last spoke. */
export interface FollowUp {
  readonly turn: CustomerTurn;
  readonly answer: BrandTurn | null;
  /** No answer for the horizon; null: not watched that long. */
  readonly isLeftHanging: boolean | null;
}

/** One customer's matter with the brand. */
export interface Case {
  /** The id of the opening post, or of the missing parent in a reconstructed case. */
  readonly id: string;
  readonly customer: Customer;
  /** In time order; the first is the opening, unless the case is reconstructed. */
  readonly turns: readonly Turn[];
  /** The first actionable post; null in a reconstructed case. */
  readonly opening: CustomerTurn | null;
  /** null only in a reconstructed case whose parent's id holds no time. */
  readonly openedAt: number | null;
  readonly firstResponse: BrandTurn | null;
  /** From the opening to the first response; null where there is none or the opening has no time. */
  readonly responseMs: number | null;
  /** Automatic acknowledgements, which do not stop the clock. */
  readonly acknowledgements: number;
  readonly status: CaseStatus;
  /** From the opening to the end of the window. */
  readonly watchedMs: number;
  readonly chases: readonly CustomerTurn[];
  readonly outsiderJoinedAt: number | null;
  readonly handOffs: readonly HandOff[];
  readonly followUps: readonly FollowUp[];
  /** Opened by a mention of the brand; such cases alone stand in rates. */
  readonly isTagged: boolean;
  /** Known only by a brand reply to a post that is not in the data. */
  readonly isReconstructed: boolean;
  /** The customer's first tagged case in the window. */
  readonly isCustomersFirst: boolean;
  /** The largest number of people who could see one of its customer posts. */
  readonly reach: number | null;
}
