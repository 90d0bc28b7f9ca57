/**
 * All that each customer and the brand team said to each other, as a file of its own: written once from the tables of
 * selection.ts, then read by whoever makes cases of it, one customer at a time. Memory is bounded by the largest
 * history, not by the number of posts.
 */
import type { Address, Customer, CustomerHistory, HistoryPost, ParentAuthor } from '../model/index.js';
import type { Database } from './database.js';
import { literal } from './database.js';
import type { Team } from './team.js';

/**
 * The columns of the stream, in order. A history begins with a row of the customer himself, whose id, handle,
 * ordinal and followers stand under `id`, `text`, `at` and `impressions`; what rows can say with yes or no is packed into `flags`.
 */
type HistoryColumns = [
  flags: readonly number[],
  id: readonly string[],
  author: readonly (string | null)[],
  at: readonly number[],
  text: readonly string[],
  language: readonly (string | null)[],
  urls: readonly (string | null)[],
  parentId: readonly (string | null)[],
  /** null: the post is the root itself. */
  conversation: readonly (string | null)[],
  outsiderRepliedAt: readonly (number | null)[],
  parentAt: readonly (number | null)[],
  impressions: readonly (number | null)[],
];

/** What the flags mean; each is a power of two, or two bits that hold a place in one of the lists below. */
const FLAG = {
  customer: 1,
  brandPost: 2,
  isMention: 4,
  isUntagged: 8,
  isAutomatic: 16,
  parentNamesBrand: 32,
  isParentInData: 64,
  followedByBrand: 128,
  isFollowedKnown: 256,
  followsBrand: 512,
  isFollowsKnown: 1024,
  address: 2048,
  parentBy: 8192,
} as const;

const ADDRESSES: readonly Address[] = ['reply', 'continuation', 'own-words', 'opening'];
const PARENT_AUTHORS: readonly ParentAuthor[] = ['brand', 'self', 'outsider', 'missing'];

/** A part of the customers: those whose ordinal leaves `index` when divided by `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Yields the histories of a file in the order of customer ids, many at a time. */
export async function* streamHistories(database: Database, shard: Shard): AsyncGenerator<CustomerHistory[]> {
  let open: { readonly customer: Customer; readonly posts: HistoryPost[] } | null = null;
  for await (const chunk of database.chunks(historiesOf(shard))) {
    const columns = chunk as unknown as HistoryColumns;
    const closed: CustomerHistory[] = [];
    for (const [index, flags] of columns[0].entries()) {
      if ((flags & FLAG.customer) === 0) {
        if (open !== null) open.posts.push(postAt(columns, index, open.customer));
        continue;
      }
      if (open !== null) closed.push(open);
      open = { customer: customerAt(columns, index), posts: [] };
    }
    yield closed;
  }
  if (open !== null) yield [open];
}

const known = (flags: number, value: number, isKnown: number): boolean | null =>
  (flags & isKnown) === 0 ? null : (flags & value) !== 0;

function customerAt(columns: HistoryColumns, index: number): Customer {
  const flags = columns[0][index] ?? 0;
  return {
    id: columns[1][index] ?? '',
    ordinal: columns[3][index] ?? 0,
    handle: columns[4][index] ?? '',
    followers: columns[11][index] ?? null,
    followedByBrand: known(flags, FLAG.followedByBrand, FLAG.isFollowedKnown),
    followsBrand: known(flags, FLAG.followsBrand, FLAG.isFollowsKnown),
  };
}

const NO_URLS: readonly string[] = [];

function postAt(columns: HistoryColumns, index: number, customer: Customer): HistoryPost {
  const flags = columns[0][index] ?? 0;
  const id = columns[1][index] ?? '';
  const author = columns[2][index] ?? customer.handle;
  const at = columns[3][index] ?? 0;
  const text = columns[4][index] ?? '';
  const language = columns[5][index] ?? null;
  const urlsText = columns[6][index] ?? null;
  const urls = urlsText === null ? NO_URLS : urlsText.split(' ');
  const parentId = columns[7][index] ?? null;
  const conversation = columns[8][index] ?? id;
  if ((flags & FLAG.brandPost) !== 0) {
    const address = ADDRESSES[Math.floor(flags / FLAG.address) % 4] ?? 'reply';
    const parentAt = columns[10][index] ?? null;
    const isAutomaticAcknowledgement = (flags & FLAG.isAutomatic) !== 0;
    return {
      by: 'brand',
      id,
      author,
      at,
      text,
      language,
      urls,
      parentId,
      conversation,
      address,
      parentAt,
      isAutomaticAcknowledgement,
    };
  }
  return {
    by: 'customer',
    id,
    author,
    at,
    text,
    language,
    urls,
    parentId,
    conversation,
    parentBy: parentId === null ? null : (PARENT_AUTHORS[Math.floor(flags / FLAG.parentBy) % 4] ?? null),
    parentNamesBrand: known(flags, FLAG.parentNamesBrand, FLAG.isParentInData),
    isMention: (flags & FLAG.isMention) !== 0,
    isUntagged: (flags & FLAG.isUntagged) !== 0,
    outsiderRepliedAt: columns[9][index] ?? null,
    impressions: columns[11][index] ?? null,
  };
}

/** A flag that is set where the condition holds. */
const flag = (name: keyof typeof FLAG, condition: string): string =>
  `(CASE WHEN ${condition} THEN ${FLAG[name]} ELSE 0 END)`;

