import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openOne, fixture, readRecords, writeScratch } from './fixture.js';
import { recognise } from '../../src/sources/index.js';
import { snowflakeTime } from '../../src/time.js';
import { parsePlay, toFollowPages, toXApiPages } from '../support/play.js';

const ADA = '1000000000000000002';
const ACME = '1000000000000000001';

describe('pages', () => {
  it.each(['tweets', 'posts'])('reads what a page with the naming "%s" tells', async (naming) => {
    const { posts, users, refused, rejects } = await readRecords(fixture(`x-api-v2-${naming}.jsonl`));
    expect(rejects).toEqual([]);
    const [quote, note, repost, answer, question] = posts;
    expect(posts.map((post) => post.isIncluded)).toEqual([false, false, false, false, true]);
    expect(posts.map((post) => post.isRepost)).toEqual([false, false, true, false, false]);
    expect(quote).toMatchObject({ parentId: null, language: null, impressions: null, author: 'ada_example' });
    expect(note?.text).toMatch(/^@Acme My parcel .* Where is it\? https:\/\/t\.co\/aaaaaaaaaa$/);
    expect(note?.urls).toEqual(['https://acme.example/track/7']);
    expect(repost?.parentId).toBeNull();
    expect(answer).toEqual({
      id: answer?.id,
      authorId: ACME,
      author: 'Acme',
      createdAt: Date.parse('2026-03-02T09:12:00Z'),
      text: '@ada_example So sorry! Could you DM us? https://t.co/bbbbbbbbbb ^JS',
      language: 'en',
      conversationId: question?.id,
      parentId: question?.id,
      parentAuthorId: ADA,
      isRepost: false,
      isIncluded: false,
      impressions: 40,
      reposts: 2,
      likes: 3,
      urls: ['https://x.com/messages/compose?recipient_id=1'],
      versionIds: [],
    });
    for (const post of posts) expect(snowflakeTime(post.id)).toBe(post.createdAt);
    expect(users.find((user) => user.id === ACME)).toEqual({
      id: ACME,
      handle: 'Acme',
      name: 'Acme Parcels',
      bio: 'We help. Mon-Fri.',
      followers: 9000,
      receivesMessages: true,
    });
    expect(refused.map(({ reason }) => reason)).toEqual(['not found', 'suspended']);
  });

  it('reads a pretty-printed page and an array of streamed posts like lines', async () => {
    const lines = await readRecords(fixture('x-api-v2-tweets.jsonl'));
    expect(await readRecords(fixture('x-api-v2-pretty.json'))).toEqual(lines);
    const array = await readRecords(fixture('x-api-v2-array.json'));
    expect(array.rejects).toEqual([]);
    expect(array.posts.map(({ id }) => id)).toEqual(lines.posts.slice(0, 4).map(({ id }) => id));
  });

  it('reads back every post, account and follow list of a play, in both namings', async () => {
    const scene = parsePlay(`
      bio brand: Here to help
      followers jane: 1200
      follows: brand > jane
      jane  09:00 @acme my parcel is lost                 [impressions=900]
      brand 09:12 @jane So sorry! Could you DM us? ^JS
      sam   09:20 > 1 @jane @acme they never answer
      jane  09:30 @acme that is the second time           [edited=+5m]
    `);
    for (const naming of ['tweets', 'posts'] as const) {
      const pages = toXApiPages(scene, { naming, pageSize: 2 });
      const { posts, users, rejects } = await readRecords(writeScratch('a.jsonl', pages.join('\n')));
      expect(rejects).toEqual([]);
      const own = posts.filter((post) => !post.isIncluded);
      expect(own.toSorted((a, b) => a.createdAt - b.createdAt)).toEqual(
        scene.posts.map((post) => ({ ...post, likes: post.likes ?? 0, reposts: post.reposts ?? 0 })),
      );
      expect(users).toEqual(
        expect.arrayContaining(scene.users.map((user) => ({ ...user, name: user.name ?? user.handle }))),
      );
      const list = { owner: 'acme', direction: 'following' } as const;
      const path = writeScratch('b.jsonl', toFollowPages(scene, 'acme', 'following', { naming }).join('\n'));
      const follows = await readRecords(path, { map: null, followList: list });
      expect(follows.follows).toEqual(scene.follows.filter(({ owner }) => owner === 'acme'));
      expect(follows.lists).toEqual([{ ...list, isLastPage: true }]);
    }
  });
});

