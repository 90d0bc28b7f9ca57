/**
 * All that each customer and the brand team said to each other, as a file of its own: written once from the tables of
 * selection.ts, then read by whoever makes cases of it, one customer at a time. Memory is bounded by the largest
 * history, not by the number of posts.
 *
 * A line of the file is JSON: an object for a customer, then an array for each post of his history. Text so passes from
 * DuckDB to JavaScript in large pieces; asked for in columns, every string takes a call of its own.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Address, Customer, CustomerHistory, HistoryPost, ParentAuthor } from '../model/index.js';
import { type Database, literal } from './database.js';
import { handleList, type Team } from './team.js';

/** What the line of a post holds, whoever wrote it. The names of fields would double the file. */
type SaidLine = [
  flags: number,
  id: string,
  at: number,
  text: string,
  language: string | null,
  urls: string | null,
  parentId: string | null,
  /** null: the post is the root itself. */
  conversation: string | null,
];
type CustomerLine = [
  ...SaidLine,
  parentBy: number,
  outsiderRepliedAt: number | null,
  impressions: number | null,
];
type BrandLine = [...SaidLine, address: number, parentAt: number | null, author: string];
type PostLine = CustomerLine | BrandLine;

/** What the flags mean; each is a power of two. */
const FLAG = {
  brandPost: 1,
  isAutomatic: 2,
  isMention: 4,
  isUntagged: 8,
  parentNamesBrand: 16,
  isParentInData: 32,
} as const;

/** The lines hold places in these lists. */
const ADDRESSES: readonly Address[] = ['reply', 'continuation', 'own-words', 'opening'];
const PARENT_AUTHORS: readonly ParentAuthor[] = ['brand', 'self', 'outsider', 'missing'];

/** A file of histories, in pieces of whole histories. */
export interface HistoriesReader {
  readonly pieces: number;
  /** The histories of a piece, 0 to `pieces` less one; in the order of customer ids, as the pieces are. */
  read(piece: number): CustomerHistory[];
  close(): void;
}

/** How long a piece is, or longer by one history. What is made of it dies young: of 512 KiB it takes twice as long to collect. */
const PIECE_BYTES = 64 * 1024;

export function openHistories(path: string, pieceBytes = PIECE_BYTES): HistoriesReader {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const from = (place: number): number => (place === 0 ? 0 : customerFrom(file, place, size));
  return {
    pieces: Math.ceil(size / pieceBytes),
    read(piece) {
      const start = from(piece * pieceBytes);
      const bytes = Buffer.allocUnsafe(from((piece + 1) * pieceBytes) - start);
      readSync(file, bytes, 0, bytes.length, start);
      return historiesOf(bytes);
    },
    close: () => closeSync(file),
  };
}

function historiesOf(bytes: Buffer): CustomerHistory[] {
  const histories: { readonly customer: Customer; readonly posts: HistoryPost[] }[] = [];
  for (const line of linesOf(bytes)) {
    const last = histories.at(-1);
    if (line.startsWith('{')) histories.push({ customer: JSON.parse(line) as Customer, posts: [] });
    else if (last !== undefined) last.posts.push(postOf(JSON.parse(line) as PostLine, last.customer));
  }
  return histories;
}

const LINE_BREAK = 10;

