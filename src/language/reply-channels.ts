/** What a link, or a sentence without one, points to once all that was found in the reply is known. */
import type { HandOffKind } from '../model/index.js';
import type { REPLY_LEXICONS } from './lexicons.js';
import type { Found, Hit } from './matcher.js';

export type ReplyCategory = keyof typeof REPLY_LEXICONS;

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

/** Rules that judge a link by the words around it. */
const JUDGES_BY_WORDS = /^(?:web|article)\/(?!form-)(?:.*-)?link(?:-|$)/u;
/** These say that the customer must go elsewhere, and not where to. */
const SAYS_NO_PLACE: ReadonlySet<string> = new Set(['other/not-here', 'other/other-team']);
/** Beside "DM us" these words speak of the messages of the network. */
const MEANS_MESSAGES: ReadonlySet<string> = new Set(['web/private-chat', 'web/the-link-only']);
const ENDS_SENTENCE = /[.!?](?!\w)/u;
/** What follows a link that stands last: a signature, perhaps with a part number. In UTF-16 code units. */
const LONGEST_CODA = 16;

/** The hits of links and pages. */
export interface Pointers {
  readonly web: readonly Hit[];
  readonly article: readonly Hit[];
}

/** The hits that point somewhere, each link for one thing only. */
export function pointersIn(
  text: string,
  found: Found<ReplyCategory>,
  urls: readonly string[] | undefined,
): Pointers {
  const { dm } = found;
  if (found.web.length + found.article.length === 0) return found;
  const mayOpenMessages = dm.length > 0 && (urls === undefined || urls.length === 0);
  const counts = (hit: Hit): boolean => !mayOpenMessages || !opensMessages(text, hit, dm);
  const web = found.web.filter((hit) => counts(hit) && !(dm.length > 0 && MEANS_MESSAGES.has(hit.rule)));
  const article = found.article.filter((hit) => counts(hit) && !web.some((to) => claims(text, to, hit)));
  return { web, article };
}

/** A link of unknown target beside "DM us" opens the message window, unless it stands in a sentence of its own. */
function opensMessages(text: string, hit: Hit, dm: readonly Hit[]): boolean {
  if (!JUDGES_BY_WORDS.test(hit.rule)) return false;
  const isLast = text.length - hit.span[1] <= LONGEST_CODA;
  return isLast || dm.some(({ span }) => isSameSentence(text, span, hit.span));
}

/** A link at which the customer contacts the brand is not one to read. */
function claims(text: string, { span }: Hit, article: Hit): boolean {
  if (span[0] < article.span[1] && span[1] >= article.span[1]) return true;
  const hasLink = text.slice(...span).includes('url');
  return !hasLink && span[1] <= article.span[1] && isSameSentence(text, span, article.span);
}

function isSameSentence(text: string, one: Hit['span'], other: Hit['span']): boolean {
  const from = Math.min(one[0], other[0]);
  return !ENDS_SENTENCE.test(text.slice(from, Math.max(one[1], other[1]) - 1));
}

/** A continuation in messages is a hand-off to them as well. */
export function handOffsIn(
  found: Found<ReplyCategory>,
  { web, article }: Pointers,
): {
  readonly kinds: readonly HandOffKind[];
  readonly hits: readonly Hit[];
} {
  let kinds: HandOffKind[] | null = null;
  let hits: Hit[] | null = null;
  for (const kind of KINDS) {
    let ofKind = kind === 'web' ? web : found[kind];
    if (kind === 'other' && ofKind.length > 0 && (kinds !== null || article.length > 0))
      ofKind = ofKind.filter(namesAnother);
    if (ofKind.length === 0 && !(kind === 'dm' && found['dm-continuation'].length > 0)) continue;
    kinds = [...(kinds ?? []), kind];
    hits = [...(hits ?? []), ...ofKind];
  }
  return { kinds: kinds ?? NO_KINDS, hits: hits ?? NO_HITS };
}

function namesAnother({ rule }: Hit): boolean {
  return !SAYS_NO_PLACE.has(rule);
}
