/**
 * Picks out of the store what one brand team and its customers said to each other, in temporary tables. Reading,
 * joining and sorting millions of rows is DuckDB's work; this is the SQL for it, a step a statement.
 *
 * `post`, `parent` and `top` are row numbers of `posts`: joining numbers takes a fraction of the time of joining ids.
 *
 * `links` which reply answers which post · `near` replies to the team's posts, and what these reply to · `said` all that is
 * of the histories, and its views `brand_posts` the team's posts and `customer_posts` mentions, untagged posts and what their
 * authors said in the same threads · `outsider_replies` when an outsider first replied to a customer · `parents` what is
 * known of the posts replied to · `people` whose a handle is · `addressed` which brand post speaks to which customer ·
 * `threads` how far up each post's conversation is known, and its view `roots` where it began · `automatic` replies that no
 * person wrote.
 */
import type { Team } from './team.js';
import { type Database, literal } from './database.js';
import { CHAIN_STEPS, findParents, SAID_COLUMNS, selectReplies, selectThreads } from './threads.js';

/** Equal replies needed for one to count as a template, and the quickest a person could answer (docs/measures.md). */
const TEMPLATE_REPLIES = 20;
const AUTOMATIC_WITHIN_MS = 60_000;

/** Makes the temporary tables for posts up to `until` (milliseconds UTC). */
export async function selectPosts(database: Database, team: Team, until: number): Promise<void> {
  const ids = team.ids.map(literal).join(', ');
  await database.run(macros(team));
  await database.run(`CREATE TEMP TABLE links AS
    SELECT reply.rowid AS post, answered.rowid AS parent FROM posts reply JOIN posts answered ON answered.id = reply.parent_id`);
  await selectSaid(database, ids, until);
  await selectReplies(database, ids, until);
  await selectParents(database, ids, until);
  await selectAddressed(database, ids);
  await selectThreads(database);
  await selectAutomatic(database);
  // The histories are sorted in memory: what they do not need makes room.
  await database.run('DROP TABLE links');
}

/**
 * `names_brand(text)`, and what the first words of a text tell. The leading run is what a reply inherits.
 * `reply_template` puts a space for all that differs between two uses of a template, and leaves single spaces alone:
 * to match each of them takes three times as long. Its end is not left to trim(), which looks at every character.
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
    CREATE OR REPLACE TEMP MACRO reply_template(text) AS ltrim(regexp_replace(regexp_replace(
      text, '(@\\w+|https?://\\S+|[0-9]+|[\\^*~/-] ?\\w{1,12}\\s*(https?://\\S+\\s*)*$|\\b([Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Tt]hanks|[Tt]hank you)( there)?,? [A-Z]\\w+|\\s\\s+|[\\t\\n\\f\\r])', ' ', 'g'), '\\p{Zs}+$', ''));`;
};

/**
 * Texts are most of a store, so they are read once, here. `step`: how many of his own posts above it brought a customer's
 * post in.
 */
async function selectSaid(database: Database, ids: string, until: number): Promise<void> {
  const counts = `NOT is_repost AND created_at <= ${until}`;
  await database.run(`CREATE TEMP TABLE near AS
    WITH ours AS (SELECT rowid AS post FROM posts WHERE author_id IN (${ids}) AND ${counts})
    SELECT post, bool_or(replies_to_brand) AS replies_to_brand FROM (
      SELECT links.post, true AS replies_to_brand FROM links JOIN ours ON ours.post = links.parent
      UNION ALL SELECT rowid, true FROM posts WHERE parent_author_id IN (${ids})
      UNION ALL SELECT links.parent, false FROM links JOIN ours ON ours.post = links.post)
    GROUP BY post`);
  await database.run(`CREATE TEMP TABLE said AS
    SELECT ${SAID_COLUMNS}, is_by_brand, names_brand, near.replies_to_brand IS true AS replies_to_brand,
      NOT (is_by_brand OR names_brand OR near.replies_to_brand IS true) AS is_untagged, 0 AS step
    FROM (SELECT *, rowid AS post, author_id IN (${ids}) AS is_by_brand, names_brand(text) AS names_brand FROM posts WHERE ${counts}) p
    LEFT JOIN near ON near.post = p.post
    WHERE is_by_brand OR names_brand OR near.post IS NOT NULL`);
  await findParents(database, 0);
  await database.run(`
    CREATE TEMP VIEW brand_posts AS SELECT * FROM said WHERE is_by_brand;
    CREATE TEMP VIEW customer_posts AS SELECT *, names_brand OR replies_to_brand AS is_mention FROM said WHERE NOT is_by_brand`);
}

