/** A report made by hand, for every test of a rendering. All text in it is invented. */
import type { AuditResult, Category, Report, UnansweredCase } from '../../src/report/report.js';
import { AUDITS, figure } from './audit-samples.js';

export const unansweredCase = (changes: Partial<UnansweredCase> = {}): UnansweredCase => ({
  caseId: '1790000000000000001',
  customer: 'wanjiru_k',
  openedAt: '2026-05-04T08:11:00.000Z',
  url: 'https://x.com/wanjiru_k/status/1790000000000000001',
  status: 'unanswered',
  intent: 'complaint',
  ageMinutes: 39_000.123_45,
  chases: 3,
  reach: 12_400,
  quote: '@acme day four. My parcel is still lost and your phone line hangs up on me.',
  ...changes,
});

const COVERAGE: Report['coverage'] = {
  files: [{ name: 'acme-mentions.jsonl', format: 'x-api-v2', posts: 1700, duplicates: 12, rejects: 1 }],
  kinds: [
    {
      kind: 'mentions',
      count: 1204,
      from: '2026-05-01T00:02:00.000Z',
      to: '2026-05-31T22:00:00.000Z',
      isComplete: null,
    },
    {
      kind: 'brand-posts',
      count: 496,
      from: '2026-05-01T07:02:00.000Z',
      to: '2026-05-31T21:00:00.000Z',
      isComplete: null,
    },
    { kind: 'following', count: 310, from: null, to: null, isComplete: true },
    { kind: 'followers', count: 0, from: null, to: null, isComplete: null },
  ],
  posts: 1700,
  duplicates: 12,
  rejects: 1,
  orphans: 41,
};

const POPULATIONS: Report['populations'] = {
  mentions: 1204,
  byIntent: { complaint: 80, question: 40, request: 20, info: 90, praise: 70, other: 884, unclassified: 20 },
  tagAlongs: 100,
  untagged: 4,
  brandReplies: 420,
  customers: 117,
  taggedCases: 128,
  untaggedCases: 2,
  reconstructedCases: 3,
  acknowledgements: 0,
  allMentionsAnswered: figure(0.3012, 0.276, 0.3275, 1204),
  allMentionsMedianMinutes: null,
};

/** Every field of the contract, with unknown ones among them. */
export const sampleReport = (changes: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  tool: { name: 'care-audit', version: '0.1.0' },
  brand: { handles: ['acme', 'acmehelp'], network: 'x' },
  window: { since: '2026-05-01T00:00:00.000Z', until: '2026-05-31T22:00:00.000Z' },
  settings: {
    horizonHours: 72,
    caseGapHours: 168,
    timezone: 'UTC',
    hours: null,
    countAutoReplies: false,
    model: true,
    lexiconRules: 0,
    redacted: false,
    text: true,
  },
  coverage: COVERAGE,
  populations: POPULATIONS,
  summary: {
    cases: 128,
    answered: 66,
    answeredLate: 2,
    unanswered: 57,
    pending: 3,
    medianMinutes: 552.4,
    p90Minutes: null,
    answered15m: 0.1231,
    answered1h: 0.2214,
    answered4h: 0.3567,
    answered24h: 0.4891,
    unansweredRate: 0.4688,
    followBackRate: 0.23,
    handOffRate: 0.41,
  },
  score: {
    value: 41.26,
    low: 36.2,
    high: 47.04,
    grade: 'D',
    gradeLow: 'E',
    gradeHigh: 'D',
    provisional: false,
    reason: null,
  },
  categories: [
    { id: 'speed', title: 'Speed', score: 31.3, weight: 0.25 },
    { id: 'coverage', title: 'Coverage', score: 37.5, weight: 0.3 },
    { id: 'reach', title: 'Reach', score: 66, weight: 0.2 },
    { id: 'care', title: 'Care', score: 100, weight: 0.15 },
    { id: 'consistency', title: 'Consistency', score: null, weight: 0.1 },
  ],
  audits: AUDITS,
  loudest: [
    unansweredCase(),
    unansweredCase({ customer: 'li_wei', reach: null, url: null, chases: 0, quote: null }),
  ],
  tale: {
    key: 'cautionary',
    title: 'A cautionary tale: whoever asks twice is heard, whoever asks once is not',
  },
  warnings: [
    {
      code: 'SILENT_OR_NOT_COLLECTED',
      message: 'The last brand post is 73 h older than the last mention: silent, or not collected?',
    },
  ],
  ...changes,
});

const NOTHING: Report['summary'] = {
  cases: 0,
  answered: 0,
  answeredLate: 0,
  unanswered: 0,
  pending: 0,
  medianMinutes: null,
  p90Minutes: null,
  answered15m: null,
  answered1h: null,
  answered4h: null,
  answered24h: null,
  unansweredRate: null,
  followBackRate: null,
  handOffRate: null,
};

const unscored = (category: Category): Category => ({ ...category, score: null });

const unmeasured = (audit: AuditResult): AuditResult => ({
  ...audit,
  status: 'unknown',
  score: null,
  value: null,
  low: null,
  high: null,
  n: 0,
  figures: {},
  findings: [],
  reason: 'mentions were not collected',
});

/** A report in which no figure is known. */
export const unknownReport = (): Report =>
  sampleReport({
    summary: NOTHING,
    score: {
      value: null,
      low: null,
      high: null,
      grade: null,
      gradeLow: null,
      gradeHigh: null,
      provisional: true,
      reason: 'too few cases to grade',
    },
    categories: sampleReport().categories.map(unscored),
    audits: AUDITS.map(unmeasured),
    loudest: [],
    populations: { ...POPULATIONS, allMentionsAnswered: figure(null, null, null, 0) },
  });
