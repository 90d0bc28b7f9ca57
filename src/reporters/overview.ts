/** What a reader sees first, picked out of the report for all reporters alike. Picks and orders; computes no figure. */
import type {
  AuditResult,
  AuditStatus,
  Category,
  Report,
  ReportFigure,
  UnansweredCase,
} from '../report/report.js';
import {
  NOT_KNOWN,
  count,
  counted,
  day,
  exactScore,
  figureText,
  figureTitle,
  figureUnit,
  wait,
} from './format.js';

/** Statuses never speak by colour alone. */
export const MARKS: Readonly<Record<AuditStatus, string>> = {
  pass: '✓',
  warn: '!',
  fail: '✗',
  info: 'i',
  unknown: '?',
  error: '‼',
};

/** What a figure is called that no resample of these cases can tell. */
export const NOT_REACHED = 'not reached';

export const auditOf = (report: Report, id: string): AuditResult | null =>
  report.audits.find((audit) => audit.id === id) ?? null;

const isMeasured = (audit: AuditResult | null): audit is AuditResult =>
  audit !== null && audit.n > 0 && audit.status !== 'unknown' && audit.status !== 'error';

/** A summary figure has no interval: the audit's is taken where it tells the same value. */
const figureOf = (value: number | null, audit: AuditResult | null, name: string): ReportFigure => {
  const own = audit === null ? undefined : (audit.figures[name] ?? audit);
  if (own !== undefined && own.value !== null && own.value === value) return own;
  return { value, low: null, high: null, n: own?.n ?? 0 };
};

export interface NamedFigure {
  readonly name: string;
  readonly figure: ReportFigure;
}

/** Shares of all customers answered within 15 min, 1 h, 4 h and 24 h. */
export const answeredWithin = (report: Report): NamedFigure[] => {
  const audit = auditOf(report, 'slow-first-response');
  const { answered15m, answered1h, answered4h, answered24h } = report.summary;
  return [
    { name: 'within 15 min', figure: figureOf(answered15m, audit, 'answered_15m') },
    { name: 'within 1 h', figure: figureOf(answered1h, audit, 'answered_1h') },
    { name: 'within 4 h', figure: figureOf(answered4h, audit, 'answered_4h') },
    { name: 'within 24 h', figure: figureOf(answered24h, audit, 'answered_24h') },
  ];
};

/** "9 h 12 min"; "not reached" where too few were ever answered; "not known" where nothing was measured. */
const waitOf = (minutes: number | null, audit: AuditResult | null): string =>
  minutes === null && isMeasured(audit) ? NOT_REACHED : wait(minutes);

export interface WaitTexts {
  readonly median: string;
  readonly p90: string;
  readonly mean: string;
}

/** The waits of all customers, and those that a dashboard would show. The mean of all is never known: some still wait. */
export const waits = (report: Report): { readonly all: WaitTexts; readonly answeredOnly: WaitTexts } => {
  const audit = auditOf(report, 'slow-first-response');
  const { medianMinutes, p90Minutes } = report.summary;
  const only = (name: string): string => wait(audit?.figures[`answered_only_${name}`]?.value);
  return {
    all: { median: waitOf(medianMinutes, audit), p90: waitOf(p90Minutes, audit), mean: '' },
    answeredOnly: { median: only('median'), p90: only('p90'), mean: only('mean') },
  };
};

