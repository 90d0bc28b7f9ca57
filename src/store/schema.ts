/**
 * The tables of a store. A *stage* (one imported file, see stage.ts) has the same tables, so a stage is a store
 * that holds one import.
 */
import { CareAuditError } from '../errors.js';
import type { Database } from './database.js';

/** Moves when the tables change. */
export const STORE_VERSION = 1;

/** Columns of `posts`, in order; see PostRecord for their meaning. Times are milliseconds UTC. */
export const POST_COLUMNS = {
  id: 'VARCHAR',
  author_id: 'VARCHAR',
  author: 'VARCHAR',
  created_at: 'BIGINT',
  text: 'VARCHAR',
  language: 'VARCHAR',
  conversation_id: 'VARCHAR',
  parent_id: 'VARCHAR',
  parent_author_id: 'VARCHAR',
  is_repost: 'BOOLEAN',
  is_included: 'BOOLEAN',
  impressions: 'BIGINT',
  reposts: 'BIGINT',
  likes: 'BIGINT',
  // Separated by spaces, which no URL holds.
  urls: 'VARCHAR',
  first_version_id: 'VARCHAR',
  // Which row of `imports` it came with.
  import_number: 'INTEGER',
} as const;

export type PostColumn = keyof typeof POST_COLUMNS;

const definition = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');

/** Everything but `posts`, which a stage fills by CREATE TABLE … AS. */
const OTHER_TABLES = `
  CREATE TABLE users (id VARCHAR, handle VARCHAR, name VARCHAR, bio VARCHAR, followers BIGINT, receives_messages BOOLEAN);
  CREATE TABLE follows (owner VARCHAR, direction VARCHAR, user_id VARCHAR);
  CREATE TABLE follow_lists (owner VARCHAR, direction VARCHAR, is_complete BOOLEAN);
  CREATE TABLE aliases (alias VARCHAR, first_version_id VARCHAR);
  CREATE TABLE refusals (id VARCHAR, reason VARCHAR);
  CREATE TABLE imports (number INTEGER, name VARCHAR, format VARCHAR, sha256 VARCHAR, brand VARCHAR, rejects BIGINT,
    posts BIGINT, duplicates BIGINT, repeats BIGINT, since BIGINT, until BIGINT);
  CREATE TABLE version (number INTEGER);
  INSERT INTO version VALUES (${STORE_VERSION});
`;

export async function createTables(database: Database): Promise<void> {
  await database.run(OTHER_TABLES);
}

export async function createPostsTable(database: Database): Promise<void> {
  await database.run(`CREATE TABLE posts (${definition(POST_COLUMNS)})`);
}

/** Makes the tables of an empty database. Throws as checkStore does. */
export async function prepareStore(database: Database, path: string): Promise<void> {
  const tables = await database.rows('SELECT table_name FROM information_schema.tables');
  if (tables.length > 0) {
    await checkStore(database, path);
    return;
  }
  await database.run('BEGIN');
  await createPostsTable(database);
  await createTables(database);
  await database.run('COMMIT');
}

/** Throws STORE_VERSION or STORE_INVALID where the tables are not those of this version. */
export async function checkStore(database: Database, path: string): Promise<void> {
  const tables = await database.rows('SELECT table_name FROM information_schema.tables');
  if (!tables.some((table) => table['table_name'] === 'version')) {
    throw new CareAuditError(
      'STORE_INVALID',
      `${path} is a database, but no store of care-audit.`,
      'Name another file with --store FILE; this one was left as it is.',
    );
  }
  const [version] = await database.rows('SELECT number FROM version');
  if (version?.['number'] !== STORE_VERSION) {
    throw new CareAuditError(
      'STORE_VERSION',
      `The store ${path} has version ${String(version?.['number'])}; this care-audit reads version ${STORE_VERSION}.`,
      'Import the files again into a new store with --store FILE; the old one was left as it is.',
    );
  }
}
