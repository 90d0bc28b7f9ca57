/** A reply to a post that is not in the data tells of a case all the same, where ids hold their time. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/index.js';
import { slowFirstResponse } from '../../src/audits/slow-first-response.js';
import { unansweredCases } from '../../src/audits/unanswered-cases.js';
import { casesOf, MINUTE_MS, observationsOf } from '../support/history.js';

/** A case that began before the first post of the data began before the window. */
const EARLIER = 'brand 07:00 > - Good morning';

const factsOf = (c: Case | undefined) => ({
  customer: c?.customer.handle,
  minutes: c?.responseMs == null ? null : c.responseMs / MINUTE_MS,
  turns: c?.turns.length,
});

describe('a reconstructed case', () => {
  it('is known by its parent’s id, time and author', async () => {
    const { cases, scene, mentions } = await casesOf(`
      ${EARLIER}
      brand 09:00 > ?ann-45m @ann Which parcel?
      brand 09:05 > brand It comes on Monday
    `);
    const [c, ...others] = cases;
    expect(others).toEqual([]);
    expect(factsOf(c)).toEqual({ customer: 'ann', minutes: 45, turns: 2 });
    expect(c).toMatchObject({
      id: scene.posts[1]?.parentId,
      isReconstructed: true,
      isTagged: false,
      opening: null,
      openedAt: Date.UTC(2026, 5, 1, 8, 15),
      status: 'answered',
    });
    expect(mentions).toEqual([]);
  });

  it('is not told when it began before the window', async () => {
    const { cases } = await casesOf('brand 09:00 > ?ann-45m @ann Which parcel?');
    expect(cases).toEqual([]);
  });

  it('is one case for two replies to the same missing post', async () => {
    const { cases } = await casesOf(`
      ${EARLIER}
      brand 09:00 > ?ann-45m @ann Which parcel?
      ann   09:10 > brand @acme thanks
      brand 09:20 > ann Welcome!
    `);
    expect(cases.map((c) => [c.isReconstructed, c.turns.length])).toEqual([[true, 2]]);
  });

  it('takes no posts of the customer: his next matter there is a case that was seen', async () => {
    const { cases } = await casesOf(`
      ${EARLIER}
      brand 09:00 > ?ann-45m @ann Your parcel comes on Monday
      ann   09:10 > brand it did not come, where is it?
      brand 09:30 > ann Sorry! On Tuesday
    `);
    expect(cases.map((c) => [c.isReconstructed, factsOf(c).minutes, c.turns.length])).toEqual([
      [true, 45, 1],
      [false, 20, 2],
    ]);
  });

  it('is none where the post is there, or where the brand replies to itself', async () => {
    const { cases } = await casesOf(`
      ann   09:00 I love acme
      brand 09:05 > ann Thank you!
      brand 09:10 > - Spring offers are here
      brand 09:20 > brand And summer offers too
    `);
    expect(cases).toEqual([]);
  });

  it('is none where the customer has a case that is owed an answer: then it is the answer', async () => {
    const { cases } = await casesOf(`
      ann   09:00 @acme my parcel is lost
      brand 09:30 > ?ann-5m @ann Which parcel?
    `);
    expect(cases.map((c) => [c.isReconstructed, factsOf(c).minutes])).toEqual([[false, 30]]);
  });

  it('knows the author by the first handle where nothing else tells, and nobody where nothing does', async () => {
    const { cases } = await casesOf(`
      ${EARLIER}
      brand 09:00 > ? @ann Which parcel?
      brand 09:10 > ? Which parcel?
    `);
    expect(cases.map(factsOf)).toEqual([{ customer: 'ann', minutes: 10, turns: 1 }]);
  });

  it.each(['twcs', 'twcs-long-ids'] as const)('has no time where ids are renumbered: %s', async (as) => {
    const play = `
      ann   09:00 @acme my parcel is lost
      brand 09:12 > ann @ann Which parcel?
      brand 09:20 > ?ben-45m @ben Which parcel?
    `;
    const { cases } = await casesOf(play, { as });
    expect(cases.map((c) => [c.isReconstructed, c.openedAt !== null, c.responseMs, c.status])).toEqual([
      [true, false, null, 'answered'],
      [false, true, 12 * MINUTE_MS, 'answered'],
    ]);
  });
});

describe('reconstructed cases in figures', () => {
  const play = `
    ann   09:00 @acme my parcel is lost
    brand 09:12 > ann Which parcel?
    brand 10:00 > ?ben-45m @ben Which parcel?
    cat   11:00 my parcel from acme is lost
    brand 11:05 > cat Which parcel?
  `;

  it('are left out, and untagged ones too, where mentions were collected', async () => {
    const { observed } = await observationsOf(slowFirstResponse, play);
    expect(observed).toEqual([['ann', { value: 12 * MINUTE_MS }]]);
  });

  it('are all there is where none were collected: answered posts only, and said so', async () => {
    const isBrands = (post: { readonly author: string | null }): boolean => post.author === 'acme';
    const { observed, population } = await observationsOf(slowFirstResponse, `${EARLIER}\n${play}`, {
      collected: isBrands,
    });
    expect(population).toContain('answered posts only');
    expect(observed.map(([, observation]) => observation?.value)).toContain(45 * MINUTE_MS);
  });

  it('are in no rate', async () => {
    const isBrands = (post: { readonly author: string | null }): boolean => post.author === 'acme';
    const { observed, missing } = await observationsOf(
      unansweredCases,
      'brand 10:00 > ?ben-45m @ben Which parcel?',
      { collected: isBrands },
    );
    expect([observed, missing]).toEqual([[], ['mentions']]);
  });
});
