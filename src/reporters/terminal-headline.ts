/** The top of the terminal report: the verdict, who is counted, and the core figures. Texts are escaped before. */
import type { Report, ReportFigure } from '../report/report.js';
import { NOT_KNOWN, count, interval, share } from './format.js';
import {
  answeredWithin,
  followBackRate,
  handOffKinds,
  handOffRate,
  unansweredRate,
  waits,
} from './overview.js';
import type { WaitTexts } from './overview.js';
import { gradeText, onNetwork, populationText, scoreText } from './sentences.js';
import type { Line, Tone } from './terminal-layout.js';
import {
  BLANK,
  MARGIN,
  hanging,
  heading,
  indented,
  paragraph,
  rule,
  shareBar,
  sideBySide,
  span,
  spread,
  toneOfScore,
} from './terminal-layout.js';
import { cutToWidth, padToWidth, wrapToWidth } from './width.js';

const handles = (report: Report): string => report.brand.handles.map((handle) => `@${handle}`).join(' + ');

export const headline = (report: Report, columns: number): Line[] => {
  const name = cutToWidth(handles(report), columns - 30);
  const verdict = scoreText(report) ?? report.score.reason ?? 'no score';
  const tone = report.score.grade === null ? 'quiet' : toneOfScore(report.score.value ?? 0);
  const title = report.score.grade === null ? gradeText(report) : `Grade ${gradeText(report)}`;
  const grade = span(title.toUpperCase() + '   ', tone);
  const reason = report.score.grade === null && scoreText(report) !== null ? report.score.reason : null;
  return [
    spread(
      indented(MARGIN, span(name, 'strong')),
      [span(cutToWidth(`customer care${onNetwork(report)}`, 26), 'quiet')],
      columns,
    ),
    rule(columns),
    ...hanging(grade, reason === null ? verdict : `${verdict}. ${reason}`, columns, 'strong'),
    ...paragraph(report.tale.title, columns, MARGIN, 'plain', 3),
    ...paragraph(populationText(report), columns, MARGIN, 'quiet'),
    BLANK,
  ];
};

const BARS = '█ to the low end of the 95 % interval, ▓ to the value, ▒ to the high end';
const WAIT_COLUMNS = 13;
const MOST_LABEL_COLUMNS = 38;
const LABEL_COLUMNS = 23;
const VALUE_COLUMNS = 9;
const RANGE_COLUMNS = 14;
const COUNT_COLUMNS = 8;

const figureRow = (label: string, figure: ReportFigure, columns: number, tone: Tone): Line => {
  const cells = columns - 2 * MARGIN - LABEL_COLUMNS - VALUE_COLUMNS - RANGE_COLUMNS - COUNT_COLUMNS;
  const isKnown = figure.value !== null;
  const value = isKnown ? share(figure.value).padStart(6) : NOT_KNOWN;
  const range = interval(figure.low, figure.high, 'share') ?? '';
  const name = padToWidth(cutToWidth(label, LABEL_COLUMNS - 1), LABEL_COLUMNS);
  return [
    ...indented(MARGIN, span(name)),
    ...(isKnown ? shareBar(figure, cells, tone) : []),
    span(padToWidth(value, VALUE_COLUMNS), isKnown ? 'strong' : 'quiet'),
    span(padToWidth(range, RANGE_COLUMNS), 'quiet'),
    span(figure.n === 0 ? '' : `n ${count(figure.n)}`, 'quiet'),
  ];
};

const waitRows = (label: string, cells: readonly string[], columns: number, tone: Tone): Line[] => {
  const labelColumns = columns - 2 * MARGIN - cells.length * WAIT_COLUMNS;
  const [first = '', ...rest] = wrapToWidth(label, Math.min(labelColumns, MOST_LABEL_COLUMNS) - 2, 3);
  const padded = padToWidth(first, Math.min(labelColumns, MOST_LABEL_COLUMNS));
  const figures = cells.map((text) => span(padToWidth(text, WAIT_COLUMNS), tone));
  return [indented(MARGIN, span(padded), ...figures), ...rest.map((line) => indented(MARGIN, span(line)))];
};

/** A mean never heads a table. */
const inOrder = ({ median, p90, mean }: WaitTexts): string[] => [median, p90, mean];

const waitTable = (report: Report, columns: number): Line[] => {
  const { all, answeredOnly } = waits(report);
  return [
    ...waitRows('', ['median', 'p90', 'mean'], columns, 'quiet'),
    ...waitRows('all customers', inOrder(all), columns, 'strong'),
    ...waitRows('answered only, as dashboards show it', inOrder(answeredOnly), columns, 'quiet'),
  ];
};

export const coreFigures = (report: Report, columns: number): Line[] => {
  const kinds = handOffKinds(report).map(({ name, figure }) => `${name} ${share(figure.value)}`);
  const isAnyKnown = report.summary.unansweredRate !== null || report.summary.handOffRate !== null;
  const row = (label: string, figure: ReportFigure, tone: Tone): Line =>
    figureRow(label, figure, columns, tone);
  return [
    heading('How long customers wait'),
    ...waitTable(report, columns),
    BLANK,
    ...answeredWithin(report).map(({ name, figure }) => row(`answered ${name}`, figure, 'good')),
    row(`unanswered after ${report.settings.horizonHours} h`, unansweredRate(report), 'bad'),
    row('all mentions answered', report.populations.allMentionsAnswered, 'plain'),
    row('followed back', followBackRate(report), 'plain'),
    row('sent elsewhere', handOffRate(report), 'plain'),
    ...(kinds.length === 0 ? [] : paragraph(sideBySide(kinds), columns, MARGIN + LABEL_COLUMNS, 'quiet', 2)),
    ...(isAnyKnown ? paragraph(BARS, columns, MARGIN, 'quiet') : []),
    BLANK,
  ];
};
