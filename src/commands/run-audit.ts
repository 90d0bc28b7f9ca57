/**
 * The whole audit, as a story: collect → select → build cases → observe → report. Everything it needs is in the
 * request; it prints nothing and knows no clock.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../audits/audit.js';
import type { CaseRules } from '../cases/rules.js';
import { createReader, type ReaderSettings } from '../language/index.js';
import { buildReport } from '../report/build.js';
import { caseRow, mentionRow, type RowSettings } from '../report/case-rows.js';
import { openNames, pseudonyms, type Redaction } from '../report/redaction.js';
import type { Report } from '../report/report.js';
import type { CaseRow, MentionRow } from '../report/rows.js';
import type { Rubric } from '../scoring/rubric.js';
import { roundedReport } from '../reporters/json.js';
import type { Reject } from '../sources/source.js';
import { type Collected, readCoverage } from '../store/coverage.js';
import type { Database } from '../store/database.js';
import { type HistoriesFile, writeHistories } from '../store/histories.js';
import { selectPosts } from '../store/selection.js';
import { openStore, openTemporaryStore } from '../store/store.js';
import { findTeam, type Team } from '../store/team.js';
import { businessClock, type OpeningHours } from '../time.js';
import { VERSION } from '../version.js';
import { contextOf } from './context.js';
import { type FilesRequest, openFiles, type OpenedFiles } from './files.js';
import type { Gathered, OnBatch } from './observe.js';
import { type Observers, startObservers } from './observers.js';
import { warningsOf } from './warnings.js';
import { emptyWorkFolder } from './work-folder.js';
import { checkWindow, resolveWindow, type Window } from './window.js';

export interface AuditRequest {
  /** Without `@`, the primary one first. */
  readonly handles: readonly string[];
  /** Files to read for this run alone; null: the store. */
  readonly files: FilesRequest | null;
  readonly storePath: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly horizonMs: number;
  readonly caseGapMs: number;
  readonly hours: OpeningHours | null;
  /** As the user wrote them. */
  readonly hoursText: string | null;
  readonly timezone: string;
  readonly countAutoReplies: boolean;
  readonly reading: ReaderSettings;
  /** At most so many findings an audit. */
  readonly findings: number;
  readonly rubric: Rubric;
  readonly isRedacted: boolean;
  readonly showsText: boolean;
}

/** Whoever wants to know what happens, and to have the rows while they are made. */
export interface AuditWatcher {
  onStep?(step: string): void;
  onReject?(file: string, reject: Reject): void;
  onCases?(rows: readonly CaseRow[]): Promise<void>;
  onMentions?(rows: readonly MentionRow[]): Promise<void>;
}

/**
 * Audits and gives the Report, rounded as report.json holds it: told at once or told again, it is the same to the byte.
 * `workFolder` is a folder of this run's own. Throws CareAuditError.
 */
export async function runAudit(
  request: AuditRequest,
  workFolder: string,
  watcher: AuditWatcher = {},
): Promise<Report> {
  if (request.files !== null) watcher.onStep?.('Reading files');
  const opened =
    request.files === null ? null : await openFiles(request.files, request.handles[0] ?? '', workFolder);
  const redaction = request.isRedacted ? pseudonyms(request.handles) : openNames();
  const onBatch = onBatchOf(watcher, rowSettings(request, redaction), request);
  const observers = startObservers(bytesOf(request, opened), onBatch);
  try {
    const { scene, context, gathering } = await observePosts(observers, request, opened, workFolder, watcher);
    const gathered = await gathering;
    watcher.onStep?.('Scoring');
    const emptied = emptyWorkFolder(workFolder);
    const report = roundedReport(reportOf({ scene, context, gathered }, request, opened, redaction));
    await emptied;
    return report;
  } finally {
    await observers.close();
  }
}

/** What was seen of a brand, to be told. */
interface Seen {
  readonly scene: Scene;
  readonly context: Context;
  readonly gathered: Gathered;
}

function reportOf(
  { scene, context, gathered }: Seen,
  request: AuditRequest,
  opened: OpenedFiles | null,
  redaction: Redaction,
): Report {
  const { window, collected, histories } = scene;
  const populations = gathered.tally.populations();
  return buildReport({
    tool: { name: 'care-audit', version: VERSION },
    handles: request.handles,
    network: collected.files.some((file) => file.format === 'mapped-csv') ? 'unknown' : 'x',
    window,
    settings: settingsOf(request),
    context,
    collected,
    outcomes: gathered.panel.outcomes(),
    populations,
    statuses: gathered.tally.statuses(),
    customers: histories.customers,
    loudest: gathered.loudest.items(),
    rubric: request.rubric,
    redaction,
    warnings: warningsOf({
      collected,
      skipped: opened?.skipped ?? [],
      request,
      window,
      populations,
    }),
  });
}

