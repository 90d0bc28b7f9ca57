/** Answered, answered late, unanswered, pending: the four ends of a case at the horizon of 72 hours. */
import { describe, expect, it } from 'vitest';
import { casesOf, HOUR_MS } from '../support/history.js';

/** The status of a case opened on day 1 at 09:00, answered and watched until then. */
async function statusOf(answered: string | null, until: string, horizonMs = 72 * HOUR_MS): Promise<string> {
  const history = await casesOf(
    `
    ann   day 1 09:00 @acme my parcel is lost
    ${answered === null ? '#' : `brand ${answered} > ann Which parcel?`}
    brand ${until} > - Spring offers are here
  `,
    { horizonMs },
  );
  return history.caseBy('ann').status;
}

describe('the status of a case', () => {
  it('is answered when the response came within the horizon, its last moment included', async () => {
    expect(await statusOf('day 1 09:01', 'day 1 09:02')).toBe('answered');
    expect(await statusOf('day 4 09:00', 'day 9 09:00')).toBe('answered');
  });

  it('is answered-late after it', async () => {
    expect(await statusOf('day 4 09:00:01', 'day 9 09:00')).toBe('answered-late');
  });

  it('is unanswered when it was watched for the horizon, its last moment included', async () => {
    expect(await statusOf(null, 'day 4 09:00')).toBe('unanswered');
    expect(await statusOf(null, 'day 9 09:00')).toBe('unanswered');
  });

  it('is pending when it was watched for less: that is never called unanswered', async () => {
    expect(await statusOf(null, 'day 4 08:59:59')).toBe('pending');
  });

  it('moves with the horizon', async () => {
    expect(await statusOf('day 1 12:00', 'day 9 09:00', 2 * HOUR_MS)).toBe('answered-late');
    expect(await statusOf(null, 'day 1 12:00', 2 * HOUR_MS)).toBe('unanswered');
  });

  it('does not know what came after the window', async () => {
    const play = 'ann day 1 09:00 @acme my parcel is lost\nbrand day 3 09:00 > ann Which parcel?';
    const { cases } = await casesOf(play, { until: '2026-06-02T09:00:00Z' });
    expect(cases.map((c) => [c.status, c.watchedMs, c.turns.length])).toEqual([['pending', 24 * HOUR_MS, 1]]);
  });
});
