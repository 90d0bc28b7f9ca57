/**
 * Picks out of the store what one brand team and its customers said to each other, in temporary tables. Reading,
 * joining and sorting millions of rows is DuckDB's work; this is the SQL for it, a step a statement.
 *
 * `brand_posts` the team's posts · `customer_posts` mentions, untagged posts and what their authors said in the same
 * threads · `outsider_replies` when an outsider first replied to a customer · `parents_elsewhere` ids of posts replied to
 * that are in neither of the first two · `parents` what is known of the posts replied to · `addressed` which brand post
 * speaks to which customer · `threads` the root of each post's conversation · `automatic` replies that no person wrote.
 */
import type { Team } from './team.js';
import { type Database, literal } from './database.js';
import { CHAIN_STEPS, OUTSIDER_COLUMNS, selectReplies, selectThreads } from './threads.js';

/** Equal replies needed for one to count as a template, and the quickest a person could answer (docs/measures.md). */
const TEMPLATE_REPLIES = 20;
const AUTOMATIC_WITHIN_MS = 60_000;

/** Makes the temporary tables for posts up to `until` (milliseconds UTC). */
export async function selectPosts(database: Database, team: Team, until: number): Promise<void> {
  const ids = team.ids.map(literal).join(', ');
  await database.run(macros(team));
  await database.run(`CREATE TEMP TABLE brand_posts AS
    SELECT id, author_id, coalesce(author, author_id) AS author, created_at, text, language, urls, conversation_id, parent_id, parent_author_id,
      CASE WHEN parent_id IS NOT NULL THEN reply_template(text) END AS template
    FROM posts WHERE author_id IN (${ids}) AND NOT is_repost AND created_at <= ${until}`);
  await selectCustomerPosts(database, ids, until);
  await selectReplies(database, ids, until);
  await selectParents(database, ids);
  await selectAddressed(database, ids);
  await selectThreads(database);
  await selectAutomatic(database);
}

/**
 * `names_brand(text)`, and what the first words of a text tell. The leading run is what a reply inherits.
 * `reply_template` puts a space for all that differs between two uses of a template, and leaves single spaces alone:
 * to match each of them takes three times as long.
 */
const macros = (team: Team): string => {
  // To put millions of texts into lower case takes longer than all else: first only those with `@a` or `@A`.
  const initials = team.handles.flatMap((handle) => [
    handle.charAt(0).toLowerCase(),
    handle.charAt(0).toUpperCase(),
  ]);
  const quick = [...new Set(initials)].map((initial) => `contains(text, ${literal(`@${initial}`)})`);
  const names = team.handles.map((handle) => handle.toLowerCase()).join('|');
  return `
    CREATE OR REPLACE TEMP MACRO names_brand(text) AS
      CASE WHEN ${quick.join(' OR ')} THEN regexp_matches(lower(text), '(^|[^a-z0-9_])@(${names})($|[^a-z0-9_])') ELSE false END;
    CREATE OR REPLACE TEMP MACRO first_handle(text) AS nullif(lower(regexp_extract(text, '^\\s*\\.?@(\\w{1,50})', 1)), '');
    CREATE OR REPLACE TEMP MACRO own_words(text) AS regexp_replace(text, '^(\\s*\\.?@\\w+)+', '');
    CREATE OR REPLACE TEMP MACRO snowflake_ms(id) AS
      CASE WHEN regexp_matches(id, '^[0-9]{11,19}$') THEN (TRY_CAST(id AS BIGINT) >> 22) + 1288834974657 END;
    CREATE OR REPLACE TEMP MACRO reply_template(text) AS trim(regexp_replace(
      text, '(@\\w+|https?://\\S+|[0-9]+|[\\^*~/-] ?\\w{1,12}\\s*(https?://\\S+\\s*)*$|\\b([Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Tt]hanks|[Tt]hank you)( there)?,? [A-Z]\\w+|\\s\\s+|[\\t\\n\\f\\r])', ' ', 'g'));`;
};

/** `step`: how many of his own posts above it brought a post in. */
async function selectCustomerPosts(database: Database, ids: string, until: number): Promise<void> {
  await database.run(`CREATE TEMP TABLE customer_posts AS
    SELECT ${OUTSIDER_COLUMNS}, names_brand OR b.id IS NOT NULL OR replies_to_team AS is_mention, NOT is_mention AS is_untagged,
      b.id IS NOT NULL OR replies_to_team AS replies_to_brand, 0 AS step
    FROM (SELECT *, names_brand(text) AS names_brand, coalesce(parent_author_id IN (${ids}), false) AS replies_to_team
          FROM posts WHERE author_id NOT IN (${ids}) AND NOT is_repost AND created_at <= ${until}) p
    LEFT JOIN brand_posts b ON b.id = p.parent_id
    WHERE names_brand OR b.id IS NOT NULL OR replies_to_team OR p.id IN (SELECT parent_id FROM brand_posts)`);
}

