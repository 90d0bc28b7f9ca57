/**
 * Reads one file into a *stage*: a small store of its own, made by a database instance that is thrown away. A file
 * that upsets the CSV reader can then never harm what was imported before.
 *
 * A clean CSV goes through DuckDB's strict parallel reader and no row passes through JavaScript. On the first thing
 * that reader refuses, or the first row without id, author or time, the file is read again row by row: every bad row
 * is counted and kept with its line number. DuckDB's own `ignore_errors` is never used: it loses rows silently.
 */
import { rmSync } from 'node:fs';
import type { PostRecord } from '../model/index.js';
import { readCsv } from '../sources/csv-records.js';
import type {
  Hints,
  Input,
  Reject,
  Records,
  RecordSource,
  Source,
  Table,
  TableSource,
} from '../sources/source.js';
import { type Database, identifier, literal, openDatabase, type Value } from './database.js';
import { POST_COLUMNS, type PostColumn, createPostsTable, createTables } from './schema.js';

/** Where bad records go while files are read. */
export type RejectSink = (reading: Reading, reject: Reject) => void;

/** A file to be read, by which source, and the number of its import. */
export interface Reading<S extends Source = Source> {
  readonly input: Input;
  readonly source: S;
  readonly hints: Hints;
  readonly importNumber: number;
}

export interface StageSettings {
  /** The file to make. */
  readonly path: string;
  readonly spillFolder: string;
  readonly onReject: RejectSink;
}

const BATCH_ROWS = 2048;

