/**
 * The store: all that was collected, each post once. Temporary for files given with `--from`; a file of the user's for
 * `care-audit import`, where an import comes in whole or not at all.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CareAuditError } from '../errors.js';
import type { Hints, Input, Source } from '../sources/source.js';
import { type Database, openDatabase } from './database.js';
import { attachStage, copyStage, findDoubles, type ImportRecord, recordImport, settleRows } from './merge.js';
import { checkStore, prepareStore } from './schema.js';
import { type Reading, type RejectSink, type StageSettings, stageRecords, stageTable } from './stage.js';

/** A recognised file. */
export interface SourceFile {
  readonly input: Input;
  readonly source: Source;
  readonly hints: Hints;
}

export interface StoreSettings {
  /** A folder of this run's own, for stages and for what DuckDB spills. */
  readonly workFolder: string;
  readonly onReject: (file: Input, reject: Parameters<RejectSink>[1]) => void;
}

interface Staged {
  /** The only stage, still open. */
  readonly only: Database | null;
  /** The files of all others, closed. */
  readonly stages: readonly string[];
  readonly readings: readonly Reading[];
  readonly rejects: ReadonlyMap<number, number>;
}

/** A store that lives as long as the run, made of files. */
export async function openTemporaryStore(
  files: readonly SourceFile[],
  settings: StoreSettings,
): Promise<Database> {
  // The first stage becomes the store. Most runs have one large file: it is written only once, and not even closed.
  const staged = await stageFiles(files, 1, settings, stageCount(files) === 1);
  const [first, ...others] = staged.stages;
  const database =
    staged.only ??
    (first === undefined ? null : await openDatabase(first, { spillFolder: settings.workFolder }));
  if (database === null)
    throw new CareAuditError('NO_DATA', 'No file to read.', 'Name files or folders with --from.');
  try {
    for (const [index, path] of others.entries()) await attachStage(database, path, `stage_${index}`);
    for (const index of others.keys()) await copyStage(database, `stage_${index}`);
    await findDoubles(database);
    for (const reading of staged.readings)
      await recordImport(database, recordOf(reading, staged, null, null));
    await settleRows(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a store that is kept: to `read` one that is there, with others, or alone to `write` one, made where there is none. */
export async function openStore(
  path: string,
  workFolder: string,
  purpose: 'read' | 'write',
): Promise<Database> {
  const isReadOnly = purpose === 'read';
  if (isReadOnly && !existsSync(path)) {
    throw new CareAuditError(
      'NO_DATA',
      `There is no store yet at ${path}.`,
      'Read files for one run: care-audit @handle --from PATH\nKeep them in a store: care-audit import PATH --brand HANDLE',
    );
  }
  const database = await openDatabase(path, { spillFolder: workFolder, isReadOnly });
  try {
    await (isReadOnly ? checkStore : prepareStore)(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What an import did. */
export interface Imported {
  readonly imported: readonly string[];
  /** Files whose very bytes are in the store already. */
  readonly known: readonly string[];
}

/** Imports files into a store, all or none. Files already in it, byte for byte, are left out. */
export async function importFiles(
  database: Database,
  files: readonly SourceFile[],
  brand: string,
  settings: StoreSettings,
): Promise<Imported> {
  const before = await database.rows('SELECT sha256, max(number) OVER ()::DOUBLE AS last FROM imports');
  const knownSums = new Set(before.map((row) => row['sha256']));
  const sums = new Map<Input, string>();
  const fresh: SourceFile[] = [];
  const known: string[] = [];
  for (const file of files) {
    const sum = await sha256(file.input.path);
    if (knownSums.has(sum)) known.push(file.input.name);
    else fresh.push(file);
    knownSums.add(sum);
    sums.set(file.input, sum);
  }
  if (fresh.length === 0) return { imported: [], known };
  const staged = await stageFiles(fresh, Number(before[0]?.['last'] ?? 0) + 1, settings, false);
  for (const [index, path] of staged.stages.entries()) await attachStage(database, path, `stage_${index}`);
  await database.run('BEGIN');
  for (const index of staged.stages.keys()) await copyStage(database, `stage_${index}`);
  await findDoubles(database);
  for (const reading of staged.readings) {
    await recordImport(database, recordOf(reading, staged, sums.get(reading.input) ?? null, brand));
  }
  await settleRows(database);
  await database.run('COMMIT');
  return { imported: fresh.map((file) => file.input.name), known };
}

/** Each CSV file makes a stage of its own; all others make one together. */
function stageCount(files: readonly SourceFile[]): number {
  const tables = files.filter(({ source }) => source.kind === 'table').length;
  return tables + (tables < files.length ? 1 : 0);
}

/** @param isKept whether the stage, which must be the only one, stays open */
async function stageFiles(
  files: readonly SourceFile[],
  firstNumber: number,
  settings: StoreSettings,
  isKept: boolean,
): Promise<Staged> {
  const readings = files.map((file, index): Reading => ({ ...file, importNumber: firstNumber + index }));
  const rejects = new Map<number, number>();
  const stages: string[] = [];
  let only: Database | null = null;
  const onReject: RejectSink = (reading, reject) => {
    rejects.set(reading.importNumber, (rejects.get(reading.importNumber) ?? 0) + 1);
    settings.onReject(reading.input, reject);
  };
  const stage = async (fill: (settings: StageSettings) => Promise<Database>): Promise<void> => {
    const path = join(settings.workFolder, `stage-${stages.length}.duckdb`);
    const database = await fill({ path, spillFolder: settings.workFolder, onReject });
    if (isKept) only = database;
    else {
      database.close();
      stages.push(path);
    }
  };
  for (const reading of readings) {
    const { source } = reading;
    if (source.kind === 'table') await stage((made) => stageTable({ ...reading, source }, made));
  }
  const records = readings.flatMap((reading) =>
    reading.source.kind === 'records' ? [{ ...reading, source: reading.source }] : [],
  );
  if (records.length > 0) await stage((made) => stageRecords(records, made));
  return { only, stages, readings, rejects };
}

const recordOf = (
  reading: Reading,
  staged: Staged,
  sha256OfFile: string | null,
  brand: string | null,
): ImportRecord => ({
  number: reading.importNumber,
  name: reading.input.name,
  format: reading.source.id,
  sha256: sha256OfFile,
  brand,
  rejects: staged.rejects.get(reading.importNumber) ?? 0,
});

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
