/** The library: what `import … from 'care-audit'` gives, with the words and the defaults of the command line. */
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as library from '../src/index.js';
import type { Report } from '../src/index.js';
import { renderJson } from '../src/reporters/json.js';

const { audit, CareAuditError, classifyMention, classifyReply, readReport } = library;
const ACME = join(import.meta.dirname, '..', 'fixtures', 'acme');

it('gives these and no more', () => {
  expect(Object.keys(library).toSorted()).toEqual([
    'CareAuditError',
    'audit',
    'classifyMention',
    'classifyReply',
    'readReport',
  ]);
});

describe('audit', () => {
  let report: Report;
  beforeAll(async () => {
    report = await audit({ handles: ['@acme'], from: [ACME] });
  });

  it('gives the Report', () => {
    expect(report.schemaVersion).toBe(1);
    expect(report.brand.handles).toEqual(['acme']);
    expect(report.populations.taggedCases).toBeGreaterThan(30);
    expect(report.score.grade).toMatch(/^[A-F]$/);
    expect(report.settings).toMatchObject({
      horizonHours: 72,
      caseGapHours: 168,
      timezone: 'UTC',
      text: true,
    });
  });

  it('heeds its settings', async () => {
    const other = await audit({
      handles: ['acme', 'acmehelp'],
      from: [ACME],
      since: '2026-07-20',
      until: '2026-08-09',
      horizon: '24h',
      caseGap: '3d',
      countAutoReplies: true,
      findings: 1,
      redact: true,
      text: false,
    });
    expect(other.brand.handles).toEqual(['acme', 'acmehelp']);
    expect(other.window).toEqual({ since: '2026-07-20T00:00:00Z', until: '2026-08-09T23:59:59.999Z' });
    expect(other.settings).toMatchObject({ horizonHours: 24, caseGapHours: 72, redacted: true, text: false });
    expect(other.settings.countAutoReplies).toBe(true);
    expect(Math.max(...other.audits.map(({ findings }) => findings.length))).toBe(1);
    const findings = other.audits.flatMap((result) => result.findings);
    expect(
      findings.every(
        ({ quote, url, customer }) => quote === null && url === null && /^customer-\d+$/.test(customer),
      ),
    ).toBe(true);
  });

  it('is the same twice, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'care-audit-library-'));
    const before = process.env['TMPDIR'];
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    });
    process.env['TMPDIR'] = folder;
    expect(await audit({ handles: ['acme'], from: [ACME] })).toEqual(report);
    // Throws for a folder that is not empty.
    rmdirSync(folder);
  });

  it.each([
    ['an unknown handle', { handles: ['nobody_here'], from: [ACME] }, 'UNKNOWN_HANDLE'],
    ['no handle', { handles: ['not a handle'], from: [ACME] }, 'BAD_HANDLE'],
    ['a file that there is not', { handles: ['acme'], from: [join(ACME, 'none.json')] }, 'NO_SUCH_FILE'],
    ['standard input', { handles: ['acme'], from: ['-'] }, 'BAD_USAGE'],
    ['a store that there is not', { handles: ['acme'], store: join(ACME, 'none.duckdb') }, 'NO_DATA'],
    ['a bad duration', { handles: ['acme'], from: [ACME], horizon: '3 days' }, 'BAD_DURATION'],
    ['a bad time', { handles: ['acme'], from: [ACME], since: 'yesterday' }, 'BAD_TIME'],
    ['findings that are no number', { handles: ['acme'], from: [ACME], findings: 1.5 }, 'BAD_USAGE'],
  ])('rejects %s with a known error', async (_, settings, code) => {
    const error: unknown = await audit(settings).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CareAuditError);
    expect(error).toMatchObject({ code, advice: expect.stringMatching(/\S/) });
  });

  it('writes a report that readReport reads again', () => {
    const text = renderJson(report);
    expect(renderJson(readReport(text))).toBe(text);
  });
});

describe('readReport', () => {
  it.each([
    ['no JSON', '{'],
    ['something else', '{"a":1}'],
    ['another version', '{"schemaVersion":2}'],
  ])('refuses %s', (_, text) => {
    expect(() => readReport(text)).toThrow(expect.objectContaining({ code: 'BAD_REPORT' }));
  });
});

describe('classifyMention', () => {
  it('reads a complaint', () => {
    const reading = classifyMention('@acme my parcel never arrived and nobody answers the phone');
    expect(reading).toMatchObject({ intent: 'complaint', needsResponse: true, sentiment: 'negative' });
    expect(reading.reasons.length).toBeGreaterThan(0);
  });

  it('reads praise, which asks for nothing', () => {
    const reading = classifyMention('@acme thank you so much, great service!');
    expect(reading).toMatchObject({ intent: 'praise', needsResponse: false, sentiment: 'positive' });
  });

  it('takes the thread into account', () => {
    const previous = { by: 'brand', text: 'Could you tell us the order number?' } as const;
    const [alone, within] = [classifyMention('4471'), classifyMention('4471', { previous, caseOpen: true })];
    expect(alone.needsResponse).toBe(false);
    expect(within.intent).toBe('info');
  });
});

describe('classifyReply', () => {
  it('reads a hand-off and a signature', () => {
    const reading = classifyReply('@ada Sorry to hear that! Please send us a DM with your order number. ^JS');
    expect(reading).toMatchObject({ handOffs: ['dm'], dmContinuation: false, signature: 'JS' });
  });

  it('reads an answer as no hand-off', () => {
    expect(classifyReply('@ada It leaves the depot at six and is with you tomorrow.').handOffs).toEqual([]);
  });
});
