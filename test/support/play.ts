/**
 * Plays: the language of our tests and fixtures, plain enough for a support manager to review.
 *
 *     bio brand: Here to help, every day
 *     follows: brand > customer
 *     customer 09:00 @acme my parcel is lost
 *     brand    09:12 @customer So sorry! Could you DM us? ^JS
 *     customer +2h @acme still waiting                       [impressions=900]
 *     kimani   Tue 10:00 > 2 @customer what customer focus?
 *
 * A line is a post:     actor time [> target] text [tags]
 * actor     a handle, or `brand`, `brand2`, … for the team's first, second, … handle. In texts `@brand` and
 *           `@brand2` become the real handles; everything else stands as written. `\n` is a line break.
 * time      `09:12` or `09:12:30` on the current day (UTC) · `day 3 09:00` (the start's day is day 1) ·
 *           `Tue 10:00` the next Tuesday, today included · `+30s` `+30m` `+2h` `+1d` `+1d4h` after the previous line.
 *           Time never goes back within a scene: write `day 2 00:10` after `23:50`.
 * target    `> 2` replies to the 2nd post of the scene (only posts count, not directives, comments, blank lines) ·
 *           `> jane` to Jane's latest post · `> -` to nothing · `> ?` to a post of nobody knows whom, 10 minutes
 *           before, that is not in the data · `> ?jane-45m` to one of Jane's, 45 minutes before.
 *           Without a target: a brand post replies to the latest post of somebody outside the team (to nothing where
 *           there is none: promotion wants `> -`). Anybody else's post replies to the latest brand post in the
 *           conversation of his own latest post; to nothing where there is none, and when it is his first.
 * tags      at the end of the line: `[lang=es]` (default en; `[lang=]` unknown) · `[impressions=900]` `[likes=3]`
 *           `[reposts=2]` · `[repost=3]` is a repost of post 3 · `[quote=3]` quotes post 3 · `[edited=+5m]` edited
 *           that much later (replies made before refer to the first version) · `[included]` known only because
 *           another post refers to it · `[as=name]` a name for `Scene.labels` · `[json]` the text is a JSON string.
 * Directives, anywhere: `follows: brand > customer, other` · `follows: customer > brand` · `list: brand following
 *           complete` (or `followers`, `partial`; a list with any follow is complete unless this says otherwise) ·
 *           `bio jane: …` `name jane: …` (a JSON string where it begins and ends with ") · `followers jane: 1200` ·
 *           `messages brand: open` (or `closed`).
 * `---`     begins a new scene: day 1 again, numbers and default targets forget what was before. Text after it is a title.
 * `#`       begins a comment line.
 */
import { createCast, wholeNumber, type Cast } from './play-cast.js';
import { parseDuration, parsePlayLine, type PlayLine, type When } from './play-line.js';
import type { PlayOptions, PostRecord, Reference, Scene } from './play-types.js';
import { snowflake } from './snowflake.js';

export type { PlayOptions, Reference, Scene } from './play-types.js';
export { toFollowPages, toXApiPages } from './x-api-pages.js';

const DAY_MS = 86_400_000;
const DEFAULT_AGE_OF_MISSING_MS = 600_000;

interface Parent {
  readonly id: string;
  readonly authorId: string | null;
  readonly conversation: string;
}

interface Staged {
  readonly post: PostRecord;
  readonly handle: string;
  readonly editedAt: number | null;
  readonly reference: Reference | null;
  readonly label: string | null;
}

/** What is known at one moment of the play. */
interface Stage {
  readonly cast: Cast;
  readonly startDay: number;
  readonly seed: number;
  readonly all: Staged[];
  scene: Staged[];
  now: number;
}

/** Reads a play. Throws an Error that names the line (1-based, in the text) and repeats it. */
export function parsePlay(text: string, options: PlayOptions = {}): Scene {
  const { brands = ['acme'], start = '2026-06-01', seed = 0 } = options;
  if (!Number.isInteger(seed) || seed < 0 || seed > 255)
    throw new Error(`seed ${String(seed)} is not within 0 to 255`);
  const startAt = Date.parse(start);
  if (Number.isNaN(startAt)) throw new Error(`start "${start}" is no ISO time`);
  const stage: Stage = {
    cast: createCast(brands),
    startDay: startAt - (startAt % DAY_MS),
    seed,
    all: [],
    scene: [],
    now: startAt,
  };
  for (const brand of brands) stage.cast.enter(brand);
  for (const [index, raw] of text.split('\n').entries()) {
    try {
      readLine(stage, raw.trim(), startAt);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`play line ${String(index + 1)}: ${why}: ${raw.trim()}`, { cause: error });
    }
  }
  return sceneOf(stage);
}

function sceneOf({ all, cast }: Stage): Scene {
  const labels = all.flatMap(({ label, post }) => (label === null ? [] : [[label, post.id] as const]));
  if (new Set(labels.map(([label]) => label)).size < labels.length) throw new Error('the same [as=…] twice');
  return {
    brands: cast.brands,
    posts: all.map(({ post }) => post),
    users: cast.users(),
    follows: cast.follows(),
    lists: cast.lists(),
    references: new Map(
      all.flatMap(({ post, reference }) => (reference === null ? [] : [[post.id, reference]])),
    ),
    labels: new Map(labels),
  };
}

