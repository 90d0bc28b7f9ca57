import { fileURLToPath } from 'node:url';
/** CSV files: the fast reader where all is well, the slow one where not, and no row lost without a word. */
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../src/store/coverage.js';
import type { Database } from '../../src/store/database.js';
import { selectPosts } from '../../src/store/selection.js';
import { findTeam } from '../../src/store/team.js';
import { scratch } from './scratch-store.js';

const HEADER = 'id,author,created_at,text,reply_to';
const GOOD = [
  '1,ann,2026-06-01T09:00:00Z,"@acme my parcel, the blue one,\nis lost",',
  '2,acme,2026-06-01T09:10:00Z,Which parcel?,1',
  '3,ann,2026-06-01T09:20:00Z,"the ""blue"" one",2',
];

const postsOf = (database: Database) =>
  database.rows('SELECT * EXCLUDE (import_number) FROM posts ORDER BY id');

async function coverageOf(database: Database) {
  const team = await findTeam(database, ['acme']);
  await selectPosts(database, team, Date.UTC(2027, 0, 1));
  return readCoverage(database, team);
}

describe('a clean CSV', () => {
  it('becomes posts', async () => {
    const store = scratch();
    const { database, rejects } = await store.open(store.write('posts.csv', [HEADER, ...GOOD].join('\n')));
    expect(rejects).toEqual([]);
    expect((await postsOf(database)).map((post) => [post['id'], post['text'], post['parent_id']])).toEqual([
      ['1', '@acme my parcel, the blue one,\nis lost', null],
      ['2', 'Which parcel?', '1'],
      ['3', 'the "blue" one', '2'],
    ]);
  });

  it('takes two versions of an edited post for one post, and for no duplicate', async () => {
    const store = scratch();
    const { database } = await store.open(
      fileURLToPath(new URL('../../fixtures/sources/x-api-v2-edited.jsonl', import.meta.url)),
    );
    const [{ count } = { count: 0 }] = await database.rows(
      'SELECT count(*)::DOUBLE AS count FROM posts WHERE first_version_id IS NOT NULL',
    );
    expect(count).toBeGreaterThan(0);
    expect((await coverageOf(database)).duplicates).toBe(0);
  });

  it('counts the rows that it holds twice', async () => {
    const store = scratch();
    const { database } = await store.open(store.write('posts.csv', [HEADER, ...GOOD, GOOD[1]].join('\n')));
    expect(await postsOf(database)).toHaveLength(3);
    expect(await coverageOf(database)).toMatchObject({
      posts: 3,
      duplicates: 1,
      files: [{ format: 'mapped-csv', posts: 4, duplicates: 1, rejects: 0 }],
    });
  });

  it('counts what two files share, in the whole and not in either', async () => {
    const store = scratch();
    const { database } = await store.open(
      store.write('a.csv', [HEADER, ...GOOD].join('\n')),
      store.write('b.csv', [HEADER, ...GOOD.slice(1)].join('\n')),
    );
    const { posts, duplicates, files } = await coverageOf(database);
    expect([posts, duplicates]).toEqual([3, 2]);
    expect(files.map((file) => [file.posts, file.duplicates])).toEqual([
      [3, 0],
      [2, 0],
    ]);
  });
});

describe('a CSV with bad rows', () => {
  const [first = '', second = '', third = ''] = GOOD;
  const BAD = [
    HEADER,
    first,
    '4,ann,2026-06-01T09:30:00Z',
    second,
    '5,ann,2026-02-30T09:30:00Z,this day does not exist,',
    third,
    ',ann,2026-06-01T09:40:00Z,nobody knows which,',
    '7,,2026-06-01T09:50:00Z,nobody knows who,',
  ];

  it('keeps each with its line, counting the lines within quotes', async () => {
    const store = scratch();
    const { rejects } = await store.open(store.write('posts.csv', BAD.join('\n')));
    expect(rejects.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual([4, 6, 8, 9]);
    const reasons = new Map(rejects.map((reject) => [reject.line, reject]));
    expect(reasons.get(4)?.excerpt).toContain('4,ann,2026-06-01T09:30:00Z');
    expect(reasons.get(6)).toMatchObject({
      reason: 'no usable created_at',
      excerpt: 'this day does not exist',
    });
    expect(reasons.get(8)?.reason).toBe('no usable id');
    expect(reasons.get(9)?.reason).toBe('no usable author_id');
  });

  it('gives the same posts as without them, and counts them in the coverage', async () => {
    const store = scratch();
    const clean = await store.open(store.write('clean.csv', [HEADER, ...GOOD].join('\n')));
    const dirty = await store.open(store.write('dirty.csv', BAD.join('\n')));
    expect(await postsOf(dirty.database)).toEqual(await postsOf(clean.database));
    expect((await coverageOf(dirty.database)).files).toMatchObject([{ posts: 3, rejects: 4 }]);
  });

  it('does no harm to the files beside it', async () => {
    const store = scratch();
    const { database } = await store.open(
      store.write('clean.csv', [HEADER, ...GOOD].join('\n')),
      store.write(
        'dirty.csv',
        [HEADER, '4,ann,2026-06-01T09:30:00Z', '9,ann,2026-06-01T10:00:00Z,hi,'].join('\n'),
      ),
    );
    expect((await postsOf(database)).map((post) => post['id'])).toEqual(['1', '2', '3', '9']);
  });
});
