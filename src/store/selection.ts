/**
 * Picks out of the store what one brand team and its customers said to each other, in temporary tables. Reading,
 * joining and sorting millions of rows is DuckDB's work; this is the SQL for it, a step a statement.
 *
 * `brand_posts` the team's posts · `customer_posts` mentions, untagged posts and what their authors said in the same
 * threads · `addressed` which brand post speaks to which customer · `parents` what is known of the posts replied to ·
 * `outsider_replies` when an outsider first replied to a customer · `threads` the root of each post's conversation ·
 * `automatic` replies that no person wrote.
 */
import type { Team } from './team.js';
import { type Database, literal } from './database.js';

/** Longest reply chain that is followed; damaged data could hold a circle. */
const CHAIN_STEPS = 30;

/** Equal replies needed for one to count as a template, and the quickest a person could answer (docs/measures.md). */
const TEMPLATE_REPLIES = 20;
const AUTOMATIC_WITHIN_MS = 60_000;

/** Makes the temporary tables for posts up to `until` (milliseconds UTC). */
export async function selectPosts(database: Database, team: Team, until: number): Promise<void> {
  const ids = team.ids.map(literal).join(', ');
  await database.run(macros(team));
  await database.run(`CREATE TEMP TABLE brand_posts AS
    SELECT id, author_id, coalesce(author, author_id) AS author, created_at, text, language, urls, conversation_id, parent_id, parent_author_id
    FROM posts WHERE author_id IN (${ids}) AND NOT is_repost AND created_at <= ${until}`);
  await selectCustomerPosts(database, ids, until);
  await selectParents(database, ids);
  await selectOutsiderReplies(database, ids, until);
  await selectAddressed(database, ids);
  await selectThreads(database);
  await selectAutomatic(database);
}

/** `names_brand(text)`, and what the first words of a text tell. The leading run is what a reply inherits. */
const macros = (team: Team): string => {
  const quick = team.handles.map((handle) => `contains(lower(text), ${literal(`@${handle.toLowerCase()}`)})`);
  const names = team.handles.map((handle) => handle.toLowerCase()).join('|');
  return `
    CREATE OR REPLACE TEMP MACRO names_brand(text) AS
      CASE WHEN ${quick.join(' OR ')} THEN regexp_matches(lower(text), '(^|[^a-z0-9_])@(${names})($|[^a-z0-9_])') ELSE false END;
    CREATE OR REPLACE TEMP MACRO first_handle(text) AS nullif(lower(regexp_extract(text, '^\\s*\\.?@(\\w{1,50})', 1)), '');
    CREATE OR REPLACE TEMP MACRO own_words(text) AS regexp_replace(text, '^(\\s*\\.?@\\w+)+', '');
    CREATE OR REPLACE TEMP MACRO snowflake_ms(id) AS
      CASE WHEN regexp_matches(id, '^[0-9]{11,19}$') THEN (TRY_CAST(id AS BIGINT) >> 22) + 1288834974657 END;
    CREATE OR REPLACE TEMP MACRO reply_template(text) AS trim(regexp_replace(
      text, '(@\\w+|https?://\\S+|[0-9]+|[\\^*~/-] ?\\w{1,12}\\s*(https?://\\S+\\s*)*$|\\b([Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Tt]hanks|[Tt]hank you)( there)?,? [A-Z]\\w+|\\s+)', ' ', 'g'));`;
};

const OUTSIDER_COLUMNS = `p.id, p.author_id, coalesce(p.author, p.author_id) AS author, p.created_at, p.text, p.language, p.urls,
  p.conversation_id, p.parent_id, p.parent_author_id, p.impressions, p.is_included`;

async function selectCustomerPosts(database: Database, ids: string, until: number): Promise<void> {
  await database.run(`CREATE TEMP TABLE customer_posts AS
    SELECT ${OUTSIDER_COLUMNS}, names_brand OR b.id IS NOT NULL OR replies_to_team AS is_mention, NOT is_mention AS is_untagged,
      b.id IS NOT NULL OR replies_to_team AS replies_to_brand
    FROM (SELECT *, names_brand(text) AS names_brand, coalesce(parent_author_id IN (${ids}), false) AS replies_to_team
          FROM posts WHERE author_id NOT IN (${ids}) AND NOT is_repost AND created_at <= ${until}) p
    LEFT JOIN brand_posts b ON b.id = p.parent_id
    WHERE names_brand OR b.id IS NOT NULL OR replies_to_team OR p.id IN (SELECT parent_id FROM brand_posts)`);
  await selectOwnThreads(database, ids, until);
}

