/** What a network says, as sources hand it to the store. Ids are strings; times are milliseconds since 1970 UTC; `null` is "not known". */

/** A post as a source hands it to the store. */
export interface PostRecord {
  readonly id: string;
  readonly authorId: string;
  /** Handle without `@`. */
  readonly author: string | null;
  readonly createdAt: number;
  /** The full text, long form included. */
  readonly text: string;
  /** The network's own language tag (BCP 47), if it gives one. */
  readonly language: string | null;
  readonly conversationId: string | null;
  /** The post this one directly replies to. */
  readonly parentId: string | null;
  readonly parentAuthorId: string | null;
  /** A repost repeats somebody's post and says nothing itself. A quote is no repost. */
  readonly isRepost: boolean;
  /** Known only because another post refers to it (X API `includes`). */
  readonly isIncluded: boolean;
  readonly impressions: number | null;
  readonly reposts: number | null;
  readonly likes: number | null;
  /** Expanded targets of the links in the text, in order. */
  readonly urls: readonly string[];
  /** Ids of all versions, first to last, where the post was edited; empty where it was not. */
  readonly versionIds: readonly string[];
}

/** An account as a source hands it to the store. */
export interface UserRecord {
  readonly id: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly bio: string | null;
  readonly followers: number | null;
  /** Whether a stranger may send this account a direct message. */
  readonly receivesMessages: boolean | null;
}

/** `following`: whom the owner follows. `followers`: who follows the owner. */
export type FollowDirection = 'following' | 'followers';

/** One line of a follow list. */
export interface FollowRecord {
  /** Handle of the account whose list it is, without `@`. */
  readonly owner: string;
  readonly direction: FollowDirection;
  readonly userId: string;
}

/** What an audit may need to have been collected. */
export type Evidence = 'mentions' | 'brand-posts' | 'following' | 'followers';
