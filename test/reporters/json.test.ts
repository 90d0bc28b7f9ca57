import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/report/parse.js';
import { renderJson } from '../../src/reporters/json.js';
import { auditResult, figure } from './audit-samples.js';
import { sampleReport, unansweredCase } from './report-sample.js';

/** The same value with the keys of each object the other way round. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
};

describe('renderJson', () => {
  it('loses no key and no value', () => {
    const report = sampleReport({ loudest: [unansweredCase({ ageMinutes: 12.5 })] });
    const tidy = { ...report, score: { ...report.score, value: 41.3, high: 47 } };
    const audits = report.audits.map((audit) =>
      audit.score === 31.26 ? Object.assign({}, audit, { score: 31.3 }) : audit,
    );
    expect(JSON.parse(renderJson({ ...tidy, audits }))).toEqual({ ...tidy, audits });
  });

  it('does not depend on the order of the keys it is given', () => {
    const figureless = sampleReport({ audits: [auditResult('platitudes', 'care')] });
    expect(renderJson(readReport(JSON.stringify(reversed(figureless))))).toBe(renderJson(figureless));
  });

  it('has two spaces, the schema version first and a line break last', () => {
    expect(renderJson(sampleReport())).toMatch(
      /^\{\n {2}"schemaVersion": 1,\n {2}"tool": \{\n {4}"name"[\s\S]*\}\n$/,
    );
  });

  it('rounds shares to 4 decimals, minutes to 3, scores to 1', () => {
    const audit = auditResult('slow-first-response', 'speed', {
      unit: 'minutes',
      value: 1 / 3,
      score: 66.666,
      low: null,
      figures: { answered_1h: figure(1 / 3, 0.1 + 0.2, null), median: figure(200 / 3, null, null) },
    });
    const { audits, summary } = readReport(
      renderJson(
        sampleReport({
          audits: [audit],
          summary: { ...sampleReport().summary, answered1h: 2 / 3, p90Minutes: 2 / 3 },
        }),
      ),
    );
    expect(audits[0]).toMatchObject({ value: 0.333, score: 66.7, low: null });
    expect(audits[0]?.figures).toMatchObject({
      answered_1h: { value: 0.3333, low: 0.3 },
      median: { value: 66.667 },
    });
    expect(summary).toMatchObject({ answered1h: 0.6667, p90Minutes: 0.667 });
  });

  it('is the same when it is read and written again', () => {
    const once = renderJson(sampleReport());
    expect(renderJson(readReport(once))).toBe(once);
  });

  it('takes what is no finite number for not known', () => {
    const audit = auditResult('platitudes', 'care', { value: Number.NaN, low: -Infinity, high: Infinity });
    expect(readReport(renderJson(sampleReport({ audits: [audit] }))).audits[0]).toMatchObject({
      value: null,
      low: null,
      high: null,
    });
  });
});