/** Where the parent is missing, the first handle of the leading run is its author's. */
async function selectParents(database: Database, ids: string): Promise<void> {
  await database.run(`CREATE TEMP TABLE parents_elsewhere AS
    SELECT DISTINCT parent_id AS id FROM (SELECT parent_id FROM customer_posts UNION ALL SELECT parent_id FROM brand_posts)
    WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM customer_posts) AND parent_id NOT IN (SELECT id FROM brand_posts)`);
  const replied = 'SELECT parent_id FROM customer_posts WHERE NOT replies_to_brand';
  await database.run(`CREATE TEMP TABLE parents AS
    SELECT id, author_id, names_brand(text) AS names_brand FROM customer_posts WHERE id IN (${replied})
    UNION ALL SELECT id, author_id, names_brand(text) FROM posts
    WHERE id IN (SELECT id FROM parents_elsewhere WHERE id IN (${replied})) AND author_id NOT IN (${ids})`);
  await database.run(`CREATE TEMP TABLE people AS
    SELECT handle, min(id) AS id FROM (
      SELECT lower(author) AS handle, author_id AS id FROM customer_posts
      UNION ALL SELECT lower(handle), id FROM users WHERE handle IS NOT NULL
      UNION ALL SELECT lower(author), author_id FROM brand_posts) GROUP BY handle`);
}

async function selectAddressed(database: Database, ids: string): Promise<void> {
  // To the author of the parent: in the data, or told by the network, or the first handle of the text.
  await database.run(`CREATE TEMP TABLE addressed AS
    SELECT b.id, c.author_id AS customer_id, 'reply' AS address, c.created_at AS parent_at
    FROM brand_posts b JOIN customer_posts c ON c.id = b.parent_id`);
  await database.run(`INSERT INTO addressed
    SELECT b.id, coalesce(b.parent_author_id, people.id, first_handle(b.text)) AS customer_id,
      CASE WHEN b.parent_id IS NULL THEN 'opening' ELSE 'reply' END,
      CASE WHEN abs(snowflake_ms(b.id) - b.created_at) <= 1000 AND snowflake_ms(b.parent_id) BETWEEN 1288834974657 AND b.created_at
        THEN snowflake_ms(b.parent_id) END
    FROM brand_posts b LEFT JOIN people ON people.handle = first_handle(b.text)
    WHERE (b.parent_id IS NULL OR (b.parent_id NOT IN (SELECT id FROM customer_posts) AND b.parent_id NOT IN (SELECT id FROM brand_posts)))
      AND customer_id IS NOT NULL AND customer_id NOT IN (${ids})`);
  // A reply to the team's own reply goes on speaking to the same customer.
  await database.run(`INSERT INTO addressed
    WITH RECURSIVE chain AS (
      SELECT id, customer_id, 0 AS step FROM addressed WHERE id IN (SELECT parent_id FROM brand_posts)
      UNION SELECT b.id, chain.customer_id, step + 1 FROM brand_posts b JOIN chain ON b.parent_id = chain.id WHERE step < ${CHAIN_STEPS})
    SELECT id, customer_id, 'continuation', NULL FROM chain
    WHERE (id, customer_id) NOT IN (SELECT id, customer_id FROM addressed)`);
  // To whoever else a reply names in its own words.
  await database.run(`INSERT INTO addressed
    SELECT DISTINCT named.id, people.id, 'own-words', NULL::BIGINT
    FROM (SELECT id, lower(unnest(regexp_extract_all(own_words(text), '@(\\w{1,50})', 1))) AS handle
          FROM brand_posts WHERE parent_id IS NOT NULL AND contains(own_words(text), '@')) named
    JOIN people ON people.handle = named.handle
    WHERE people.id NOT IN (${ids}) AND people.id IN (SELECT author_id FROM customer_posts)
      AND (named.id, people.id) NOT IN (SELECT id, customer_id FROM addressed)`);
}

/** Replies within a minute whose template the team used at least twenty times. */
async function selectAutomatic(database: Database): Promise<void> {
  await database.run(`CREATE TEMP TABLE automatic AS
    SELECT DISTINCT b.id FROM brand_posts b JOIN addressed a ON a.id = b.id
    WHERE b.created_at - a.parent_at BETWEEN 0 AND ${AUTOMATIC_WITHIN_MS} AND b.template <> '' AND b.template IN (
      SELECT template FROM brand_posts GROUP BY template HAVING count(*) >= ${TEMPLATE_REPLIES})`);
}
