/** Scenes as pages of the X API v2, the way the network sends them: one JSON text a page. */
import type { FollowDirection, PostRecord, Scene, UserRecord } from './play-types.js';
import { problemsOf, toXPost, type Naming } from './x-api-post.js';

export interface PageOptions {
  /** Posts or accounts a page. Default: 100. */
  readonly pageSize?: number;
  /** The field names: `tweets` up to specification 2.159, `posts` since 2.167. Default: tweets. */
  readonly naming?: Naming;
  /** Which posts stand in `data`. Default: all that are not known from references only. */
  readonly of?: (post: PostRecord) => boolean;
}

/** The scene's posts as pages, newest first. What a page's posts refer to stands in its `includes`, or in its `errors`. */
export function toXApiPages(scene: Scene, options: PageOptions = {}): string[] {
  const { pageSize = 100, naming = 'tweets', of = (post) => !post.isIncluded } = options;
  const posts = scene.posts.filter(of).toSorted(newestFirst);
  if (posts.length === 0) return [JSON.stringify({ meta: { result_count: 0 } })];
  return chunks(posts, pageSize).map((page, index, pages) =>
    JSON.stringify({
      data: page.map((post) => toXPost(post, scene, naming)),
      ...surroundings(page, scene, naming),
      meta: {
        newest_id: page.at(0)?.id,
        oldest_id: page.at(-1)?.id,
        result_count: page.length,
        ...nextToken(index, pages.length, page.at(-1)?.id),
      },
    }),
  );
}

/** The follow list of one brand handle as pages. A list that is not complete keeps its `next_token` on the last page. */
export function toFollowPages(
  scene: Scene,
  owner: string,
  direction: FollowDirection,
  { pageSize = 100, naming = 'tweets' }: Omit<PageOptions, 'of'> = {},
): string[] {
  const byId = new Map(scene.users.map((user) => [user.id, user]));
  const accounts = scene.follows
    .filter((follow) => follow.owner === owner && follow.direction === direction)
    .flatMap(({ userId }) => byId.get(userId) ?? [])
    .map((user) => toXUser(user, naming));
  const isComplete = scene.lists.some((l) => l.owner === owner && l.direction === direction && l.isLastPage);
  if (accounts.length === 0)
    return [JSON.stringify({ meta: { result_count: 0, ...nextToken(0, isComplete ? 1 : 2, owner) } })];
  return chunks(accounts, pageSize).map((data, index, pages) => {
    const pageCount = isComplete ? pages.length : pages.length + 1;
    return JSON.stringify({
      data,
      meta: { result_count: data.length, ...nextToken(index, pageCount, data.at(-1)?.id) },
    });
  });
}

/** An account as the X API says it. */
export function toXUser(user: UserRecord, naming: Naming): { readonly id: string } & Record<string, unknown> {
  const isPosts = naming === 'posts';
  return {
    id: user.id,
    username: user.handle,
    name: user.name ?? user.handle,
    description: user.bio ?? '',
    created_at: '2015-03-09T10:00:00.000Z',
    protected: false,
    verified: false,
    ...(user.receivesMessages === null ? {} : { receives_your_dm: user.receivesMessages }),
    ...(user.followers === null
      ? {}
      : {
          public_metrics: {
            followers_count: user.followers,
            following_count: 210,
            [isPosts ? 'post_count' : 'tweet_count']: 1830,
            listed_count: 2,
          },
        }),
  };
}

function surroundings(page: readonly PostRecord[], scene: Scene, naming: Naming): Record<string, unknown> {
  const byId = new Map(scene.posts.map((post) => [post.id, post]));
  for (const post of scene.posts) for (const version of post.versionIds) byId.set(version, post);
  const referred = page.flatMap((post) => referredIds(post, scene));
  const found = [...new Set(referred.flatMap((id) => byId.get(id) ?? []))];
  const missing = [...new Set(referred.filter((id) => !byId.has(id)))];
  const shown = [...page, ...found];
  const ids = new Set(
    shown.map((post) => post.authorId).concat(shown.map((post) => post.parentAuthorId ?? '')),
  );
  const handles = new Set(shown.flatMap(({ text }) => text.toLowerCase().match(/@\w{1,15}/g) ?? []));
  const users = scene.users.filter(
    (user) => ids.has(user.id) || handles.has(`@${(user.handle ?? '').toLowerCase()}`),
  );
  return {
    includes: {
      users: users.map((user) => toXUser(user, naming)),
      ...(found.length === 0 ? {} : { [naming]: found.map((post) => toXPost(post, scene, naming)) }),
    },
    ...(missing.length === 0 ? {} : { errors: problemsOf(missing, naming) }),
  };
}

function referredIds(post: PostRecord, scene: Scene): string[] {
  const reference = scene.references.get(post.id);
  return [post.parentId, reference?.quotedId ?? null, reference?.repostedId ?? null].filter(
    (id) => id !== null,
  );
}

function nextToken(index: number, pageCount: number, lastId: string | undefined): { next_token?: string } {
  return index === pageCount - 1
    ? {}
    : { next_token: `b26v89c19zqg8o3f${BigInt(lastId?.replaceAll(/\D/g, '') || '7').toString(36)}` };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function newestFirst(a: PostRecord, b: PostRecord): number {
  const [left, right] = [BigInt(a.id), BigInt(b.id)];
  return left < right ? 1 : left > right ? -1 : 0;
}
