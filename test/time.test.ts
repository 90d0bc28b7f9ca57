import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  businessClock,
  checkTimezone,
  iso,
  isoTime,
  parseDuration,
  parseHours,
  parseWhen,
  snowflakeTime,
  type OpeningHours,
} from '../src/time.js';

const at = (time: string): number => Date.parse(time);
const refusal = (code: string, value: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(value) as unknown });

describe('snowflakeTime', () => {
  it('reads the time exactly, beyond what a JS number can hold', () => {
    expect(snowflakeTime('1212092628029698048')).toBe(at('2019-12-31T19:26:16.771Z'));
    expect(snowflakeTime('1212092628034000000')).toBe(at('2019-12-31T19:26:16.772Z'));
  });

  it.each([
    '',
    '3',
    '3.0',
    '-1212092628029698048',
    '25712847277',
    '12a',
    '9223372036854775808',
    '1'.repeat(40),
  ])('%j holds no time', (id) => expect(snowflakeTime(id)).toBeNull());
});

describe('parseWhen', () => {
  const end = at('2024-02-29T12:00:00Z');
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-03-01T09:30', '2026-03-01T09:30:00Z'],
    ['2026-03-01 09:30:15.5', '2026-03-01T09:30:15.500Z'],
    ['2026-03-01T09:30:00+02:00', '2026-03-01T07:30:00Z'],
    ['90d', '2023-12-01T12:00:00Z'],
    ['6w', '2024-01-18T12:00:00Z'],
    ['12mo', '2023-02-28T12:00:00Z'],
  ])('%s', (text, expected) => expect(parseWhen(text, end)).toBe(at(expected)));

  it('takes a day to its end where it ends a window', () => {
    expect(parseWhen('2026-03-01', null, 'end')).toBe(at('2026-03-01T23:59:59.999Z'));
    expect(parseWhen('2026-03-01T09:00', null, 'end')).toBe(at('2026-03-01T09:00:00Z'));
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-03-01T24:30',
    '2026-03-01T10:00+19:00',
    'yesterday',
    '',
    '5y',
  ])('%j is refused', (text) => expect(() => parseWhen(text, end)).toThrow(refusal('BAD_TIME', `"${text}"`)));

  it('has nothing to count back from without data', () =>
    expect(() => parseWhen('90d', null)).toThrow(refusal('BAD_TIME', '90d')));

  it('reads what iso writes', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        expect(isoTime(iso(ms))).toBe(ms);
      }),
    ));
});

describe('parseDuration', () => {
  it.each([
    ['72h', 259_200_000],
    ['7d', 604_800_000],
    ['30m', 1_800_000],
    ['1.5h', 5_400_000],
  ])('%s', (text, expected) => expect(parseDuration(text)).toBe(expected));

  it.each(['', '72', 'h', '-1h', '0h', '1y', '72 hours'])('%j is refused', (text) =>
    expect(() => parseDuration(text)).toThrow(refusal('BAD_DURATION', `"${text}"`)),
  );
});

describe('parseHours', () => {
  it('reads days, ranges, breaks and nights', () => {
    expect(parseHours('Fri-Mon 08:00-12:00,13:00-17:00').map(({ weekday }) => weekday)).toEqual([
      0, 0, 1, 1, 5, 5, 6, 6,
    ]);
    expect(parseHours('sunday 22:00-06:00')).toEqual([
      { weekday: 0, opens: 1320, closes: 1440 },
      { weekday: 1, opens: 0, closes: 360 },
    ]);
    expect(parseHours('Mon 08:00-12:00; Mon,Tue 11:00-18:00;')).toEqual([
      { weekday: 1, opens: 480, closes: 1080 },
      { weekday: 2, opens: 660, closes: 1080 },
    ]);
  });

  it.each([
    '',
    'Mon',
    '08:00-18:00',
    'Mon-Fri 08:00',
    'Mon 08:00-25:00',
    'Mon 08:60-10:00',
    'Mo 08:00-10:00',
    'Mon 08:00-08:00',
  ])('%j is refused', (text) => expect(() => parseHours(text)).toThrow(refusal('BAD_HOURS', `"${text}"`)));
});