/** What a customer adds in his own thread without naming the brand belongs to the conversation too. */
async function selectOwnThreads(database: Database, ids: string, until: number): Promise<void> {
  if ((await countOf(database, 'customer_posts WHERE conversation_id IS NOT NULL')) > 0) {
    await database.run(`INSERT INTO customer_posts
      SELECT ${OUTSIDER_COLUMNS}, false, false, false FROM posts p
      WHERE NOT is_repost AND created_at <= ${until} AND p.id NOT IN (SELECT id FROM customer_posts)
        AND (p.author_id, p.conversation_id) IN (SELECT author_id, conversation_id FROM customer_posts)`);
  }
  await selectBelowOutsiders(database, ids, until);
  await repeatWhileAdding(
    database,
    'customer_posts',
    `INSERT INTO customer_posts
    SELECT ${OUTSIDER_COLUMNS}, false, false, false FROM posts p JOIN customer_posts above ON above.id = p.parent_id
    WHERE p.author_id = above.author_id AND NOT p.is_repost AND p.created_at <= ${until}
      AND p.id NOT IN (SELECT id FROM customer_posts)`,
  );
}

/** Where the network tells no conversation, an outsider may stand between a customer's posts of one thread. */
async function selectBelowOutsiders(database: Database, ids: string, until: number): Promise<void> {
  if ((await countOf(database, 'customer_posts WHERE conversation_id IS NULL')) === 0) return;
  await database.run(`CREATE TEMP TABLE below AS
    SELECT p.id, c.author_id AS customer_id FROM posts p JOIN customer_posts c ON c.id = p.parent_id
    WHERE c.conversation_id IS NULL AND p.author_id <> c.author_id AND p.author_id NOT IN (${ids})
      AND NOT p.is_repost AND p.created_at <= ${until}
    UNION SELECT o.id, c.author_id FROM customer_posts o
    JOIN brand_posts b ON b.id = o.parent_id JOIN customer_posts c ON c.id = b.parent_id
    WHERE c.conversation_id IS NULL AND o.author_id <> c.author_id`);
  await repeatWhileAdding(
    database,
    'below',
    `INSERT INTO below SELECT p.id, below.customer_id FROM posts p JOIN below ON below.id = p.parent_id
    WHERE NOT p.is_repost AND p.created_at <= ${until}
      AND (p.id, below.customer_id) NOT IN (SELECT id, customer_id FROM below)`,
  );
  await database.run(`INSERT INTO customer_posts
    SELECT ${OUTSIDER_COLUMNS}, false, false, false FROM posts p JOIN below ON below.id = p.id AND below.customer_id = p.author_id
    WHERE p.id NOT IN (SELECT id FROM customer_posts)`);
}

/** Runs an INSERT until it adds nothing. */
async function repeatWhileAdding(database: Database, table: string, insert: string): Promise<void> {
  let count = await countOf(database, table);
  for (let step = 0; step < CHAIN_STEPS; step += 1) {
    await database.run(insert);
    const grown = await countOf(database, table);
    if (grown === count) return;
    count = grown;
  }
}

async function countOf(database: Database, from: string): Promise<number> {
  const [row] = await database.rows(`SELECT count(*)::DOUBLE AS count FROM ${from}`);
  return Number(row?.['count']);
}

/** Where the parent is missing, the first handle of the leading run is its author's. */
async function selectParents(database: Database, ids: string): Promise<void> {
  await database.run(`CREATE TEMP TABLE parents AS
    SELECT id, author_id, names_brand(text) AS names_brand, created_at FROM posts
    WHERE id IN (SELECT parent_id FROM customer_posts WHERE NOT replies_to_brand) AND author_id NOT IN (${ids})`);
  await database.run(`CREATE TEMP TABLE people AS
    SELECT handle, min(id) AS id FROM (
      SELECT lower(author) AS handle, author_id AS id FROM customer_posts
      UNION ALL SELECT lower(handle), id FROM users WHERE handle IS NOT NULL
      UNION ALL SELECT lower(author), author_id FROM brand_posts) GROUP BY handle`);
}

async function selectOutsiderReplies(database: Database, ids: string, until: number): Promise<void> {
  await database.run(`CREATE TEMP TABLE outsider_replies AS
    SELECT c.id, min(r.created_at) AS replied_at FROM posts r JOIN customer_posts c ON r.parent_id = c.id
    WHERE r.author_id <> c.author_id AND r.author_id NOT IN (${ids}) AND NOT r.is_repost AND r.created_at <= ${until}
    GROUP BY c.id`);
}

