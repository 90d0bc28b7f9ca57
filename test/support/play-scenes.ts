/** Several plays as one scene, and the small print that no play spells out. */
import type { FollowRecord, PostRecord, Scene, UserRecord } from './play-types.js';
import { seededRandom, seedOf } from './random.js';
import { userIdOf } from './snowflake.js';

/** Joins scenes of the same team. What a later scene knows of a user fills what an earlier one left open. */
export function mergeScenes(scenes: readonly Scene[]): Scene {
  const users = new Map<string, UserRecord>();
  for (const user of scenes.flatMap((scene) => scene.users))
    users.set(user.id, mergeUsers(users.get(user.id), user));
  return {
    brands: scenes[0]?.brands ?? [],
    posts: scenes.flatMap((scene) => scene.posts),
    users: [...users.values()],
    follows: scenes.flatMap((scene) => scene.follows),
    lists: scenes.flatMap((scene) => scene.lists),
    references: new Map(scenes.flatMap((scene) => [...scene.references])),
    labels: new Map(scenes.flatMap((scene) => [...scene.labels])),
  };
}

function mergeUsers(known: UserRecord | undefined, more: UserRecord): UserRecord {
  if (known === undefined) return more;
  return {
    id: known.id,
    handle: known.handle ?? more.handle,
    name: known.name ?? more.name,
    bio: known.bio ?? more.bio,
    followers: known.followers ?? more.followers,
    receivesMessages: known.receivesMessages ?? more.receivesMessages,
  };
}

/** Gives every user a name and followers, and every post impressions, where the play gave none; the same ones each time. */
export function fillFigures(scene: Scene): Scene {
  const users = scene.users.map((user) => fillUser(user));
  const followers = new Map(users.map((user) => [user.id, user.followers ?? 0]));
  const posts = scene.posts.map((post) => fillPost(post, followers.get(post.authorId) ?? 0));
  return { ...scene, users, posts };
}

function fillUser(user: UserRecord): UserRecord {
  const handle = user.handle ?? '';
  const random = seededRandom(seedOf(handle));
  const words = handle.replaceAll(/\d/g, '').split('_').filter(Boolean);
  return {
    id: user.id,
    handle: user.handle,
    name: user.name ?? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '),
    bio: user.bio,
    followers: user.followers ?? Math.round(10 ** (1 + 2.2 * random())),
    receivesMessages: user.receivesMessages,
  };
}

function fillPost(post: PostRecord, followers: number): PostRecord {
  const random = seededRandom(seedOf(post.id));
  const impressions = post.impressions ?? Math.round(18 + followers * (0.1 + 0.5 * random()));
  const likes = post.likes ?? Math.floor((impressions / 120) * random());
  return Object.assign({}, post, { impressions, likes, reposts: post.reposts ?? Math.floor(likes / 9) });
}

const BEGINNINGS = [
  'Alder',
  'Bram',
  'Corrin',
  'Dun',
  'Ellow',
  'Fern',
  'Garr',
  'Hollin',
  'Ister',
  'Jarro',
  'Kest',
  'Lumm',
  'Marl',
  'Nethe',
];
const ENDINGS = [
  'beck',
  'combe',
  'dray',
  'fold',
  'garth',
  'holme',
  'ling',
  'mere',
  'nock',
  'pool',
  'rigg',
  'shaw',
  'thwaite',
  'wick',
];

/** Follow lists are longer than the customers in them: adds accounts that never post. */
export function addCrowd(
  scene: Scene,
  owner: string,
  direction: FollowRecord['direction'],
  count: number,
): Scene {
  const random = seededRandom(seedOf(`${owner} ${direction}`));
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const crowd = Array.from({ length: count }, (_, index): UserRecord => {
    const handle = `${pick(BEGINNINGS)}${pick(ENDINGS)}${String(index + 10)}`.slice(0, 15);
    return { id: userIdOf(handle), handle, name: null, bio: null, followers: null, receivesMessages: null };
  });
  const follows = crowd.map(({ id }): FollowRecord => ({ owner, direction, userId: id }));
  return mergeScenes([
    scene,
    { ...scene, posts: [], references: new Map(), labels: new Map(), lists: [], users: crowd, follows },
  ]);
}