const NETWORK_NAMES: Readonly<Record<string, string>> = { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' };

export const networkName = ({ brand }: Report): string => NETWORK_NAMES[brand.network] ?? brand.network;

/** A wait that too few lived to see the end of is "not reached". */
const missing = (unit: string, n: number): string => (unit === 'minutes' && n > 0 ? NOT_REACHED : NOT_KNOWN);

export const headlineFigure = (audit: AuditResult): string =>
  figureText(audit, audit.unit, missing(audit.unit, isMeasured(audit) ? audit.n : 0));

/** What stands beside the headline, each with its name. */
export const otherFigures = (audit: AuditResult): string[] =>
  Object.entries(audit.figures).map(([name, figure]) => {
    const unit = figureUnit(name, audit.unit);
    return `${figureTitle(name)} ${figureText(figure, unit, missing(unit, figure.n))}`;
  });

/** Unknown, or failed to run: neither of its titles is known to be true. */
export const isUnmeasured = ({ status }: AuditResult): boolean => status === 'unknown' || status === 'error';

export const reasonOf = ({ reason, status }: AuditResult): string =>
  reason ?? (status === 'error' ? 'the audit failed to run' : 'the reason is not known');

/** `@jane`; pseudonyms stand without `@`. */
export const customerName = (report: Report, customer: string): string =>
  report.settings.redacted ? customer : `@${customer}`;

/** What is known of a case that nobody answered, beside its words. */
export const unansweredFacts = (report: Report, found: UnansweredCase): string[] => [
  customerName(report, found.customer),
  found.intent,
  `${found.status.replaceAll('-', ' ')}, asked ${wait(found.ageMinutes)} before the end`,
  ...(found.chases === 0 ? [] : [`chased ${counted(found.chases, 'time')}`]),
  ...(found.reach === null ? [] : [`seen by up to ${count(found.reach)}`]),
];

export const unansweredRate = (report: Report): ReportFigure =>
  figureOf(report.summary.unansweredRate, auditOf(report, 'unanswered-cases'), 'unanswered_rate');

export const followBackRate = (report: Report): ReportFigure =>
  figureOf(report.summary.followBackRate, auditOf(report, 'missing-follow-back'), 'followed_back');

export const handOffRate = (report: Report): ReportFigure =>
  figureOf(report.summary.handOffRate, auditOf(report, 'hand-offs'), 'hand_off_rate');

const HAND_OFF_NAMES: readonly (readonly [string, string])[] = [
  ['dm', 'direct message'],
  ['email', 'e-mail'],
  ['phone', 'phone'],
  ['web', 'web page'],
  ['app', 'app'],
  ['store', 'store'],
  ['other', 'other'],
];

/** Of the kinds that occur, the most frequent first. */
export const handOffKinds = (report: Report): NamedFigure[] => {
  const figures = auditOf(report, 'hand-offs')?.figures ?? {};
  const kinds = HAND_OFF_NAMES.flatMap(([key, name]) => {
    const figure = figures[key];
    return figure === undefined || figure.value === null || figure.value === 0 ? [] : [{ name, figure }];
  });
  return kinds.toSorted((a, b) => (b.figure.value ?? 0) - (a.figure.value ?? 0));
};

const lostPoints = (audit: AuditResult): number => audit.weight * (100 - (audit.score ?? 100));

/** The failing and doubtful audits that cost the brand most, the dearest first. */
export const priorities = (report: Report, most: number): AuditResult[] =>
  report.audits
    .filter(({ status }) => status === 'fail' || status === 'warn')
    .toSorted((a, b) => lostPoints(b) - lostPoints(a))
    .slice(0, most);

/** Why audits were not measured, with those that this holds for. */
export const unmeasured = (
  report: Report,
): { readonly reason: string; readonly ids: readonly string[] }[] => {
  const byReason = new Map<string, string[]>();
  for (const audit of report.audits.filter(isUnmeasured)) {
    const reason = reasonOf(audit);
    byReason.set(reason, [...(byReason.get(reason) ?? []), audit.id]);
  }
  return Array.from(byReason, ([reason, ids]) => ({ reason, ids }));
};

const ORDER: readonly AuditStatus[] = ['fail', 'warn', 'pass', 'info', 'unknown', 'error'];

/** Audits of a category, the worst first. */
export const auditsOf = (report: Report, category: Category): AuditResult[] =>
  report.audits
    .filter((audit) => audit.category === category.id)
    .toSorted(
      (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || (a.score ?? 101) - (b.score ?? 101),
    );

/** "D", or "no grade". */
export const gradeText = (report: Report): string => report.score.grade ?? 'no grade';

/** "41.3 of 100 (95 % interval 36.2 – 47.0: D or E), provisional"; null where there is no score. */
export const scoreText = ({ score }: Report): string | null => {
  if (score.value === null) return null;
  const { low, high, gradeLow, gradeHigh, grade } = score;
  const grades =
    gradeLow !== null && gradeHigh !== null && gradeLow !== gradeHigh ? `: ${gradeHigh} to ${gradeLow}` : '';
  const range =
    low === null || high === null
      ? ''
      : ` (95 % interval ${exactScore(low)}–${exactScore(high)}${grade === null ? '' : grades})`;
  return `${exactScore(score.value)} of 100${range}${score.provisional && grade !== null ? ', provisional' : ''}`;
};

/** Who is counted, from when to when. */
export const populationText = (report: Report): string => {
  const { populations, summary, window } = report;
  const cases = `${counted(summary.cases, 'case')} of ${counted(populations.customers, 'customer')}`;
  const mentions = `${counted(populations.mentions, 'mention')} and ${counted(populations.brandReplies, 'brand reply', 'brand replies')}`;
  return `${cases}, in ${mentions}, ${day(window.since)} to ${day(window.until)} (UTC)`;
};

const KIND_NAMES = {
  mentions: 'mentions',
  'brand-posts': 'brand posts',
  following: 'accounts followed',
  followers: 'followers',
} as const;

/** What was collected, one sentence a kind. */
export const coverageTexts = (report: Report): string[] =>
  report.coverage.kinds.map(({ kind, count: collected, from, to, isComplete }) => {
    // An empty list whose last page was read is known to be empty.
    if (collected === 0 && isComplete !== true) return `${KIND_NAMES[kind]}: not collected`;
    const span = from === null || to === null ? '' : `, ${day(from)} to ${day(to)}`;
    const completeness = isComplete === null ? '' : isComplete ? ', whole list' : ', part of the list';
    return `${KIND_NAMES[kind]}: ${count(collected)}${span}${completeness}`;
  });

/** What was read, and what of it was left out. */
export const readingTexts = ({ coverage, settings, tool }: Report): string[] => [
  `${counted(coverage.files.length, 'file')} with ${counted(coverage.posts, 'post')}`,
  counted(coverage.duplicates, 'duplicate'),
  counted(coverage.rejects, 'rejected line'),
  counted(coverage.orphans, 'reply without its parent', 'replies without their parents'),
  `horizon ${settings.horizonHours} h, case gap ${settings.caseGapHours} h`,
  `${tool.name} ${tool.version}`,
];
