/** Texts that attack what shows them, and a report that holds one of them wherever a text from outside may stand. */
import type { AuditResult, Report } from '../../src/report/report.js';
import { finding } from './audit-samples.js';
import { sampleReport, unansweredCase } from './report-sample.js';

export const HOSTILE: readonly string[] = [
  '\u001b[31mred\u001b[0m \u001b[2J\u001b[999C',
  '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
  '\u001b]0;title\u0007\u009b31m\u0085\u0000\b\b\r\n\t\u2028over',
  '\u202eesrever \u2066isolated\u2069 \u200fmark',
  'zero\u200bwidth \ufeffbom \u{e0041}tag',
  'lone \ud800 and \udc00 surrogates',
  'x'.repeat(5000),
  'long words '.repeat(500),
  '漢字かな交じり文'.repeat(100),
  '👩‍👩‍👧‍👦🏽🇰🇪❤️'.repeat(60),
  `z${'\u0301'.repeat(300)}algo`,
  '=HYPERLINK("https://evil.example","x")',
  '\u200b\ufeff \n=1+1',
  '@SUM(A1:A9)',
  '-2+3',
  '<img src=x onerror=alert(1)> & </td> <!-- -->',
  '](javascript:alert(1)) ![x](https://evil.example/a.png) [a]: https://evil.example',
  '| a | b |\n|---|---|\n# heading\n```\ncode',
  '@octocat see #12, octo/repo#3, GH-4 and www.evil.example or mail@evil.example :poop: $x$',
  '1. one\n- two\n> three\n***',
];

const hostileAudit = (text: string, audit: AuditResult): AuditResult => ({
  ...audit,
  title: text,
  population: text,
  reason: text,
  why: text,
  advice: text,
  benchmark: text,
  figures: { ...audit.figures, [text]: { value: null, low: null, high: null, n: 3 } },
  findings: [finding({ note: text, quote: text, customer: text, url: text, postId: text, caseId: text })],
});

export const hostileReport = (text: string): Report => {
  const sample = sampleReport();
  return sampleReport({
    tool: { name: text, version: text },
    brand: { handles: [text, text], network: text },
    categories: sample.categories.map(({ id, score, weight }) => ({ id, score, weight, title: text })),
    audits: sample.audits.map((audit) => hostileAudit(text, audit)),
    loudest: [unansweredCase({ customer: text, quote: text, url: text, caseId: text })],
    tale: { key: 'mixed', title: text },
    score: { ...sample.score, grade: null, value: null, reason: text },
    warnings: [{ code: text, message: text }],
  });
};
