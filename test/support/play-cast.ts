/** The directives of a play: who takes part, who follows whom. The grammar is documented in play.ts. */
import type { FollowDirection, FollowRecord, Records, UserRecord } from './play-types.js';
import { userIdOf } from './snowflake.js';

export interface Cast {
  readonly brands: readonly string[];
  /** `brand` and `brand2` are the team's first and second handle; any other name is its own handle. */
  handleOf(actor: string): string;
  isBrand(handle: string): boolean;
  /** Notes that somebody takes part; gives the user id. */
  enter(handle: string): string;
  /** Obeys a directive line; false where the line is none. Throws an Error that says what is wrong. */
  direct(line: string): boolean;
  users(): UserRecord[];
  follows(): FollowRecord[];
  lists(): Records['lists'];
}

type Profile = { -readonly [K in keyof UserRecord]: UserRecord[K] };

const DIRECTIVE = /^(follows|list|bio|name|followers|messages)(?: (\w+))?: ?(.*)$/su;

export function createCast(brands: readonly string[]): Cast {
  const profiles = new Map<string, Profile>();
  const follows = new Map<string, FollowRecord>();
  const lists = new Map<string, Records['lists'][number]>();
  const handleOf = (actor: string): string => brandAlias(actor, brands) ?? actor;
  const isBrand = (handle: string): boolean => brands.some((b) => b.toLowerCase() === handle.toLowerCase());
  const profileOf = (actor: string): Profile => {
    const handle = handleOf(actor);
    const known = profiles.get(handle.toLowerCase()) ?? newProfile(handle);
    profiles.set(handle.toLowerCase(), known);
    return known;
  };
  const setList = (owner: string, direction: FollowDirection, isLastPage: boolean): void => {
    lists.set(`${owner} ${direction}`, { owner, direction, isLastPage });
  };
  const addFollow = (follower: string, followed: string): void => {
    const direction = isBrand(handleOf(follower)) ? 'following' : 'followers';
    const [owner, other] = direction === 'following' ? [follower, followed] : [followed, follower];
    if (!isBrand(handleOf(owner))) throw new Error('only follows of or by the brand are seen');
    const userId = profileOf(other).id;
    follows.set(`${handleOf(owner)} ${direction} ${userId}`, { owner: handleOf(owner), direction, userId });
    if (!lists.has(`${handleOf(owner)} ${direction}`)) setList(handleOf(owner), direction, true);
  };
  const direct = (line: string): boolean => {
    const match = DIRECTIVE.exec(line);
    if (match === null) return false;
    const [, word = '', actor, value = ''] = match;
    if (word === 'follows') readFollows(value, addFollow);
    else if (word === 'list')
      readList(value, (owner, direction, isLastPage) => setList(handleOf(owner), direction, isLastPage));
    else if (actor === undefined) throw new Error(`"${word}" wants an actor`);
    else describe(profileOf(actor), word, value);
    return true;
  };
  return {
    brands,
    handleOf,
    isBrand,
    enter: (handle) => profileOf(handle).id,
    direct,
    users: () => [...profiles.values()],
    follows: () => [...follows.values()],
    lists: () => [...lists.values()],
  };
}

function brandAlias(actor: string, brands: readonly string[]): string | undefined {
  const match = /^brand(\d*)$/.exec(actor);
  if (match === null) return undefined;
  const handle = brands[match[1] === '' ? 0 : Number(match[1]) - 1];
  if (handle === undefined) throw new Error(`the team has no handle for "${actor}"`);
  return handle;
}

function newProfile(handle: string): Profile {
  return { id: userIdOf(handle), handle, name: null, bio: null, followers: null, receivesMessages: null };
}

function readFollows(value: string, add: (follower: string, followed: string) => void): void {
  const match = /^(\w+) > (\w+(?:, *\w+)*)$/.exec(value.trim());
  if (match === null) throw new Error('not "follows: brand > customer, other"');
  for (const followed of (match[2] ?? '').split(/, */)) add(match[1] ?? '', followed);
}

function readList(
  value: string,
  set: (owner: string, direction: FollowDirection, isLastPage: boolean) => void,
): void {
  const match = /^(\w+) (following|followers) (complete|partial)$/.exec(value.trim());
  if (match === null) throw new Error('not "list: brand following complete"');
  set(match[1] ?? '', match[2] === 'following' ? 'following' : 'followers', match[3] === 'complete');
}

function describe(profile: Profile, word: string, value: string): void {
  if (word === 'bio') profile.bio = plainText(value);
  else if (word === 'name') profile.name = plainText(value);
  else if (word === 'followers') profile.followers = wholeNumber(value);
  else if (value === 'open' || value === 'closed') profile.receivesMessages = value === 'open';
  else throw new Error('messages are open or closed');
}

function plainText(value: string): string {
  if (!/^".*"$/s.test(value)) return value;
  const text: unknown = JSON.parse(value);
  return String(text);
}

/** A count written in digits. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`"${text}" is no whole number`);
  return Number(text);
}
