/** What a link, or a sentence without one, points to once all that was found in the reply is known. */
import type { HandOffKind } from '../model/index.js';
import type { REPLY_CHANNEL_LEXICONS } from './lexicons.js';
import type { Found, Hit } from './matcher.js';
import { isSameSentence } from './reply-sentences.js';

/** The hits of every category of channels. */
export type ChannelHits = Found<keyof typeof REPLY_CHANNEL_LEXICONS>;

const KINDS = [
  'dm',
  'email',
  'phone',
  'web',
  'app',
  'store',
  'other',
] as const satisfies readonly HandOffKind[];

/** Rules that judge a link by the words around it. */
const JUDGES_BY_WORDS = /^(?:web|article)\/(?!form-)(?:.*-)?link(?:-|$)/u;
/** These say that the customer must go elsewhere, and not where to. */
const SAYS_NO_PLACE: ReadonlySet<string> = new Set(['other/not-here', 'other/other-team']);
/** Beside "DM us" these words speak of the messages of the network. */
const MEANS_MESSAGES: ReadonlySet<string> = new Set(['web/private-chat', 'web/the-link-only']);
const OR = /^[^.?!]{0,3}\bor\b/u;
/** What follows a link that stands last: a signature, perhaps with a part number. In UTF-16 code units. */
const LONGEST_CODA = 16;

/** The hits of links and pages. */
export interface Pointers {
  readonly web: readonly Hit[];
  readonly article: readonly Hit[];
}

/** The hits that point somewhere, each link for one thing only. */
export function pointersIn(text: string, found: ChannelHits, urls: readonly string[] | undefined): Pointers {
  if (found.web.length + found.article.length === 0) return found;
  const { dm } = found;
  if (dm.length === 0) return { web: found.web, article: unclaimed(text, found.article, found.web) };
  let { web, article } = found;
  if (urls === undefined || urls.length === 0) {
    web = web.filter((hit) => !opensMessages(text, hit, dm));
    article = article.filter((hit) => !opensMessages(text, hit, dm));
  }
  web = web.filter((hit) => !MEANS_MESSAGES.has(hit.rule));
  return { web, article: unclaimed(text, article, web) };
}

function unclaimed(text: string, article: readonly Hit[], web: readonly Hit[]): readonly Hit[] {
  if (article.length === 0 || web.length === 0) return article;
  return article.filter((hit) => !web.some((to) => claims(text, to, hit)));
}

/** A link of unknown target beside "DM us" opens the message window, unless it stands in a sentence of its own. */
function opensMessages(text: string, hit: Hit, dm: readonly Hit[]): boolean {
  if (!JUDGES_BY_WORDS.test(hit.rule)) return false;
  const isLast = text.length - hit.span[1] <= LONGEST_CODA;
  return (
    isLast || dm.some(({ span }) => isSameSentence(text, span, hit.span) && !isOtherWay(text, hit.span, span))
  );
}

/** "Write to us here: URL, or DM us": the link is one way, messages are the other. */
function isOtherWay(text: string, link: Hit['span'], dm: Hit['span']): boolean {
  return link[1] < dm[0] && OR.test(text.slice(link[1], dm[0]));
}

/** A link at which the customer contacts the brand is not one to read. */
function claims(text: string, { span }: Hit, article: Hit): boolean {
  if (span[0] < article.span[1] && span[1] >= article.span[1]) return true;
  const hasLink = text.slice(...span).includes('url');
  return !hasLink && span[1] <= article.span[1] && isSameSentence(text, span, article.span);
}

export interface HandOffs {
  readonly kinds: readonly HandOffKind[];
  /** One list a kind. */
  readonly hits: readonly (readonly Hit[])[];
}

const NOWHERE: HandOffs = { kinds: [], hits: [] };

/** A continuation in messages is a hand-off to them as well. */
export function handOffsIn(found: ChannelHits, { web, article }: Pointers): HandOffs {
  const { dm, email, phone, app, store } = found;
  const continues = found['dm-continuation'].length > 0;
  const count = dm.length + email.length + phone.length + web.length + app.length + store.length;
  const isNamed = continues || count > 0;
  let { other } = found;
  if (other.length > 0 && (isNamed || article.length > 0)) other = other.filter(namesAnother);
  if (!isNamed && other.length === 0) return NOWHERE;
  const hits = [dm, email, phone, web, app, store, other];
  const kinds: HandOffKind[] = [];
  for (let index = 0; index < KINDS.length; index += 1) {
    const kind = KINDS[index];
    if (kind !== undefined && (hits[index]?.length !== 0 || (continues && kind === 'dm'))) kinds.push(kind);
  }
  return { kinds, hits };
}

function namesAnother({ rule }: Hit): boolean {
  return !SAYS_NO_PLACE.has(rule);
}
