import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../src/reporters/terminal.js';
import { auditResult } from './audit-samples.js';
import { HOSTILE, hostileReport } from './hostile.js';
import { sampleReport, unknownReport } from './report-sample.js';

const plain = (report = sampleReport(), columns = 80): string =>
  renderTerminal(report, { columns, isColoured: false });
/** The shape of SGR, which is all that colour may use. */
const SGR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** What a terminal draws that adds up code points and knows nothing of joined emoji. */
const widthOf = (line: string): number => {
  let width = 0;
  for (const character of line) {
    if (/[\p{M}\u200c\u200d]/u.test(character)) continue;
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(
      character,
    )
      ? 2
      : 1;
  }
  return width;
};

const widest = (columns: number): number =>
  Math.max(...plain(sampleReport(), columns).split('\n').map(widthOf));

describe('renderTerminal', () => {
  it.each([60, 80, 120])('is never wider than %d columns', (columns) => {
    for (const report of [sampleReport(), unknownReport(), ...HOSTILE.map(hostileReport)])
      for (const line of plain(report, columns).split('\n'))
        expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  it('uses all of 80 columns but the margin, and no less than 60', () => {
    expect(widest(80)).toBe(79);
    expect(widest(10)).toBe(59);
    expect(widest(Number.NaN)).toBe(59);
  });

  it('sends no control character from a text, coloured or not', () => {
    for (const text of HOSTILE) {
      const coloured = renderTerminal(hostileReport(text), { columns: 80, isColoured: true });
      for (const output of [plain(hostileReport(text)), coloured.replaceAll(SGR, '')])
        expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b]/u);
    }
  });

  it('says the same with and without colour', () => {
    const coloured = renderTerminal(sampleReport(), { columns: 80, isColoured: true });
    expect(coloured).not.toBe(plain());
    const bare = coloured
      .replaceAll(SGR, '')
      .split('\n')
      .map((line) => line.trimEnd());
    expect(bare.join('\n')).toBe(plain());
  });

  it('opens with grade, interval, population and window', () => {
    const top = plain().split('\n').slice(0, 7).join('\n');
    expect(top).toContain('GRADE D   41.3 of 100 (95 % interval 36.2–47.0: D to E)');
    expect(top).toContain('128 cases of 117 customers');
    expect(top).toContain('2026-05-01 to 2026-05-31 (UTC)');
  });

  it('puts the wait of all customers beside what dashboards show', () => {
    expect(plain()).toMatch(/all customers +9 h 12 min +not reached\n/);
    expect(plain()).toMatch(/answered only, as dashboards show it +46 min +1 d 1 h +8 h 24 min/);
    expect(plain()).toMatch(/answered within 24 h +█+▓+▒+░+ +49 % +41–58 % +n 128/);
    expect(plain()).toMatch(/unanswered after 72 h .* 47 % +38–56 % +n 128/);
  });

  it('turns the interval around where the audit counts the other side of a share', () => {
    const audits = [
      auditResult('missing-follow-back', 'reach', { value: 0.77, low: 0.665, high: 0.85, n: 78 }),
    ];
    expect(plain(sampleReport({ audits }))).toMatch(/followed back .* 23 % +15–34 % +n 78/);
    const other = [auditResult('missing-follow-back', 'reach', { value: 0.6, low: 0.5, high: 0.7, n: 78 })];
    expect(plain(sampleReport({ audits: other }))).toMatch(/followed back .* 23 % +n 78/);
  });

  it('marks every status with a sign and a word, and leaves what is unknown out of the table', () => {
    for (const badge of ['✓ pass', '! warn', '✗ fail', 'i info']) expect(plain()).toContain(badge);
    expect(plain()).not.toContain('Replies are written for the customer');
    expect(plain()).toContain('CARE  1 not measured');
    expect(plain()).toContain('? templated-replies: only 12 brand replies, 100 are needed');
    expect(plain()).toContain('→ Collect the posts of the brand itself.');
    expect(plain()).toContain('? promise-gap: the audit failed to run\n\n');
  });

  it('advises first what costs most: weight times lost points', () => {
    const cheap = auditResult('platitudes', 'care', {
      status: 'fail',
      score: 0,
      weight: 0.5,
      advice: 'Cheap.',
    });
    const dear = auditResult('left-hanging', 'care', {
      status: 'warn',
      score: 50,
      weight: 3,
      advice: 'Dear.',
    });
    const passing = auditResult('turn-arounds', 'care', { score: 0, weight: 9, advice: 'Passing.' });
    const text = plain(sampleReport({ audits: [cheap, passing, dear] }));
    expect(text).toMatch(/1 {2}Dear\.[\s\S]*2 {2}Cheap\./);
    expect(text).not.toContain('Passing.');
  });

  it('never makes a number of what is not known', () => {
    const text = plain(unknownReport());
    expect(text).toContain('NO GRADE   too few cases to grade');
    expect(text).not.toMatch(/NaN|null|undefined|Infinity|\b(?:0|100) %(?! interval)|█/);
    expect(text.match(/not known/g)?.length).toBeGreaterThan(10);
  });
});
