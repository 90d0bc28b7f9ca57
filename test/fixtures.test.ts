/** The generated data sets are what the plays say, and what they claim about themselves is true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acmeScene, generate, hostileScene, taleScene } from '../fixtures/generate.js';
import type { Scene } from './support/play.js';
import { snowflakeTime } from './support/snowflake.js';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const TALE = 'tales/a-the-bank-that-thanked-the-stranger';
const files = generate();

interface ApiPost {
  readonly id: string;
  readonly author_id: string;
  readonly created_at: string;
  readonly text: string;
  readonly edit_history_tweet_ids: readonly string[];
  readonly referenced_tweets?: readonly { readonly type: string; readonly id: string }[];
}

interface ApiPage {
  readonly data?: readonly ApiPost[];
  readonly includes?: {
    readonly tweets?: readonly ApiPost[];
    readonly users: readonly { readonly id: string }[];
  };
  readonly errors?: readonly { readonly resource_id: string }[];
}

interface Planted {
  readonly brands: readonly string[];
  readonly planted: readonly {
    readonly audit: string;
    readonly post: string | null;
    readonly fact: Readonly<Record<string, string | number | boolean>>;
  }[];
}

/** The pages of posts of one data set. */
function pagesOf(folder: string): ApiPage[] {
  return [...files]
    .filter(([path]) => path.startsWith(`${folder}/`) && /(?:mentions|-posts)\.jsonl$/.test(path))
    .flatMap(([, content]) => content.trim().split('\n'))
    .map((line): ApiPage => JSON.parse(line));
}

const dataSets = [
  { folder: 'acme', scene: acmeScene(), minimumOpenings: 60 },
  { folder: TALE, scene: taleScene(), minimumOpenings: 120 },
  { folder: 'hostile', scene: hostileScene(), minimumOpenings: 35 },
];

describe('generating again', () => {
  it('gives the committed bytes', () => {
    // Should this fail after a play was changed on purpose: run npx tsx fixtures/generate.ts.
    const differing = [...files].filter(
      ([path, content]) => readFileSync(join(FIXTURES, path), 'utf8') !== content,
    );
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it('leaves no file that the plays do not tell', () => {
    for (const { folder } of dataSets) {
      const told = [...files.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1));
      const found = readdirSync(join(FIXTURES, folder)).filter((name) =>
        /\.jsonl$|^planted\.json$/.test(name),
      );
      expect(found.toSorted()).toEqual(told.toSorted());
    }
  });
});

describe.each(dataSets)('$folder', ({ folder, scene, minimumOpenings }) => {
  const pages = pagesOf(folder);
  const posts = pages.flatMap((page) => [...(page.data ?? []), ...(page.includes?.tweets ?? [])]);

  it('has ids that say the time of the post', () => {
    expect(posts.filter((post) => snowflakeTime(post.id) !== Date.parse(post.created_at))).toEqual([]);
  });

  it('refers only to posts that are there or declared missing, and earlier', () => {
    const known = new Set(posts.flatMap((post) => [post.id, ...post.edit_history_tweet_ids]));
    const declared = new Set(pages.flatMap((page) => page.errors ?? []).map((error) => error.resource_id));
    const references = posts.flatMap(({ id, referenced_tweets: list = [] }) =>
      list.map((to) => ({ from: id, to: to.id })),
    );
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter(({ to }) => known.has(to) === declared.has(to))).toEqual([]);
    expect(references.filter(({ from, to }) => BigInt(to) >= BigInt(from))).toEqual([]);
  });

  it('names each author', () => {
    for (const page of pages) {
      const users = new Set(page.includes?.users.map((user) => user.id));
      for (const post of page.data ?? []) expect(users.has(post.author_id)).toBe(true);
    }
  });

  it('has no two posts with one id', () => {
    expect(new Set(scene.posts.map((post) => post.id)).size).toBe(scene.posts.length);
  });

  it("has as many customers' matters as a grade wants", () => {
    const openers = scene.posts.filter(
      (post) => post.parentId === null && !scene.brands.includes(post.author ?? ''),
    );
    expect(new Set(openers.map((post) => post.author)).size).toBeGreaterThanOrEqual(minimumOpenings);
  });

  it('lies in 2026, before October', () => {
    const times = scene.posts.map((post) => post.createdAt);
    expect(Math.min(...times)).toBeGreaterThan(Date.UTC(2026, 0, 1));
    expect(Math.max(...times)).toBeLessThan(Date.UTC(2026, 9, 1));
  });
});