/** A new stage, filled and still open. */
async function openStage(
  settings: StageSettings,
  fill: (database: Database) => Promise<void>,
): Promise<Database> {
  const database = await openDatabase(settings.path, settings);
  try {
    // A stage is written once and read once: compressing it would take longer than both.
    await database.run("SET force_compression = 'uncompressed'");
    await createTables(database);
    await fill(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Makes a stage of one CSV file, still open. Throws MISSING_COLUMN. */
export async function stageTable(reading: Reading<TableSource>, settings: StageSettings): Promise<Database> {
  const table = reading.source.table(reading.input, reading.hints);
  const clean = await openStage(settings, (database) => loadClean(database, reading, table)).catch(
    () => null,
  );
  if (clean !== null) return clean;
  for (const file of [settings.path, `${settings.path}.wal`]) rmSync(file, { force: true });
  return openStage(settings, (database) => loadRowByRow(database, reading, table, settings.onReject));
}

const UNUSABLE = 'id IS NULL OR author_id IS NULL OR created_at IS NULL';

/** The fast path. Throws what DuckDB's strict reader throws, and where a row lacks what every post needs. */
async function loadClean(database: Database, reading: Reading, table: Table): Promise<void> {
  const columns = table.columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ');
  await database.run(
    `CREATE TABLE posts AS SELECT ${projection(table, reading)} FROM read_csv(${literal(reading.input.path)}, columns = {${columns}},
       auto_detect = false, header = true, delim = ${literal(table.delimiter)}, quote = '"', escape = '"')`,
  );
  const [unusable] = await database.rows(`SELECT count(*)::DOUBLE AS count FROM posts WHERE ${UNUSABLE}`);
  if (unusable?.['count'] !== 0) throw new Error(`rows without id, author or time: ${reading.input.name}`);
}

const projection = (table: Table, reading: Reading): string =>
  Object.entries(POST_COLUMNS)
    .map(
      ([column, type]) =>
        `CAST(${fieldExpression(table, reading, column as PostColumn)} AS ${type}) AS ${column}`,
    )
    .join(', ');

function fieldExpression(table: Table, reading: Reading, column: PostColumn): string {
  if (column === 'is_included') return 'false';
  if (column === 'import_number') return String(reading.importNumber);
  const given = (table.fields as Partial<Record<PostColumn, string>>)[column];
  if (column === 'is_repost') return given ?? 'false';
  if (column === 'text') return `coalesce(${given ?? 'NULL'}, '')`;
  return given ?? 'NULL';
}

/** The slow path: every record on its own, the bad ones to the sink. */
async function loadRowByRow(
  database: Database,
  reading: Reading,
  table: Table,
  onReject: RejectSink,
): Promise<void> {
  const names = table.columns.map((column) => `${identifier(column)} VARCHAR`);
  await database.run(`CREATE TABLE raw (source_line DOUBLE, ${names.join(', ')})`);
  const batch = batches(database, 'raw', table.columns.length + 1);
  for await (const record of readCsv(reading.input.path, table)) {
    if ('values' in record) await batch.add([record.line, ...record.values]);
    else onReject(reading, record);
  }
  await batch.flush();
  await database.run(`CREATE TABLE projected AS SELECT source_line, ${projection(table, reading)} FROM raw`);
  const unusable = await database.rows(`SELECT * FROM projected WHERE ${UNUSABLE} ORDER BY source_line`);
  for (const row of unusable) onReject(reading, unusableReject(row));
  await database.run(`
    CREATE TABLE posts AS SELECT * EXCLUDE (source_line) FROM projected WHERE NOT (${UNUSABLE});
    DROP TABLE raw; DROP TABLE projected;`);
}

function unusableReject(row: Readonly<Record<string, Value>>): Reject {
  const missing = (['id', 'author_id', 'created_at'] as const).filter((column) => row[column] === null);
  return {
    line: Number(row['source_line']),
    reason: `no usable ${missing.join(', ')}`,
    excerpt: String(row['text'] ?? '').slice(0, 200),
  };
}

/** Makes one stage of any number of JSON files, still open. */
export async function stageRecords(
  readings: readonly Reading<RecordSource>[],
  settings: StageSettings,
): Promise<Database> {
  return openStage(settings, async (database) => {
    await createPostsTable(database);
    const tables = recordTables(database);
    for (const reading of readings) {
      for await (const part of reading.source.read(reading.input, reading.hints)) {
        if ('posts' in part) await tables.keep(part, reading.importNumber);
        else settings.onReject(reading, part);
      }
    }
    await tables.flush();
  });
}

/** The tables that records fill. */
function recordTables(database: Database) {
  const posts = batches(database, 'posts', Object.keys(POST_COLUMNS).length);
  const users = batches(database, 'users', 6);
  const follows = batches(database, 'follows', 3);
  const lists = batches(database, 'follow_lists', 3);
  const aliases = batches(database, 'aliases', 2);
  const refusals = batches(database, 'refusals', 2);
  return {
    async keep(records: Records, importNumber: number): Promise<void> {
      for (const post of records.posts) {
        await posts.add(postRow(post, importNumber));
        for (const version of post.versionIds) await aliases.add([version, post.versionIds[0] ?? post.id]);
      }
      for (const user of records.users) {
        await users.add([
          user.id,
          user.handle,
          user.name,
          user.bio,
          bigintOf(user.followers),
          user.receivesMessages,
        ]);
      }
      for (const follow of records.follows)
        await follows.add([follow.owner, follow.direction, follow.userId]);
      for (const list of records.lists) await lists.add([list.owner, list.direction, list.isLastPage]);
      for (const refusal of records.refused) await refusals.add([refusal.id, refusal.reason]);
    },
    async flush(): Promise<void> {
      for (const batch of [posts, users, follows, lists, aliases, refusals]) await batch.flush();
    },
  };
}

const bigintOf = (count: number | null): bigint | null => (count === null ? null : BigInt(Math.trunc(count)));

const postRow = (post: PostRecord, importNumber: number): Value[] => [
  post.id,
  post.authorId,
  post.author,
  BigInt(post.createdAt),
  post.text,
  post.language,
  post.conversationId,
  post.parentId,
  post.parentAuthorId,
  post.isRepost,
  post.isIncluded,
  bigintOf(post.impressions),
  bigintOf(post.reposts),
  bigintOf(post.likes),
  post.urls.length === 0 ? null : post.urls.join(' '),
  post.versionIds[0] ?? null,
  importNumber,
];

/** Gathers rows and appends them to a table, many at a time. */
function batches(database: Database, table: string, width: number) {
  let columns: Value[][] = Array.from({ length: width }, () => []);
  const flush = async (): Promise<void> => {
    if (columns[0]?.length === 0) return;
    const full = columns;
    columns = Array.from({ length: width }, () => []);
    await database.append(table, full);
  };
  const add = async (row: readonly Value[]): Promise<void> => {
    for (const [index, value] of row.entries()) columns[index]?.push(value);
    if ((columns[0]?.length ?? 0) >= BATCH_ROWS) await flush();
  };
  return { add, flush };
}
