import { describe, expect, it } from 'vitest';
import { CareAuditError } from '../../src/errors.js';
import { readReport } from '../../src/report/parse.js';
import { sampleReport, unknownReport } from '../reporters/report-sample.js';

const errorOf = (json: unknown): CareAuditError => {
  try {
    readReport(json);
  } catch (error) {
    if (error instanceof CareAuditError) return error;
  }
  throw new Error('no known error');
};

describe('readReport', () => {
  it('reads a report, as text or as a value', () => {
    expect(readReport(JSON.stringify(sampleReport()))).toEqual(sampleReport());
    expect(readReport(`\ufeff${JSON.stringify(unknownReport())}`)).toEqual(unknownReport());
    expect(readReport(sampleReport())).toEqual(sampleReport());
  });

  it('lets keys through that it does not know', () => {
    expect(readReport({ ...sampleReport(), later: 1 })).toMatchObject({ later: 1 });
  });

  it.each([
    ['{"schemaVersion": 1', /no JSON/],
    ['null', /no report of care-audit/],
    ['[]', /no report of care-audit/],
    ['{}', /schemaVersion is missing/],
    ['{"schemaVersion":"1"}', /schemaVersion is "1"/],
    ['{"schemaVersion":1}', /tool is missing, not an object/],
    ['{"schemaVersion":0}', /schemaVersion 0; this care-audit reads 1/],
  ])('refuses %s', (json, message) => {
    expect(errorOf(json)).toMatchObject({ code: 'BAD_REPORT' });
    expect(errorOf(json).message).toMatch(message);
    expect(errorOf(json).advice).toContain('type "care-audit <handle> --format json"');
  });

  it('advises a newer version for a newer report', () => {
    expect(errorOf({ schemaVersion: 2 }).advice).toBe('Install a newer care-audit.');
  });

  it('names the place of what is wrong', () => {
    const [first, ...rest] = sampleReport().audits;
    const wrong = (changes: object): string =>
      errorOf({ ...sampleReport(), audits: [{ ...first, ...changes }, ...rest] }).message;
    expect(wrong({ status: 'bad' })).toContain('audits[0].status is "bad", not one of pass, warn');
    expect(wrong({ findings: [{}] })).toContain('audits[0].findings[0].caseId is missing');
    expect(wrong({ figures: { x: 1 } })).toContain('audits[0].figures.x is 1, not an object');
    expect(wrong({ value: '3' })).toContain('audits[0].value is "3", not a number');
    expect(errorOf({ ...sampleReport(), window: { since: 'x', until: '' } }).message).toContain(
      'window.since is "x", not an ISO time',
    );
    expect(errorOf({ ...sampleReport(), warnings: {} }).message).toContain('warnings is {}, not a list');
  });

  it('takes no key from the prototype for one of the report', () => {
    expect(errorOf(Object.create(sampleReport())).message).toContain('missing');
  });
});
