/** Posts as the X API v2 says them, under both of its namings: `tweet` up to specification 2.159, `post` since 2.167. */
import type { PostRecord, UserRecord } from '../model/index.js';
import { isoTime, snowflakeTime } from '../time.js';
import { countOf, idOf, objectOf, objectsOf, textOf } from './json-fields.js';

type Json = Readonly<Record<string, unknown>>;

/** What the rest of a page tells about a post. */
export interface Surroundings {
  readonly users: ReadonlyMap<string, UserRecord>;
  /** The author of each post of the page, by the post's id. */
  readonly authors: ReadonlyMap<string, string>;
  readonly isIncluded: boolean;
}

/** The posts that a post refers to: `{type, id}`, and in flattened lines the whole post. */
export const referencesOf = (post: Json): Json[] =>
  objectsOf(post['referenced_tweets'] ?? post['referenced_posts']);

/** The id of a post's author, which flattened lines may give in the author alone. */
export const authorIdOf = (post: Json): string | null =>
  idOf(post['author_id']) ?? idOf(objectOf(post['author'])?.['id']);

/** A post, or the reason why it cannot be one. */
export function postOf(post: Json, surroundings: Surroundings): PostRecord | string {
  const id = idOf(post['id']);
  const authorId = authorIdOf(post);
  if (id === null) return 'no id (a string of digits)';
  if (authorId === null) return 'no author_id';
  const versionIds = versionIdsOf(post);
  const createdAt = createdAtOf(post, id, versionIds);
  if (createdAt === null) return 'no created_at, and no time in the id';
  const metrics = objectOf(post['public_metrics']);
  return {
    id,
    authorId,
    author: surroundings.users.get(authorId)?.handle ?? null,
    createdAt,
    ...textAndUrls(post),
    language: languageOf(post),
    conversationId: idOf(post['conversation_id']),
    ...parentOf(post, surroundings),
    isRepost: referencesOf(post).some(({ type }) => type === 'retweeted' || type === 'reposted'),
    isIncluded: surroundings.isIncluded,
    // Nobody's post is seen by nobody: 0 stands for posts from before X counted views (December 2022).
    impressions: countOf(metrics?.['impression_count']) || null,
    reposts: countOf(metrics?.['retweet_count'] ?? metrics?.['repost_count']),
    likes: countOf(metrics?.['like_count']),
    versionIds,
  };
}

/** The edit history has one id where a post was not edited. */
function versionIdsOf(post: Json): string[] {
  const history = post['edit_history_tweet_ids'] ?? post['edit_history_post_ids'];
  const ids = (Array.isArray(history) ? (history as unknown[]) : []).flatMap((id) => idOf(id) ?? []);
  return ids.length > 1 ? ids : [];
}

/** An edited post was made when its first version was; only that version's id tells when. */
function createdAtOf(post: Json, id: string, versionIds: readonly string[]): number | null {
  const told = isoTime(textOf(post['created_at']) ?? '');
  const first = versionIds[0];
  return (first === undefined || first === id ? null : snowflakeTime(first)) ?? told ?? snowflakeTime(id);
}

/** The long form where there is one: `text` is cut at 280 characters. */
function textAndUrls(post: Json): { text: string; urls: string[] } {
  const note = objectOf(post['note_tweet']) ?? objectOf(post['note_post']);
  const noteText = textOf(note?.['text']);
  const noteEntities = noteText === null ? null : objectOf(note?.['entities']);
  const entities = noteEntities ?? objectOf(post['entities']);
  const urls = objectsOf(entities?.['urls']).flatMap(
    (url) => textOf(url['expanded_url']) ?? textOf(url['url']) ?? [],
  );
  return { text: noteText ?? textOf(post['text']) ?? '', urls };
}

/** `und` is X's word for a language it could not tell. */
function languageOf(post: Json): string | null {
  const language = textOf(post['lang']);
  return language === 'und' ? null : language;
}

function parentOf(post: Json, { authors }: Surroundings): Pick<PostRecord, 'parentId' | 'parentAuthorId'> {
  const parent = referencesOf(post).find(({ type }) => type === 'replied_to');
  const parentId = idOf(parent?.['id']);
  const told = idOf(post['in_reply_to_user_id']);
  return { parentId, parentAuthorId: told ?? (parentId === null ? null : (authors.get(parentId) ?? null)) };
}
