/**
 * Streams all that each customer and the brand team said to each other, one customer at a time. Memory is bounded by
 * the largest history, not by the number of posts.
 */
import type {
  Address,
  BrandPost,
  Customer,
  CustomerHistory,
  CustomerPost,
  ParentAuthor,
} from '../model/index.js';
import type { Database, Value } from './database.js';
import { literal } from './database.js';
import type { Team } from './team.js';

/** The columns of the stream, in order. */
type HistoryRow = [
  customerId: string,
  handle: string | null,
  followers: number | null,
  followedByBrand: boolean | null,
  followsBrand: boolean | null,
  isBrand: boolean,
  id: string,
  author: string,
  at: number,
  text: string,
  language: string | null,
  urls: string | null,
  parentId: string | null,
  conversation: string,
  parentBy: ParentAuthor | null,
  parentNamesBrand: boolean | null,
  isMention: boolean | null,
  isUntagged: boolean | null,
  outsiderRepliedAt: number | null,
  impressions: number | null,
  address: Address | null,
  parentAt: number | null,
  isAutomatic: boolean | null,
];

/** Yields histories in the order of customer ids. The tables of selection.ts must be there. */
export async function* streamHistories(database: Database, team: Team): AsyncGenerator<CustomerHistory> {
  let rows: HistoryRow[] = [];
  for await (const columns of database.chunks(historySql(team))) {
    const rowCount = columns[0]?.length ?? 0;
    for (let index = 0; index < rowCount; index += 1) {
      const row = columns.map((column) => column[index]) as Value[] as HistoryRow;
      if (rows[0] !== undefined && rows[0][0] !== row[0]) {
        yield historyOf(rows);
        rows = [];
      }
      rows.push(row);
    }
  }
  if (rows.length > 0) yield historyOf(rows);
}

function historyOf(rows: readonly HistoryRow[]): CustomerHistory {
  const named = rows.find((row) => row[1] !== null) ?? rows[0];
  if (named === undefined) throw new Error('a history without posts');
  return {
    customer: customerOf(named),
    posts: rows.map((row) => (row[5] ? brandPost(row) : customerPost(row))),
  };
}

const customerOf = (row: HistoryRow): Customer => ({
  id: row[0],
  handle: row[1] ?? row[0],
  followers: row[2],
  followedByBrand: row[3],
  followsBrand: row[4],
});

const NO_URLS: readonly string[] = [];

const postBase = (row: HistoryRow) => ({
  id: row[6],
  author: row[7],
  at: row[8],
  text: row[9],
  language: row[10],
  urls: row[11] === null ? NO_URLS : row[11].split(' '),
  parentId: row[12],
  conversation: row[13],
});

const customerPost = (row: HistoryRow): CustomerPost => ({
  by: 'customer',
  ...postBase(row),
  parentBy: row[14],
  parentNamesBrand: row[15],
  isMention: row[16] ?? false,
  isUntagged: row[17] ?? false,
  outsiderRepliedAt: row[18],
  impressions: row[19],
});

const brandPost = (row: HistoryRow): BrandPost => ({
  by: 'brand',
  ...postBase(row),
  address: row[20] ?? 'reply',
  parentAt: row[21],
  isAutomaticAcknowledgement: row[22] ?? false,
});

/** true: on a list; false: on none, and all lists are complete; NULL: not known. */
const isListed = (owners: string, direction: string, areListsComplete: boolean): string =>
  `CASE WHEN customer_id IN (SELECT user_id FROM follows WHERE direction = '${direction}' AND lower(owner) IN (${owners}))
     THEN true WHEN ${areListsComplete} THEN false END`;

function historySql(team: Team): string {
  const ids = team.ids.map(literal).join(', ');
  const handles = team.handles.map((handle) => literal(handle.toLowerCase())).join(', ');
  return `
    WITH said AS (
      SELECT c.author_id AS customer_id, c.author AS customer_handle, false AS is_brand, c.id, c.author, c.created_at::DOUBLE AS posted_at, c.text, c.language, c.urls,
        c.parent_id, threads.root AS conversation,
        CASE WHEN c.parent_id IS NULL THEN NULL WHEN c.replies_to_brand THEN 'brand'
          WHEN coalesce(parents.author_id, c.parent_author_id) = c.author_id THEN 'self'
          WHEN parents.author_id IS NOT NULL OR c.parent_author_id IS NOT NULL THEN 'outsider'
          WHEN first_handle(c.text) IN (${handles}) THEN 'brand'
          WHEN first_handle(c.text) IS NOT NULL THEN 'outsider' ELSE 'missing' END AS parent_by,
        parents.names_brand AS parent_names_brand, c.is_mention, c.is_untagged, outsider_replies.replied_at::DOUBLE AS outsider_replied_at,
        c.impressions::DOUBLE AS impressions, NULL AS address, NULL::DOUBLE AS parent_at, NULL::BOOLEAN AS is_automatic
      FROM customer_posts c
      JOIN threads ON threads.id = c.id
      LEFT JOIN parents ON parents.id = c.parent_id
      LEFT JOIN outsider_replies ON outsider_replies.id = c.id
      UNION ALL
      SELECT a.customer_id, NULL, true, b.id, b.author, b.created_at::DOUBLE, b.text, b.language, b.urls, b.parent_id, threads.root,
        NULL, NULL, NULL, NULL, NULL, NULL, a.address, a.parent_at::DOUBLE, automatic.id IS NOT NULL
      FROM addressed a
      JOIN brand_posts b ON b.id = a.id
      JOIN threads ON threads.id = b.id
      LEFT JOIN automatic ON automatic.id = b.id)
    SELECT customer_id, coalesce(customer_handle, users.handle), users.followers::DOUBLE,
      ${isListed(handles, 'following', team.hasAllFollowing)}, ${isListed(handles, 'followers', team.hasAllFollowers)},
      is_brand, said.id, author, posted_at, text, language, urls, parent_id, conversation, parent_by, parent_names_brand, is_mention,
      is_untagged, outsider_replied_at, impressions, address, parent_at, is_automatic
    FROM said LEFT JOIN users ON users.id = customer_id
    WHERE customer_id NOT IN (${ids})
    ORDER BY customer_id, posted_at, is_brand, length(said.id), said.id`;
}
