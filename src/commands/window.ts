/** The window of an audit: what was asked for, within what was collected. */
import { CareAuditError } from '../errors.js';
import { brandSpan, collectedSpan } from '../store/coverage.js';
import type { Database } from '../store/database.js';
import type { Team } from '../store/team.js';
import { iso, parseWhen } from '../time.js';

/** Milliseconds UTC, both ends in. */
export interface Window {
  readonly since: number;
  readonly until: number;
}

/** Throws BAD_TIME, EMPTY_WINDOW or NO_DATA. */
export async function resolveWindow(
  database: Database,
  request: {
    readonly handles: readonly string[];
    readonly since: string | null;
    readonly until: string | null;
  },
): Promise<Window> {
  const span = await collectedSpan(database, request.handles);
  if (span === null) {
    throw new CareAuditError(
      'NO_DATA',
      'There is not one post in this data.',
      'Read files with posts with --from PATH, or import them with `care-audit import PATH --brand HANDLE`.',
    );
  }
  const since = request.since === null ? span.since : parseWhen(request.since, span.until);
  const until = request.until === null ? span.until : parseWhen(request.until, span.until, 'end');
  const covered = `The data covers ${iso(span.since)} to ${iso(span.until)}.`;
  if (request.since !== null && request.until !== null && since > until) {
    throw reversedWindow(since, until, covered);
  }
  if (since > span.until) throw emptyWindow(`from ${iso(since)} on`, covered);
  if (until < span.since) throw emptyWindow(`up to ${iso(until)}`, covered);
  return { since: Math.max(since, span.since), until: Math.min(until, span.until) };
}

/**
 * The window as it is told: without `--since` it begins with the first post of the brand or to it. Throws EMPTY_WINDOW
 * where none lies in it, and says between which times there are some. The tables of selection.ts must be there.
 */
export async function checkWindow(
  database: Database,
  team: Team,
  window: Window,
  hasSince: boolean,
): Promise<Window> {
  const [row] = await database.rows(`
    SELECT min(created_at)::DOUBLE AS first,
      count(*) FILTER (created_at BETWEEN ${window.since} AND ${window.until})::DOUBLE AS count
    FROM (SELECT created_at FROM brand_posts UNION ALL SELECT created_at FROM customer_posts)`);
  const { first, count } = row ?? {};
  if (!hasSince && typeof first === 'number') return { ...window, since: first };
  const span = count === 0 ? await brandSpan(database, team) : null;
  if (span === null) return window;
  const when = `from ${iso(window.since)} to ${iso(window.until)}`;
  throw emptyWindow(when, `Such posts lie between ${iso(span.since)} and ${iso(span.until)}.`);
}

export const reversedWindow = (since: number, until: number, advice: string): CareAuditError =>
  new CareAuditError(
    'BAD_TIME',
    `The window begins at ${iso(since)}, after its end at ${iso(until)}.`,
    advice,
  );

/** `covered`: a sentence that says what there is. */
const emptyWindow = (when: string, covered: string): CareAuditError =>
  new CareAuditError('EMPTY_WINDOW', `There is no post of or to the brand ${when}.`, covered);
