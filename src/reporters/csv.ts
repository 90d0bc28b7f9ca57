/**
 * The CSV files: columns are a contract, added only at the end. One record a line, so that `wc` and `grep` count right;
 * formula-safe for spreadsheets. The one door to csv-stringify.
 */
import { stringify } from 'csv-stringify/sync';
import type { AuditResult, Report } from '../report/report.js';
import type { CaseRow, MentionRow } from '../report/rows.js';
import { csvText } from './escape.js';

/** What a cell may hold. A list is written with `|` between its values; `null` is an empty cell. */
export type CsvValue = string | number | boolean | null | readonly string[];

export const AUDITS_COLUMNS: readonly string[] =
  'brand,until,audit,category,status,score,value,unit,low,high,n,weight'.split(',');

export const SUMMARY_COLUMNS: readonly string[] = (
  'brand,since,until,score,score_low,score_high,grade,cases,answered,answered_late,unanswered,pending,' +
  'median_minutes,p90_minutes,answered_15m,answered_1h,answered_4h,answered_24h,' +
  'unanswered_rate,follow_back_rate,hand_off_rate'
).split(',');

export const CASES_COLUMNS = [
  'case_id',
  'brand',
  'customer',
  'opened_at',
  'opening_post_id',
  'opening_url',
  'intent',
  'language',
  'status',
  'first_response_at',
  'first_response_post_id',
  'first_response_minutes',
  'first_response_business_minutes',
  'customer_posts',
  'brand_posts',
  'chases',
  'outsider_joined',
  'hand_off',
  'hand_off_at',
  'hand_off_outcome',
  'brand_follows_customer',
  'customer_follows_brand',
  'asked_personal_data',
  'agents',
  'opening_sentiment',
  'closing_sentiment',
  'resolved',
  'reach',
  'tagged',
  'reconstructed',
] as const satisfies readonly (keyof CaseRow)[];

export const MENTIONS_COLUMNS = [
  'post_id',
  'author',
  'created_at',
  'case_id',
  'intent',
  'tag_along',
  'tagged',
  'direct_response_post_id',
  'direct_response_minutes',
] as const satisfies readonly (keyof MentionRow)[];

const LIST_SEPARATOR = '|';
/** Nothing in it needs quotes, hides anything or starts a formula: most cells of most rows. */
const PLAIN_CELL = /^[A-Za-z0-9_][\w .:/?-]*$/;

/** Handles stand without `@`. */
const withoutAt = (text: string): string => text.replace(/^[@\uff20]+(?=.)/, '');

const textCell = (text: string): string => (PLAIN_CELL.test(text) ? text : csvText(text));

const listItem = (item: string): string => csvText(withoutAt(item)).replaceAll(LIST_SEPARATOR, '/');

const cell = (value: CsvValue): string => {
  if (typeof value === 'string') return textCell(value);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return value.map(listItem).join(LIST_SEPARATOR);
};

/** A number with so many decimals at most. */
const numberCell = (value: number | null, decimals: number): string =>
  cell(value === null || !Number.isFinite(value) ? null : Number(value.toFixed(decimals)));

const minutesCell = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? '' : value.toFixed(3);

/** Minutes have three decimals; shares and all other values four at most. */
const cellInUnit = (value: number | null, unit: string): string =>
  unit === 'minutes' ? minutesCell(value) : numberCell(value, 4);

/** Rows of finished cells. Rows without anything to quote, nearly all, are joined here: ten times as fast. */
const lines = (rows: readonly (readonly string[])[]): string => {
  let text = '';
  for (const row of rows) {
    const line = row.join(',');
    const hasQuotable = line.includes('"') || line.split(',').length !== row.length;
    text += hasQuotable ? stringify([[...row]]) : `${line}\n`;
  }
  return text;
};

/** One line, its line break included. */
export const csvLine = (values: readonly CsvValue[]): string => lines([values.map(cell)]);

const caseCells = (row: CaseRow): string[] =>
  CASES_COLUMNS.map((column) => {
    if (column === 'first_response_minutes' || column === 'first_response_business_minutes')
      return minutesCell(row[column]);
    return column === 'customer' || column === 'brand' ? cell(withoutAt(row[column])) : cell(row[column]);
  });

const mentionCells = (row: MentionRow): string[] =>
  MENTIONS_COLUMNS.map((column) => {
    if (column === 'direct_response_minutes') return minutesCell(row[column]);
    return column === 'author' ? cell(withoutAt(row[column])) : cell(row[column]);
  });

/** Many rows of `cases.csv`, without the head. */
export const caseRows = (rows: readonly CaseRow[]): string => lines(rows.map(caseCells));

/** Many rows of `mentions.csv`, without the head. */
export const mentionRows = (rows: readonly MentionRow[]): string => lines(rows.map(mentionCells));

const primaryHandle = (report: Report): string => cell(withoutAt(report.brand.handles[0] ?? ''));

const auditCells = (report: Report, audit: AuditResult): string[] => [
  primaryHandle(report),
  ...[report.window.until, audit.id, audit.category, audit.status].map(cell),
  numberCell(audit.score, 1),
  cellInUnit(audit.value, audit.unit),
  cell(audit.unit),
  cellInUnit(audit.low, audit.unit),
  cellInUnit(audit.high, audit.unit),
  cell(audit.n),
  numberCell(audit.weight, 4),
];

/** The whole `audits.csv`. */
export const auditsCsv = (report: Report): string =>
  csvLine(AUDITS_COLUMNS) + lines(report.audits.map((audit) => auditCells(report, audit)));

const summaryCells = (report: Report): string[] => {
  const { summary, score, window } = report;
  return [
    primaryHandle(report),
    ...[window.since, window.until].map(cell),
    ...[score.value, score.low, score.high].map((value) => numberCell(value, 1)),
    cell(score.grade),
    ...[summary.cases, summary.answered, summary.answeredLate, summary.unanswered, summary.pending].map(cell),
    ...[summary.medianMinutes, summary.p90Minutes].map(minutesCell),
    ...[summary.answered15m, summary.answered1h, summary.answered4h, summary.answered24h].map((x) =>
      numberCell(x, 4),
    ),
    ...[summary.unansweredRate, summary.followBackRate, summary.handOffRate].map((x) => numberCell(x, 4)),
  ];
};

/** The whole `summary.csv`: head and one row. */
export const summaryCsv = (report: Report): string =>
  csvLine(SUMMARY_COLUMNS) + lines([summaryCells(report)]);
