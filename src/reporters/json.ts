/**
 * `report.json`. Keys in the order of the contract, numbers rounded in this one place: shares 4 decimals, minutes 3,
 * scores 1, so that the last bits of a sum never make two equal runs differ.
 */
import type {
  AuditResult,
  Category,
  Coverage,
  Finding,
  Populations,
  Report,
  ReportFigure,
  Score,
  Summary,
  UnansweredCase,
} from '../report/report.js';
import { figureUnit } from './format.js';

type Rounding = (value: number | null) => number | null;

/** What is no finite number is not known. */
const to =
  (decimals: number): Rounding =>
  (value) =>
    value === null || !Number.isFinite(value) ? null : Number(value.toFixed(decimals));

const asScore = to(1);
const asMinutes = to(3);
const asShare = to(4);
const weight = (value: number): number => asShare(value) ?? 0;
const inUnit = (unit: string): Rounding => (unit === 'minutes' ? asMinutes : asShare);

const figure = ({ value, low, high, n }: ReportFigure, unit: string): Required<ReportFigure> => {
  const rounded = inUnit(unit);
  return { value: rounded(value), low: rounded(low), high: rounded(high), n };
};

const finding = (f: Finding): Required<Finding> => ({
  caseId: f.caseId,
  postId: f.postId,
  url: f.url,
  value: asMinutes(f.value),
  note: f.note,
  basis: f.basis,
  quote: f.quote,
  customer: f.customer,
});

const auditResult = (a: AuditResult): Required<AuditResult> => ({
  id: a.id,
  category: a.category,
  title: a.title,
  status: a.status,
  score: asScore(a.score),
  value: inUnit(a.unit)(a.value),
  unit: a.unit,
  better: a.better,
  low: inUnit(a.unit)(a.low),
  high: inUnit(a.unit)(a.high),
  n: a.n,
  weight: weight(a.weight),
  population: a.population,
  reason: a.reason,
  why: a.why,
  advice: a.advice,
  figures: Object.fromEntries(
    Object.entries(a.figures).map(([name, value]) => [name, figure(value, figureUnit(name, a.unit))]),
  ),
  benchmark: a.benchmark,
  findings: a.findings.map(finding),
});

const category = (c: Category): Required<Category> => ({
  id: c.id,
  title: c.title,
  score: asScore(c.score),
  weight: weight(c.weight),
});

const score = (s: Score): Required<Score> => ({
  value: asScore(s.value),
  low: asScore(s.low),
  high: asScore(s.high),
  grade: s.grade,
  gradeLow: s.gradeLow,
  gradeHigh: s.gradeHigh,
  provisional: s.provisional,
  reason: s.reason,
});

const coverage = (c: Coverage): Required<Coverage> => ({
  files: c.files.map(({ name, format, posts, duplicates, rejects }) => ({
    name,
    format,
    posts,
    duplicates,
    rejects,
  })),
  kinds: c.kinds.map(({ kind, count, from, to: end, isComplete }) => ({
    kind,
    count,
    from,
    to: end,
    isComplete,
  })),
  posts: c.posts,
  duplicates: c.duplicates,
  rejects: c.rejects,
  orphans: c.orphans,
});

const summary = (s: Summary): Required<Summary> => ({
  cases: s.cases,
  answered: s.answered,
  answeredLate: s.answeredLate,
  unanswered: s.unanswered,
  pending: s.pending,
  medianMinutes: asMinutes(s.medianMinutes),
  p90Minutes: asMinutes(s.p90Minutes),
  answered15m: asShare(s.answered15m),
  answered1h: asShare(s.answered1h),
  answered4h: asShare(s.answered4h),
  answered24h: asShare(s.answered24h),
  unansweredRate: asShare(s.unansweredRate),
  followBackRate: asShare(s.followBackRate),
  handOffRate: asShare(s.handOffRate),
});

const intents = (by: Populations['byIntent']): Required<Populations['byIntent']> => ({
  complaint: by.complaint,
  question: by.question,
  request: by.request,
  info: by.info,
  praise: by.praise,
  other: by.other,
  unclassified: by.unclassified,
});

const populations = (p: Populations): Required<Populations> => ({
  mentions: p.mentions,
  byIntent: intents(p.byIntent),
  tagAlongs: p.tagAlongs,
  untagged: p.untagged,
  brandReplies: p.brandReplies,
  customers: p.customers,
  taggedCases: p.taggedCases,
  untaggedCases: p.untaggedCases,
  reconstructedCases: p.reconstructedCases,
  acknowledgements: p.acknowledgements,
  allMentionsAnswered: figure(p.allMentionsAnswered, 'share'),
  allMentionsMedianMinutes: asMinutes(p.allMentionsMedianMinutes),
});

const unansweredCase = (u: UnansweredCase): Required<UnansweredCase> => ({
  caseId: u.caseId,
  customer: u.customer,
  openedAt: u.openedAt,
  url: u.url,
  status: u.status,
  intent: u.intent,
  ageMinutes: asMinutes(u.ageMinutes) ?? 0,
  chases: u.chases,
  reach: u.reach,
  quote: u.quote,
});

const settings = (s: Report['settings']): Required<Report['settings']> => ({
  horizonHours: s.horizonHours,
  caseGapHours: s.caseGapHours,
  timezone: s.timezone,
  hours: s.hours,
  countAutoReplies: s.countAutoReplies,
  model: s.model,
  lexiconRules: s.lexiconRules,
  redacted: s.redacted,
  text: s.text,
});

/** The report as it is written: rounded, keys in the order of the contract. `Required` keeps new keys from being lost. */
export const roundedReport = (report: Report): Required<Report> => ({
  schemaVersion: report.schemaVersion,
  tool: { name: report.tool.name, version: report.tool.version },
  brand: { handles: [...report.brand.handles], network: report.brand.network },
  window: { since: report.window.since, until: report.window.until },
  settings: settings(report.settings),
  coverage: coverage(report.coverage),
  populations: populations(report.populations),
  summary: summary(report.summary),
  score: score(report.score),
  categories: report.categories.map(category),
  audits: report.audits.map(auditResult),
  loudest: report.loudest.map(unansweredCase),
  tale: { key: report.tale.key, title: report.tale.title },
  warnings: report.warnings.map(({ code, message }) => ({ code, message })),
});

/** `report.json`: two spaces, a line break at the end. */
export const renderJson = (report: Report): string => `${JSON.stringify(roundedReport(report), null, 2)}\n`;
