/** Who the brand team is in this store: its handles, ids, profile, and which follow lists of it were collected. */
import { CareAuditError } from '../errors.js';
import { type Database, literal } from './database.js';

/** A member of the team, as far as the data tells. */
export interface TeamMember {
  readonly handle: string;
  readonly bio: string | null;
  /** Whether a stranger may send it a direct message; only a user's token is told. */
  readonly receivesMessages: boolean | null;
}

export interface Team {
  /** Without `@`, the primary one first, spelled as given. */
  readonly handles: readonly string[];
  readonly ids: readonly string[];
  readonly members: readonly TeamMember[];
  /** The last page of every member's list was read: whoever is not on one is not followed. */
  readonly hasAllFollowing: boolean;
  readonly hasAllFollowers: boolean;
}

/** Handles as a list for SQL, in lower case. */
export const handleList = (handles: readonly string[]): string =>
  handles.map((handle) => literal(handle.toLowerCase())).join(', ');

/** Finds the team. Throws UNKNOWN_HANDLE, with the most frequent brand handles, where a handle occurs nowhere. */
export async function findTeam(database: Database, handles: readonly string[]): Promise<Team> {
  const wanted = handleList(handles);
  // To put millions of names into lower case takes longer than all else: first only those that are as long.
  const lengths = handles.map((handle) => handle.length).join(', ');
  const accounts = await database.rows(`
    SELECT id, handle, any_value(bio) AS bio, bool_or(receives_messages) AS receives_messages FROM (
      SELECT DISTINCT author_id AS id, lower(author) AS handle, NULL AS bio, NULL::BOOLEAN AS receives_messages
      FROM posts WHERE strlen(author) IN (${lengths}) AND lower(author) IN (${wanted})
      UNION ALL SELECT id, lower(handle), bio, receives_messages FROM users WHERE lower(handle) IN (${wanted}))
    GROUP BY id, handle ORDER BY handle, id`);
  for (const handle of handles) {
    const isKnown = accounts.some((account) => account['handle'] === handle.toLowerCase());
    if (!isKnown && !(await isMentioned(database, handle))) throw await unknownHandle(database, handle);
  }
  return {
    handles,
    // A brand that is named and never wrote has no id in the data; its handle then stands for it.
    ids: [
      ...new Set([
        ...accounts.map((account) => String(account['id'])),
        ...handles.map((handle) => handle.toLowerCase()),
      ]),
    ],
    members: handles.map((handle) => {
      const account = accounts.find((row) => row['handle'] === handle.toLowerCase());
      return {
        handle,
        bio: typeof account?.['bio'] === 'string' ? account['bio'] : null,
        receivesMessages:
          typeof account?.['receives_messages'] === 'boolean' ? account['receives_messages'] : null,
      };
    }),
    hasAllFollowing: await hasAllLists(database, handles, 'following'),
    hasAllFollowers: await hasAllLists(database, handles, 'followers'),
  };
}

async function hasAllLists(
  database: Database,
  handles: readonly string[],
  direction: string,
): Promise<boolean> {
  const owners = new Set(handles.map((handle) => handle.toLowerCase()));
  const [row] = await database.rows(
    `SELECT count(DISTINCT lower(owner))::DOUBLE AS count FROM follow_lists
     WHERE is_complete AND direction = $1 AND lower(owner) IN (${[...owners].map(literal).join(', ')})`,
    [direction],
  );
  return row?.['count'] === owners.size;
}

async function isMentioned(database: Database, handle: string): Promise<boolean> {
  const rows = await database.rows('SELECT 1 FROM posts WHERE regexp_matches(lower(text), $1) LIMIT 1', [
    `(^|[^a-z0-9_])@${handle.toLowerCase()}($|[^a-z0-9_])`,
  ]);
  return rows.length > 0;
}

/** The handles that reply to most different people are the brands in a data set. */
async function frequentBrands(database: Database, limit: number): Promise<string[]> {
  const rows = await database.rows(
    `SELECT author, count(*) AS replies FROM posts
     WHERE parent_id IS NOT NULL AND author IS NOT NULL AND NOT is_repost AND NOT regexp_matches(author, '^[0-9]+$')
     GROUP BY author ORDER BY replies DESC, author LIMIT ${limit}`,
  );
  return rows.map((row) => String(row['author']));
}

async function unknownHandle(database: Database, handle: string): Promise<CareAuditError> {
  const brands = await frequentBrands(database, 5);
  const first = brands[0];
  return new CareAuditError(
    'UNKNOWN_HANDLE',
    `@${handle} occurs nowhere in these posts: nobody writes as it and nobody names it.`,
    first === undefined
      ? 'Check the spelling, or read other files with --from.'
      : `Accounts that reply most here: ${brands.map((brand) => `@${brand}`).join(', ')}. Type for example: care-audit @${first}`,
  );
}