/** The place of a value in a list, in its two flag bits. */
const place = (name: 'address' | 'parentBy', value: string, list: readonly string[]): string =>
  `${FLAG[name]} * (list_position([${list.map(literal).join(', ')}], ${value}) - 1)`;

/** On a list: followed. On none although all lists are complete: not followed. Else not known. */
const listed = (handles: string, direction: string): string =>
  `customer_id IN (SELECT user_id FROM follows WHERE direction = '${direction}' AND lower(owner) IN (${handles}))`;

export interface HistoriesFile {
  /** Of posts, a reply to several customers counted for each. */
  readonly posts: number;
  /** Their ordinals are 0 to this, less one. */
  readonly customers: number;
}

/** Writes the histories of a team to a new file. The tables of selection.ts must be there. */
export async function writeHistories(database: Database, team: Team, path: string): Promise<HistoriesFile> {
  await database.run(`ATTACH ${literal(path)} AS histories`);
  await database.run(`CREATE TABLE histories.customers AS ${customersSql(team)}`);
  await database.run(`CREATE TABLE histories.said AS ${saidSql(team)}`);
  const [counts] = await database.rows(`SELECT (SELECT count(*) FROM histories.said)::DOUBLE AS posts,
    (SELECT count(*) FROM histories.customers)::DOUBLE AS customers`);
  await database.run('DETACH histories');
  return { posts: Number(counts?.['posts']), customers: Number(counts?.['customers']) };
}

const teamHandles = (team: Team): string =>
  team.handles.map((handle) => literal(handle.toLowerCase())).join(', ');

function customersSql(team: Team): string {
  const handles = teamHandles(team);
  const isFollowed = listed(handles, 'following');
  const follows = listed(handles, 'followers');
  return `
    SELECT (row_number() OVER (ORDER BY customer_id) - 1)::INTEGER AS ordinal, customer_id,
      coalesce(max(c.author), any_value(users.handle), customer_id) AS handle, any_value(users.followers) AS followers,
      ${FLAG.customer} + any_value(
        ${flag('followedByBrand', isFollowed)} + ${flag('isFollowedKnown', `${team.hasAllFollowing} OR ${isFollowed}`)}
        + ${flag('followsBrand', follows)} + ${flag('isFollowsKnown', `${team.hasAllFollowers} OR ${follows}`)}) AS flags
    FROM (SELECT author_id AS customer_id, max(author) AS author FROM customer_posts GROUP BY author_id
          UNION ALL SELECT DISTINCT customer_id, NULL FROM addressed) c
    LEFT JOIN users ON users.id = customer_id
    WHERE customer_id NOT IN (${team.ids.map(literal).join(', ')})
    GROUP BY customer_id`;
}

function saidSql(team: Team): string {
  const parentBy = `CASE WHEN c.replies_to_brand THEN 'brand'
    WHEN coalesce(parents.author_id, c.parent_author_id) = c.author_id THEN 'self'
    WHEN parents.author_id IS NOT NULL OR c.parent_author_id IS NOT NULL THEN 'outsider'
    WHEN first_handle(c.text) IN (${teamHandles(team)}) THEN 'brand'
    WHEN first_handle(c.text) IS NOT NULL THEN 'outsider' ELSE 'missing' END`;
  return `
    SELECT customers.ordinal, ${flag('isMention', 'c.is_mention')} + ${flag('isUntagged', 'c.is_untagged')}
        + ${flag('parentNamesBrand', 'parents.names_brand')} + ${flag('isParentInData', 'parents.id IS NOT NULL')}
        + ${place('parentBy', parentBy, PARENT_AUTHORS)} AS flags,
      c.id, NULL AS author, c.created_at AS posted_at, c.text, c.language, c.urls, c.parent_id,
      nullif(threads.root, c.id) AS conversation, outsider_replies.replied_at AS outsider_replied_at,
      NULL::BIGINT AS parent_at, c.impressions
    FROM customer_posts c
    JOIN histories.customers ON customers.customer_id = c.author_id
    JOIN threads ON threads.id = c.id
    LEFT JOIN parents ON parents.id = c.parent_id
    LEFT JOIN outsider_replies ON outsider_replies.id = c.id
    UNION ALL
    SELECT customers.ordinal,
      ${FLAG.brandPost} + ${flag('isAutomatic', 'automatic.id IS NOT NULL')} + ${place('address', 'a.address', ADDRESSES)},
      b.id, b.author, b.created_at, b.text, b.language, b.urls, b.parent_id, nullif(threads.root, b.id), NULL, a.parent_at, NULL
    FROM addressed a
    JOIN histories.customers ON customers.customer_id = a.customer_id
    JOIN brand_posts b ON b.id = a.id
    JOIN threads ON threads.id = b.id
    LEFT JOIN automatic ON automatic.id = b.id`;
}

/** A customer's own row first, then his posts in time order; at the same moment he speaks before the brand. */
const historiesOf = ({ index, of }: Shard): string => `
  SELECT flags::DOUBLE, id, author, posted_at::DOUBLE, text, language, urls, parent_id, conversation,
    outsider_replied_at::DOUBLE, parent_at::DOUBLE, impressions::DOUBLE
  FROM (SELECT false AS is_header, * FROM said UNION ALL
    SELECT true, ordinal, flags, customer_id, NULL, ordinal, handle, NULL, NULL, NULL, NULL, NULL, NULL, followers FROM customers)
  WHERE ordinal % ${of} = ${index}
  ORDER BY ordinal, is_header DESC, posted_at, flags & ${FLAG.brandPost}, length(id), id`;
