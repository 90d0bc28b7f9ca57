/** What the panel saw, as the Report tells it: one result an audit, with status, score and findings. */
import type { Outcome, SeenCase } from '../panel/panel.js';
import type { Context } from '../audits/audit.js';
import type { Figure } from '../estimators/estimator.js';
import type { Case, Evidence, HistoryPost } from '../model/index.js';
import { benchmarkText } from '../scoring/explain.js';
import type { Rubric } from '../scoring/rubric.js';
import { type FiguresByAudit, figureValues, statusOf } from '../scoring/score.js';
import { counted } from '../words.js';
import { postUrl } from './post-url.js';
import type { Redaction } from './redaction.js';
import type { AuditResult, AuditStatus, Finding } from './report.js';

/** An outcome with enough observations to be judged. */
export const isJudged = (outcome: Outcome): boolean =>
  outcome.estimate !== null && outcome.estimate.headline.n >= outcome.audit.minimum;

/** The figures of all judged audits. */
export const judgedFigures = (outcomes: readonly Outcome[]): FiguresByAudit =>
  Object.fromEntries(
    outcomes.flatMap((outcome) =>
      outcome.estimate !== null && isJudged(outcome)
        ? [[outcome.audit.id, figureValues(outcome.estimate)]]
        : [],
    ),
  );

export interface ResultSettings {
  readonly rubric: Rubric;
  readonly context: Context;
  /** By audit id. */
  readonly scores: Readonly<Record<string, number | null>>;
  readonly redaction: Redaction;
  readonly showsText: boolean;
}

const NOTHING: Figure = { value: null, low: null, high: null, n: 0 };

export function auditResult(outcome: Outcome, settings: ResultSettings): AuditResult {
  const { audit } = outcome;
  const score = isJudged(outcome) ? (settings.scores[audit.id] ?? null) : null;
  const status = statusOfOutcome(outcome, score);
  const headline = outcome.estimate?.headline ?? NOTHING;
  const isFailing = status === 'fail' || status === 'warn';
  return {
    id: audit.id,
    category: audit.category,
    title: isFailing ? audit.failureTitle : audit.title,
    status,
    score,
    ...headline,
    unit: audit.estimator.unit,
    better: audit.better,
    weight: settings.rubric.audits[audit.id]?.weight ?? 0,
    population: audit.population(settings.context),
    reason: reasonOf(outcome),
    why: audit.why,
    advice: status === 'unknown' ? audit.collect : audit.advice,
    figures: outcome.estimate?.others ?? {},
    benchmark: benchmarkText(settings.rubric, audit.id),
    findings: outcome.seen.map((seen) => findingOf(seen, settings)),
  };
}

function statusOfOutcome(outcome: Outcome, score: number | null): AuditStatus {
  if (outcome.error !== null) return 'error';
  if (!isJudged(outcome)) return 'unknown';
  if (outcome.audit.better === 'none') return 'info';
  return score === null ? 'unknown' : statusOf(score);
}

const MISSING: Readonly<Record<Evidence, string>> = {
  mentions: 'no mentions were collected for themselves, so customers without an answer cannot be seen',
  'brand-posts': 'there is no post of the brand: silent, or not collected',
  following: "the brand's following list was not collected to its last page",
  followers: "the brand's followers were not collected to the last page",
};

function reasonOf({ audit, missing, error, estimate }: Outcome): string | null {
  if (error !== null) return `this audit failed to run: ${error}`;
  if (missing.length > 0) return missing.map((evidence) => MISSING[evidence]).join('; ');
  const n = estimate?.headline.n ?? 0;
  if (n === 0) return 'nothing of the kind occurs in this window';
  if (n < audit.minimum) return `only ${counted(n, 'observation')}; it is judged from ${audit.minimum} on`;
  return null;
}

function findingOf({ case: c, observation, sighting }: SeenCase, settings: ResultSettings): Finding {
  const { redaction } = settings;
  const post = postOf(c, sighting.postId);
  const { value } = observation;
  return {
    caseId: redaction.post(c.id),
    postId: redaction.post(sighting.postId),
    url: post === undefined ? null : redaction.url(postUrl(post)),
    value: typeof value === 'number' ? value / 60_000 : 1,
    note: sighting.note,
    basis: sighting.basis,
    quote: post === undefined || !settings.showsText ? null : redaction.quote(post.text),
    customer: redaction.customer(c.customer.handle),
  };
}

/** A post of a case by its id. */
const postOf = (c: Case, id: string): HistoryPost | undefined =>
  c.turns
    .flatMap((turn): HistoryPost[] => (turn.by === 'brand' ? [...turn.parts] : [turn.post]))
    .find((post) => post.id === id);
