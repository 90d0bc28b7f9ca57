/** Accounts as the X API v2 says them, wherever they stand in a page. */
import type { UserRecord } from '../model/index.js';
import { booleanOf, countOf, idOf, objectOf, objectsOf, textOf } from './json-fields.js';

type Json = Readonly<Record<string, unknown>>;

/** An account has a handle and no text. */
export const isUser = (value: Json): boolean =>
  textOf(value['username']) !== null && value['text'] === undefined && value['author_id'] === undefined;

/** null where the id is missing. A mention in a text holds an id and a handle, and nothing else. */
export function userOf(value: Json): UserRecord | null {
  const id = idOf(value['id']);
  if (id === null) return null;
  return {
    id,
    handle: textOf(value['username']),
    name: textOf(value['name']),
    bio: textOf(value['description']),
    followers: countOf(objectOf(value['public_metrics'])?.['followers_count']),
    receivesMessages: booleanOf(value['receives_your_dm']),
  };
}

/** The accounts that a post tells of: its author and whom it replies to (flattened lines), and whom it mentions. */
export function usersIn(post: Json): UserRecord[] {
  const note = objectOf(post['note_tweet']) ?? objectOf(post['note_post']);
  const mentions = [post, note].flatMap((text) => objectsOf(objectOf(text?.['entities'])?.['mentions']));
  const embedded = objectsOf([post['author'], post['in_reply_to_user']]);
  return [...embedded, ...mentions].flatMap((user) => userOf(user) ?? []);
}

/** Each account once, with all that any of its mentions tells; the first to tell is believed. */
export function mergeUsers(users: readonly UserRecord[]): ReadonlyMap<string, UserRecord> {
  const byId = new Map<string, UserRecord>();
  for (const user of users) {
    const known = byId.get(user.id);
    byId.set(user.id, known === undefined ? user : { ...user, ...toldBy(known) });
  }
  return byId;
}

const toldBy = (user: UserRecord): Partial<UserRecord> =>
  Object.fromEntries(Object.entries(user).filter(([, value]) => value !== null));
