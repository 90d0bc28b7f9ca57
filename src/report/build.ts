/** Puts the Report together from what was collected, counted and measured. */
import type { Audit, Context } from '../audits/audit.js';
import type { Resampler } from '../estimators/estimator.js';
import type { Outcome } from '../panel/panel.js';
import type { Collected } from '../store/coverage.js';
import type { Case, CaseStatus } from '../model/index.js';
import { scoreInterval } from '../scoring/bootstrap.js';
import type { Rubric } from '../scoring/rubric.js';
import { type FiguresByAudit, gradeOf, scoreFigures } from '../scoring/score.js';
import { iso } from '../time.js';
import { postUrl } from './post-url.js';
import type { Redaction } from './redaction.js';
import {
  type Coverage,
  type Populations,
  type Report,
  SCHEMA_VERSION,
  type Score,
  type Summary,
  type UnansweredCase,
  type Warning,
} from './report.js';
import { auditResult, isJudged, judgedFigures } from './results.js';
import { taleOf } from './tale.js';

/** Below this there is no grade, and below the other it is provisional (docs/measures.md). */
const GRADED_FROM = 30;
const FIRM_FROM = 50;

export interface ReportParts {
  readonly tool: Report['tool'];
  readonly handles: readonly string[];
  readonly network: string;
  readonly window: { readonly since: number; readonly until: number };
  readonly settings: Report['settings'];
  readonly context: Context;
  readonly collected: Collected;
  readonly outcomes: readonly Outcome[];
  readonly populations: Populations;
  /** How many of the cases opened by a mention are in each. */
  readonly statuses: Readonly<Record<CaseStatus, number>>;
  /** Customers that the outcomes rest on. */
  readonly customers: number;
  /** Loudest first. */
  readonly loudest: readonly Case[];
  readonly rubric: Rubric;
  readonly redaction: Redaction;
  readonly warnings: readonly Warning[];
}

export function buildReport(parts: ReportParts): Report {
  const { outcomes, rubric, redaction } = parts;
  const audits = outcomes.filter(isJudged).map(({ audit }) => audit);
  const scores = scoreFigures(rubric, audits, judgedFigures(outcomes));
  const summary = summaryOf(parts);
  const score = scoreOf(parts, audits, scores.total, summary.cases);
  const results = outcomes.map((outcome) =>
    auditResult(outcome, {
      rubric,
      redaction,
      context: parts.context,
      scores: scores.audits,
      showsText: parts.settings.text,
    }),
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: parts.tool,
    brand: { handles: parts.handles, network: parts.network },
    window: { since: iso(parts.window.since), until: iso(parts.window.until) },
    settings: parts.settings,
    coverage: coverageOf(parts.collected),
    populations: { ...parts.populations, ...(isWatched(parts.context) ? {} : NOT_WATCHED) },
    summary,
    score,
    categories: scores.categories.filter(({ id }) => outcomes.some(({ audit }) => audit.category === id)),
    audits: results,
    loudest: isWatched(parts.context) ? parts.loudest.map((c) => unansweredCase(c, parts)) : [],
    tale: taleOf(score, parts.handles[0] ?? ''),
    warnings: parts.warnings,
  };
}

function scoreOf(parts: ReportParts, audits: readonly Audit[], total: number | null, cases: number): Score {
  const interval = scoreInterval(
    resamplersOf(parts),
    parts.customers,
    (figures: FiguresByAudit) => scoreFigures(parts.rubric, audits, figures).total,
  );
  const isGraded = total !== null && cases >= GRADED_FROM;
  const grade = (score: number | null) => (isGraded && score !== null ? gradeOf(score) : null);
  return {
    value: total,
    ...interval,
    grade: grade(total),
    gradeLow: grade(interval.low),
    gradeHigh: grade(interval.high),
    provisional: cases < FIRM_FROM,
    reason: isGraded ? null : reasonWithoutGrade(total, cases),
  };
}

/** By audit id, of the figures that the rubric scores. */
const resamplersOf = ({ outcomes, rubric }: ReportParts): Readonly<Record<string, Resampler>> =>
  Object.fromEntries(
    outcomes.filter(isJudged).flatMap((outcome) => {
      const { id } = outcome.audit;
      const figures = rubric.audits[id]?.parts.map(({ figure }) => figure) ?? [];
      return figures.length === 0 ? [] : [[id, outcome.resampler(figures)]];
    }),
  );

const reasonWithoutGrade = (total: number | null, cases: number): string =>
  cases < GRADED_FROM
    ? `too few cases to grade: ${cases}, at least ${GRADED_FROM} are needed`
    : total === null
      ? 'nothing could be measured'
      : '';

/** Both sides were collected: only then does a missing answer say something. */
const isWatched = ({ evidence }: Context): boolean => evidence.has('mentions') && evidence.has('brand-posts');

const NOT_WATCHED = {
  allMentionsAnswered: { value: null, low: null, high: null, n: 0 },
  allMentionsMedianMinutes: null,
} as const;

function summaryOf(parts: ReportParts): Summary {
  const { outcomes, populations, context } = parts;
  const estimate = (id: string) => outcomes.find((outcome) => outcome.audit.id === id)?.estimate ?? null;
  const waits = estimate('slow-first-response')?.others ?? {};
  const followBack = estimate('missing-follow-back')?.headline.value ?? null;
  const statuses = isWatched(context) ? parts.statuses : null;
  return {
    cases: populations.taggedCases,
    answered: statuses?.answered ?? null,
    answeredLate: statuses?.['answered-late'] ?? null,
    unanswered: statuses?.unanswered ?? null,
    pending: statuses?.pending ?? null,
    medianMinutes: waits['median']?.value ?? null,
    p90Minutes: waits['p90']?.value ?? null,
    answered15m: waits['answered_15m']?.value ?? null,
    answered1h: waits['answered_1h']?.value ?? null,
    answered4h: waits['answered_4h']?.value ?? null,
    answered24h: waits['answered_24h']?.value ?? null,
    unansweredRate: estimate('unanswered-cases')?.headline.value ?? null,
    followBackRate: followBack === null ? null : 1 - followBack,
    handOffRate: estimate('hand-offs')?.headline.value ?? null,
  };
}

const coverageOf = (collected: Collected): Coverage => ({
  files: collected.files,
  kinds: collected.kinds.map((kind) => ({
    ...kind,
    from: kind.from === null ? null : iso(kind.from),
    to: kind.to === null ? null : iso(kind.to),
  })),
  posts: collected.posts,
  duplicates: collected.duplicates,
  rejects: collected.files.reduce((sum, file) => sum + file.rejects, 0),
  orphans: collected.orphans,
});

function unansweredCase(c: Case, { redaction, settings }: ReportParts): UnansweredCase {
  const { opening } = c;
  if (opening === null)
    throw new Error(`case ${c.id} was reconstructed from an answer and cannot be unanswered`);
  return {
    caseId: redaction.post(c.id),
    customer: redaction.customer(c.customer.handle),
    openedAt: iso(opening.post.at),
    url: redaction.url(postUrl(opening.post)),
    status: c.status,
    intent: opening.reading.intent,
    ageMinutes: c.watchedMs / 60_000,
    chases: c.chases.length,
    reach: c.reach,
    quote: settings.text ? redaction.quote(opening.post.text) : null,
  };
}
