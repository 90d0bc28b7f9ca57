import { describe, expect, it } from 'vitest';
import { parsePlay, toFollowPages, toXApiPages, type Scene } from './play.js';
import { snowflakeTime } from './snowflake.js';

const LOST_PARCEL = `
  customer 09:00 @acme my parcel is lost
  brand    09:12 @customer So sorry! Could you DM us? ^JS
  customer +2h   @acme still waiting
  kimani   Tue 10:00 > 2 @customer what customer focus?
  brand2   +30m  We hear you
`;

function play(text: string): Scene {
  return parsePlay(text, { brands: ['acme', 'acmehelp'], start: '2026-06-01' });
}

/** Line numbers of the parents; 0: replies to nothing; -1: to something that is not there. */
function parents(scene: Scene): number[] {
  return scene.posts.map(({ parentId }) =>
    parentId === null ? 0 : scene.posts.findIndex((post) => post.id === parentId) + 1 || -1,
  );
}

function times(scene: Scene): string[] {
  return scene.posts.map((post) => new Date(post.createdAt).toISOString().slice(8, 19));
}

describe('who replies to whom', () => {
  it('follows the defaults of the stage', () => {
    expect(parents(play(LOST_PARCEL))).toEqual([0, 1, 2, 2, 4]);
  });

  it('lets a customer without an answer reply to nothing, also after the brand answered somebody else', () => {
    const scene = play(
      'jane 09:00 @acme lost\ntom 09:10 @acme late\nbrand 09:20 on it\njane 09:30 @acme hello?\ntom 09:40 thanks',
    );
    expect(parents(scene)).toEqual([0, 0, 2, 0, 3]);
  });

  it('gives the conversation the id of its root', () => {
    const scene = play(LOST_PARCEL);
    expect(new Set(scene.posts.map((post) => post.conversationId))).toEqual(new Set([scene.posts[0]?.id]));
  });

  it('takes a number, a name, nothing and something missing as target', () => {
    const scene = play(
      'jane 09:00 @acme a\ntom 09:01 @acme b\nbrand 09:02 > 1 c\nbrand 09:03 > tom d\nbrand 09:04 > - sale\nbrand 09:05 > ?ann-45m e\nbrand 09:06 > ? f',
    );
    expect(parents(scene)).toEqual([0, 0, 1, 2, 0, -1, -1]);
    const [missing, unknown] = scene.posts.slice(5);
    expect(new Date(snowflakeTime(missing?.parentId ?? '0')).toISOString()).toBe('2026-06-01T08:20:00.000Z');
    expect(missing?.parentAuthorId).toBe(scene.users.find((user) => user.handle === 'ann')?.id);
    expect(unknown?.parentAuthorId).toBeNull();
    expect(missing?.conversationId).toBe(missing?.parentId);
  });

  it('makes a brand post without anybody before it a post to nobody', () => {
    expect(parents(play('brand 09:00 Sale!'))).toEqual([0]);
  });

  it('starts numbers, days and defaults anew with each scene', () => {
    const scene = play('jane day 3 09:00 @acme a\n--- another\nbrand 08:00 Sale!\ntom 09:00 > 1 nice');
    expect(parents(scene)).toEqual([0, 0, 2]);
    expect(times(scene)).toEqual(['03T09:00:00', '01T08:00:00', '01T09:00:00']);
  });
});

describe('when', () => {
  it('reads clock, day, weekday and distance', () => {
    const scene = play(
      'a 09:00 x\na 09:00:30 x\na +1d4h x\na day 4 07:05 x\na Thu 08:00 x\na Thu 07:00 x\na +45s x',
    );
    expect(times(scene)).toEqual([
      '01T09:00:00',
      '01T09:00:30',
      '02T13:00:30',
      '04T07:05:00',
      '04T08:00:00',
      '11T07:00:00',
      '11T07:00:45',
    ]);
  });

  it('puts the time into ids that are unique and larger than a number can hold', () => {
    const scene = play('a 09:00 x\nb 09:00 y\na 09:01 z');
    for (const post of scene.posts) expect(snowflakeTime(post.id)).toBe(post.createdAt);
    expect(new Set(scene.posts.map((post) => post.id)).size).toBe(3);
    expect(BigInt(scene.posts[0]?.id ?? '0')).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(parsePlay('a 09:00 x', { seed: 3 }).posts[0]?.id).not.toBe(
      parsePlay('a 09:00 x', { seed: 4 }).posts[0]?.id,
    );
  });
});

