/** The file of histories: whole, or in pieces that come to the same. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CustomerHistory } from '../../src/model/index.js';
import { openHistories, writeHistories } from '../../src/store/histories.js';
import { selectPosts } from '../../src/store/selection.js';
import { findTeam } from '../../src/store/team.js';
import { type Scratch, scratch } from './scratch-store.js';

const PLAY = `
  ann   09:00 @acme my parcel is lost
  ben   09:00 @acme my lamp is broken, see https://shop.example/lamp?id=1 and https://shop.example/2
  brand 09:00 > ben @ben and @ann, we are on it
  cat   09:20 @acme where is my chair? [lang=] [impressions=7]
  brand 09:30 > ?dan-45m @dan Which parcel?
`;

/** By piece. */
function histories(path: string, pieceBytes?: number): CustomerHistory[][] {
  const reader = openHistories(path, pieceBytes);
  try {
    return Array.from({ length: reader.pieces }, (_, piece) => reader.read(piece));
  } finally {
    reader.close();
  }
}

const written = (play: string) => writtenFrom((store) => store.writePlay('posts.jsonl', play));

const writtenRows = (rows: readonly string[], until?: number) =>
  writtenFrom(
    (store) => store.write('posts.csv', ['id,author,created_at,text,reply_to', ...rows].join('\n')),
    until,
  );

async function writtenFrom(write: (store: Scratch) => string, until = Date.UTC(2027, 0, 1)) {
  const store = scratch();
  const { database } = await store.open(write(store));
  const team = await findTeam(database, ['acme']);
  await selectPosts(database, team, until);
  const path = join(store.folder, 'histories.jsonl');
  const counts = await writeHistories(database, team, path);
  return { counts, read: (pieceBytes?: number) => histories(path, pieceBytes) };
}

describe('histories', () => {
  it('come one a customer, with all posts in time order; he speaks first at the same moment', async () => {
    const { counts, read } = await written(PLAY);
    const all = read().flat();
    expect(counts).toEqual({ posts: 6, customers: 4 });
    expect(all.map(({ customer }) => customer.ordinal)).toEqual([0, 1, 2, 3]);
    const by = new Map(all.map((history) => [history.customer.handle, history.posts]));
    expect([...by.keys()].toSorted()).toEqual(['ann', 'ben', 'cat', 'dan']);
    expect(by.get('ben')?.map((post) => post.by)).toEqual(['customer', 'brand']);
    expect(by.get('ben')?.[0]?.urls).toEqual(['https://shop.example/lamp?id=1', 'https://shop.example/2']);
    expect(by.get('ann')?.map((post) => (post.by === 'brand' ? post.address : post.by))).toEqual([
      'customer',
      'own-words',
    ]);
    expect(by.get('cat')?.[0]).toMatchObject({ language: null, impressions: 7, parentBy: null });
    expect(by.get('dan')?.[0]).toMatchObject({ address: 'reply', parentAt: Date.UTC(2026, 5, 1, 8, 45) });
  });

  it('are whole although they go over many pieces of the file', async () => {
    const posts = Array.from({ length: 1500 }, (_, index) => `ann +1m > - @acme hello ${String(index)}`);
    const more = posts.map((line) => line.replace('ann', 'ben'));
    const { read } = await written(
      ['ann 00:00 @acme hi', 'ben 00:00 @acme hi', 'brand 00:00 > - hi', ...posts, ...more].join('\n'),
    );
    const all = read().flat();
    expect(all.map((history) => history.posts.length)).toEqual([1501, 1501]);
    for (const { posts: said } of all) {
      expect(said.every((post, index) => index === 0 || post.at > (said[index - 1]?.at ?? 0))).toBe(true);
    }
  });

  it('come to the same in pieces of any length, whatever letters the file is cut in', async () => {
    const posts = Array.from(
      { length: 40 },
      (_, index) => `c${index} +1m @acme 😢 wo bleibt mein Päckchen { ${index} }`,
    );
    const { read } = await written(['brand 08:00 > - hi', ...posts].join('\n'));
    const whole = read().flat();
    expect(whole).toHaveLength(40);
    for (const length of [1, 2, 3, 7, 100, 1000, 16_384]) expect(read(length).flat()).toEqual(whole);
    expect(read(1000).filter((piece) => piece.length > 0).length).toBeGreaterThan(5);
  });

  it('are none where nobody speaks to the brand', async () => {
    const { counts, read } = await written('brand 09:00 > - Spring offers are here');
    expect([counts, read().flat()]).toEqual([{ posts: 0, customers: 0 }, []]);
  });

  it('end, although damaged data has posts that reply to each other in a circle', async () => {
    const { read } = await writtenRows([
      '1,ann,2026-06-01T09:00:00Z,@acme my parcel is lost,2',
      '2,acme,2026-06-01T09:10:00Z,Which parcel?,1',
      '3,ann,2026-06-01T09:20:00Z,the blue one,2',
    ]);
    const [ann] = read().flat();
    expect(ann?.posts.map((post) => [post.id, post.conversation])).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '1'],
    ]);
  });

  it('tell what a parent names that lies behind the end of the window', async () => {
    const rows = [
      '1,ben,2026-06-01T09:05:00Z,@acme where is my lamp?,',
      '2,cat,2026-06-01T09:06:00Z,no lamp here,',
      '3,ann,2026-06-01T09:00:00Z,@ben @acme mine too,1',
      '4,ann,2026-06-01T09:01:00Z,@cat @acme mine too,2',
      '5,acme,2026-06-01T09:02:00Z,@ann sorry!,3',
    ];
    const { read } = await writtenRows(rows, Date.UTC(2026, 5, 1, 9, 4));
    const all = read().flat();
    expect(all.map(({ customer }) => customer.handle)).toEqual(['ann']);
    expect(all[0]?.posts.map((post) => (post.by === 'customer' ? post.parentNamesBrand : post.by))).toEqual([
      true,
      false,
      'brand',
    ]);
  });
});
