/**
 * The one door to DuckDB. Everything it lets through is plain: SQL and columns of JavaScript values in, small results out.
 * Extensions are never installed or loaded, so that no query can reach the network; the zone is UTC.
 */
import { createRequire } from 'node:module';
import type * as DuckDB from '@duckdb/node-api';
import { CareAuditError } from '../errors.js';

/** DuckDB is CommonJS. Imported, its files are first searched for what they export, which takes as long as to run them. */
const require = createRequire(import.meta.url);

/** A value of a column. Ask for `::DOUBLE` where a number is wanted: BIGINT arrives as bigint. */
export type Value = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, Value>>;

export interface Database {
  /** Runs one or more statements, parameters only with one. */
  run(sql: string, parameters?: readonly Value[]): Promise<void>;
  /** All rows of a small result. */
  rows(sql: string, parameters?: readonly Value[]): Promise<Row[]>;
  /** Appends columns of equal length to a table, in the table's column order. */
  append(table: string, columns: readonly (readonly Value[])[]): Promise<void>;
  close(): void;
}

export interface DatabaseSettings {
  /** Where DuckDB may spill what does not fit into memory. */
  readonly spillFolder: string;
  /** Nothing but temporary tables is written, so that several processes may read at once. */
  readonly isReadOnly?: boolean;
}

/** DuckDB's own limit. What it needs beside it while it reads a file comes to 300 MB, and 1 GB is promised for all. */
const MEMORY_LIMIT = '400MB';
/** So many rows that a join asks for are looked up; for more, all are read. */
const FEW_ROWS = '1000';
/** Rows in one of DuckDB's data chunks. */
const CHUNK_ROWS = 2048;

/** Opens a database file, made where there is none. Throws STORE_LOCKED or STORE_INVALID. */
export async function openDatabase(path: string, settings: DatabaseSettings): Promise<Database> {
  const { DuckDBInstance, DuckDBDataChunk } = require('@duckdb/node-api') as typeof DuckDB;
  const instance = await DuckDBInstance.create(path, {
    memory_limit: MEMORY_LIMIT,
    temp_directory: settings.spillFolder,
    access_mode: settings.isReadOnly === true ? 'READ_ONLY' : 'AUTOMATIC',
    preserve_insertion_order: 'false',
    dynamic_or_filter_threshold: FEW_ROWS,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }).catch((error: unknown) => {
    throw openingError(path, error);
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    async run(sql, parameters) {
      await connection.run(sql, parameters === undefined ? undefined : [...parameters]);
    },
    async rows(sql, parameters) {
      const reader = await connection.runAndReadAll(
        sql,
        parameters === undefined ? undefined : [...parameters],
      );
      return reader.getRowObjects() as Row[];
    },
    async append(table, columns) {
      const appender = await connection.createAppender(table);
      const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index));
      const rowCount = columns[0]?.length ?? 0;
      for (let start = 0; start < rowCount; start += CHUNK_ROWS) {
        const size = Math.min(CHUNK_ROWS, rowCount - start);
        const chunk = DuckDBDataChunk.create(types, size);
        chunk.setColumns(columns.map((column) => column.slice(start, start + size) as DuckDB.DuckDBValue[]));
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function openingError(path: string, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const owner = /Conflicting lock is held in (.*?\(PID \d+\))/.exec(message)?.[1];
  if (owner !== undefined) {
    return new CareAuditError(
      'STORE_LOCKED',
      `The store ${path} is in use by another process: ${owner}.`,
      'Wait until it has finished, or name another store with --store FILE.',
    );
  }
  return new CareAuditError(
    'STORE_INVALID',
    `${path} is no store of care-audit.`,
    'Name another file with --store FILE; this one was left as it is. Posts in a CSV or JSON file are read with --from FILE.',
  );
}

/** How many rows there are; `from`: what stands behind FROM. */
export async function countOf(database: Database, from: string): Promise<number> {
  const [row] = await database.rows(`SELECT count(*)::DOUBLE AS count FROM ${from}`);
  return Number(row?.['count']);
}

/** A text as an SQL literal. For file names and handles in statements that cannot take parameters. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
