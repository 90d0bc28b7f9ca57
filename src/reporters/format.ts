/**
 * The figures of a report as words: on top of ../words.ts, the units and names of figures. No locale: the same report
 * gives the same bytes on every machine. Whatever is `null` or no finite number is "not known", never 0.
 */
import type { ReportFigure } from '../report/report.js';
import { NOT_KNOWN, count, isKnown, share, wait } from '../words.js';
import type { Quantity } from '../words.js';

export { NOT_KNOWN, count, counted, share, wait } from '../words.js';

/** A score, 0 to 100: "41". */
export const score = (x: Quantity): string => (isKnown(x) ? String(Math.round(x)) : NOT_KNOWN);

/** A score where grades hang on it: "41.3". */
export const exactScore = (x: Quantity): string => (isKnown(x) ? x.toFixed(1) : NOT_KNOWN);

/** Any other number, with two decimals at most: "1.25". */
export const decimal = (x: Quantity): string => (isKnown(x) ? String(Number(x.toFixed(2))) : NOT_KNOWN);

/** A value in its unit: minutes, share, or a plain number. */
export const quantity = (value: Quantity, unit: string): string => {
  if (unit === 'minutes') return wait(value);
  return unit === 'share' ? share(value) : decimal(value);
};

/** "41–53 %", "7 h 5 min – 12 h"; null where an end is not known. */
export const interval = (low: Quantity, high: Quantity, unit: string): string | null => {
  if (!isKnown(low) || !isKnown(high)) return null;
  if (unit === 'share') return `${share(low).replace(' %', '')}–${share(high)}`;
  return `${quantity(low, unit)} – ${quantity(high, unit)}`;
};

/** A value with its interval and n: "47 % (41–53 %), n 128". `missing` is said where the value is not known. */
export const figureText = (figure: ReportFigure, unit: string, missing = NOT_KNOWN): string => {
  const value = isKnown(figure.value) ? quantity(figure.value, unit) : missing;
  const range = interval(figure.low, figure.high, unit);
  return `${value}${range === null ? '' : ` (${range})`}, n ${count(figure.n)}`;
};

/** The day of an ISO time: "2026-05-31". */
export const day = (iso: string | null): string => (iso === null ? NOT_KNOWN : iso.slice(0, 10));

/** The minute of an ISO time: "2026-05-31 14:05 UTC". */
export const minute = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** A name made for programs, for people: `answered_1h` becomes "answered within 1 h". */
export const figureTitle = (name: string): string => {
  const within = /^answered_(\d+)(m|h|d)$/.exec(name);
  if (within) return `answered within ${within[1]} ${within[2] === 'm' ? 'min' : within[2]}`;
  const only = /^answered_only_(\w+)$/.exec(name);
  if (only) return `${only[1]} of the answered only`;
  return name.replaceAll(/[_-]+/g, ' ');
};

/** The unit of a figure that stands beside an audit's headline; its name tells. */
export const figureUnit = (name: string, headlineUnit: string): string => {
  if (/(?:^|_)(?:median|mean|p\d+|minutes|wait)(?:_|$)/.test(name)) return 'minutes';
  if (/(?:^|_)(?:share|rate)(?:_|$)|^answered_\d+[mhd]$/.test(name)) return 'share';
  return headlineUnit;
};
