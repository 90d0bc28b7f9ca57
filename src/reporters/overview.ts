/** What a reader sees first, picked out of the report for all reporters alike. Picks and orders; computes no figure. */
import type { AuditResult, AuditStatus, Category, Report, ReportFigure } from '../report/report.js';
import { NOT_KNOWN, figureText, figureTitle, figureUnit, wait } from './format.js';

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

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

const fromOne = (share: number | null): number | null => (share === null ? null : 1 - share);

/** A summary figure has no interval: the audit's is taken where it tells the same share, or its other side. */
const figureOf = (value: number | null, audit: AuditResult | null, name: string): ReportFigure => {
  const own = audit === null ? undefined : (audit.figures[name] ?? audit);
  if (value === null || own === undefined || own.value === null)
    return { value, low: null, high: null, n: own?.n ?? 0 };
  if (isSame(own.value, value)) return own;
  const isOtherSide = isSame(1 - own.value, value);
  return {
    value,
    low: isOtherSide ? fromOne(own.high) : null,
    high: isOtherSide ? fromOne(own.low) : null,
    n: own.n,
  };
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

export interface Gap {
  readonly reason: string;
  /** The audits that could not be measured for this reason. */
  readonly ids: readonly string[];
  /** What to collect so that they can; of an unknown audit the advice is that. */
  readonly toCollect: readonly string[];
}

/** What could not be measured, by reason. */
export const gaps = (report: Report): Gap[] => {
  const unmeasured = report.audits.filter(isUnmeasured);
  return Array.from(new Set(unmeasured.map(reasonOf)), (reason) => {
    const audits = unmeasured.filter((audit) => reasonOf(audit) === reason);
    const unknown = audits.filter(({ status }) => status === 'unknown');
    return {
      reason,
      ids: audits.map(({ id }) => id),
      toCollect: Array.from(new Set(unknown.map(({ advice }) => advice))),
    };
  });
};

const ORDER: readonly AuditStatus[] = ['fail', 'warn', 'pass', 'info', 'unknown', 'error'];

/** Audits of a category, the worst first. */
export const auditsOf = (report: Report, category: Category): AuditResult[] =>
  report.audits
    .filter((audit) => audit.category === category.id)
    .toSorted(
      (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || (a.score ?? 101) - (b.score ?? 101),
    );
