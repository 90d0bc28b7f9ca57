/** The terminal report below its headline, section by section, in reading order. Texts are escaped before. */
import type { AuditResult, AuditStatus, Finding, Report, UnansweredCase } from '../report/report.js';
import { count } from './format.js';
import { MARKS, auditsOf, gaps, headlineFigure, isUnmeasured, priorities } from './overview.js';
import type { Gap } from './overview.js';
import { coverageTexts, customerName, readingTexts, unansweredFacts } from './sentences.js';
import type { Line, Span, Tone } from './terminal-layout.js';
import {
  BLANK,
  MARGIN,
  SCORE_WIDTH,
  hanging,
  heading,
  indented,
  paragraph,
  scoreBar,
  sideBySide,
  span,
  spread,
} from './terminal-layout.js';
import { cutToWidth, displayWidth } from './width.js';

const STATUS_TONES: Readonly<Record<AuditStatus, Tone>> = {
  pass: 'good',
  warn: 'doubtful',
  fail: 'bad',
  info: 'quiet',
  unknown: 'quiet',
  error: 'bad',
};

const badge = (status: AuditStatus): Span =>
  span(`${MARKS[status]} ${status.padEnd(5)} `, STATUS_TONES[status]);

/** One line where all of it fits; else the figure stands below the sentence, with what is counted where that fits. */
const auditRow = (audit: AuditResult, columns: number): Line[] => {
  const head = badge(audit.status);
  const bar = scoreBar(audit.score);
  const figure = `${audit.id} ${sideBySide([headlineFigure(audit)])}`;
  const indent = MARGIN + displayWidth(head.text);
  const room = columns - MARGIN - indent - SCORE_WIDTH - 2;
  if (displayWidth(audit.title) + 2 + displayWidth(figure) <= room) {
    const left = indented(MARGIN, head, span(audit.title));
    return [spread(left, [span(figure, 'quiet'), span('  '), ...bar], columns)];
  }
  const [first = [], ...rest] = hanging(head, audit.title, columns - SCORE_WIDTH - 2);
  const withPopulation = `${figure} ${audit.population}`;
  const isFitting = displayWidth(withPopulation) <= columns - MARGIN - indent;
  return [
    spread(first, bar, columns),
    ...rest,
    ...paragraph(isFitting ? withPopulation : figure, columns, indent, 'quiet', 2),
  ];
};

export const auditTable = (report: Report, columns: number): Line[] =>
  report.categories.flatMap((category) => {
    const audits = auditsOf(report, category);
    const shown = audits.filter((audit) => !isUnmeasured(audit));
    const missing = audits.length - shown.length;
    const title = [
      ...heading(category.title, columns - 40),
      span(missing === 0 ? '' : `  ${missing} not measured`, 'quiet'),
    ];
    return [
      spread(title, scoreBar(category.score), columns),
      ...shown.flatMap((audit) => auditRow(audit, columns)),
      BLANK,
    ];
  });

const quoted = (quote: string | null): string => (quote === null ? 'text left out' : `“${quote}”`);

const link = (url: string | null, columns: number, indent: number): Line[] =>
  url === null ? [] : [indented(indent, span(cutToWidth(url, columns - indent - MARGIN), 'link'))];

const loudCase = (report: Report, found: UnansweredCase, columns: number): Line[] => [
  ...hanging(span('✗ ', 'bad'), quoted(found.quote), columns, 'plain', 2),
  ...paragraph(sideBySide(unansweredFacts(report, found)), columns, MARGIN + 2, 'quiet', 2),
  ...link(found.url, columns, MARGIN + 2),
];

const SHOWN = 3;

export const loudestCases = (report: Report, columns: number): Line[] => {
  const { loudest } = report;
  if (loudest.length === 0) return [];
  const rest = loudest.length > SHOWN ? `the first ${SHOWN} of ${count(loudest.length)}` : '';
  return [
    spread(heading('Loudest without an answer'), [span(rest, 'quiet')], columns),
    ...loudest.slice(0, SHOWN).flatMap((found) => loudCase(report, found, columns)),
    BLANK,
  ];
};

/** The loudest unanswered cases have a section of their own. */
const worstFindings = (report: Report): { readonly audit: AuditResult; readonly finding: Finding }[] =>
  report.audits.flatMap((audit) => {
    const [finding] = audit.findings;
    return finding === undefined || audit.id === 'unanswered-cases' ? [] : [{ audit, finding }];
  });

export const worstOfEach = (report: Report, columns: number): Line[] => {
  const worst = worstFindings(report);
  if (worst.length === 0) return [];
  const row = ({ audit, finding }: (typeof worst)[number]): Line[] => [
    ...hanging(span('· ', 'quiet'), `${finding.note}: ${quoted(finding.quote)}`, columns, 'plain', 2),
    ...paragraph(
      sideBySide([customerName(report, finding.customer), audit.id, finding.basis]),
      columns,
      MARGIN + 2,
      'quiet',
    ),
    ...link(finding.url, columns, MARGIN + 2),
  ];
  return [heading('The worst of each kind'), ...worst.flatMap(row), BLANK];
};

const priority = (audit: AuditResult, index: number, columns: number): Line[] => {
  const [first = [], ...rest] = hanging(
    span(`${index + 1}  `, 'strong'),
    audit.advice,
    columns - SCORE_WIDTH - 2,
    'strong',
  );
  return [spread(first, scoreBar(audit.score), columns), ...rest];
};

export const firstThings = (report: Report, columns: number): Line[] => {
  const audits = priorities(report, SHOWN);
  if (audits.length === 0) return [];
  return [
    heading('What to do first'),
    ...audits.flatMap((audit, index) => priority(audit, index, columns)),
    BLANK,
  ];
};

export const notMeasured = (report: Report, columns: number): Line[] => {
  const found = gaps(report);
  if (found.length === 0) return [];
  const row = ({ reason, ids, toCollect }: Gap): Line[] => [
    ...hanging(span('? ', 'quiet'), `${ids.join(', ')}: ${reason}`, columns, 'plain', 4),
    ...toCollect
      .slice(0, SHOWN)
      .flatMap((advice) => hanging(span('  → ', 'quiet'), advice, columns, 'quiet', 2)),
  ];
  return [heading('Not measured, and not scored'), ...found.flatMap(row), BLANK];
};

export const basis = (report: Report, columns: number): Line[] => [
  heading('What this rests on'),
  ...paragraph(sideBySide(coverageTexts(report)), columns, MARGIN, 'quiet'),
  ...paragraph(sideBySide(readingTexts(report)), columns, MARGIN, 'quiet'),
  ...report.warnings.flatMap(({ message }) => hanging(span('! ', 'doubtful'), message, columns, 'plain', 4)),
];
