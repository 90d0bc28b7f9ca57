/**
 * The rows of `cases.csv` and `mentions.csv`. Keys are the columns themselves, so that nothing can stand under a wrong
 * head. Times are ISO 8601 UTC, minutes plain numbers, `null` is "not known"; handles stand without `@`.
 */
import type { CaseStatus, HandOffKind, HandOffOutcome, Intent, Sentiment } from '../model/index.js';

/** One case. */
export interface CaseRow {
  readonly case_id: string;
  /** The primary handle. */
  readonly brand: string;
  readonly customer: string;
  /** null in a reconstructed case whose parent's id holds no time. */
  readonly opened_at: string | null;
  readonly opening_post_id: string;
  readonly opening_url: string | null;
  /** null in a reconstructed case. */
  readonly intent: Intent | null;
  readonly language: string | null;
  readonly status: CaseStatus;
  readonly first_response_at: string | null;
  readonly first_response_post_id: string | null;
  readonly first_response_minutes: number | null;
  readonly first_response_business_minutes: number | null;
  readonly customer_posts: number;
  readonly brand_posts: number;
  readonly chases: number;
  readonly outsider_joined: boolean | null;
  /** In time order, each once. */
  readonly hand_off: readonly HandOffKind[];
  /** Of the first hand-off. */
  readonly hand_off_at: string | null;
  /** Of the last hand-off. */
  readonly hand_off_outcome: HandOffOutcome | null;
  readonly brand_follows_customer: boolean | null;
  readonly customer_follows_brand: boolean | null;
  readonly asked_personal_data: boolean | null;
  /** Signatures, or handles where nobody signs, in time order, each once. */
  readonly agents: readonly string[];
  readonly opening_sentiment: Sentiment | null;
  readonly closing_sentiment: Sentiment | null;
  readonly resolved: boolean | null;
  readonly reach: number | null;
  /** null in a reconstructed case. */
  readonly tagged: boolean | null;
  readonly reconstructed: boolean;
}

/** One mention, tag-alongs and untagged posts included. */
export interface MentionRow {
  readonly post_id: string;
  readonly author: string;
  readonly created_at: string;
  readonly case_id: string | null;
  readonly intent: Intent | null;
  readonly tag_along: boolean;
  readonly tagged: boolean;
  /** The first brand reply whose reply-to is exactly this post. */
  readonly direct_response_post_id: string | null;
  readonly direct_response_minutes: number | null;
}
