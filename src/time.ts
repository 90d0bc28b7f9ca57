/**
 * Times as people write them and as ids hide them. The only door to date-fns and its time zones.
 * All times are milliseconds since 1970-01-01 UTC.
 */
import { TZDate } from '@date-fns/tz';
import { subDays } from 'date-fns/subDays';
import { subMonths } from 'date-fns/subMonths';
import { subWeeks } from 'date-fns/subWeeks';
import { CareAuditError } from './errors.js';
import { didYouMean } from './near-names.js';

/** Source: X's published snowflake layout; docs/measures.md, "Time from ids". */
const SNOWFLAKE_EPOCH_MS = 1288834974657n;
const SEQUENCE_BITS = 22n;
/** Ids below it count posts and hold no time: the first snowflake of 2010-11-04. Source: TweetedAt (Old Dominion University). */
const FIRST_SNOWFLAKE = 29_700_859_247n;
const FIRST_NON_ID = 1n << 63n;

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000] as const;

/** The time that an id of X tells (ms UTC); null where the id is no snowflake. */
export function snowflakeTime(id: string): number | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const value = BigInt(id);
  if (value < FIRST_SNOWFLAKE || value >= FIRST_NON_ID) return null;
  return Number((value >> SEQUENCE_BITS) + SNOWFLAKE_EPOCH_MS);
}

/** ISO 8601 in UTC, milliseconds only where there are any: `2026-03-01T09:00:00Z`. */
export const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

const ISO_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads an ISO 8601 date or time; without a zone it is UTC. null for anything else, and for days no calendar has. */
export function isoTime(text: string): number | null {
  const match = ISO_TIME.exec(text.trim());
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const fraction = Number(`0.${match[7] ?? '0'}`);
  const parts = [year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0] as const;
  const date = new Date(Date.UTC(...parts));
  const isReal =
    [
      date.getUTCMonth(),
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
    ].join() === parts.slice(1).join();
  if (!isReal || date.getUTCFullYear() !== year) return null;
  const offset = offsetMs(match[8] ?? 'Z');
  return offset === null ? null : date.getTime() + Math.floor(fraction * 1000) - offset;
}

/** `+05:30` in milliseconds; null beyond the 14 hours that any zone is away from UTC. */
function offsetMs(zone: string): number | null {
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

const BACK = /^(\d{1,5})(d|w|mo)$/i;

/** `90d` and the like, which name no moment before the end of the data is known. */
export const countsBack = (text: string): boolean => BACK.test(text.trim());

/**
 * The moment a `--since` or `--until` names: an ISO date or time, or `90d`, `6w`, `12mo` back from `relativeTo` (ms UTC;
 * null where nothing is known to count back from). A date alone is its first moment, with `edge` 'end' its last.
 * Throws BAD_TIME.
 */
export function parseWhen(text: string, relativeTo: number | null, edge: 'start' | 'end' = 'start'): number {
  const back = BACK.exec(text.trim());
  if (back !== null) return countBack(text, relativeTo, Number(back[1]), (back[2] ?? '').toLowerCase());
  const at = isoTime(text);
  if (at === null)
    throw new CareAuditError(
      'BAD_TIME',
      `"${text}" is no time that a calendar has.`,
      'Write a date like 2026-03-01, a time like 2026-03-01T09:00:00Z, or 90d, 6w, 12mo back from the end of the data.',
    );
  return edge === 'end' && /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? at + DAY_MS - 1 : at;
}

function countBack(text: string, relativeTo: number | null, count: number, unit: string): number {
  const advice = 'Write a date instead, like 2026-03-01.';
  if (relativeTo === null)
    throw new CareAuditError(
      'BAD_TIME',
      `"${text}" counts back from the end of the data, and there is none.`,
      advice,
    );
  const step = unit === 'd' ? subDays : unit === 'w' ? subWeeks : subMonths;
  const at = step(new TZDate(relativeTo, 'UTC'), count).getTime();
  if (Number.isNaN(at))
    throw new CareAuditError('BAD_TIME', `"${text}" is longer ago than any calendar goes.`, advice);
  return at;
}

const UNIT_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS };

/** `72h`, `7d`, `30m` in milliseconds. Throws BAD_DURATION. */
export function parseDuration(text: string): number {
  const match = /^(\d{1,6}(?:\.\d{1,3})?)\s?(m|h|d|w)$/i.exec(text.trim());
  const ms = Number(match?.[1] ?? 0) * (UNIT_MS[(match?.[2] ?? '').toLowerCase()] ?? 0);
  if (match !== null && ms > 0) return Math.round(ms);
  throw new CareAuditError(
    'BAD_DURATION',
    `"${text}" is no length of time.`,
    'Write one like 30m, 72h or 7d.',
  );
}

/** Gives the zone's name back. Throws UNKNOWN_TIMEZONE. */
export function checkTimezone(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return name;
  } catch {
    const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
    throw new CareAuditError(
      'UNKNOWN_TIMEZONE',
      `There is no time zone "${name}".`,
      `${didYouMean(name.replaceAll(' ', '_'), zones)}Write an IANA name like Europe/London.`,
    );
  }
}

