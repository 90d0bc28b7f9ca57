/** One line of a play, taken apart. The grammar is documented in play.ts. */

/** How a line says when it was posted. `dayNumber` 1 is the start's day; `weekday` 0 is Sunday. */
export type When =
  | {
      readonly kind: 'clock';
      readonly dayNumber: number | null;
      readonly weekday: number | null;
      readonly ofDayMs: number;
    }
  | { readonly kind: 'after'; readonly ms: number };

export interface PlayLine {
  readonly actor: string;
  readonly when: When;
  /** What stands after `>`; null where nothing does. */
  readonly target: string | null;
  readonly text: string;
  readonly tags: ReadonlyMap<string, string>;
}

const TAGS = [
  'lang',
  'impressions',
  'likes',
  'reposts',
  'repost',
  'quote',
  'edited',
  'included',
  'as',
  'json',
] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const TIME = String.raw`(?:(?:day \d+|${WEEKDAYS.join('|')}) )?\d{1,2}:\d{2}(?::\d{2})?|\+(?:\d+[dhms])+`;
const LINE = new RegExp(String.raw`^([A-Za-z0-9_]{1,15})\s+(${TIME})(?:\s+>\s*(\S+))?(?:\s+(.*))?$`, 'u');
const CLOCK = /^(?:day (\d+) |([A-Z][a-z]{2}) )?(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const LAST_TAG = /^(.*?)\s*\[([a-z]+)(?:=([^[\]]*))?\]$/su;
const TAG_INSIDE = new RegExp(String.raw`\[(?:${TAGS.join('|')})(?:=[^\]]*)?\]`);
const UNIT_MS = new Map([
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
]);

/** Takes a line apart. Throws an Error that says what is wrong, without line number. */
export function parsePlayLine(line: string): PlayLine {
  const match = LINE.exec(line);
  if (match === null) throw new Error('not "actor time [> target] text [tags]"');
  const [, actor = '', time = '', target = null, rest = ''] = match;
  const { text, tags } = splitTags(rest);
  return { actor, when: parseWhen(time), target, text: unescape(text, tags.has('json')), tags };
}

/** Milliseconds of `30m`, `1d4h`, `+2h`. */
export function parseDuration(text: string): number {
  if (!/^\+?(?:\d+[dhms])+$/.test(text)) throw new Error(`"${text}" is no duration such as +30m or +1d4h`);
  return [...text.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count = '', unit = '']) => sum + Number(count) * (UNIT_MS.get(unit) ?? 0),
    0,
  );
}

function parseWhen(time: string): When {
  if (time.startsWith('+')) return { kind: 'after', ms: parseDuration(time) };
  const [, day, weekday, hours = '', minutes = '', seconds = '0'] = CLOCK.exec(time) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    throw new Error(`"${time}" is no time of day`);
  return {
    kind: 'clock',
    dayNumber: day === undefined ? null : Number(day),
    weekday: weekday === undefined ? null : WEEKDAYS.indexOf(weekday),
    ofDayMs: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000,
  };
}

/** Tags stand at the end of a line; a known one elsewhere, or an unknown one there, is a slip of the writer. */
function splitTags(rest: string): { text: string; tags: Map<string, string> } {
  const tags = new Map<string, string>();
  let text = rest.trim();
  for (let match = LAST_TAG.exec(text); match !== null; match = LAST_TAG.exec(text)) {
    const [, before = '', name = '', value = ''] = match;
    if (!TAGS.some((known) => known === name))
      throw new Error(`unknown tag [${name}] (known: ${TAGS.join(', ')})`);
    if (tags.has(name)) throw new Error(`tag [${name}] twice`);
    tags.set(name, value);
    text = before;
  }
  if (!tags.has('json') && TAG_INSIDE.test(text)) throw new Error('tags stand at the end of the line');
  return { text, tags };
}

function unescape(text: string, isJson: boolean): string {
  if (!isJson) return text.replaceAll(String.raw`\n`, '\n');
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'string') throw new Error('[json] wants a JSON string');
  return value;
}