/** Where the parent is missing, the first handle of the leading run is its author's. */
async function selectParents(database: Database, ids: string, until: number): Promise<void> {
  await database.run(`CREATE TEMP TABLE parents AS
    SELECT p.rowid AS post, p.author_id, coalesce(said.names_brand, false) AS names_brand,
      p.is_repost OR p.created_at > ${until} AS is_left_out
    FROM posts p LEFT JOIN said ON said.post = p.rowid
    WHERE p.rowid IN (SELECT parent FROM customer_posts WHERE NOT replies_to_brand) AND p.author_id NOT IN (${ids})`);
  // Any other post that names the brand is in `said`.
  await database.run(`UPDATE parents SET names_brand = names_brand(p.text) FROM posts p
    WHERE p.rowid = parents.post AND is_left_out`);
  await database.run(`CREATE TEMP TABLE people AS
    SELECT handle, min(id) AS id FROM (
      SELECT lower(author) AS handle, author_id AS id FROM said
      UNION ALL SELECT lower(handle), id FROM users WHERE handle IS NOT NULL) GROUP BY handle`);
}

async function selectAddressed(database: Database, ids: string): Promise<void> {
  // To the author of the parent: in the data, or told by the network, or the first handle of the text.
  await database.run(`CREATE TEMP TABLE addressed AS
    SELECT b.post, c.author_id AS customer_id, 'reply' AS address, c.created_at AS parent_at
    FROM brand_posts b JOIN customer_posts c ON c.post = b.parent`);
  await database.run(`INSERT INTO addressed
    SELECT b.post, coalesce(b.parent_author_id, people.id, b.first_handle) AS customer_id,
      CASE WHEN b.parent_id IS NULL THEN 'opening' ELSE 'reply' END,
      CASE WHEN abs(snowflake_ms(b.id) - b.created_at) <= 1000 AND snowflake_ms(b.parent_id) BETWEEN 1288834974657 AND b.created_at
        THEN snowflake_ms(b.parent_id) END
    FROM (SELECT *, first_handle(text) AS first_handle FROM brand_posts WHERE parent IS NULL OR parent NOT IN (SELECT post FROM said)) b
    LEFT JOIN people ON people.handle = b.first_handle
    WHERE customer_id IS NOT NULL AND customer_id NOT IN (${ids})`);
  // A reply to the team's own reply goes on speaking to the same customer.
  await database.run(`INSERT INTO addressed
    WITH RECURSIVE chain AS (
      SELECT post, customer_id, 0 AS step FROM addressed WHERE post IN (SELECT parent FROM brand_posts)
      UNION SELECT b.post, chain.customer_id, chain.step + 1 FROM brand_posts b JOIN chain ON b.parent = chain.post WHERE chain.step < ${CHAIN_STEPS})
    SELECT post, customer_id, 'continuation', NULL FROM chain
    WHERE (post, customer_id) NOT IN (SELECT post, customer_id FROM addressed)`);
  // To whoever else a reply names in its own words.
  await database.run(`INSERT INTO addressed
    SELECT DISTINCT named.post, people.id, 'own-words', NULL::BIGINT
    FROM (SELECT post, lower(unnest(regexp_extract_all(own_words(text), '@(\\w{1,50})', 1))) AS handle
          FROM brand_posts WHERE parent_id IS NOT NULL AND contains(own_words(text), '@')) named
    JOIN people ON people.handle = named.handle
    WHERE people.id NOT IN (${ids}) AND people.id IN (SELECT author_id FROM customer_posts)
      AND (named.post, people.id) NOT IN (SELECT post, customer_id FROM addressed)`);
}

/** Replies within a minute whose template the team used at least twenty times. */
async function selectAutomatic(database: Database): Promise<void> {
  await database.run(`CREATE TEMP TABLE automatic AS
    WITH replies AS MATERIALIZED (
      SELECT post, created_at, reply_template(text) AS template FROM brand_posts WHERE parent_id IS NOT NULL)
    SELECT DISTINCT r.post FROM replies r JOIN addressed a ON a.post = r.post
    WHERE r.created_at - a.parent_at BETWEEN 0 AND ${AUTOMATIC_WITHIN_MS} AND r.template <> '' AND r.template IN (
      SELECT template FROM replies GROUP BY template HAVING count(*) >= ${TEMPLATE_REPLIES})`);
}
