/**
 * Writes a large invented support history in the layout of "Customer Support on Twitter":
 * `npx tsx bench/generate.ts <out.csv> [rows]`.
 */
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type Post, makeThread, makeWorld } from './threads.js';

/** How much to write. The same `rows` and `seed` always give the same bytes. */
export interface Options {
  readonly rows: number;
  readonly seed: number;
}

const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n';
const CHUNK_LENGTH = 1 << 18;
const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TWO_DIGITS = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
const NEEDS_QUOTES = /[",\r\n]/;

/** Writes `options.rows` posts, ids 1..rows, to a CSV file; memory does not grow with the rows. */
export async function generate(path: string, options: Options): Promise<void> {
  if (!Number.isSafeInteger(options.rows) || options.rows < 1) throw new RangeError('rows must be 1 or more');
  await pipeline(chunks(options), createWriteStream(path));
}

/** The file as strings of about `CHUNK_LENGTH` characters. */
function* chunks({ rows, seed }: Options): Generator<string> {
  const world = makeWorld(seed);
  let chunk = HEADER;
  for (let written = 0; written < rows;) {
    const posts = makeThread(world).slice(0, rows - written);
    number(posts, written);
    // Parents outside the file get ids above every id in it.
    for (const post of posts.toReversed()) chunk += row(post, rows + 1 + world.random.integer(0, rows));
    written += posts.length;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

/** Gives a thread (oldest first) the ids after `written`, newest first as in the original, and its links. */
function number(posts: readonly Post[], written: number): void {
  for (const [index, post] of posts.entries()) {
    post.id = written + posts.length - index;
    if (typeof post.parent !== 'object') continue;
    const { parent } = post;
    parent.responses += parent.responses === '' ? String(post.id) : `,${post.id}`;
  }
}

/** One CSV line. `missingId` is the parent id for a post whose parent is not in the file. */
function row(post: Post, missingId: number): string {
  const parent =
    post.parent === undefined ? '' : String(post.parent === 'missing' ? missingId : post.parent.id);
  const inbound = post.inbound ? 'True' : 'False';
  return `${post.id},${post.author},${inbound},${formatTime(post.at)},${field(post.text)},${field(post.responses)},${parent}\n`;
}

/** A CSV field, quoted only where it must be. */
function field(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Seconds since 1970 as `Tue Oct 31 22:10:47 +0000 2017`. */
function formatTime(at: number): string {
  const date = new Date(at * 1000);
  const day = Math.floor(at / 86_400);
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const weekday = WEEKDAYS[day % 7] ?? '';
  const month = MONTHS[date.getUTCMonth()] ?? '';
  return `${weekday} ${month} ${two(date.getUTCDate())} ${clock} +0000 ${date.getUTCFullYear()}`;
}

const two = (value: number): string => TWO_DIGITS[value] ?? '';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path, rows = '3000000'] = process.argv.slice(2);
  if (path === undefined) throw new Error('usage: npx tsx bench/generate.ts <out.csv> [rows]');
  const started = performance.now();
  await generate(path, { rows: Number(rows), seed: 1 });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${path}: ${rows} rows, ${(await stat(path)).size} bytes in ${seconds} s`);
}
