/**
 * The whole audit, as a story: collect → select → build cases → observe → report. Everything it needs is in the
 * request; it prints nothing and knows no clock.
 */
import { createPanel, type Panel } from '../audits/panel.js';
import { AUDITS } from '../audits/index.js';
import { loudness } from '../audits/loudness.js';
import { keepWorst, type Worst } from '../audits/worst.js';
import { type Built, buildCases } from '../cases/build.js';
import type { CaseRules } from '../cases/rules.js';
import type { Case, CustomerHistory } from '../model/index.js';
import { buildReport } from '../report/build.js';
import { caseRow, mentionRow, type RowSettings } from '../report/case-rows.js';
import { openNames, pseudonyms, type Redaction } from '../report/redaction.js';
import type { Report } from '../report/report.js';
import type { CaseRow, MentionRow } from '../report/rows.js';
import { startTally, type Tally } from '../report/tally.js';
import type { Rubric } from '../scoring/rubric.js';
import type { Reject } from '../sources/source.js';
import { type Collected, readCoverage } from '../store/coverage.js';
import type { Database } from '../store/database.js';
import { streamHistories } from '../store/histories.js';
import { selectPosts } from '../store/selection.js';
import { openStore, openTemporaryStore } from '../store/store.js';
import { findTeam, type Team } from '../store/team.js';
import { businessClock, type OpeningHours } from '../time.js';
import { VERSION } from '../version.js';
import { type FilesRequest, openFiles, type OpenedFiles } from './files.js';
import { contextOf } from './context.js';
import { warningsOf } from './warnings.js';
import { resolveWindow, type Window } from './window.js';

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

/** Audits and gives the Report. `workFolder` is a folder of this run's own. Throws CareAuditError. */
export async function runAudit(
  request: AuditRequest,
  workFolder: string,
  watcher: AuditWatcher = {},
): Promise<Report> {
  watcher.onStep?.('Reading files');
  const opened =
    request.files === null ? null : await openFiles(request.files, request.handles[0] ?? '', workFolder);
  const database = await openPosts(request, opened, workFolder, watcher);
  try {
    watcher.onStep?.('Finding mentions and replies');
    const team = await findTeam(database, request.handles);
    const window = await resolveWindow(database, request);
    await selectPosts(database, team, window.until);
    const collected = await readCoverage(database, team);
    watcher.onStep?.('Reading cases');
    const run = await observeCases(database, { request, team, window, collected, watcher });
    watcher.onStep?.('Scoring');
    return buildReport({
      tool: { name: 'care-audit', version: VERSION },
      handles: request.handles,
      network: collected.files.some((file) => file.format === 'mapped-csv') ? 'unknown' : 'x',
      window,
      settings: settingsOf(request),
      collected,
      rubric: request.rubric,
      warnings: warningsOf({
        collected,
        skipped: opened?.skipped ?? [],
        request,
        window,
        populations: run.tally.populations(),
      }),
      ...run,
    });
  } finally {
    database.close();
  }
}

const openPosts = (
  request: AuditRequest,
  opened: OpenedFiles | null,
  workFolder: string,
  watcher: AuditWatcher,
): Promise<Database> =>
  opened === null
    ? openStore(request.storePath, workFolder, true)
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
  redacted: request.isRedacted,
  text: request.showsText,
});

interface Scene {
  readonly request: AuditRequest;
  readonly team: Team;
  readonly window: Window;
  readonly collected: Collected;
  readonly watcher: AuditWatcher;
}

/** How many of the loudest unanswered cases are told. */
const LOUDEST = 5;

/** Streams the cases once, through the panel, the counts and the rows. */
async function observeCases(database: Database, scene: Scene) {
  const { request, team, window, collected, watcher } = scene;
  const context = contextOf(team, collected, request.horizonMs, window.until);
  const panel = createPanel(AUDITS, context, { horizonMs: request.horizonMs, findings: request.findings });
  const tally = startTally(window.until, { horizonMs: request.horizonMs });
  const loudest = keepWorst<Case>(LOUDEST);
  const redaction = request.isRedacted ? pseudonyms(request.handles) : openNames();
  const rows = rowSettings(request, redaction);
  const rules = rulesOf(request, window);
  let customers = 0;
  for await (const histories of streamHistories(database, team)) {
    const batch = histories.map((history) => ({ history, built: buildCases(history, rules) }));
    for (const { history, built } of batch) {
      if (built.cases.length > 0) customers += 1;
      observeHistory(
        { built, history, cluster: Math.max(0, customers - 1) },
        { panel, tally, loudest, redaction },
      );
    }
    await watcher.onCases?.(batch.flatMap(({ built }) => built.cases.map((c) => caseRow(c, rows))));
    await watcher.onMentions?.(
      batch.flatMap(({ built }) => built.mentions.map((mention) => mentionRow(mention, redaction))),
    );
  }
  return { context, outcomes: panel.outcomes(), tally, customers, loudest: loudest.items(), redaction };
}

interface Sinks {
  readonly panel: Panel;
  readonly tally: Tally;
  readonly loudest: Worst<Case>;
  readonly redaction: Redaction;
}

interface BuiltHistory {
  readonly built: Built;
  readonly history: CustomerHistory;
  readonly cluster: number;
}

function observeHistory(
  { built, history, cluster }: BuiltHistory,
  { panel, tally, loudest, redaction }: Sinks,
): void {
  // Named in the order of the stream, so that a customer has one pseudonym whatever is written.
  if (built.cases.length > 0 || built.mentions.length > 0) redaction.customer(history.customer.handle);
  tally.addBrandReplies(built.brandReplies);
  for (const { turn, directResponse } of built.mentions) {
    tally.addMention(
      {
        intent: turn.reading.intent,
        at: turn.post.at,
        isTagged: turn.post.isMention,
        isTagAlong: turn.isTagAlong,
        directResponseMs: directResponse?.waitMs ?? null,
      },
      cluster,
    );
  }
  for (const c of built.cases) {
    tally.addCase(c);
    panel.observe(c, cluster);
    if (c.status === 'unanswered' && c.isTagged) loudest.add(loudness(c), c.id, c);
  }
}

const rulesOf = (request: AuditRequest, window: Window): CaseRules => ({
  ...window,
  horizonMs: request.horizonMs,
  caseGapMs: request.caseGapMs,
  countAutoReplies: request.countAutoReplies,
  teamHandles: request.handles.map((handle) => handle.toLowerCase()),
});

const rowSettings = (request: AuditRequest, redaction: Redaction): RowSettings => ({
  brand: request.handles[0] ?? '',
  businessWait: request.hours === null ? null : businessClock(request.hours, request.timezone),
  redaction,
});