function readLine(stage: Stage, line: string, startAt: number): void {
  if (line === '' || line.startsWith('#')) return;
  if (line.startsWith('---')) {
    stage.scene = [];
    stage.now = startAt;
    return;
  }
  if (stage.cast.direct(line)) return;
  const staged = stagePost(stage, parsePlayLine(line));
  stage.all.push(staged);
  stage.scene.push(staged);
}

function stagePost(stage: Stage, line: PlayLine): Staged {
  const at = timeOf(stage, line.when);
  stage.now = at;
  const handle = stage.cast.handleOf(line.actor);
  const authorId = stage.cast.enter(handle);
  const editedAt = line.tags.has('edited') ? at + parseDuration(line.tags.get('edited') ?? '') : null;
  const firstId = snowflake(at, lowBits(stage, 0));
  const id = editedAt === null ? firstId : snowflake(editedAt, lowBits(stage, 1));
  const parent = line.tags.has('repost') ? null : parentOf(stage, line.target, handle, at);
  const reference = referenceOf(stage, line.tags);
  const post: PostRecord = {
    id,
    authorId,
    author: handle,
    createdAt: at,
    text: line.text.replaceAll(/@(brand\d*)\b/g, (_, alias: string) => `@${stage.cast.handleOf(alias)}`),
    language: line.tags.has('lang') ? line.tags.get('lang') || null : 'en',
    conversationId: parent?.conversation ?? id,
    parentId: parent?.id ?? null,
    parentAuthorId: parent?.authorId ?? null,
    isRepost: reference !== null && reference.repostedId !== null,
    isIncluded: line.tags.has('included'),
    impressions: countOf(line, 'impressions'),
    reposts: countOf(line, 'reposts'),
    likes: countOf(line, 'likes'),
    urls: line.text.match(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g) ?? [],
    versionIds: editedAt === null ? [] : [firstId, id],
  };
  return { post, handle, editedAt, reference, label: line.tags.get('as') ?? null };
}

/** Seed, what the id is for (0 a post, 1 its newest version, 2 a missing parent) and line number, in 22 bits. */
function lowBits({ seed, all }: Stage, purpose: 0 | 1 | 2): number {
  if (all.length >= 4095) throw new Error('a play holds at most 4,095 posts');
  return (seed << 14) | (purpose << 12) | (all.length + 1);
}

function timeOf({ startDay, now }: Stage, when: When): number {
  if (when.kind === 'after') return now + when.ms;
  const today = now - (now % DAY_MS);
  let day = when.dayNumber === null ? today : startDay + (when.dayNumber - 1) * DAY_MS;
  if (when.weekday !== null) {
    day += ((when.weekday - new Date(today).getUTCDay() + 7) % 7) * DAY_MS;
    if (day + when.ofDayMs < now) day += 7 * DAY_MS;
  }
  if (day + when.ofDayMs < now)
    throw new Error('earlier than the line before (write "day N HH:MM" or "+30m")');
  return day + when.ofDayMs;
}

function countOf(line: PlayLine, tag: string): number | null {
  const value = line.tags.get(tag);
  return value === undefined ? null : wholeNumber(value);
}

function referenceOf(stage: Stage, tags: PlayLine['tags']): Reference | null {
  const idOf = (tag: string): string | null => {
    const target = tags.get(tag);
    return target === undefined ? null : namedPost(stage, target).post.id;
  };
  const reference = { quotedId: idOf('quote'), repostedId: idOf('repost') };
  return reference.quotedId === null && reference.repostedId === null ? null : reference;
}

function namedPost({ scene, cast }: Stage, target: string): Staged {
  const handle = cast.handleOf(target).toLowerCase();
  const named = /^\d+$/.test(target)
    ? scene[Number(target) - 1]
    : scene.findLast((earlier) => earlier.handle.toLowerCase() === handle);
  if (named === undefined) throw new Error(`"${target}" is no earlier post of this scene`);
  return named;
}

function parentOf(stage: Stage, target: string | null, handle: string, at: number): Parent | null {
  if (target === '-') return null;
  if (target?.startsWith('?')) return missingParent(stage, target, at);
  const parent = target === null ? defaultParent(stage, handle) : namedPost(stage, target);
  if (parent === undefined) return null;
  const { post, editedAt } = parent;
  const id = editedAt !== null && at < editedAt ? (post.versionIds[0] ?? post.id) : post.id;
  return { id, authorId: post.authorId, conversation: post.conversationId ?? post.id };
}

function defaultParent({ scene, cast }: Stage, handle: string): Staged | undefined {
  if (cast.isBrand(handle))
    return scene.findLast((earlier) => !cast.isBrand(earlier.handle) && !earlier.post.isRepost);
  const own = scene.findLast((earlier) => earlier.handle === handle);
  const thread = own?.post.conversationId;
  return scene.findLast((earlier) => cast.isBrand(earlier.handle) && earlier.post.conversationId === thread);
}

function missingParent(stage: Stage, target: string, at: number): Parent {
  const match = /^\?(\w*)(?:-(\w+))?$/.exec(target);
  if (match === null) throw new Error(`"${target}" is not "?", "?jane" or "?jane-45m"`);
  const [, actor = '', age] = match;
  const id = snowflake(
    at - (age === undefined ? DEFAULT_AGE_OF_MISSING_MS : parseDuration(age)),
    lowBits(stage, 2),
  );
  return {
    id,
    authorId: actor === '' ? null : stage.cast.enter(stage.cast.handleOf(actor)),
    conversation: id,
  };
}
