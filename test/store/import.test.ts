/** Imports: whole or not at all, each post once, the same content whatever the order. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../src/commands/files.js';
import { importFiles, openStore } from '../../src/store/store.js';
import { parsePlay, toXApiPages } from '../support/play.js';
import { type Content, scratch } from './scratch-store.js';

const FIRST = 'ann 09:00 @acme my parcel is lost\nbrand 09:10 > ann Which parcel?';
const MORE = `${FIRST}\nann 09:20 > brand the blue one`;

/** What is there without how it came. */
const told = (content: Content) => ({
  ...content,
  imports: [],
  posts: content.posts.map((post) => ({ ...post, import_number: 0 })),
});

describe('the same file twice', () => {
  it('changes nothing, under whatever name', async () => {
    const store = scratch();
    const path = store.writePlay('posts.jsonl', FIRST);
    expect(await store.import(path)).toEqual({ imported: [path], known: [] });
    const before = await store.content();
    expect(before.posts).toHaveLength(2);
    const other = store.writePlay('other.jsonl', FIRST);
    expect(await store.import(path, other)).toEqual({ imported: [], known: [path, other] });
    expect(await store.content()).toEqual(before);
  });

  it('is read once when both are given at once', async () => {
    const store = scratch();
    const [one, two] = [store.writePlay('1.jsonl', FIRST), store.writePlay('2.jsonl', FIRST)];
    expect(await store.import(one, two)).toEqual({ imported: [one], known: [two] });
    expect((await store.content()).posts).toHaveLength(2);
  });
});

describe('the same posts in another file', () => {
  it('stand in the store once, and the file’s own new ones too', async () => {
    const store = scratch();
    await store.import(store.writePlay('first.jsonl', FIRST));
    await store.import(store.writePlay('more.jsonl', MORE));
    const content = await store.content();
    expect(content.posts).toHaveLength(3);
    expect(content.imports).toHaveLength(2);
    expect(content.imports.map((row) => row['posts'])).toEqual([2n, 3n]);
  });

  it('give the same store in any order, and at once', async () => {
    const orders = [['first', 'more'], ['more', 'first'], []];
    const contents = [];
    for (const order of orders) {
      const store = scratch();
      const paths = new Map([
        ['first', store.writePlay('first.jsonl', FIRST)],
        ['more', store.writePlay('more.jsonl', MORE)],
      ]);
      for (const name of order) await store.import(paths.get(name) ?? '');
      if (order.length === 0) await store.import(...paths.values());
      contents.push(told(await store.content()));
    }
    expect(contents[1]).toEqual(contents[0]);
    expect(contents[2]).toEqual(contents[0]);
  });

  it('count as collected once one file holds them for themselves, not only as included', async () => {
    const store = scratch();
    const scene = parsePlay(FIRST);
    const ofBrand = toXApiPages(scene, { of: (post) => post.author === 'acme' }).join('\n');
    await store.import(store.write('brand.jsonl', ofBrand));
    const isIncluded = async (): Promise<unknown[]> =>
      (await store.content()).posts.map((row) => row['is_included']);
    expect(new Set(await isIncluded())).toEqual(new Set([false, true]));
    await store.import(store.writePlay('all.jsonl', FIRST));
    expect(await isIncluded()).toEqual([false, false]);
    await store.import(store.write('again.jsonl', `${ofBrand}\n`));
    expect(await isIncluded()).toEqual([false, false]);
  });
});

describe('an edited post', () => {
  /** The post before its edit, as a file collected then had it; and after, with a reply to the first version. */
  function beforeAndAfter(store: ReturnType<typeof scratch>): [before: string, after: string] {
    const scene = parsePlay(
      'ann 09:00 @acme my parcel is lost [edited=+20m]\nbrand 09:10 > ann Which parcel?',
    );
    const [edited] = scene.posts;
    if (edited === undefined) throw new Error('no post');
    const firstId = edited.versionIds[0] ?? '';
    const first = {
      data: [
        {
          id: firstId,
          author_id: edited.authorId,
          created_at: new Date(edited.createdAt).toISOString(),
          text: '@acme my parcle is lost',
          conversation_id: firstId,
          edit_history_tweet_ids: [firstId],
        },
      ],
    };
    return [
      store.write('before.jsonl', JSON.stringify(first)),
      store.write('after.jsonl', toXApiPages(scene).join('\n')),
    ];
  }

  it.each([
    ['before the old one', true],
    ['after the old one', false],
  ])(
    'keeps the newest words and the first time, its newest version imported %s',
    async (_, isNewestFirst) => {
      const store = scratch();
      const [before, after] = beforeAndAfter(store);
      for (const path of isNewestFirst ? [after, before] : [before, after]) await store.import(path);
      const posts = (await store.content()).posts;
      const [ann, ...others] = posts.filter((post) => String(post['text']).startsWith('@acme'));
      expect(others).toEqual([]);
      expect(ann).toMatchObject({
        text: '@acme my parcel is lost',
        created_at: BigInt(Date.UTC(2026, 5, 1, 9)),
      });
      const reply = posts.find((post) => post['text'] === 'Which parcel?');
      expect(reply?.['parent_id']).toBe(ann?.['id']);
    },
  );
});

describe('an import that is killed', () => {
  it.each(['INSERT INTO posts', 'INSERT INTO imports', 'DELETE FROM aliases', 'COMMIT'])(
    'before %s leaves the store as it was, and can be done again',
    async (beginning) => {
      const store = scratch();
      await store.import(store.writePlay('first.jsonl', FIRST));
      const before = await store.content();
      const more = store.writePlay('more.jsonl', MORE);
      const script = join(import.meta.dirname, 'import-and-die.ts');
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', script, store.storePath, more, store.folder, beginning],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      );
      await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      expect(await store.content()).toEqual(before);
      await store.import(more);
      expect((await store.content()).posts).toHaveLength(3);
    },
  );

  it('by an error leaves it as it was too', async () => {
    const store = scratch();
    await store.import(store.writePlay('first.jsonl', FIRST));
    const before = await store.content();
    const request = { source: null, map: null, following: [], followers: [] };
    const more = store.writePlay('more.jsonl', MORE);
    const { files } = await openFiles({ ...request, paths: [more] }, 'acme', store.folder);
    const database = await openStore(store.storePath, store.folder, 'write');
    const failing: typeof database = {
      ...database,
      run: (sql, parameters) =>
        sql === 'COMMIT' ? Promise.reject(new Error('the disk is full')) : database.run(sql, parameters),
    };
    const settings = { workFolder: store.folder, onReject: () => {} };
    await expect(importFiles(failing, files, 'acme', settings)).rejects.toThrow('the disk is full');
    database.close();
    expect(await store.content()).toEqual(before);
  });
});
