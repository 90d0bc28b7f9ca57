/** One case, and one mention, as rows of the CSV files. */
import type { ReadMention } from '../cases/build.js';
import type { BrandTurn, Case, ReplyReading } from '../model/index.js';
import { type BusinessWait, iso } from '../time.js';
import { postUrl } from './post-url.js';
import type { Redaction } from './redaction.js';
import type { CaseRow, MentionRow } from './rows.js';

export interface RowSettings {
  /** The primary handle, without `@`. */
  readonly brand: string;
  /** Measures a wait in opening hours; null without `--hours`. */
  readonly businessWait: ((from: number, to: number) => BusinessWait) | null;
  readonly redaction: Redaction;
  /** Tells of a reply what only rows tell. */
  readonly readReply: (turn: BrandTurn) => Pick<ReplyReading, 'asksPersonalData' | 'signature'>;
}

const MINUTE_MS = 60_000;

const once = <T>(values: readonly T[]): T[] => [...new Set(values)];

export function caseRow(c: Case, settings: RowSettings): CaseRow {
  const { redaction } = settings;
  const { opening, firstResponse } = c;
  const customerTurns = c.turns.filter((turn) => turn.by === 'customer');
  const brandTurns = c.turns.filter((turn) => turn.by === 'brand');
  const replies = brandTurns.map((turn) => ({ author: turn.post.author, ...settings.readReply(turn) }));
  const firstHandOff = c.handOffs[0];
  return {
    case_id: redaction.post(c.id),
    brand: settings.brand,
    customer: redaction.customer(c.customer.handle),
    opened_at: c.openedAt === null ? null : iso(c.openedAt),
    opening_post_id: redaction.post(c.id),
    opening_url: redaction.url(opening === null ? null : postUrl(opening.post)),
    intent: opening?.reading.intent ?? null,
    // A case opens only with a text that was read, and only English is read so far.
    language: opening === null ? null : (opening.post.language ?? 'en'),
    status: c.status,
    first_response_at: firstResponse === null ? null : iso(firstResponse.post.at),
    first_response_post_id: firstResponse === null ? null : redaction.post(firstResponse.post.id),
    first_response_minutes: c.responseMs === null ? null : c.responseMs / MINUTE_MS,
    first_response_business_minutes: responseBusinessMinutes(c, settings),
    // Of a reconstructed case one customer post is known to exist.
    customer_posts: c.isReconstructed ? 1 : customerTurns.length,
    brand_posts: brandTurns.reduce((sum, turn) => sum + turn.parts.length, 0),
    chases: c.chases.length,
    outsider_joined: c.outsiderJoinedAt !== null,
    hand_off: once(c.handOffs.flatMap((handOff) => handOff.kinds)),
    hand_off_at: firstHandOff === undefined ? null : iso(firstHandOff.turn.post.at),
    hand_off_outcome: c.handOffs.at(-1)?.outcome ?? null,
    brand_follows_customer: c.customer.followedByBrand,
    customer_follows_brand: c.customer.followsBrand,
    asked_personal_data: replies.some(({ asksPersonalData }) => asksPersonalData),
    agents: once(replies.map(({ signature, author }) => signature ?? author)),
    opening_sentiment: opening?.reading.sentiment ?? null,
    closing_sentiment: customerTurns.at(-1)?.reading.sentiment ?? null,
    resolved: resolvedOf(c),
    reach: c.reach,
    tagged: c.isReconstructed ? null : c.isTagged,
    reconstructed: c.isReconstructed,
  };
}

/** What the customer said last about it; null: he said nothing. */
function resolvedOf(c: Case): boolean | null {
  const said = c.turns.findLast(
    (turn) =>
      turn.by === 'customer' &&
      turn.reading.signals.some((signal) => signal === 'resolved' || signal === 'unresolved'),
  );
  return said?.by === 'customer' ? said.reading.signals.includes('resolved') : null;
}

function responseBusinessMinutes(c: Case, { businessWait }: RowSettings): number | null {
  if (businessWait === null || c.openedAt === null || c.firstResponse === null) return null;
  return businessWait(c.openedAt, c.firstResponse.post.at).minutes;
}

export const mentionRow = (
  { turn, caseId, directResponse }: ReadMention,
  redaction: Redaction,
): MentionRow => ({
  post_id: redaction.post(turn.post.id),
  author: redaction.customer(turn.post.author),
  created_at: iso(turn.post.at),
  case_id: caseId === null ? null : redaction.post(caseId),
  intent: turn.reading.intent,
  tag_along: turn.isTagAlong,
  tagged: turn.post.isMention,
  direct_response_post_id: directResponse === null ? null : redaction.post(directResponse.postId),
  direct_response_minutes: directResponse === null ? null : directResponse.waitMs / MINUTE_MS,
});