describe('flattened lines', () => {
  it('take the author and the posts referred to from the line itself', async () => {
    const { posts, users, rejects } = await readRecords(fixture('x-api-v2-flattened.jsonl'));
    expect(rejects).toEqual([]);
    expect(posts.map((post) => [post.author, post.isIncluded, post.isRepost])).toEqual([
      ['Acme', false, false],
      ['ada_example', true, false],
      ['ben_example', false, true],
      ['ada_example', true, false],
    ]);
    expect(posts[0]?.parentId).toBe(posts[1]?.id);
    expect(users.find((user) => user.id === ADA)?.followers).toBe(120);
  });
});

describe('edited posts', () => {
  it('have the time of the first version, from its id', async () => {
    const { posts } = await readRecords(fixture('x-api-v2-edited.jsonl'));
    expect(posts[0]?.createdAt).toBe(Date.parse('2026-03-03T08:00:00Z'));
    expect(posts[0]?.versionIds).toHaveLength(2);
    expect(posts[0]?.versionIds[1]).toBe(posts[0]?.id);
  });
});

describe('posts that lack something', () => {
  it('take the time from the id, and the author replied to from the page', async () => {
    const { posts, rejects } = await readRecords(fixture('x-api-v2-no-conversation.jsonl'));
    expect(rejects).toEqual([]);
    expect(posts[0]).toMatchObject({
      createdAt: Date.parse('2026-03-02T09:00:00Z'),
      conversationId: null,
      author: null,
    });
    expect(posts[1]?.parentAuthorId).toBe(ADA);
  });

  it('are rejects with their line, and take no other post with them', async () => {
    const { posts, rejects } = await readRecords(fixture('x-api-v2-bad-lines.jsonl'));
    expect(posts.map(({ author }) => author)).toEqual(['ada_example', null]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'not JSON'],
      [3, 'not a JSON object'],
      [4, 'no author_id'],
      [4, 'no created_at, and no time in the id'],
      [4, 'no id (a string of digits)'],
      [5, 'the network\'s error "Too Many Requests" instead of data'],
      [7, 'not JSON'],
    ]);
    expect(rejects.at(-1)?.excerpt).toHaveLength(200);
    expect(rejects[2]?.excerpt).toContain('nobody wrote this');
  });
});

describe('lists of accounts', () => {
  const following = { owner: 'acme', direction: 'following' } as const;
  const followers = { owner: 'acme', direction: 'followers' } as const;

  it('are complete where the last page has no next token', async () => {
    const all = await readRecords(fixture('acme-following.jsonl'), { map: null, followList: following });
    expect(all.follows.map(({ userId }) => userId)).toEqual([ADA, '1000000000000000003']);
    expect(all.lists.map(({ isLastPage }) => isLastPage)).toEqual([false, true]);
    const cut = await readRecords(fixture('acme-followers.jsonl'), { map: null, followList: followers });
    expect(cut.lists).toEqual([{ ...followers, isLastPage: false }]);
    expect(cut.posts).toEqual([]);
  });

  it('are complete and empty on an empty page, and no lists at all where posts stand', async () => {
    const empty = writeScratch('e.jsonl', '{"meta":{"result_count":0}}\n');
    expect((await readRecords(empty, { map: null, followList: following })).lists).toEqual([
      { ...following, isLastPage: true },
    ]);
    const posts = await readRecords(fixture('x-api-v2-tweets.jsonl'), { map: null, followList: following });
    expect([posts.lists, posts.follows]).toEqual([[], []]);
  });

  it('are only accounts without the hint', async () => {
    const bare = await readRecords(fixture('accounts.json'));
    expect([bare.users.length, bare.follows.length, bare.lists.length]).toEqual([2, 0, 0]);
    expect(
      (await readRecords(fixture('accounts.json'), { map: null, followList: following })).follows,
    ).toHaveLength(2);
  });
});

describe('recognition', () => {
  it('needs only the beginning of a page, and survives a bad first line', async () => {
    const text = readFileSync(fixture('x-api-v2-tweets.jsonl'), 'utf8');
    for (const head of [text.slice(0, 400), `{"data": {"auth\n${text}`]) {
      expect(recognise({ name: 'a', path: 'a', bytes: 1, head, isNamed: true }).id).toBe('x-api-v2');
    }
  });

  it.each([
    ['a network with other names', '[{"id":"1","username":"a","acct":"a","display_name":"A","name":"x"}]'],
    ['version 1.1', '[{"id":1,"id_str":"1","text":"hello","public_metrics":{}}]'],
    ['a feed', '{"posts":[{"uri":"at://x","author":{"handle":"a"},"record":{"text":"hello"}}]}'],
  ])('leaves %s alone', async (_, text) => {
    const input = await openOne(writeScratch('a.json', text));
    expect(() => recognise(input)).toThrow(expect.objectContaining({ code: 'UNKNOWN_FILE_FORMAT' }));
  });
});
