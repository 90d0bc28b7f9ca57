/** What was collected: files, kinds of posts, follow lists, and what is missing. Times are milliseconds UTC. */
import type { Evidence } from '../model/index.js';
import { countOf, type Database, literal } from './database.js';
import { handleList, type Team } from './team.js';

export interface CollectedFile {
  readonly name: string;
  readonly format: string;
  readonly posts: number;
  readonly duplicates: number;
  readonly rejects: number;
}

export interface CollectedKind {
  readonly kind: Evidence;
  readonly count: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly isComplete: boolean | null;
}

export interface Collected {
  readonly files: readonly CollectedFile[];
  readonly kinds: readonly CollectedKind[];
  readonly posts: number;
  readonly duplicates: number;
  readonly orphans: number;
}

/** Milliseconds UTC, both ends in. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/**
 * The times of all posts that were collected for themselves, first and last; null where there are none. Of a store that
 * holds several brands, the imports made for this one count, or all of them where none was.
 */
export async function collectedSpan(database: Database, handles: readonly string[]): Promise<Span | null> {
  const mine = `SELECT number FROM imports WHERE brand IS NULL OR lower(brand) IN (${handleList(handles)})`;
  return spanOf(database, `NOT is_included AND (import_number IN (${mine}) OR NOT EXISTS (${mine}))`);
}

/** The times of all posts of the team and to it, whatever the window. The macros of selection.ts must be there. */
export async function brandSpan(database: Database, team: Team): Promise<Span | null> {
  const ids = team.ids.map(literal).join(', ');
  return spanOf(
    database,
    `NOT is_repost AND (author_id IN (${ids}) OR parent_author_id IN (${ids}) OR names_brand(text))`,
  );
}

async function spanOf(database: Database, condition: string): Promise<Span | null> {
  const [row] = await database.rows(
    `SELECT min(created_at)::DOUBLE AS since, max(created_at)::DOUBLE AS until FROM posts WHERE ${condition}`,
  );
  const since = row?.['since'];
  const until = row?.['until'];
  return typeof since === 'number' && typeof until === 'number' ? { since, until } : null;
}

/** Reads the coverage of a team; the tables of selection.ts must be there. */
export async function readCoverage(database: Database, team: Team): Promise<Collected> {
  const files = await database.rows(`
    SELECT name, format, posts::DOUBLE AS posts, duplicates::DOUBLE AS duplicates, rejects::DOUBLE AS rejects FROM imports ORDER BY number`);
  const [posts] = await database.rows(`
    SELECT count(*)::DOUBLE AS kept, (SELECT coalesce(sum(duplicates + repeats), 0) FROM imports)::DOUBLE AS duplicates
    FROM posts WHERE NOT is_included`);
  return {
    files: files.map((file) => ({
      name: String(file['name']),
      format: String(file['format']),
      posts: Number(file['posts']),
      duplicates: Number(file['duplicates']),
      rejects: Number(file['rejects']),
    })),
    kinds: [
      await postsKind(database, 'mentions', 'customer_posts WHERE is_mention AND NOT is_included'),
      await postsKind(database, 'brand-posts', 'brand_posts'),
      await followKind(database, team, 'following', team.hasAllFollowing),
      await followKind(database, team, 'followers', team.hasAllFollowers),
    ],
    posts: Number(posts?.['kept']),
    duplicates: Number(posts?.['duplicates']),
    orphans: await countOrphans(database),
  };
}

async function postsKind(database: Database, kind: Evidence, from: string): Promise<CollectedKind> {
  const [row] = await database.rows(
    `SELECT count(*)::DOUBLE AS count, min(created_at)::DOUBLE AS first, max(created_at)::DOUBLE AS last FROM ${from}`,
  );
  return {
    kind,
    count: Number(row?.['count']),
    from: typeof row?.['first'] === 'number' ? row['first'] : null,
    to: typeof row?.['last'] === 'number' ? row['last'] : null,
    isComplete: null,
  };
}

async function followKind(
  database: Database,
  team: Team,
  kind: Evidence,
  isComplete: boolean,
): Promise<CollectedKind> {
  const [row] = await database.rows(
    `SELECT count(DISTINCT user_id)::DOUBLE AS count FROM follows WHERE direction = $1 AND lower(owner) IN (${handleList(team.handles)})`,
    [kind],
  );
  return { kind, count: Number(row?.['count']), from: null, to: null, isComplete };
}

/** Replies among the mentions and the brand's posts whose parent is not in the data. */
const countOrphans = (database: Database): Promise<number> =>
  countOf(database, 'said WHERE parent_id IS NOT NULL AND parent IS NULL');
