/** An edited post is one post: the newest words, the time of the first version, and both ids lead to it. */
import { describe, expect, it } from 'vitest';
import { casesOf, MINUTE_MS, wordsOf } from '../support/history.js';

describe('an edited post', () => {
  it('opens a case at the time of its first version, with the words of the newest', async () => {
    const { cases, mentions, scene } = await casesOf(`
      ann   09:00 @acme my parcel is lost, it was a lamp [edited=+20m]
      brand 09:30 > ann Which lamp?
    `);
    const [c] = cases;
    expect(mentions).toHaveLength(1);
    expect(c?.id).toBe(scene.posts[0]?.id);
    expect(c).toMatchObject({ openedAt: Date.UTC(2026, 5, 1, 9), responseMs: 30 * MINUTE_MS });
  });

  it('was answered when somebody replied to its earlier version', async () => {
    const { cases, mentions } = await casesOf(`
      ann   09:00 @acme my parcel is lost [edited=+20m]
      brand 09:10 > ann Which parcel?
      ben   09:11 > ann mine too
    `);
    expect(cases).toHaveLength(1);
    expect(cases.map((c) => [c.responseMs, c.isReconstructed])).toEqual([[10 * MINUTE_MS, false]]);
    expect(cases[0]?.outsiderJoinedAt).toBe(Date.UTC(2026, 5, 1, 9, 11));
    expect(mentions.map(({ directResponse }) => directResponse?.waitMs)).toEqual([10 * MINUTE_MS]);
  });

  it('of the brand still answers, and what follows its earlier version follows it', async () => {
    const { cases } = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:10 > ann Which parcel? [edited=+5m]
      ann   09:12 > brand the blue one, where is it?
      brand 09:20 > ann It comes on Monday
    `);
    expect(cases.map(wordsOf)).toEqual([
      ['@acme my parcel is lost', 'Which parcel?', 'the blue one, where is it?', 'It comes on Monday'],
    ]);
    expect(cases[0]?.responseMs).toBe(10 * MINUTE_MS);
  });
});