describe('what', () => {
  it('keeps text, puts in real handles and collects links', () => {
    const [post] = play(
      String.raw`jane 09:00 @brand and @brand2, see https://a.example/x?y=1.\nOr (https://b.example/z)`,
    ).posts;
    expect(post?.text).toBe('@acme and @acmehelp, see https://a.example/x?y=1.\nOr (https://b.example/z)');
    expect(post?.urls).toEqual(['https://a.example/x?y=1', 'https://b.example/z']);
    expect([post?.author, post?.language, post?.impressions, post?.isIncluded]).toEqual([
      'jane',
      'en',
      null,
      false,
    ]);
  });

  it('reads tags', () => {
    const scene = play(
      'jane 09:00 hola [lang=es] [impressions=900] [likes=3] [reposts=2] [as=hello]\ntom 09:05 so true [quote=1] [included]\nbrand 09:06 > - [repost=1]\nann 09:07 "\\u001b[0m" [json] [lang=]',
    );
    const [first, quote, repost, json] = scene.posts;
    expect(first).toMatchObject({ text: 'hola', language: 'es', impressions: 900, likes: 3, reposts: 2 });
    expect(scene.labels.get('hello')).toBe(first?.id);
    expect(quote).toMatchObject({ isIncluded: true, isRepost: false, parentId: null });
    expect(scene.references.get(quote?.id ?? '')).toEqual({ quotedId: first?.id, repostedId: null });
    expect(repost).toMatchObject({ isRepost: true, parentId: null });
    expect(json).toMatchObject({ text: '\u001b[0m', language: null });
  });

  it('makes an edited post one post with two ids; who replied before refers to the first', () => {
    const scene = play(
      'jane 09:00 @acme wrong size [edited=+10m]\nbrand 09:05 sorry\nbrand 09:20 > 1 better?',
    );
    const [edited, before, after] = scene.posts;
    expect(edited?.versionIds).toEqual([before?.parentId, edited?.id]);
    expect(edited?.versionIds.map((id) => snowflakeTime(id))).toEqual([
      edited?.createdAt,
      (edited?.createdAt ?? 0) + 600_000,
    ]);
    expect(after?.parentId).toBe(edited?.id);
    expect(before?.conversationId).toBe(edited?.id);
  });
});

describe('directives', () => {
  it('read profiles and follow lists', () => {
    const scene = play(
      'bio brand: Here: always\nname jane: "J\\u0007"\nfollowers jane: 1200\nmessages brand: closed\nfollows: brand2 > jane, tom\nfollows: jane > brand\nlist: brand following complete\nlist: brand2 following partial',
    );
    const [acme, , jane, tom] = scene.users;
    expect(acme).toMatchObject({
      handle: 'acme',
      bio: 'Here: always',
      receivesMessages: false,
      followers: null,
    });
    expect(jane).toMatchObject({ handle: 'jane', name: 'J\u0007', followers: 1200, receivesMessages: null });
    expect(scene.follows).toEqual([
      { owner: 'acmehelp', direction: 'following', userId: jane?.id },
      { owner: 'acmehelp', direction: 'following', userId: tom?.id },
      { owner: 'acme', direction: 'followers', userId: jane?.id },
    ]);
    expect(scene.lists.map((list) => `${list.owner} ${list.direction} ${String(list.isLastPage)}`)).toEqual([
      'acmehelp following false',
      'acme followers true',
      'acme following true',
    ]);
  });

  it('leave lists out that nobody mentions', () => {
    expect(play(LOST_PARCEL).lists).toEqual([]);
  });
});

