/** Reads a brand's reply: where it sends the customer, what it asks, what it promises, who signed it. */
import type { Explained, HandOffKind, ReadingContext, Reason, ReplyReading } from '../model/index.js';
import { REPLY_LEXICONS } from './lexicons.js';
import { compileMatcher, type Found, type Hit } from './matcher.js';
import { LONGEST_TEXT, normalise } from './normalise.js';
import { isPlatitude } from './platitude.js';
import { PREPARED } from './prepared.js';
import { signatureOf } from './signature.js';

type ReplyCategory = keyof typeof REPLY_LEXICONS;

export type ReplyHits = Found<ReplyCategory>;

/** Finds the hits of every category in a normalised text. */
export const findInReply: (text: string) => ReplyHits = compileMatcher<ReplyCategory>(
  REPLY_LEXICONS,
  PREPARED.reply,
);
const NO_HITS: readonly Hit[] = Object.freeze([]);
const NO_KINDS: readonly HandOffKind[] = Object.freeze([]);
const KINDS = [
  'dm',
  'email',
  'phone',
  'web',
  'app',
  'store',
  'other',
] as const satisfies readonly HandOffKind[];

/** Where data may be asked for, and what "and we'll get back to you" is the second half of. */
const PRIVATE_CHANNELS: ReadonlySet<HandOffKind> = new Set(['dm', 'email', 'phone', 'web', 'app']);
/** Rules that judge a link by the words around it. */
const JUDGES_BY_WORDS: ReadonlySet<string> = new Set([
  'web/contact-link',
  'web/link-contact',
  'article/reading-link',
]);

export function explainReply(
  text: string,
  context: Pick<ReadingContext, 'urls'>,
  find: (text: string) => ReplyHits,
): Explained<ReplyReading> {
  const told = toldBy(text, context, find);
  return {
    ...readingOf(text, told),
    reasons: reasonsOf(told),
    plain: told.plain,
    truncated: text.length > LONGEST_TEXT,
  };
}

export function judgeReply(
  text: string,
  context: Pick<ReadingContext, 'urls'>,
  find: (text: string) => ReplyHits,
): ReplyReading {
  return readingOf(text, toldBy(text, context, find));
}

/** The hits that count, now that all are known. */
interface Told {
  /** Normalised. */
  readonly plain: string;
  readonly kinds: readonly HandOffKind[];
  readonly handOffs: readonly Hit[];
  readonly continuation: readonly Hit[];
  readonly article: readonly Hit[];
  readonly personalData: readonly Hit[];
  readonly follow: readonly Hit[];
  readonly deletion: readonly Hit[];
  readonly promise: readonly Hit[];
  readonly status: readonly Hit[];
}

function toldBy(
  text: string,
  { urls }: Pick<ReadingContext, 'urls'>,
  find: (text: string) => ReplyHits,
): Told {
  const plain = normalise(text, urls);
  const found = withoutMessageLinks(find(plain), urls);
  const continuation = found['dm-continuation'];
  const { kinds, hits } = handOffsIn(found);
  const namesChannel = kinds.some((kind) => PRIVATE_CHANNELS.has(kind));
  return {
    plain,
    kinds,
    handOffs: hits,
    continuation,
    article: found.article.filter((hit) => !isClaimed(hit, hits)),
    personalData: namesChannel ? NO_HITS : found['personal-data'],
    follow: found['follow-request'],
    deletion: found['delete-request'],
    promise: namesChannel && continuation.length === 0 ? NO_HITS : found['call-back'],
    status: found['status-notice'],
  };
}

function readingOf(text: string, told: Told): ReplyReading {
  const { kinds, continuation, article, personalData, follow, deletion, promise, status } = told;
  const saysSomething =
    kinds.length + article.length + personalData.length + follow.length + deletion.length > 0;
  return {
    handOffs: kinds,
    dmContinuation: continuation.length > 0,
    article: article.length > 0,
    asksPersonalData: personalData.length > 0,
    followRequest: follow.length > 0,
    deleteRequest: deletion.length > 0,
    callBackPromise: promise.length > 0,
    platitude: !saysSomething && promise.length + status.length === 0 && isPlatitude(told.plain),
    signature: signatureOf(text),
    statusNotice: status.length > 0,
  };
}

/** A link of unknown target beside "DM us" opens the message window: it is neither a form nor something to read. */
function withoutMessageLinks(
  found: Found<ReplyCategory>,
  urls: readonly string[] | undefined,
): Found<ReplyCategory> {
  if (found.dm.length === 0 || (urls !== undefined && urls.length > 0)) return found;
  return { ...found, web: found.web.filter(judgesByAddress), article: found.article.filter(judgesByAddress) };
}

function judgesByAddress({ rule }: Hit): boolean {
  return !JUDGES_BY_WORDS.has(rule);
}

/** A continuation in messages is a hand-off to them as well. */
function handOffsIn(found: Found<ReplyCategory>): {
  readonly kinds: readonly HandOffKind[];
  readonly hits: readonly Hit[];
} {
  let kinds: HandOffKind[] | null = null;
  let hits: Hit[] | null = null;
  for (const kind of KINDS) {
    const ofKind = found[kind];
    if (ofKind.length === 0 && !(kind === 'dm' && found['dm-continuation'].length > 0)) continue;
    kinds = [...(kinds ?? []), kind];
    hits = [...(hits ?? []), ...ofKind];
  }
  return { kinds: kinds ?? NO_KINDS, hits: hits ?? NO_HITS };
}

/** A link at which the customer contacts the brand is not one to read. */
function isClaimed(article: Hit, hits: readonly Hit[]): boolean {
  return hits.some(
    ({ rule, span }) => rule.startsWith('web/') && span[0] < article.span[1] && span[1] >= article.span[1],
  );
}

function reasonsOf(told: Told): readonly Reason[] {
  const { handOffs, continuation, article, personalData, follow, deletion, promise, status } = told;
  return [handOffs, continuation, article, personalData, follow, deletion, promise, status]
    .flat()
    .map(({ rule, span }) => ({ rule, span }));
}