describe('what is planted in tale A', () => {
  const scene = taleScene();
  const plan: Planted = JSON.parse(files.get(`${TALE}/planted.json`) ?? '');
  const byId = new Map(scene.posts.map((post) => [post.id, post]));
  const at = (id: unknown): number => byId.get(String(id))?.createdAt ?? Number.NaN;
  const factsOf = (audit: string): Planted['planted'][number] | undefined =>
    plan.planted.find((plant) => plant.audit === audit);

  it('points at posts that exist', () => {
    const ids = plan.planted
      .flatMap((plant) => [plant.post, ...Object.values(plant.fact)])
      .filter((v) => /^\d{15,}$/.test(String(v)));
    expect(ids.length).toBeGreaterThanOrEqual(plan.planted.length);
    expect(ids.filter((id) => !byId.has(String(id)))).toEqual([]);
  });

  it('is true: waits', () => {
    const waits = plan.planted.filter((plant) => 'waitMinutes' in plant.fact);
    expect(waits.map((plant) => plant.fact['waitMinutes'])).toEqual([9018, 115]);
    for (const { post, fact } of waits)
      expect((at(fact['answer']) - at(post)) / 60_000).toBe(fact['waitMinutes']);
    const callOut = factsOf('answered-after-outsider')?.fact;
    expect((at(callOut?.['answer']) - at(callOut?.['chase'])) / 60_000).toBe(
      callOut?.['minutesFromCallOutToAnswer'],
    );
  });

  it('is true: follows', () => {
    const joram = scene.users.find((user) => user.handle === 'joramkedeki')?.id;
    const mine = scene.follows.filter((follow) => follow.userId === joram).map((follow) => follow.direction);
    expect(mine).toEqual(['followers']);
  });

  it('is true: promotion, silence, and the handle nobody answers', () => {
    const team = (post: Scene['posts'][number]): boolean => scene.brands.includes(post.author ?? '');
    const promotional = scene.posts.filter((post) => team(post) && post.parentId === null);
    expect(promotional).toHaveLength(Number(factsOf('promotion-over-care')?.fact['promotionalPosts']));
    for (const audit of ['left-hanging', 'missing-check-ins']) {
      expect(scene.posts.filter((post) => team(post) && post.parentId === factsOf(audit)?.post)).toEqual([]);
    }
    const addressed = scene.posts.filter(
      (post) => post.text.includes('@pembezonicare') && !post.text.includes('@pembezonibank'),
    );
    expect(addressed.length).toBeGreaterThan(5);
    const ids = new Set(addressed.map((post) => post.id));
    expect(scene.posts.filter((post) => team(post) && ids.has(post.parentId ?? ''))).toEqual([]);
  });

  it('has the bank promise care', () => {
    const bio = scene.users.find((user) => user.handle === plan.brands[0])?.bio;
    expect(bio).toContain(factsOf('promise-gap')?.fact['bioPromises']);
  });
});

describe('what is hostile', () => {
  const texts = hostileScene().posts.map((post) => post.text);
  it.each([
    ['markup', '<script>'],
    ['a formula', '=HYPERLINK('],
    ['a full-width formula', '\uff1dSUM'],
    ['a tab before a formula', '\t=1'],
    ['a line break before a formula', '\r=1'],
    ['ESC', '\u001b]8;;'],
    ['an eight-bit escape', '\u009b'],
    ['BEL', '\u0007'],
    ['BS', '\b'],
    ['NUL', '\u0000'],
    ['a direction override', '\u202e'],
    ['a line separator', '\u2028'],
    ['an end of CDATA', ']]>'],
    ['a table', '|---|'],
    ['an e-mail address', '@mail.example'],
  ])('holds %s', (_, part) => {
    expect(texts.some((text) => text.includes(part))).toBe(true);
  });

  it('holds half a surrogate pair and five thousand letters', () => {
    expect(files.get('hostile/mentions.jsonl')).toMatch(/half a sign \\ud800 and/);
    expect(Math.max(...texts.map((text) => text.length))).toBe(5000);
  });

  it("holds a poisoned key and names like an object's own", () => {
    expect(files.get('hostile/mentions.jsonl')).toContain('"__proto__":{');
    const handles = hostileScene().users.map((user) => user.handle);
    expect(handles).toEqual(
      expect.arrayContaining(['__proto__', 'constructor', 'toString', 'hasOwnProperty']),
    );
  });
});
