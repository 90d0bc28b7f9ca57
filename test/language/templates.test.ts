import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  HASHES,
  jaccard,
  minHashes,
  shinglesOf,
  skeletonOf,
  type Template,
  templateClusters,
} from '../../src/language/templates.js';

describe('the skeleton of a reply', () => {
  test.each([
    ['@ann_b Hi Ann, your parcel 4711 is on its way. ^JS', 'your parcel is on its way'],
    ['@bob Hello Bob! Your parcel 12.5 is on its way. -Petra', 'your parcel is on its way'],
    ['Hey there, your parcel is on its way https://t.co/abc ^JS', 'your parcel is on its way'],
    ['Good morning Mary Ann, your parcel is on its way.', 'your parcel is on its way'],
    ['Ines, your parcel is on its way.', 'your parcel is on its way'],
    ['Thanks, Owen! We\u2019re on it.', "thanks we're on it"],
    ['Sorry Mia, we are on it *KP', 'sorry we are on it'],
    ['Hi, Please DM us', 'please dm us'],
    ['Hi We are here', 'we are here'],
    ['@bob https://t.co/abc', ''],
    ['', ''],
  ])('%s', (text, skeleton) => {
    expect(skeletonOf(text)).toBe(skeleton);
  });

  test('a skeleton has no capital, digit, link or handle', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(skeletonOf(`${text} https://t.co/abc @someone 12`)).not.toMatch(/https|@|\d{2}|[A-Z]/u);
      }),
    );
  });
});

const SENTENCE = 'we are sorry that your parcel is late and we will look into it for you today';

describe('templates', () => {
  test('the same, and nearly the same, are one; others are not', () => {
    const skeletons = [SENTENCE, 'the ferry leaves at noon', SENTENCE.replace('today', 'now'), SENTENCE, ''];
    expect(templateClusters(skeletons)).toEqual([
      { skeleton: SENTENCE.replace('today', 'now'), members: [0, 2, 3] },
      { skeleton: '', members: [4] },
      { skeleton: 'the ferry leaves at noon', members: [1] },
    ]);
  });

  test('pairs with less in common than asked for stay apart', () => {
    const skeletons = [SENTENCE, SENTENCE.replace('today', 'now')];
    expect(templateClusters(skeletons, 0.99)).toHaveLength(2);
  });

  test('no skeletons, no templates', () => {
    expect(templateClusters([])).toEqual([]);
  });

  test('short ones are compared as they are', () => {
    expect(templateClusters(['on it', 'on it', 'on us'])).toHaveLength(2);
  });

  test('a bucket of many takes no square of the time', () => {
    const skeletons = Array.from({ length: 3_000 }, (_, index) => `${SENTENCE} w${String(index)}`);
    expect(templateClusters(skeletons)).toHaveLength(1);
  });
});

const WORD = fc.constantFrom('we', 'are', 'sorry', 'your', 'parcel', 'is', 'late', 'today', 'ferry', 'noon');
const SKELETON = fc.array(WORD, { maxLength: 14 }).map((words) => words.join(' '));

describe('whatever the skeletons', () => {
  test('the same are together, and each is in one template', () => {
    fc.assert(
      fc.property(fc.array(SKELETON, { maxLength: 40 }), (skeletons) => {
        const templates = templateClusters(skeletons);
        expect(templates.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual([
          ...skeletons.keys(),
        ]);
        const homes = new Map<string | undefined, Template>();
        for (const template of templates) {
          for (const place of template.members)
            expect(homes.get(skeletons[place]) ?? template).toBe(template);
          for (const place of template.members) homes.set(skeletons[place], template);
        }
      }),
    );
  });

  test('their order does not matter', () => {
    const named = fc.array(SKELETON, { maxLength: 40 });
    fc.assert(
      fc.property(named, fc.infiniteStream(fc.nat()), (skeletons, keys) => {
        const shuffled = skeletons
          .map((skeleton) => ({ skeleton, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ skeleton }) => skeleton);
        expect(contentsOf(templateClusters(shuffled), shuffled)).toEqual(
          contentsOf(templateClusters(skeletons), skeletons),
        );
      }),
    );
  });

  test('the hashes estimate what two sets have in common', () => {
    const size = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 1, max: 1_000_000 }), (common, one, other, salt) => {
        const numbers = (count: number, from: string): number[] =>
          Array.from(
            { length: count },
            (_, index) => [...shinglesOf(`${from} ${String(salt)} ${String(index)}`)][0] ?? 0,
          );
        const shared = numbers(common + 1, 'both');
        const left = new Set([...shared, ...numbers(one, 'left')]);
        const right = new Set([...shared, ...numbers(other, 'right')]);
        const [a, b] = [minHashes(left), minHashes(right)];
        const estimate = a.filter((hash, index) => hash === b[index]).length / HASHES;
        // Four and a half standard deviations of a share of 48.
        expect(Math.abs(estimate - jaccard(left, right))).toBeLessThan(0.33);
      }),
      { seed: 20_260_101, numRuns: 300 },
    );
  });

  test('on average they estimate it closely', () => {
    let sum = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const words = Array.from({ length: 40 }, (_, index) => `w${String(trial)}x${String(index)}`);
      const one = shinglesOf(words.slice(0, 30).join(' '));
      const other = shinglesOf(words.slice(10).join(' '));
      const [a, b] = [minHashes(one), minHashes(other)];
      sum += a.filter((hash, index) => hash === b[index]).length / HASHES - jaccard(one, other);
    }
    expect(Math.abs(sum / 200)).toBeLessThan(0.02);
  });
});

function contentsOf(templates: readonly Template[], skeletons: readonly string[]): readonly unknown[] {
  return templates.map(({ skeleton, members }) => [
    skeleton,
    members.map((place) => skeletons[place]).toSorted(),
  ]);
}
