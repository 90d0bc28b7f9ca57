/** The window of an audit: what was asked for, within what was collected. */
import { CareAuditError } from '../errors.js';
import { type Collected, collectedSpan } from '../store/coverage.js';
import type { Database } from '../store/database.js';
import { iso, parseWhen } from '../time.js';

/** Milliseconds UTC, both ends in. */
export interface Window {
  readonly since: number;
  readonly until: number;
}

/** Throws BAD_TIME, EMPTY_WINDOW or NO_DATA. */
export async function resolveWindow(
  database: Database,
  request: { readonly since: string | null; readonly until: string | null },
): Promise<Window> {
  const span = await collectedSpan(database);
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
    throw new CareAuditError(
      'BAD_TIME',
      `The window begins at ${iso(since)}, after its end at ${iso(until)}.`,
      covered,
    );
  }
  if (since > span.until || until < span.since) throw emptyWindow(since, until, covered);
  return { since: Math.max(since, span.since), until: Math.min(until, span.until) };
}

/**
 * Throws EMPTY_WINDOW where neither a post of the brand nor one to it lies in the window, and says between which times
 * there are some. The tables of selection.ts must be there.
 */
export async function checkWindow(database: Database, window: Window, { kinds }: Collected): Promise<void> {
  const [row] = await database.rows(`
    SELECT count(*)::DOUBLE AS count FROM (SELECT created_at FROM brand_posts UNION ALL SELECT created_at FROM customer_posts)
    WHERE created_at BETWEEN ${window.since} AND ${window.until}`);
  const times = kinds.flatMap(({ from, to }) => [from ?? [], to ?? []].flat());
  if (row?.['count'] !== 0 || times.length === 0) return;
  const covered = `Such posts lie between ${iso(Math.min(...times))} and ${iso(Math.max(...times))}.`;
  throw emptyWindow(window.since, window.until, covered);
}

/** `covered`: a sentence that says what there is. */
export const emptyWindow = (since: number, until: number, covered: string): CareAuditError =>
  new CareAuditError(
    'EMPTY_WINDOW',
    `There is no post of or to the brand from ${iso(since)} to ${iso(until)}.`,
    covered,
  );
