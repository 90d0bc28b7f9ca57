/** What one page of the X API v2 tells; a flattened line is a page of one thing. */
import type { PostRecord } from '../model/index.js';
import { idOf, objectOf, objectsOf, textOf } from './json-fields.js';
import type { Hints, Records } from './source.js';
import { authorIdOf, postOf, referencesOf } from './x-api-v2-posts.js';
import { isUser, mergeUsers, userOf, usersIn } from './x-api-v2-users.js';

type Json = Readonly<Record<string, unknown>>;

/** Something in a page that could not be read. */
export interface Problem {
  readonly reason: string;
  readonly thing: unknown;
}

/** A page wraps what it tells; everything else is told bare. */
export const isPage = (value: Json): boolean =>
  ['data', 'includes', 'meta', 'errors'].some((key) => key in value);

/** Reads a page, or a bare post or account. `followList`: its accounts are that list, or a part of it. */
export function readPage(
  value: Json,
  followList: Hints['followList'],
): { records: Records; problems: readonly Problem[] } {
  const data = isPage(value) ? value['data'] : value;
  const all: readonly unknown[] = Array.isArray(data) ? data : data === undefined ? [] : [data];
  const things = objectsOf(all);
  const accounts = things.filter(isUser);
  const includes = objectOf(value['includes']);
  const includedUsers = objectsOf(includes?.['users']);
  const { posts, problems, told } = readPosts(
    things.filter((thing) => !isUser(thing)),
    [...objectsOf(includes?.['tweets']), ...objectsOf(includes?.['posts'])],
    [...accounts, ...includedUsers],
  );
  const strange = all.filter((thing) => objectOf(thing) === null);
  return {
    records: {
      posts,
      users: [...told.values()],
      ...listOf(value, accounts, followList),
      refused: refusedIn(value),
    },
    problems: [...strange.map((thing) => ({ reason: 'not a JSON object', thing })), ...problems],
  };
}

function readPosts(primary: readonly Json[], includedPosts: readonly Json[], accounts: readonly Json[]) {
  const included = [...includedPosts, ...[...primary, ...includedPosts].flatMap(embeddedPosts)];
  const everything = [...primary, ...included];
  const told = mergeUsers([
    ...accounts.flatMap((user) => userOf(user) ?? []),
    ...everything.flatMap(usersIn),
  ]);
  const authors = new Map(everything.flatMap((post) => authorPair(post)));
  const posts: PostRecord[] = [];
  const problems: Problem[] = [];
  for (const [index, thing] of everything.entries()) {
    const post = postOf(thing, { users: told, authors, isIncluded: index >= primary.length });
    if (typeof post === 'string') problems.push({ reason: post, thing });
    else posts.push(post);
  }
  return { posts, problems, told };
}

function authorPair(post: Json): [string, string][] {
  const [id, authorId] = [idOf(post['id']), authorIdOf(post)];
  return id === null || authorId === null ? [] : [[id, authorId]];
}

/** Flattened lines hold the posts they refer to, and those theirs. */
function embeddedPosts(post: Json): Json[] {
  const whole = referencesOf(post).filter((reference) => 'text' in reference);
  return [...whole, ...whole.flatMap(embeddedPosts)];
}

/** A list is at its end where the page has no `next_token`. */
function listOf(
  page: Json,
  accounts: readonly Json[],
  list: Hints['followList'],
): Pick<Records, 'follows' | 'lists'> {
  const meta = objectOf(page['meta']);
  if (list === null || (accounts.length === 0 && !isEmptyEnd(page, meta))) return { follows: [], lists: [] };
  const follows = accounts.flatMap((account) => {
    const userId = idOf(account['id']);
    return userId === null ? [] : [{ ...list, userId }];
  });
  return { follows, lists: [{ ...list, isLastPage: textOf(meta?.['next_token']) === null }] };
}

const isEmptyEnd = (page: Json, meta: Json | null): boolean =>
  !('data' in page && objectsOf(page['data']).length > 0) && meta?.['result_count'] === 0;

/** The partial errors of a page: what it was asked for and the network would not give. */
function refusedIn(page: Json): Records['refused'] {
  return objectsOf(page['errors']).flatMap((problem) => {
    const id = textOf(problem['resource_id']) ?? textOf(problem['value']);
    return id === null ? [] : [{ id, reason: reasonOf(problem) }];
  });
}

/** X names every refusal of an account "Forbidden" or "Not Found"; only the detail tells a suspension. */
function reasonOf(problem: Json): string {
  if (/\bsuspended\b/i.test(textOf(problem['detail']) ?? '')) return 'suspended';
  const kind = textOf(problem['type'])?.split('/').at(-1);
  if (kind === 'resource-not-found') return 'not found';
  if (kind === 'not-authorized-for-resource') return 'not authorized';
  return textOf(problem['title']) ?? kind ?? 'unknown';
}
