/** Lines of a terminal before they are painted: spans of plain, escaped text with a tone. */
import { score } from './format.js';
import { cutToWidth, displayWidth, padToWidth, wrapToWidth } from './width.js';

/** What a span means; the painter chooses the colour. Nothing is told by tone alone. */
export type Tone = 'plain' | 'strong' | 'quiet' | 'good' | 'doubtful' | 'bad' | 'heading' | 'link';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

export const span = (text: string, tone: Tone = 'plain'): Span => ({ text, tone });

export const BLANK: Line = [];

/** All text stands one column in from the edge, and ends one before the other. */
export const MARGIN = 1;

export const indented = (columns: number, ...spans: readonly Span[]): Line => [
  span(' '.repeat(columns)),
  ...spans,
];

export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + displayWidth(text), 0);

/** Left and right ends of one line. */
export const spread = (left: Line, right: Line, columns: number): Line => {
  const gap = columns - MARGIN - lineWidth(left) - lineWidth(right);
  return [...left, span(' '.repeat(Math.max(1, gap))), ...right];
};

/** A line that ends at the edge whatever stands in it. */
export const clamped = (line: Line, columns: number): Line => {
  if (lineWidth(line) <= columns) return line;
  let room = columns;
  return line.map(({ text, tone }) => {
    const kept = cutToWidth(text, Math.max(0, room));
    room -= displayWidth(kept);
    return span(kept, tone);
  });
};

/** Stands for a space at which no line is broken; the painter makes a space of it. */
export const HARD_SPACE = '\u00a0';

/** Facts side by side; a line is broken only between two of them. */
export const sideBySide = (facts: readonly string[]): string =>
  facts.map((fact) => fact.replaceAll(' ', HARD_SPACE)).join(' · ');

/** Texts of more lines are cut: nothing may push the rest off the screen. */
const MOST_LINES = 8;

/** A text over as many lines as it takes, at most `most`. */
export const paragraph = (
  text: string,
  columns: number,
  indent: number,
  tone: Tone = 'plain',
  most = MOST_LINES,
): Line[] =>
  wrapToWidth(text, columns - indent - MARGIN, most).map((part) => indented(indent, span(part, tone)));

/** A text whose first line has something before it: a mark, a number, a label. */
export const hanging = (
  head: Span,
  text: string,
  columns: number,
  tone: Tone = 'plain',
  most = MOST_LINES,
): Line[] => {
  const [first = [], ...rest] = paragraph(text, columns, MARGIN + displayWidth(head.text), tone, most);
  return [[...indented(MARGIN, head), ...first.slice(1)], ...rest];
};

export const heading = (title: string, columns = Infinity): Line =>
  indented(MARGIN, span(cutToWidth(title.toUpperCase(), columns), 'heading'));

export const rule = (columns: number): Line =>
  indented(MARGIN, span('─'.repeat(columns - 2 * MARGIN), 'quiet'));

const cellsOf = (share: number, cells: number): number =>
  Math.max(0, Math.min(cells, Math.round(share * cells)));

/** A share as a bar: solid to the low end of its interval, paler to the value, palest to the high end. */
export const shareBar = (
  figure: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
  cells: number,
  tone: Tone,
): Line => {
  if (figure.value === null) return [span(padToWidth('', cells))];
  const value = cellsOf(figure.value, cells);
  const low = Math.min(value, cellsOf(figure.low ?? figure.value, cells));
  const high = Math.max(value, cellsOf(figure.high ?? figure.value, cells));
  const solid = '█'.repeat(low) + '▓'.repeat(value - low) + '▒'.repeat(high - value);
  return [span(solid, tone), span('░'.repeat(cells - high), 'quiet')];
};

export const toneOfScore = (points: number): Tone =>
  points >= 70 ? 'good' : points >= 45 ? 'doubtful' : 'bad';

const SCORE_CELLS = 5;
export const SCORE_WIDTH = SCORE_CELLS + 4;

/** "███░░  41"; spaces where nothing is scored. */
export const scoreBar = (points: number | null): Line => {
  if (points === null) return [span(' '.repeat(SCORE_WIDTH))];
  const filled = cellsOf(points / 100, SCORE_CELLS);
  return [
    span('█'.repeat(filled), toneOfScore(points)),
    span('░'.repeat(SCORE_CELLS - filled), 'quiet'),
    span(score(points).padStart(4), 'strong'),
  ];
};