/** Each decoded on its own: most are plain ASCII, which is read and searched in half the time. */
function* linesOf(bytes: Buffer): Generator<string> {
  let start = 0;
  for (let end = bytes.indexOf(LINE_BREAK); end !== -1; end = bytes.indexOf(LINE_BREAK, start)) {
    yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
}

const SEARCH_BYTES = 4 * 1024;

/** Where the first customer begins from a place in the file on. */
function customerFrom(file: number, place: number, size: number): number {
  const bytes = Buffer.allocUnsafe(SEARCH_BYTES);
  // A line begins behind a line break; the last byte of a piece is looked at again with the next.
  for (let at = place - 1; at < size; at += SEARCH_BYTES - 1) {
    const found = bytes.subarray(0, readSync(file, bytes, 0, SEARCH_BYTES, at)).indexOf('\n{');
    if (found !== -1) return at + found + 1;
  }
  return size;
}

const isBrandLine = (line: PostLine): line is BrandLine => (line[0] & FLAG.brandPost) !== 0;

const NO_URLS: readonly string[] = [];

function postOf(line: PostLine, customer: Customer): HistoryPost {
  const [flags, id, at, text, language, urlsText, parentId] = line;
  const urls = urlsText === null ? NO_URLS : urlsText.split(' ');
  const conversation = line[7] ?? id;
  if (isBrandLine(line)) {
    return {
      by: 'brand',
      id,
      author: line[10],
      at,
      text,
      language,
      urls,
      parentId,
      conversation,
      address: ADDRESSES[line[8]] ?? 'reply',
      parentAt: line[9],
      isAutomaticAcknowledgement: (flags & FLAG.isAutomatic) !== 0,
    };
  }
  return {
    by: 'customer',
    id,
    author: customer.handle,
    at,
    text,
    language,
    urls,
    parentId,
    conversation,
    parentBy: parentId === null ? null : (PARENT_AUTHORS[line[8]] ?? null),
    parentNamesBrand: (flags & FLAG.isParentInData) === 0 ? null : (flags & FLAG.parentNamesBrand) !== 0,
    isMention: (flags & FLAG.isMention) !== 0,
    isUntagged: (flags & FLAG.isUntagged) !== 0,
    outsiderRepliedAt: line[9],
    impressions: line[10],
  };
}

export interface HistoriesFile {
  /** Of posts, a reply to several customers counted for each. */
  readonly posts: number;
  /** Their ordinals are 0 to this, less one. */
  readonly customers: number;
}

/** Writes the histories of a team to a new file. The tables of selection.ts must be there. */
export async function writeHistories(database: Database, team: Team, path: string): Promise<HistoriesFile> {
  await database.run(`CREATE TEMP TABLE customers AS ${customersSql(team)}`);
  // A customer first, then his posts in time order; at the same moment he speaks before the brand. JSON has no bare
  // control character, so that no line holds the delimiter and lines are written as they are.
  const [written] = await database.rows(`
    COPY (SELECT line FROM (
        SELECT ordinal, NULL AS posted_at, false AS is_by_brand, NULL AS id, ${CUSTOMER_LINE} AS line FROM customers
        UNION ALL ${customerPostsSql(team)} UNION ALL ${BRAND_POSTS})
      ORDER BY ordinal, posted_at NULLS FIRST, is_by_brand, length(id), id)
    TO ${literal(path)} (FORMAT csv, HEADER false, DELIMITER '\x01', QUOTE '', ESCAPE '')`);
  const [counted] = await database.rows('SELECT count(*)::DOUBLE AS count FROM customers');
  const customers = Number(counted?.['count']);
  return { posts: Number(written?.['Count']) - customers, customers };
}

/** On a list: followed. On none although all lists are complete: not followed. Else not known. */
const listed = (handles: string, direction: string, isComplete: boolean): string =>
  `CASE WHEN customer_id IN (SELECT user_id FROM follows WHERE direction = '${direction}' AND lower(owner) IN (${handles}))
    THEN true ${isComplete ? 'ELSE false' : ''} END`;

function customersSql(team: Team): string {
  const handles = handleList(team.handles);
  return `
    SELECT (row_number() OVER (ORDER BY customer_id) - 1)::INTEGER AS ordinal, customer_id,
      coalesce(max(c.author), any_value(users.handle), customer_id) AS handle, any_value(users.followers) AS followers,
      any_value(${listed(handles, 'following', team.hasAllFollowing)}) AS followed_by_brand,
      any_value(${listed(handles, 'followers', team.hasAllFollowers)}) AS follows_brand
    FROM (SELECT author_id AS customer_id, max(author) AS author FROM customer_posts GROUP BY author_id
          UNION ALL SELECT DISTINCT customer_id, NULL FROM addressed) c
    LEFT JOIN users ON users.id = customer_id
    WHERE customer_id NOT IN (${team.ids.map(literal).join(', ')})
    GROUP BY customer_id`;
}

/** A Customer. */
const CUSTOMER_LINE = `json_object('id', customer_id, 'ordinal', ordinal, 'handle', handle, 'followers', followers,
  'followedByBrand', followed_by_brand, 'followsBrand', follows_brand)`;

/** A flag that is set where the condition holds. */
const flag = (name: keyof typeof FLAG, condition: string): string =>
  `(CASE WHEN ${condition} THEN ${FLAG[name]} ELSE 0 END)`;

const place = (author: ParentAuthor): number => PARENT_AUTHORS.indexOf(author);

/** Joined with `said` and not with its views: DuckDB takes these for small and would gather their texts in memory. */
function customerPostsSql(team: Team): string {
  const parentBy = `CASE WHEN c.replies_to_brand THEN ${place('brand')}
    WHEN coalesce(parents.author_id, c.parent_author_id) = c.author_id THEN ${place('self')}
    WHEN parents.author_id IS NOT NULL OR c.parent_author_id IS NOT NULL THEN ${place('outsider')}
    WHEN first_handle(c.text) IN (${handleList(team.handles)}) THEN ${place('brand')}
    WHEN first_handle(c.text) IS NOT NULL THEN ${place('outsider')} ELSE ${place('missing')} END`;
  const flags = `${flag('isMention', 'c.names_brand OR c.replies_to_brand')} + ${flag('isUntagged', 'c.is_untagged')}
    + ${flag('parentNamesBrand', 'parents.names_brand')} + ${flag('isParentInData', 'parents.post IS NOT NULL')}`;
  return `
    SELECT customers.ordinal, c.created_at, false, c.id, json_array(${flags}, c.id, c.created_at, c.text, c.language, c.urls, c.parent_id,
      nullif(roots.root, c.id), ${parentBy}, outsider_replies.replied_at, c.impressions)
    FROM said c
    JOIN customers ON customers.customer_id = c.author_id
    JOIN roots ON roots.post = c.post
    LEFT JOIN parents ON parents.post = c.parent
    LEFT JOIN outsider_replies ON outsider_replies.post = c.post`;
}

const BRAND_POSTS = `
    SELECT customers.ordinal, b.created_at, true, b.id, json_array(
      ${FLAG.brandPost} + ${flag('isAutomatic', 'automatic.post IS NOT NULL')}, b.id, b.created_at, b.text, b.language, b.urls, b.parent_id,
      nullif(roots.root, b.id), list_position([${ADDRESSES.map(literal).join(', ')}], a.address) - 1, a.parent_at, b.author)
    FROM addressed a
    JOIN customers ON customers.customer_id = a.customer_id
    JOIN said b ON b.post = a.post
    JOIN roots ON roots.post = b.post
    LEFT JOIN automatic ON automatic.post = b.post`;