describe('checkTimezone', () => {
  it('knows zones and offers near ones', () => {
    expect(checkTimezone('Africa/Nairobi')).toBe('Africa/Nairobi');
    expect(() => checkTimezone('Europe/Lodon')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_TIMEZONE',
        advice: expect.stringContaining('Europe/London') as unknown,
      }),
    );
  });
});

const businessMinutes = (from: number, to: number, hours: OpeningHours, timezone: string) =>
  businessClock(hours, timezone)(from, to);

describe('businessClock, for one wait', () => {
  const office = parseHours('Mon-Fri 08:00-18:00; Sat 10:00-14:00');
  it.each([
    ['within a day', '2026-03-02T09:00Z', '2026-03-02T10:30Z', 90, false],
    ['overnight', '2026-03-02T17:00Z', '2026-03-03T09:00Z', 120, false],
    ['from a closed time to an open one', '2026-03-02T03:00Z', '2026-03-02T08:05Z', 5, false],
    ['over a weekend', '2026-03-06T17:30Z', '2026-03-09T08:30Z', 300, false],
    ['in one closed night', '2026-03-02T19:00Z', '2026-03-03T07:59Z', 0, true],
    ['in two closed nights', '2026-03-02T07:00Z', '2026-03-02T19:00Z', 600, false],
    ['to the moment of opening', '2026-03-03T07:00Z', '2026-03-03T08:00Z', 0, false],
    ['at one open moment', '2026-03-03T09:00Z', '2026-03-03T09:00Z', 0, false],
    ['at the moment of closing', '2026-03-02T18:00Z', '2026-03-02T20:00Z', 0, true],
  ])('%s', (_, from, to, minutes, isWithinClosed) =>
    expect(businessMinutes(at(from), at(to), office, 'UTC')).toEqual({ minutes, isWithinClosed }),
  );

  it('is an hour shorter or longer where the clocks change', () => {
    const always = parseHours('Mon-Sun 00:00-24:00');
    const day = (date: string, next: string) =>
      businessMinutes(at(date), at(next), always, 'Europe/Berlin').minutes;
    expect(day('2026-03-28T23:00Z', '2026-03-29T22:00Z')).toBe(23 * 60);
    const short = parseHours('Sun 01:00-04:00');
    expect(
      businessMinutes(at('2026-03-28T12:00Z'), at('2026-03-29T12:00Z'), short, 'Europe/Berlin').minutes,
    ).toBe(120);
    expect(
      businessMinutes(at('2026-10-24T12:00Z'), at('2026-10-25T12:00Z'), short, 'Europe/Berlin').minutes,
    ).toBe(240);
  });

  it('agrees with counting minute by minute', () => {
    const zones = [
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Kolkata',
      'Pacific/Kiritimati',
    ];
    const start = fc.integer({ min: at('2026-01-01') / 60_000, max: at('2026-12-20') / 60_000 });
    for (const zone of zones) {
      const clock = businessClock(office, zone);
      fc.assert(
        fc.property(start, fc.integer({ min: 1, max: 1500 }), (from, length) => {
          const { minutes } = clock(from * 60_000, (from + length) * 60_000);
          expect(minutes).toBe(minutesOpen(from, length, office, zone));
        }),
        { numRuns: 12, seed: 7 },
      );
    }
  });
});

/** Asks Intl about every minute: slow, and another way to the same figure. */
function minutesOpen(from: number, length: number, hours: OpeningHours, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  let count = 0;
  for (let minute = from; minute < from + length; minute += 1) {
    const parts = Object.fromEntries(
      format.formatToParts(minute * 60_000).map(({ type, value }) => [type, value]),
    );
    const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts['weekday'] ?? '');
    const now = Number(parts['hour']) * 60 + Number(parts['minute']);
    if (hours.some((span) => span.weekday === weekday && span.opens <= now && now < span.closes)) count += 1;
  }
  return count;
}
