/**
 * The only place where numbers become words. No locale: the same report gives the same bytes on every machine.
 * Whatever is `null` or no finite number is "not known", never 0.
 */
import type { ReportFigure } from '../report/report.js';

export const NOT_KNOWN = 'not known';

type Quantity = number | null | undefined;

const isKnown = (value: Quantity): value is number => typeof value === 'number' && Number.isFinite(value);

/** Two units of time at most, the second left out where it is 0. */
const inUnits = (total: number, perLarge: number, large: string, small: string): string => {
  const rest = total % perLarge;
  const head = `${count((total - rest) / perLarge)} ${large}`;
  return rest === 0 ? head : `${head} ${rest} ${small}`;
};

const positiveWait = (minutes: number): string => {
  const seconds = Math.round(minutes * 60);
  if (seconds < 60) return `${seconds} s`;
  const tenths = Math.round(minutes * 10);
  if (tenths < 100) return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} min`;
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < 1440) return inUnits(whole, 60, 'h', 'min');
  return inUnits(Math.round(minutes / 60), 24, 'd', 'h');
};

/** A waiting time in minutes: "24 s", "8.9 min", "3 h 20 min", "6 d 3 h". */
export const wait = (minutes: Quantity): string => {
  if (!isKnown(minutes)) return NOT_KNOWN;
  return minutes < 0 ? `−${positiveWait(-minutes)}` : positiveWait(minutes);
};

/** The number of a share, 0 to 1, in per cent. What is not quite nothing or everything is not called so. */
const percent = (x: number): string => {
  if (x > 0 && x < 0.0005) return '<0.1';
  if (x < 1 && x > 0.9995) return '>99.9';
  const isNearEdge = (x > 0 && x < 0.01) || (x > 0.99 && x < 1);
  return isNearEdge ? String(Number((x * 100).toFixed(1))) : String(Math.round(x * 100));
};

/** A share, 0 to 1: "47 %". */
export const share = (x: Quantity): string => (isKnown(x) ? `${percent(x)} %` : NOT_KNOWN);

/** A whole number with commas between thousands. */
export const count = (n: Quantity): string =>
  isKnown(n) ? String(Math.round(n)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : NOT_KNOWN;

/** A noun after its number: "1 case", "1,204 cases". */
export const counted = (n: Quantity, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

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
  if (unit === 'share') return `${percent(low)}–${percent(high)} %`;
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
