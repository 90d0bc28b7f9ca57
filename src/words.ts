/**
 * Numbers as words, for sentences made anywhere. No locale: the same number gives the same bytes on every machine.
 * Whatever is `null` or no finite number is "not known", never 0.
 */

export const NOT_KNOWN = 'not known';

export type Quantity = number | null | undefined;

export const isKnown = (value: Quantity): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** A whole number with commas between thousands. */
export const count = (n: Quantity): string =>
  isKnown(n) ? String(Math.round(n)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : NOT_KNOWN;

/** A noun after its number: "1 case", "1,204 cases". */
export const counted = (n: Quantity, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** The number of a share, 0 to 1, in per cent. What is not quite nothing or everything is not called so. */
const percent = (x: number): string => {
  if (x > 0 && x < 0.0005) return '<0.1';
  if (x < 1 && x > 0.9995) return '>99.9';
  const isNearEdge = (x > 0 && x < 0.01) || (x > 0.99 && x < 1);
  return isNearEdge ? String(Number((x * 100).toFixed(1))) : String(Math.round(x * 100));
};

/** A share, 0 to 1: "47 %". */
export const share = (x: Quantity): string => (isKnown(x) ? `${percent(x)} %` : NOT_KNOWN);

/** How often: "once", "twice", "3 times". */
export const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${count(n)} times`);

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

/** A waiting time in milliseconds, in the same words. */
export const waitOf = (ms: number): string => wait(ms / 60_000);
