/** The report on a terminal: one screen and a half, never wider than asked, readable without colour. */
import { Chalk } from 'chalk';
import type { ChalkInstance } from 'chalk';
import type { Report } from '../report/report.js';
import { terminalText } from './escape.js';
import { HARD_SPACE, clamped } from './terminal-layout.js';
import type { Line, Tone } from './terminal-layout.js';
import { coreFigures, headline } from './terminal-headline.js';
import {
  auditTable,
  basis,
  firstThings,
  loudestCases,
  notMeasured,
  worstOfEach,
} from './terminal-sections.js';

const LEAST_COLUMNS = 60;
/** Longer lines are hard to read. */
const MOST_COLUMNS = 120;

const paints = (chalk: ChalkInstance): Readonly<Record<Tone, (text: string) => string>> => ({
  plain: (text) => text,
  strong: chalk.bold,
  quiet: chalk.dim,
  good: chalk.green,
  doubtful: chalk.yellow,
  bad: chalk.red,
  heading: chalk.bold.cyan,
  link: chalk.underline,
});

/** The same value with each text in it changed, keys included. */
function withTexts<T>(value: T, change: (text: string) => string): T;
function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [change(key), withTexts(item, change)]),
  );
}

/**
 * `columns`: of the terminal; 60 at least, more than 120 are not used. Line breaks and, if coloured, SGR sequences are
 * the only control characters in the result.
 */
export const renderTerminal = (
  report: Report,
  { columns, isColoured }: { readonly columns: number; readonly isColoured: boolean },
): string => {
  const width = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, Math.floor(columns) || LEAST_COLUMNS));
  // As a whole and before anything is measured: no text can be forgotten, and widths are true.
  const safe = withTexts(report, terminalText);
  const paint = paints(new Chalk({ level: isColoured ? 1 : 0 }));
  const sections = [
    headline,
    coreFigures,
    auditTable,
    loudestCases,
    worstOfEach,
    firstThings,
    notMeasured,
    basis,
  ];
  const painted = (line: Line): string =>
    clamped(line, width)
      .map(({ text, tone }) => paint[tone](text.replaceAll(HARD_SPACE, ' ')))
      .join('')
      .trimEnd();
  const lines = sections.flatMap((section) => section(safe, width)).map(painted);
  return `${lines.join('\n')}\n`;
};