/** Open every such weekday from `opens` to `closes` (minutes after local midnight; `closes` is at most 1440 and not in). */
export interface OpenSpan {
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly opens: number;
  readonly closes: number;
}

/** A week's opening hours: in order, none overlapping. */
export type OpeningHours = readonly OpenSpan[];

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_MINUTES = 24 * 60;
const DAY_LIST = /^(?:[a-z]+(?:\s*-\s*[a-z]+)?)(?:\s*,\s*[a-z]+(?:\s*-\s*[a-z]+)?)*/i;

/**
 * Reads `Mon-Fri 08:00-18:00; Sat 10:00-14:00` (also `Mon,Wed 08:00-12:00,13:00-17:00`; `22:00-06:00` runs into the
 * next day). Throws BAD_HOURS.
 */
export function parseHours(text: string): OpeningHours {
  const parts = text.split(';').map((part) => part.trim());
  const spans = parts.flatMap((part, index) => {
    if (part === '' && index > 0) return [];
    const days = DAY_LIST.exec(part)?.[0] ?? '';
    const times = part.slice(days.length).split(',');
    return times.flatMap((time) => daySpans(weekdaysOf(days, text), time.trim(), text));
  });
  return merged(spans);
}

function badHours(text: string, part: string): CareAuditError {
  return new CareAuditError(
    'BAD_HOURS',
    `The opening hours "${text}" cannot be read${part === text ? '' : ` at "${part}"`}.`,
    'Write them like "Mon-Fri 08:00-18:00; Sat 10:00-14:00".',
  );
}

function weekdaysOf(days: string, text: string): number[] {
  return days.split(',').flatMap((range) => {
    const [first = '', last = first] = range.split('-').map((day) => day.trim().toLowerCase());
    const [from, to] = [first, last].map((day) =>
      WEEKDAYS.findIndex((name) => day.length >= 3 && name.startsWith(day)),
    );
    if (from === undefined || to === undefined || from < 0 || to < 0) throw badHours(text, range.trim());
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7);
  });
}

function daySpans(weekdays: readonly number[], time: string, text: string): OpenSpan[] {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(time);
  const [h1 = 99, m1 = 0, h2 = 99, m2 = 0] = match?.slice(1).map(Number) ?? [];
  const [opens, closes] = [h1 * 60 + m1, h2 * 60 + m2];
  if (m1 > 59 || m2 > 59 || opens >= DAY_MINUTES || closes > DAY_MINUTES || opens === closes)
    throw badHours(text, time);
  if (opens < closes) return weekdays.map((weekday) => ({ weekday, opens, closes }));
  return weekdays.flatMap((weekday) => [
    { weekday, opens, closes: DAY_MINUTES },
    ...(closes === 0 ? [] : [{ weekday: (weekday + 1) % 7, opens: 0, closes }]),
  ]);
}

function merged(spans: readonly OpenSpan[]): OpenSpan[] {
  const result: OpenSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.weekday - b.weekday || a.opens - b.opens)) {
    const last = result.at(-1);
    if (last !== undefined && last.weekday === span.weekday && span.opens <= last.closes)
      result[result.length - 1] = { ...last, closes: Math.max(last.closes, span.closes) };
    else result.push(span);
  }
  return result;
}

/** What of a wait lay in opening hours. */
export interface BusinessWait {
  readonly minutes: number;
  /** Both ends lie in one closed period: nobody was at work in between, and `minutes` is 0. */
  readonly isWithinClosed: boolean;
}

/**
 * Makes the function that measures a wait (from, to in ms UTC) in opening hours, by overlap with each local day; it
 * remembers the days it has met. Both ends are thereby clamped to opening times, and daylight saving is the zone's.
 */
export function businessClock(
  hours: OpeningHours,
  timezone: string,
): (from: number, to: number) => BusinessWait {
  const known = new Map<number, readonly (readonly [number, number])[]>();
  const openOn = (day: number): readonly (readonly [number, number])[] => {
    const met = known.get(day);
    if (met !== undefined) return met;
    const date = new Date(day * DAY_MS);
    const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    const moment = (minutes: number): number =>
      new TZDate(year, month, dayOfMonth, Math.floor(minutes / 60), minutes % 60, 0, timezone).getTime();
    const made = hours
      .filter(({ weekday }) => weekday === date.getUTCDay())
      .map(({ opens, closes }) => [moment(opens), moment(closes)] as const);
    known.set(day, made);
    return made;
  };
  return (from, to) => {
    let openMs = 0;
    let touchesOpen = false;
    // No zone is more than a day away from UTC.
    for (let day = Math.floor(from / DAY_MS) - 1; day <= Math.floor(to / DAY_MS) + 1; day += 1) {
      for (const [opens, closes] of openOn(day)) {
        openMs += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
        touchesOpen ||= opens <= to && from < closes;
      }
    }
    return { minutes: openMs / MINUTE_MS, isWithinClosed: !touchesOpen };
  };
}
