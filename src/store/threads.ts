/**
 * What belongs together because one post replies to another: the second half of selection.ts, which names the tables.
 * Each step looks only for the posts that the step before it brought in.
 */
import { countOf, type Database } from './database.js';

/** Longest reply chain that is followed; damaged data could hold a circle. */
export const CHAIN_STEPS = 30;

/** Columns of `said` that posts `p` give. */
export const SAID_COLUMNS = `p.post, NULL::BIGINT AS parent, p.id, p.author_id, coalesce(p.author, p.author_id) AS author, p.created_at, p.text,
  p.language, p.urls, p.conversation_id, p.parent_id, p.parent_author_id, p.impressions, p.is_included`;

/** Tells the posts of a step which posts they reply to. */
export const findParents = (database: Database, step: number): Promise<void> =>
  database.run(`UPDATE said SET parent = links.parent FROM links
    WHERE links.post = said.post AND said.step = ${step} AND said.parent IS NULL`);

/** Adds to `said` the posts `p` for which a condition holds. */
async function addOwnPosts(database: Database, condition: string, step: number): Promise<void> {
  await database.run(`INSERT INTO said
    SELECT ${SAID_COLUMNS}, false, false, false, false, ${step} FROM (SELECT *, rowid AS post FROM posts) p WHERE ${condition}`);
  await findParents(database, step);
}

/**
 * What a customer adds to his own thread without naming the brand belongs to the conversation too. Of outsiders it is
 * only kept when they first replied.
 */
export async function selectReplies(database: Database, ids: string, until: number): Promise<void> {
  if ((await countOf(database, 'customer_posts WHERE conversation_id IS NOT NULL')) > 0) {
    const isInThread = `NOT is_repost AND created_at <= ${until} AND p.post NOT IN (SELECT post FROM customer_posts)
      AND (p.author_id, p.conversation_id) IN (SELECT author_id, conversation_id FROM customer_posts)`;
    await addOwnPosts(database, isInThread, 0);
  }
  await database.run('CREATE TEMP TABLE outsider_replies (post BIGINT, replied_at BIGINT)');
  for (let step = 0; ; step += 1) {
    await database.run(`CREATE OR REPLACE TEMP TABLE replies AS
      SELECT links.post, p.created_at, c.post AS parent, c.author_id AS customer_id,
        c.conversation_id IS NOT NULL AS is_told, p.author_id = c.author_id AS is_own
      FROM (SELECT post, author_id, conversation_id FROM customer_posts WHERE step = ${step}) c
      JOIN links ON links.parent = c.post JOIN posts p ON p.rowid = links.post
      WHERE links.post NOT IN (SELECT post FROM brand_posts)
        AND p.author_id NOT IN (${ids}) AND NOT p.is_repost AND p.created_at <= ${until}`);
    await database.run(`INSERT INTO outsider_replies
      SELECT parent, min(created_at) FROM replies WHERE NOT is_own GROUP BY parent`);
    if (step === CHAIN_STEPS) return;
    await database.run(`CREATE OR REPLACE TEMP TABLE added AS
      SELECT post FROM replies WHERE is_own AND post NOT IN (SELECT post FROM customer_posts)`);
    if (step === 0) await addBelowOutsiders(database, until);
    if ((await countOf(database, 'added')) === 0) return;
    await addOwnPosts(database, 'p.post IN (SELECT post FROM added)', step + 1);
  }
}

/** Where the network tells no conversation, an outsider may stand between a customer's posts of one thread. */
async function addBelowOutsiders(database: Database, until: number): Promise<void> {
  await database.run(`CREATE TEMP TABLE below AS
    SELECT post, customer_id, false AS is_own, 0 AS step FROM (
      SELECT post, customer_id FROM replies WHERE NOT is_told AND NOT is_own
      UNION SELECT o.post, c.author_id FROM customer_posts o
      JOIN brand_posts b ON b.post = o.parent JOIN customer_posts c ON c.post = b.parent
      WHERE c.conversation_id IS NULL AND o.author_id <> c.author_id)`);
  for (let step = 0; step < CHAIN_STEPS; step += 1) {
    if ((await countOf(database, `below WHERE step = ${step}`)) === 0) break;
    await database.run(`INSERT INTO below
      SELECT links.post, above.customer_id, p.author_id = above.customer_id, ${step + 1}
      FROM (SELECT post, customer_id FROM below WHERE step = ${step}) above
      JOIN links ON links.parent = above.post JOIN posts p ON p.rowid = links.post
      WHERE NOT p.is_repost AND p.created_at <= ${until}
        AND (links.post, above.customer_id) NOT IN (SELECT post, customer_id FROM below)`);
  }
  await database.run(`INSERT INTO added
    SELECT post FROM below WHERE is_own AND post NOT IN (SELECT post FROM customer_posts)`);
}

/** Columns of `threads` that a post gives. `step`: how far above what was said it was found. */
const threadColumns = (step: number): string =>
  `post, id, coalesce(conversation_id, CASE WHEN parent IS NULL THEN parent_id END, id) AS root, conversation_id IS NOT NULL AS is_told,
  CASE WHEN is_told THEN post ELSE coalesce(parent, post) END AS top, ${step} AS step`;

/**
 * The network's conversation id, else the root reached by following replies as far as the data goes. The root of a post is
 * that of the post at its `top`.
 */
export async function selectThreads(database: Database): Promise<void> {
  await database.run(`CREATE TEMP TABLE threads AS SELECT ${threadColumns(0)} FROM said`);
  for (let step = 1; step <= CHAIN_STEPS; step += 1) {
    const below = `threads WHERE step = ${step - 1} AND NOT is_told`;
    if ((await countOf(database, below)) === 0) break;
    await database.run(`INSERT INTO threads
      SELECT ${threadColumns(step)} FROM (SELECT *, rowid AS post, NULL::BIGINT AS parent FROM posts)
      WHERE post IN (SELECT top FROM ${below} AND top NOT IN (SELECT post FROM threads))`);
    if (step === CHAIN_STEPS) break;
    await database.run(`UPDATE threads SET top = links.parent, root = threads.id FROM links
      WHERE links.post = threads.post AND threads.step = ${step} AND NOT threads.is_told`);
  }
  if ((await countOf(database, 'threads WHERE NOT is_told')) > 0) await climbThreads(database);
  await database.run(`CREATE TEMP VIEW roots AS
    SELECT threads.post, tops.root FROM threads JOIN threads tops ON tops.post = threads.top`);
}

/** Each step doubles how far was climbed. What does not move has arrived. */
async function climbThreads(database: Database): Promise<void> {
  await database.run(
    `UPDATE threads SET top = first.post, root = threads.id FROM threads first WHERE threads.is_told AND first.id = threads.root`,
  );
  await database.run('CREATE TEMP TABLE climbing AS SELECT post, top FROM threads WHERE top <> post');
  for (let step = 0; step < CHAIN_STEPS; step += 1) {
    await database.run(`CREATE OR REPLACE TEMP TABLE climbing AS
      SELECT climbing.post, above.top FROM climbing JOIN threads above ON above.post = climbing.top WHERE above.top <> climbing.top`);
    if ((await countOf(database, 'climbing')) === 0) return;
    await database.run(
      'UPDATE threads SET top = climbing.top FROM climbing WHERE climbing.post = threads.post',
    );
  }
}
