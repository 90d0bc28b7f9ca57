/**
 * Brings stages into a store and leaves each post in it once: the newest version, with the time of the first. The same
 * rows in any order give the same store.
 */
import { type Database, identifier, literal } from './database.js';

/** What is known of an import beside its posts. */
export interface ImportRecord {
  readonly number: number;
  readonly name: string;
  readonly format: string;
  /** Of the file's bytes; null for runs that keep nothing. */
  readonly sha256: string | null;
  readonly brand: string | null;
  readonly rejects: number;
}

/** Rows with this key are versions, or copies, of one post. */
const POST_KEY = 'coalesce(posts.first_version_id, posts.id)';

const TABLES = ['posts', 'users', 'follows', 'follow_lists', 'aliases', 'refusals'] as const;

/** Makes a stage readable under a name. Not possible inside a transaction. */
export const attachStage = (database: Database, path: string, name: string): Promise<void> =>
  database.run(`ATTACH ${literal(path)} AS ${identifier(name)} (READ_ONLY)`);

/** Copies all rows of an attached stage into the store. */
export async function copyStage(database: Database, name: string): Promise<void> {
  for (const table of TABLES) {
    await database.run(`INSERT INTO ${table} BY NAME SELECT * FROM ${identifier(name)}.${table}`);
  }
}

/**
 * Finds the keys that stand more than once; for the two steps that follow. Mostly there are none, and to sort hashes takes
 * half as long as to group keys.
 */
export const findDoubles = (database: Database): Promise<void> =>
  database.run(
    `CREATE TEMP TABLE doubled AS
     WITH hashes AS (SELECT hash(${POST_KEY}) AS hash FROM posts),
       neighbours AS (SELECT hash, lag(hash) OVER (ORDER BY hash) AS before FROM hashes)
     SELECT ${POST_KEY} AS key FROM posts WHERE hash(key) IN (SELECT hash FROM neighbours WHERE hash = before)
     GROUP BY key HAVING count(*) > 1`,
  );

/**
 * Writes down an import whose rows have come in and were not settled yet. Duplicates stand twice in it; repeats stood in
 * an earlier import. Two versions of an edited post are neither.
 */
export async function recordImport(database: Database, record: ImportRecord): Promise<void> {
  await database.run(
    `INSERT INTO imports
     SELECT $1::INTEGER, $2, $3, $4, $5, $6::BIGINT, count(*),
       (SELECT count(*) - count(DISTINCT id) FROM posts
        WHERE import_number = $1::INTEGER AND NOT is_included AND ${POST_KEY} IN (SELECT key FROM doubled)),
       (SELECT count(DISTINCT id) FROM posts
        WHERE import_number = $1::INTEGER AND NOT is_included AND ${POST_KEY} IN (SELECT key FROM doubled)
          AND id IN (SELECT id FROM posts WHERE import_number < $1::INTEGER AND NOT is_included)),
       min(created_at), max(created_at)
     FROM posts WHERE import_number = $1::INTEGER AND NOT is_included`,
    [record.number, record.name, record.format, record.sha256, record.brand, BigInt(record.rejects)],
  );
}

/** Leaves each post, person, follow and list once. */
export async function settleRows(database: Database): Promise<void> {
  await keepNewestVersions(database);
  await keepOnce(database, 'aliases', 'SELECT DISTINCT * FROM aliases');
  await keepOnce(database, 'follows', 'SELECT DISTINCT * FROM follows');
  await keepOnce(database, 'refusals', 'SELECT DISTINCT * FROM refusals');
  await keepOnce(
    database,
    'follow_lists',
    'SELECT owner, direction, bool_or(is_complete) AS is_complete FROM follow_lists GROUP BY ALL',
  );
  await keepOnce(
    database,
    'users',
    `SELECT id, max(handle) AS handle, max(name) AS name, max(bio) AS bio, max(followers) AS followers,
       bool_or(receives_messages) AS receives_messages FROM users GROUP BY id`,
  );
  await pointToNewestVersions(database);
  await database.run(
    `UPDATE posts SET author = users.handle FROM users
     WHERE posts.author IS NULL AND users.id = posts.author_id AND users.handle IS NOT NULL`,
  );
}

async function keepOnce(database: Database, table: string, select: string): Promise<void> {
  await database.run(`CREATE TEMP TABLE settled AS ${select}`);
  await database.run(`DELETE FROM ${table}`);
  await database.run(`INSERT INTO ${table} SELECT * FROM settled`);
  await database.run('DROP TABLE settled');
}

async function keepNewestVersions(database: Database): Promise<void> {
  // `posts` as the last sort key is the whole row: nothing is left to chance between two copies.
  await database.run(
    `DELETE FROM posts WHERE rowid IN (
       SELECT row_id FROM (
         SELECT rowid AS row_id, row_number() OVER (
           PARTITION BY ${POST_KEY} ORDER BY length(id) DESC, id DESC, is_included, import_number, length(text) DESC, posts
         ) AS place
         FROM posts WHERE ${POST_KEY} IN (SELECT key FROM doubled)
       ) WHERE place > 1)`,
  );
  await database.run('DROP TABLE doubled');
}

/** Replies to an earlier version become replies to the version that is kept. */
async function pointToNewestVersions(database: Database): Promise<void> {
  await database.run(
    `UPDATE posts SET parent_id = kept.id
     FROM aliases JOIN posts AS kept ON kept.first_version_id = aliases.first_version_id
     WHERE posts.parent_id = aliases.alias AND kept.id <> aliases.alias`,
  );
}
