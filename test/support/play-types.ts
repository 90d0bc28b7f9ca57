/** What a play becomes. */
import type { FollowRecord, PostRecord, UserRecord } from '../../src/model/index.js';
import type { Records } from '../../src/sources/source.js';

export type { FollowDirection, FollowRecord, PostRecord, UserRecord } from '../../src/model/index.js';
export type { Records } from '../../src/sources/source.js';

/** Posts that a post points at without replying to them. */
export interface Reference {
  readonly quotedId: string | null;
  readonly repostedId: string | null;
}

export interface Scene {
  /** Handles of the team, the primary one first. */
  readonly brands: readonly string[];
  /** In the order of the play's lines: `posts[n - 1]` is line n. */
  readonly posts: readonly PostRecord[];
  readonly users: readonly UserRecord[];
  readonly follows: readonly FollowRecord[];
  readonly lists: Records['lists'];
  /** By post id; only posts that quote or repost. */
  readonly references: ReadonlyMap<string, Reference>;
  /** Post ids by the name that `[as=…]` gave. */
  readonly labels: ReadonlyMap<string, string>;
}

export interface PlayOptions {
  /** Handles of the team without `@`. Default: acme. */
  readonly brands?: readonly string[];
  /** ISO date (or time) of day 1. Default: 2026-06-01, a Monday. */
  readonly start?: string;
  /** 0 to 255: plays with different seeds never share a post id. Default: 0. */
  readonly seed?: number;
}