async function selectAddressed(database: Database, ids: string): Promise<void> {
  // To the author of the parent: in the data, or told by the network, or the first handle of the text.
  await database.run(`CREATE TEMP TABLE addressed AS
    SELECT b.id, c.author_id AS customer_id, 'reply' AS address, c.created_at AS parent_at, false AS is_parent_missing
    FROM brand_posts b JOIN customer_posts c ON c.id = b.parent_id`);
  await database.run(`INSERT INTO addressed
    SELECT b.id, coalesce(b.parent_author_id, people.id, first_handle(b.text)) AS customer_id,
      CASE WHEN b.parent_id IS NULL THEN 'opening' ELSE 'reply' END,
      CASE WHEN abs(snowflake_ms(b.id) - b.created_at) <= 1000 AND snowflake_ms(b.parent_id) BETWEEN 1288834974657 AND b.created_at
        THEN snowflake_ms(b.parent_id) END, b.parent_id IS NOT NULL
    FROM brand_posts b LEFT JOIN people ON people.handle = first_handle(b.text)
    WHERE (b.parent_id IS NULL OR (b.parent_id NOT IN (SELECT id FROM customer_posts) AND b.parent_id NOT IN (SELECT id FROM brand_posts)))
      AND customer_id IS NOT NULL AND customer_id NOT IN (${ids})`);
  // A reply to the team's own reply goes on speaking to the same customer.
  await database.run(`INSERT INTO addressed
    WITH RECURSIVE chain AS (
      SELECT id, customer_id, 0 AS step FROM addressed WHERE id IN (SELECT parent_id FROM brand_posts)
      UNION SELECT b.id, chain.customer_id, step + 1 FROM brand_posts b JOIN chain ON b.parent_id = chain.id WHERE step < ${CHAIN_STEPS})
    SELECT id, customer_id, 'continuation', NULL, false FROM chain
    WHERE (id, customer_id) NOT IN (SELECT id, customer_id FROM addressed)`);
  // To whoever else a reply names in its own words.
  await database.run(`INSERT INTO addressed
    SELECT DISTINCT named.id, people.id, 'own-words', NULL::BIGINT, false
    FROM (SELECT id, lower(unnest(regexp_extract_all(own_words(text), '@(\\w{1,50})', 1))) AS handle
          FROM brand_posts WHERE parent_id IS NOT NULL AND contains(own_words(text), '@')) named
    JOIN people ON people.handle = named.handle
    WHERE people.id NOT IN (${ids}) AND people.id IN (SELECT author_id FROM customer_posts)
      AND (named.id, people.id) NOT IN (SELECT id, customer_id FROM addressed)`);
}

/** The network's conversation id, else the root reached by following replies as far as the data goes. */
async function selectThreads(database: Database): Promise<void> {
  await database.run(`CREATE TEMP TABLE threads AS
    SELECT id, coalesce(conversation_id, parent_id, id) AS root, conversation_id IS NOT NULL AS is_told FROM customer_posts
    UNION ALL SELECT id, coalesce(conversation_id, parent_id, id), conversation_id IS NOT NULL FROM brand_posts`);
  if ((await countOf(database, 'threads WHERE NOT is_told')) === 0) return;
  await repeatWhileAdding(
    database,
    'threads',
    `INSERT INTO threads
    SELECT id, coalesce(conversation_id, parent_id, id), conversation_id IS NOT NULL FROM posts
    WHERE id IN (SELECT root FROM threads WHERE NOT is_told) AND id NOT IN (SELECT id FROM threads)`,
  );
  for (let step = 0; step < CHAIN_STEPS; step += 1) {
    await database.run(`CREATE OR REPLACE TEMP TABLE climbed AS
      SELECT t.id, coalesce(above.root, t.root) AS root, t.is_told, coalesce(above.root <> t.root, false) AS has_moved
      FROM threads t LEFT JOIN threads above ON above.id = t.root`);
    const moved = await countOf(database, 'climbed WHERE has_moved');
    await database.run('CREATE OR REPLACE TEMP TABLE threads AS SELECT id, root, is_told FROM climbed');
    if (moved === 0) return;
  }
}

/** Replies within a minute whose template the team used at least twenty times. */
async function selectAutomatic(database: Database): Promise<void> {
  await database.run(`CREATE TEMP TABLE quick AS
    SELECT b.id, reply_template(b.text) AS template FROM brand_posts b JOIN addressed a ON a.id = b.id
    WHERE b.created_at - a.parent_at BETWEEN 0 AND ${AUTOMATIC_WITHIN_MS}`);
  const repeated = (await countOf(database, 'quick')) > 0;
  await database.run(`CREATE TEMP TABLE automatic AS SELECT DISTINCT quick.id FROM quick
    WHERE ${repeated} AND template <> '' AND template IN (
      SELECT reply_template(text) FROM brand_posts WHERE ${repeated} AND parent_id IS NOT NULL GROUP BY 1 HAVING count(*) >= ${TEMPLATE_REPLIES})`);
}