describe('slips of the writer', () => {
  it.each([
    ['customer my parcel is lost', 'not "actor time'],
    ['jane 25:00 hi', 'no time of day'],
    ['jane 09:00 hi\njane 08:59 hi', 'line 2: earlier than the line before'],
    ['jane 09:00 > 3 hi', '"3" is no earlier post'],
    ['jane 09:00 hi [lnag=es]', 'unknown tag [lnag]'],
    ['jane 09:00 [lang=es] hola', 'at the end of the line'],
    ['jane 09:00 hi [impressions=many]', 'no whole number'],
    ['brand3 09:00 hi', 'no handle for "brand3"'],
    ['follows: jane > tom', 'only follows of or by the brand'],
    ['\n\njane 09:00 hi [edited=soon]', 'line 3: "soon" is no duration'],
  ])('%j is refused', (text, message) => {
    expect(() => play(text)).toThrow(message);
  });

  it('are shown with the line', () => {
    expect(() => play('jane 09:00 hi\n# fine\n  nonsense here')).toThrow(/play line 3: .*: nonsense here$/);
  });
});

describe('pages of the X API', () => {
  type Page = Record<string, never> & {
    data: Record<string, unknown>[];
    includes: Record<string, unknown[]>;
    meta: Record<string, unknown>;
  };
  const read = (pages: readonly string[]): Page[] => pages.map((page): Page => JSON.parse(page));

  it('hold the posts newest first, with the last page lacking a next token', () => {
    const scene = play(LOST_PARCEL);
    const pages = read(toXApiPages(scene, { pageSize: 2 }));
    expect(pages.flatMap((page) => page.data.map(({ id }) => id))).toEqual(
      scene.posts.map(({ id }) => id).toReversed(),
    );
    expect(pages.map((page) => 'next_token' in page.meta)).toEqual([true, true, false]);
  });

  it('say reply, author, mentions and links as the network does', () => {
    const scene = play('jane 09:00 😡 @acme see https://a.example/long/path now\nbrand 09:05 @jane sorry');
    const [reply, first] = read(toXApiPages(scene))[0]?.data ?? [];
    const [janePost, brandPost] = scene.posts;
    expect(first?.['text']).toMatch(/^😡 @acme see https:\/\/t\.co\/\w{10} now$/);
    expect(first?.['entities']).toMatchObject({
      mentions: [{ start: 2, end: 7, username: 'acme', id: brandPost?.authorId }],
      urls: [{ start: 12, end: 35, expanded_url: 'https://a.example/long/path' }],
    });
    expect(reply).toMatchObject({
      author_id: brandPost?.authorId,
      in_reply_to_user_id: janePost?.authorId,
      conversation_id: janePost?.id,
      referenced_tweets: [{ type: 'replied_to', id: janePost?.id }],
      edit_history_tweet_ids: [brandPost?.id],
      created_at: '2026-06-01T09:05:00.000Z',
    });
  });

  it('name things as the newer specification does when asked', () => {
    const long = 'word '.repeat(70).trim();
    const scene = play(
      `jane 09:00 @acme ${long} [included]\nbrand 09:05 @jane ${long}\nbrand 09:06 > ? gone`,
    );
    const [page] = read(toXApiPages(scene, { naming: 'posts' }));
    const reply = page?.data[1];
    expect(page?.data).toHaveLength(2);
    expect(Object.keys(page?.includes ?? {})).toEqual(['users', 'posts']);
    expect(reply?.['note_post']).toMatchObject({ text: `@jane ${long}` });
    expect(String(reply?.['text'])).toHaveLength(280);
    expect(reply).toHaveProperty('referenced_posts');
    expect(reply).toHaveProperty('edit_history_post_ids');
    expect(page).toHaveProperty('errors.0.resource_id', scene.posts[2]?.parentId);
  });

  it('hold follow lists whose last page lacks a next token only if the list is complete', () => {
    const scene = play('follows: brand > a, b, c\nfollows: a > brand\nlist: brand followers partial');
    const following = read(toFollowPages(scene, 'acme', 'following', { pageSize: 2 }));
    expect(following.map((page) => page.data.map(({ username }) => username))).toEqual([['a', 'b'], ['c']]);
    expect(following.map((page) => 'next_token' in page.meta)).toEqual([true, false]);
    expect(read(toFollowPages(scene, 'acme', 'followers'))[0]?.meta).toHaveProperty('next_token');
  });
});
