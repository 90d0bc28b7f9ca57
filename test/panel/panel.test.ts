/** The panel decides, once for all audits, which cases stand in figures, and survives an audit that throws. */
import { describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audits/audit.js';
import { answeredAfterChase } from '../../src/audits/answered-after-chase.js';
import { AUDITS } from '../../src/audits/index.js';
import { slowFirstResponse } from '../../src/audits/slow-first-response.js';
import { unansweredCases } from '../../src/audits/unanswered-cases.js';
import { createPanel, type Panel } from '../../src/panel/panel.js';
import { casesOf, type History, observationsOf } from '../support/history.js';

const PLAY = `
  ann   day 1 09:00 @acme my parcel is lost
  ann   day 1 10:00 > ann hello?
  brand day 1 11:00 > ann Please DM us
  ann   day 1 11:10 > brand it won't let me send a dm
  ben   day 1 12:00 @acme my lamp is broken
  cat   day 1 13:00 my parcel from acme is lost
  brand day 1 13:10 > cat Which parcel?
  brand day 1 14:00 > ?dan-45m @dan Which parcel?
  eve   day 2 09:00 @acme where is my chair?
  brand day 2 09:40 > eve In the shop
  brand day 9 12:00 > - Spring offers are here
`;

const panelFor = ({ context }: History, audits: readonly Audit[] = AUDITS, findings = 5): Panel =>
  createPanel(audits, context, { horizonMs: context.horizonMs, findings });

describe('the panel', () => {
  it('shows audits the cases opened by a mention, and no others', async () => {
    const { observed } = await observationsOf({ ...answeredAfterChase, needs: [] }, PLAY);
    expect(observed.map(([customer]) => customer)).toEqual(['ann', 'ben', 'eve']);
  });

  it('makes one error of an audit that throws, and goes on with the others', async () => {
    const history = await casesOf(PLAY);
    const broken: Audit = {
      ...answeredAfterChase,
      id: 'broken',
      observe: () => {
        throw new Error('a bug of ours');
      },
    };
    const panel = panelFor(history, [broken, answeredAfterChase]);
    for (const c of history.cases) panel.observe(c, 0);
    const [first, second] = panel.outcomes();
    expect(first).toMatchObject({ error: 'a bug of ours', estimate: null, seen: [] });
    expect(second?.error).toBeNull();
    expect(second?.estimate?.headline.n).toBe(2);
  });

  it('asks once for all audits that observe the same, and an error of one is not one of the other', async () => {
    const history = await casesOf(PLAY);
    let asked = 0;
    const observe: Audit['observe'] = (c) => {
      asked++;
      return { value: c.watchedMs };
    };
    const broken = (): never => {
      throw new Error('a bug of ours');
    };
    const audits = [
      { ...slowFirstResponse, observe, severity: broken },
      { ...unansweredCases, observe },
    ];
    const panel = panelFor(history, audits);
    for (const c of history.cases) panel.observe(c, 0);
    const [first, second] = panel.outcomes();
    expect(asked).toBe(3);
    expect(first).toMatchObject({ error: 'a bug of ours', estimate: null });
    expect(second).toMatchObject({ error: null, estimate: { headline: { n: 3 } } });
    const apart = panelFor(history, [slowFirstResponse, unansweredCases]);
    for (const c of history.cases) apart.observe(c, 0);
    expect(apart.outcomes().map(({ estimate }) => estimate?.headline.n)).toEqual([3, 3]);
  });

  it('runs no audit whose evidence nobody collected', async () => {
    const history = await casesOf(PLAY);
    const panel = panelFor(history, [{ ...answeredAfterChase, needs: ['following', 'mentions'] }]);
    for (const c of history.cases) panel.observe(c, 0);
    expect(panel.outcomes()[0]).toMatchObject({ missing: ['following'], estimate: null, seen: [] });
  });

  it('shows at most as many findings as it was told, the worst first, whatever the order', async () => {
    const { seen } = await observationsOf({ ...answeredAfterChase, severity: (c) => c.responseMs }, PLAY);
    expect(seen.map(({ customer }) => customer)).toEqual(['ann', 'eve']);
    const history = await casesOf(PLAY);
    const ranked: Audit = { ...answeredAfterChase, severity: (c) => c.responseMs };
    for (const cases of [history.cases, history.cases.toReversed()]) {
      const panel = panelFor(history, [ranked], 1);
      for (const c of cases) panel.observe(c, 0);
      expect(panel.outcomes()[0]?.seen.map((seenCase) => seenCase.case.customer.handle)).toEqual(['ann']);
    }
  });

  it('comes to the same in two halves that are put together', async () => {
    const history = await casesOf(PLAY);
    const [whole, odd, even] = [panelFor(history), panelFor(history), panelFor(history)];
    for (const [index, c] of history.cases.entries()) {
      whole.observe(c, index);
      (index % 2 === 0 ? even : odd).observe(c, index);
    }
    even.absorb(structuredClone(odd.snapshot()));
    const plain = (panel: Panel) =>
      panel.outcomes().map(({ audit, estimate, seen }) => ({
        id: audit.id,
        estimate,
        seen: seen.map(({ case: c }) => c.id),
      }));
    expect(plain(even)).toEqual(plain(whole));
    expect(plain(whole).filter(({ seen }) => seen.length > 0).length).toBeGreaterThan(2);
  });
});
