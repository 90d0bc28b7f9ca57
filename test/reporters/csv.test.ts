import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { CaseRow, MentionRow } from '../../src/report/rows.js';
import {
  AUDITS_COLUMNS,
  CASES_COLUMNS,
  MENTIONS_COLUMNS,
  SUMMARY_COLUMNS,
  auditsCsv,
  caseRows,
  csvLine,
  mentionRows,
  summaryCsv,
} from '../../src/reporters/csv.js';
import { auditResult } from './audit-samples.js';
import { HOSTILE } from './hostile.js';
import { sampleReport, unknownReport } from './report-sample.js';

const records = (csv: string): string[][] => parse(csv);
const table = (csv: string): Record<string, string>[] => parse(csv, { columns: true });
const byColumn = (columns: readonly string[], rows: string): Record<string, string>[] =>
  table(csvLine(columns) + rows);

const aCase = (changes: Partial<CaseRow> = {}): CaseRow => ({
  case_id: '1790000000000000001',
  brand: 'acme',
  customer: 'wanjiru_k',
  opened_at: '2026-05-04T08:11:00.000Z',
  opening_post_id: '1790000000000000001',
  opening_url: null,
  intent: 'complaint',
  language: 'en',
  status: 'answered',
  first_response_at: '2026-05-04T08:20:00.000Z',
  first_response_post_id: '1790000000000000002',
  first_response_minutes: 8.9,
  first_response_business_minutes: null,
  customer_posts: 2,
  brand_posts: 1,
  chases: 0,
  outsider_joined: false,
  hand_off: ['dm', 'email'],
  hand_off_at: '2026-05-04T08:20:00.000Z',
  hand_off_outcome: 'unknown',
  brand_follows_customer: null,
  customer_follows_brand: true,
  asked_personal_data: false,
  agents: ['JS', 'Amina'],
  opening_sentiment: 'negative',
  closing_sentiment: null,
  resolved: null,
  reach: 12_400,
  tagged: true,
  reconstructed: false,
  ...changes,
});

const aMention: MentionRow = {
  post_id: '1790000000000000003',
  author: '@li_wei',
  created_at: '2026-05-04T08:11:00.000Z',
  case_id: null,
  intent: null,
  tag_along: true,
  tagged: true,
  direct_response_post_id: null,
  direct_response_minutes: 0.5,
};

it('has exactly the columns of the contract', () => {
  expect(CASES_COLUMNS).toEqual(Object.keys(aCase()));
  expect(MENTIONS_COLUMNS).toEqual(Object.keys(aMention));
  expect(AUDITS_COLUMNS.join()).toBe('brand,until,audit,category,status,score,value,unit,low,high,n,weight');
  expect(SUMMARY_COLUMNS.slice(0, 9).join()).toBe(
    'brand,since,until,score,score_low,score_high,grade,cases,answered',
  );
  expect(SUMMARY_COLUMNS.slice(-3).join()).toBe('unanswered_rate,follow_back_rate,hand_off_rate');
});

const caseRow = (row: CaseRow): string => caseRows([row]);
const mentionRow = (row: MentionRow): string => mentionRows([row]);

describe('cases and mentions', () => {
  it('writes lists, minutes, booleans and what is not known', () => {
    expect(caseRow(aCase())).toBe(
      '1790000000000000001,acme,wanjiru_k,2026-05-04T08:11:00.000Z,1790000000000000001,,complaint,en,answered,' +
        '2026-05-04T08:20:00.000Z,1790000000000000002,8.900,,2,1,0,false,dm|email,2026-05-04T08:20:00.000Z,unknown,' +
        ',true,false,JS|Amina,negative,,,12400,true,false\n',
    );
    expect(mentionRow(aMention)).toBe(
      '1790000000000000003,li_wei,2026-05-04T08:11:00.000Z,,,true,true,,0.500\n',
    );
  });

  it('takes the @ from handles, in lists too, and a separator from values of a list', () => {
    const [row] = byColumn(
      CASES_COLUMNS,
      caseRow(aCase({ brand: '@acme', customer: '@x', agents: ['@acme', 'a|b'] })),
    );
    expect(row).toMatchObject({ brand: 'acme', customer: 'x', agents: 'acme|a/b' });
  });

  it('writes many rows as it writes one', () => {
    const rows = [aCase(), aCase({ customer: 'a,b', language: 'say "en"' }), aCase()];
    expect(caseRows(rows)).toBe(rows.map(caseRow).join(''));
    expect(mentionRows([aMention, aMention])).toBe(mentionRow(aMention).repeat(2));
    expect(caseRows([])).toBe('');
  });

  it('gives a value with commas and quotes back as it was', () => {
    const [row] = byColumn(
      CASES_COLUMNS,
      caseRow(aCase({ customer: 'a,b "c"', opening_url: "https://a.example/?q='x',y" })),
    );
    expect(row).toMatchObject({ customer: 'a,b "c"', opening_url: "https://a.example/?q='x',y" });
  });

  it('keeps hostile texts in one line and one cell, and starts no formula', () => {
    for (const text of HOSTILE) {
      const csv = caseRow(aCase({ customer: text, language: text, agents: [text] }));
      expect(csv.split('\n')).toHaveLength(2);
      const [row] = records(csv);
      expect(row).toHaveLength(CASES_COLUMNS.length);
      for (const value of row ?? []) expect(value).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠|%]/u);
    }
  });
});

describe('audits.csv', () => {
  it('has one row an audit, with the decimals of its unit', () => {
    const rows = table(auditsCsv(sampleReport()));
    expect(rows).toHaveLength(sampleReport().audits.length);
    expect(records(auditsCsv(sampleReport()))[1]?.join()).toBe(
      'acme,2026-05-31T22:00:00.000Z,slow-first-response,speed,fail,31.3,552.400,minutes,425.100,723.800,128,3',
    );
  });

  it('leaves numbers below 0 numbers', () => {
    const audits = [
      auditResult('worsening-trend', 'consistency', {
        unit: 'minutes',
        value: -12.5,
        low: null,
        high: -0.25,
      }),
    ];
    expect(records(auditsCsv(sampleReport({ audits })))[1]?.slice(6, 10)).toEqual([
      '-12.500',
      'minutes',
      '',
      '-0.250',
    ]);
  });
});

describe('summary.csv', () => {
  it('has a head and one row', () => {
    const [row, ...rest] = table(summaryCsv(sampleReport()));
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      score: '41.3',
      grade: 'D',
      median_minutes: '552.400',
      p90_minutes: '',
      answered_15m: '0.1231',
    });
    expect(row).toMatchObject({
      cases: '128',
      answered_late: '2',
      unanswered_rate: '0.4688',
      hand_off_rate: '0.41',
    });
  });

  it('leaves empty what is not known', () => {
    const [, row] = records(summaryCsv(unknownReport()));
    expect(row?.slice(3)).toEqual([
      '',
      '',
      '',
      '',
      '0',
      '0',
      '0',
      '0',
      '0',
      ...Array.from({ length: 9 }, () => ''),
    ]);
  });
});
