/**
 * A source knows one file format: how to recognise it, and how to say its content in our records. Two kinds:
 * a *record source* reads JSON values one by one; a *table source* says, in SQL, how the columns of a CSV become
 * posts, so that the store can load millions of rows without one of them passing through JavaScript.
 */
import type { FollowRecord, PostRecord, UserRecord } from '../model/index.js';

/** A file on this disk, uncompressed, ready to be read. */
export interface Input {
  /** What the user called it: a path, or `-`. */
  readonly name: string;
  /** Where its plain bytes lie. */
  readonly path: string;
  readonly bytes: number;
  /** The first 64 KiB as text, without a byte order mark. */
  readonly head: string;
  /** Named by the user rather than found in a folder: it must be readable. */
  readonly isNamed: boolean;
}

/** What one JSON value told. */
export interface Records {
  readonly posts: readonly PostRecord[];
  readonly users: readonly UserRecord[];
  readonly follows: readonly FollowRecord[];
  /** Follow lists met in this value, and whether this is their last page. */
  readonly lists: readonly {
    readonly owner: string;
    readonly direction: FollowRecord['direction'];
    readonly isLastPage: boolean;
  }[];
  /** Objects that the network refused to give (deleted, suspended, protected), by reason. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/** Something in a file that could not be read. */
export interface Reject {
  /** 1-based line in the file (of the record's start). */
  readonly line: number;
  readonly reason: string;
  /** The first 200 characters of it. */
  readonly excerpt: string;
}

interface SourceBase {
  /** The word for `--source`, kebab-case. */
  readonly id: string;
  readonly title: string;
  /** Judges by content alone. */
  recognises(input: Input): boolean;
}

export interface RecordSource extends SourceBase {
  readonly kind: 'records';
  /** Throws nothing: what it cannot understand is a reject. */
  read(input: Input, hints: Hints): AsyncIterable<Records | Reject>;
}

export interface TableSource extends SourceBase {
  readonly kind: 'table';
  /** How to read this file; throws MISSING_COLUMN when it lacks a needed column. */
  table(input: Input, hints: Hints): Table;
}

/** A CSV file and the projection that makes posts of it. The file's first record is the header and no post. */
export interface Table {
  readonly delimiter: string;
  /**
   * Names of all columns in file order; each is read as VARCHAR, an empty value as NULL. A nameless or doubled column
   * of the file has a name of ours here.
   */
  readonly columns: readonly string[];
  /**
   * SQL expressions over those columns, one a field of PostRecord in snake_case (`id`, `author_id`, `author`,
   * `created_at` as BIGINT milliseconds, …); a missing key is NULL. They never fail: what they
   * cannot read is NULL. A row whose `id`, `author_id` or `created_at` is NULL is a reject.
   */
  readonly fields: Readonly<Partial<Record<PostField, string>>>;
}

export type PostField =
  | 'id'
  | 'author_id'
  | 'author'
  | 'created_at'
  | 'text'
  | 'language'
  | 'conversation_id'
  | 'parent_id'
  | 'parent_author_id'
  | 'is_repost'
  | 'impressions'
  | 'reposts'
  | 'likes';

export type Source = RecordSource | TableSource;

/** What the user said about the files on the command line. */
export interface Hints {
  /** `--map id=tweet_id,author=user`: our field → their column. */
  readonly map: Readonly<Record<string, string>> | null;
  /** The follow list this file holds, from `--following`/`--followers` or the file name. */
  readonly followList: { readonly owner: string; readonly direction: FollowRecord['direction'] } | null;
}
