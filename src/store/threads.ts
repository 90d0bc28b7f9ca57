/**
 * What belongs together because one post replies to another: the second half of selection.ts, which names the tables.
 *
 * Scanning all posts for a parent is cheap where few are looked for (0.03 s of 3 million) and dear where many are, so
 * each step looks only for those that the step before it brought in.
 */
import { countOf, type Database } from './database.js';

/** Longest reply chain that is followed; damaged data could hold a circle. */
export const CHAIN_STEPS = 30;

/** Columns of `customer_posts` that posts `p` give. */
export const OUTSIDER_COLUMNS = `p.id, p.author_id, coalesce(p.author, p.author_id) AS author, p.created_at, p.text, p.language, p.urls,
  p.conversation_id, p.parent_id, p.parent_author_id, p.impressions, p.is_included`;

/**
 * What a customer adds to his own thread without naming the brand belongs to the conversation too. Of outsiders it is
 * only kept when they first replied.
 */
export async function selectReplies(database: Database, ids: string, until: number): Promise<void> {
  if ((await countOf(database, 'customer_posts WHERE conversation_id IS NOT NULL')) > 0) {
    await database.run(`INSERT INTO customer_posts
      SELECT ${OUTSIDER_COLUMNS}, false, false, false, 0 FROM posts p
      WHERE NOT is_repost AND created_at <= ${until} AND p.id NOT IN (SELECT id FROM customer_posts)
        AND (p.author_id, p.conversation_id) IN (SELECT author_id, conversation_id FROM customer_posts)`);
  }
  await database.run('CREATE TEMP TABLE outsider_replies (id VARCHAR, replied_at BIGINT)');
  for (let step = 0; ; step += 1) {
    await database.run(`CREATE OR REPLACE TEMP TABLE replies AS
      SELECT p.id, p.rowid AS row_id, p.created_at, c.id AS parent_id, c.author_id AS customer_id,
        c.conversation_id IS NOT NULL AS is_told, p.author_id = c.author_id AS is_own
      FROM posts p JOIN (SELECT id, author_id, conversation_id FROM customer_posts WHERE step = ${step}) c ON c.id = p.parent_id
      WHERE p.author_id NOT IN (${ids}) AND NOT p.is_repost AND p.created_at <= ${until}`);
    await database.run(`INSERT INTO outsider_replies
      SELECT parent_id, min(created_at) FROM replies WHERE NOT is_own GROUP BY parent_id`);
    if (step === CHAIN_STEPS) return;
    await database.run(`CREATE OR REPLACE TEMP TABLE added AS
      SELECT row_id FROM replies WHERE is_own AND id NOT IN (SELECT id FROM customer_posts)`);
    if (step === 0) await addBelowOutsiders(database, until);
    if ((await countOf(database, 'added')) === 0) return;
    await database.run(`INSERT INTO customer_posts
      SELECT ${OUTSIDER_COLUMNS}, false, false, false, ${step + 1} FROM posts p WHERE rowid IN (SELECT row_id FROM added)`);
  }
}

/** Where the network tells no conversation, an outsider may stand between a customer's posts of one thread. */
async function addBelowOutsiders(database: Database, until: number): Promise<void> {
  await database.run(`CREATE TEMP TABLE below AS
    SELECT id, customer_id, NULL::BIGINT AS row_id, false AS is_own, 0 AS step FROM (
      SELECT id, customer_id FROM replies WHERE NOT is_told AND NOT is_own
      UNION SELECT o.id, c.author_id FROM customer_posts o
      JOIN brand_posts b ON b.id = o.parent_id JOIN customer_posts c ON c.id = b.parent_id
      WHERE c.conversation_id IS NULL AND o.author_id <> c.author_id)`);
  for (let step = 0; step < CHAIN_STEPS; step += 1) {
    if ((await countOf(database, `below WHERE step = ${step}`)) === 0) break;
    await database.run(`INSERT INTO below
      SELECT p.id, above.customer_id, p.rowid, p.author_id = above.customer_id, ${step + 1}
      FROM posts p JOIN (SELECT id, customer_id FROM below WHERE step = ${step}) above ON above.id = p.parent_id
      WHERE NOT p.is_repost AND p.created_at <= ${until}
        AND (p.id, above.customer_id) NOT IN (SELECT id, customer_id FROM below)`);
  }
  await database.run(`INSERT INTO added
    SELECT row_id FROM below WHERE is_own AND id NOT IN (SELECT id FROM customer_posts)`);
}

/** The network's conversation id, else the root reached by following replies as far as the data goes. */
export async function selectThreads(database: Database): Promise<void> {
  const columns =
    'id, coalesce(conversation_id, parent_id, id) AS root, conversation_id IS NOT NULL AS is_told';
  await database.run(`CREATE TEMP TABLE threads AS
    SELECT ${columns}, 0 AS step FROM customer_posts UNION ALL SELECT ${columns}, 0 FROM brand_posts`);
  if ((await countOf(database, 'threads WHERE NOT is_told')) === 0) return;
  let wanted = 'SELECT id FROM parents_elsewhere WHERE id IN (SELECT root FROM threads WHERE NOT is_told)';
  for (let step = 1; step <= CHAIN_STEPS; step += 1) {
    await database.run(`INSERT INTO threads SELECT ${columns}, ${step} FROM posts WHERE id IN (${wanted})`);
    const added = `threads WHERE step = ${step} AND NOT is_told`;
    if ((await countOf(database, added)) === 0) break;
    wanted = `SELECT root FROM ${added} AND root NOT IN (SELECT id FROM threads)`;
  }
  await climbThreads(database);
}

/** Each step doubles how far was climbed. What does not move has arrived. */
async function climbThreads(database: Database): Promise<void> {
  await database.run('CREATE TEMP TABLE climbing AS SELECT id, root FROM threads WHERE root <> id');
  for (let step = 0; step < CHAIN_STEPS; step += 1) {
    await database.run(`CREATE OR REPLACE TEMP TABLE climbing AS
      SELECT climbing.id, above.root FROM climbing JOIN threads above ON above.id = climbing.root WHERE above.root <> climbing.root`);
    if ((await countOf(database, 'climbing')) === 0) return;
    await database.run(
      'UPDATE threads SET root = climbing.root FROM climbing WHERE climbing.id = threads.id',
    );
  }
}