/** How much there is to read, as far as files tell. */
function bytesOf({ storePath }: AuditRequest, opened: OpenedFiles | null): number {
  if (opened !== null) return opened.files.reduce((sum, { input }) => sum + input.bytes, 0);
  return statSync(storePath, { throwIfNoEntry: false })?.size ?? 0;
}

/** Selects, sets the observers to work, and closes the store meanwhile. */
async function observePosts(
  observers: Observers,
  request: AuditRequest,
  opened: OpenedFiles | null,
  workFolder: string,
  watcher: AuditWatcher,
): Promise<{ readonly scene: Scene; readonly context: Context; readonly gathering: Promise<Gathered> }> {
  const database = await openPosts(request, opened, workFolder, watcher);
  try {
    const scene = await selectScene(database, request, workFolder, watcher);
    watcher.onStep?.('Reading cases');
    const { team, window, collected, path } = scene;
    const context = contextOf(team, collected, request.horizonMs, window.until);
    const rules = rulesOf(request, window);
    const gathering = observers.observe({
      path,
      context,
      rules,
      reading: request.reading,
      findings: request.findings,
    });
    return { scene, context, gathering };
  } finally {
    database.close();
  }
}

/** What is left of the store when it is closed: who, when, what was collected, and a file of histories. */
interface Scene {
  readonly team: Team;
  readonly window: Window;
  readonly collected: Collected;
  readonly histories: HistoriesFile;
  /** Of the histories. */
  readonly path: string;
}

async function selectScene(
  database: Database,
  request: AuditRequest,
  workFolder: string,
  watcher: AuditWatcher,
): Promise<Scene> {
  watcher.onStep?.('Finding mentions and replies');
  const asked = await resolveWindow(database, request);
  const team = await findTeam(database, request.handles);
  await selectPosts(database, team, asked.until);
  const window = await checkWindow(database, team, asked, request.since !== null);
  const collected = await readCoverage(database, team);
  const path = join(workFolder, 'histories.jsonl');
  return { team, window, collected, histories: await writeHistories(database, team, path), path };
}

const openPosts = (
  request: AuditRequest,
  opened: OpenedFiles | null,
  workFolder: string,
  watcher: AuditWatcher,
): Promise<Database> =>
  opened === null
    ? openStore(request.storePath, workFolder, 'read')
    : openTemporaryStore(opened.files, {
        workFolder,
        onReject: (input, reject) => watcher.onReject?.(input.name, reject),
      });

const settingsOf = (request: AuditRequest): Report['settings'] => ({
  horizonHours: request.horizonMs / 3_600_000,
  caseGapHours: request.caseGapMs / 3_600_000,
  timezone: request.timezone,
  hours: request.hoursText,
  countAutoReplies: request.countAutoReplies,
  model: request.reading.usesModel,
  lexiconRules: request.reading.rules.reduce((sum, { rules }) => sum + rules.length, 0),
  redacted: request.isRedacted,
  text: request.showsText,
});

/** Makes rows for whoever wants them; null where nobody does, and histories need not be met in order. */
function onBatchOf(watcher: AuditWatcher, rows: RowSettings, request: AuditRequest): OnBatch | null {
  if (watcher.onCases === undefined && watcher.onMentions === undefined && !request.isRedacted) return null;
  return async (batch) => {
    // Named in the order of the histories, so that a customer has one pseudonym whatever is written.
    for (const { history } of batch) rows.redaction.customer(history.customer.handle);
    await watcher.onCases?.(batch.flatMap(({ cases }) => cases.map((c) => caseRow(c, rows))));
    await watcher.onMentions?.(
      batch.flatMap(({ mentions }) => mentions.map((mention) => mentionRow(mention, rows.redaction))),
    );
  };
}

const rulesOf = (request: AuditRequest, window: Window): CaseRules => ({
  ...window,
  horizonMs: request.horizonMs,
  caseGapMs: request.caseGapMs,
  countAutoReplies: request.countAutoReplies,
  teamHandles: request.handles.map((handle) => handle.toLowerCase()),
});

function rowSettings(request: AuditRequest, redaction: Redaction): RowSettings {
  const reader = createReader(request.reading);
  return {
    brand: request.handles[0] ?? '',
    businessWait: request.hours === null ? null : businessClock(request.hours, request.timezone),
    redaction,
    readReply: ({ text, urls }) => reader.readReply(text, urls),
  };
}
