/** Reads a report written before, and says what is wrong with one that cannot be read. */
import { CareAuditError } from '../errors.js';
import { SCHEMA_VERSION } from './report.js';
import type {
  AuditResult,
  Category,
  Coverage,
  CoverageFile,
  CoverageKind,
  Finding,
  Populations,
  Report,
  ReportFigure,
  Score,
  Summary,
  UnansweredCase,
  Warning,
} from './report.js';

import {
  isObject,
  listOf,
  number,
  oneOf,
  orNull,
  recordOf,
  shape,
  shown,
  text,
  time,
  truth,
} from './checks.js';

const intent = oneOf('complaint', 'question', 'request', 'info', 'praise', 'other', 'unclassified');
const grade = orNull(oneOf('A', 'B', 'C', 'D', 'E', 'F'));
const numberOrNull = orNull(number);
const textOrNull = orNull(text);

const figure = shape<ReportFigure>({ value: numberOrNull, low: numberOrNull, high: numberOrNull, n: number });

const finding = shape<Finding>({
  caseId: textOrNull,
  postId: text,
  url: textOrNull,
  value: numberOrNull,
  note: text,
  basis: oneOf('observed', 'inferred'),
  quote: textOrNull,
  customer: text,
});

const auditResult = shape<AuditResult>({
  id: text,
  category: text,
  title: text,
  status: oneOf('pass', 'warn', 'fail', 'info', 'unknown', 'error'),
  score: numberOrNull,
  value: numberOrNull,
  unit: text,
  better: oneOf('higher', 'lower', 'none'),
  low: numberOrNull,
  high: numberOrNull,
  n: number,
  weight: number,
  population: text,
  reason: textOrNull,
  why: text,
  advice: text,
  figures: recordOf(figure),
  benchmark: textOrNull,
  findings: listOf(finding),
});

const coverage = shape<Coverage>({
  files: listOf(
    shape<CoverageFile>({ name: text, format: text, posts: number, duplicates: number, rejects: number }),
  ),
  kinds: listOf(
    shape<CoverageKind>({
      kind: oneOf('mentions', 'brand-posts', 'following', 'followers'),
      count: number,
      from: orNull(time),
      to: orNull(time),
      isComplete: orNull(truth),
    }),
  ),
  posts: number,
  duplicates: number,
  rejects: number,
  orphans: number,
});

const populations = shape<Populations>({
  mentions: number,
  byIntent: shape<Populations['byIntent']>({
    complaint: number,
    question: number,
    request: number,
    info: number,
    praise: number,
    other: number,
    unclassified: number,
  }),
  tagAlongs: number,
  untagged: number,
  brandReplies: number,
  customers: number,
  taggedCases: number,
  untaggedCases: number,
  reconstructedCases: number,
  acknowledgements: number,
  allMentionsAnswered: figure,
  allMentionsMedianMinutes: numberOrNull,
});

const summary = shape<Summary>({
  cases: number,
  answered: numberOrNull,
  answeredLate: numberOrNull,
  unanswered: numberOrNull,
  pending: numberOrNull,
  medianMinutes: numberOrNull,
  p90Minutes: numberOrNull,
  answered15m: numberOrNull,
  answered1h: numberOrNull,
  answered4h: numberOrNull,
  answered24h: numberOrNull,
  unansweredRate: numberOrNull,
  followBackRate: numberOrNull,
  handOffRate: numberOrNull,
});

const score = shape<Score>({
  value: numberOrNull,
  low: numberOrNull,
  high: numberOrNull,
  grade,
  gradeLow: grade,
  gradeHigh: grade,
  provisional: truth,
  reason: textOrNull,
});

const unansweredCase = shape<UnansweredCase>({
  caseId: text,
  customer: text,
  openedAt: time,
  url: textOrNull,
  status: oneOf('answered', 'answered-late', 'unanswered', 'pending'),
  intent,
  ageMinutes: number,
  chases: number,
  reach: numberOrNull,
  quote: textOrNull,
});

const checkReport = shape<Report>({
  schemaVersion: number,
  tool: shape<Report['tool']>({ name: text, version: text }),
  brand: shape<Report['brand']>({ handles: listOf(text), network: text }),
  window: shape<Report['window']>({ since: time, until: time }),
  settings: shape<Report['settings']>({
    horizonHours: number,
    caseGapHours: number,
    timezone: text,
    hours: textOrNull,
    countAutoReplies: truth,
    model: truth,
    lexiconRules: number,
    redacted: truth,
    text: truth,
  }),
  coverage,
  populations,
  summary,
  score,
  categories: listOf(shape<Category>({ id: text, title: text, score: numberOrNull, weight: number })),
  audits: listOf(auditResult),
  loudest: listOf(unansweredCase),
  tale: shape<Report['tale']>({ key: oneOf('cautionary', 'amaze', 'mixed'), title: text }),
  warnings: listOf(shape<Warning>({ code: text, message: text })),
});

const AGAIN = 'Write it again: type "care-audit <handle> --format json".';

const isReport = (value: unknown): value is Report => checkReport(value, '') === null;

const parsed = (json: string): unknown => {
  try {
    // Editors and shells of some systems put a byte-order mark first.
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new CareAuditError('BAD_REPORT', `The report is no JSON: ${cause}.`, AGAIN);
  }
};

const checkVersion = (version: unknown): void => {
  if (version === SCHEMA_VERSION) return;
  if (typeof version !== 'number')
    throw new CareAuditError(
      'BAD_REPORT',
      `This is no report of care-audit: schemaVersion is ${shown(version)}.`,
      AGAIN,
    );
  throw new CareAuditError(
    'BAD_REPORT',
    `The report has schemaVersion ${version}; this care-audit reads ${SCHEMA_VERSION}.`,
    version > SCHEMA_VERSION ? 'Install a newer care-audit.' : AGAIN,
  );
};

/**
 * A report from its JSON, parsed or not. Keys that this version does not know are let through.
 * Throws BAD_REPORT: no JSON, another schema version, a key missing or of the wrong kind (the first one is named).
 */
export const readReport = (json: unknown): Report => {
  const value = typeof json === 'string' ? parsed(json) : json;
  checkVersion(isObject(value) ? value['schemaVersion'] : value);
  if (isReport(value)) return value;
  throw new CareAuditError(
    'BAD_REPORT',
    `The report cannot be read: ${checkReport(value, '') ?? 'unknown'}.`,
    AGAIN,
  );
};
