/** Reads a brand's reply: where it sends the customer, what it asks, tells and promises, who signed it. */
import type {
  AskedData,
  Explained,
  HandOffKind,
  ReadingContext,
  Reason,
  ReplyReading,
} from '../model/index.js';
import { REPLY_LEXICONS } from './lexicons.js';
import { compileMatcher, type Found, type Hit } from './matcher.js';
import { LONGEST_TEXT, normalise } from './normalise.js';
import { isPlatitude } from './platitude.js';
import { PREPARED } from './prepared.js';
import { handOffsIn, type Pointers, pointersIn, type ReplyCategory } from './reply-channels.js';
import { askedForWords, askedInPublic, type Beside, toldFacts } from './reply-sentences.js';
import { signatureOf } from './signature.js';

export type ReplyHits = Found<ReplyCategory>;

/** Finds the hits of every category in a normalised text. */
export const findInReply: (text: string) => ReplyHits = compileMatcher<ReplyCategory>(
  REPLY_LEXICONS,
  PREPARED.reply,
);
const NO_HITS: readonly Hit[] = Object.freeze([]);
const NO_FACTS = { fact: NO_HITS, givesFact: false };

/** Where data may be asked for, and what "and we'll get back to you" is the second half of. */
const PRIVATE_CHANNELS: ReadonlySet<HandOffKind> = new Set(['dm', 'email', 'phone', 'web', 'app']);
const TAKES_WORDS: ReadonlySet<string> = new Set(['question/sets-up', 'personal-data/told-not-to']);
const GRAVEST_FIRST = ['account', 'contact', 'order'] as const satisfies readonly AskedData[];

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
  readonly handOffs: readonly (readonly Hit[])[];
  readonly continuation: readonly Hit[];
  readonly article: readonly Hit[];
  readonly personalData: readonly Hit[];
  readonly follow: readonly Hit[];
  readonly deletion: readonly Hit[];
  readonly promise: readonly Hit[];
  readonly status: readonly Hit[];
  readonly question: readonly Hit[];
  readonly fact: readonly Hit[];
  readonly givesFact: boolean;
  readonly apology: readonly Hit[];
  readonly promotion: readonly Hit[];
}

function toldBy(
  text: string,
  { urls }: Pick<ReadingContext, 'urls'>,
  find: (text: string) => ReplyHits,
): Told {
  const plain = normalise(text, urls);
  const found = find(plain);
  const pointers = pointersIn(plain, found, urls);
  const { kinds, hits } = handOffsIn(found, pointers);
  const continuation = found['dm-continuation'];
  const words = found.question.length === 0 ? NO_HITS : askedForWords(plain, asking(found.question));
  const question =
    words.length === 0
      ? NO_HITS
      : askedInPublic(plain, words, [found.dm, continuation, pointers.web, found.email]);
  const mayTell = found.fact.length + found['status-notice'].length + pointers.article.length > 0;
  const facts = mayTell
    ? factsIn(plain, found, pointers, { questions: words, regrets: found.apology, sends: hits })
    : NO_FACTS;
  const namesChannel = kinds.some((kind) => PRIVATE_CHANNELS.has(kind));
  return {
    plain,
    kinds,
    handOffs: hits,
    continuation,
    article: pointers.article,
    personalData: namesChannel ? NO_HITS : asking(found['personal-data']),
    follow: found['follow-request'],
    deletion: found['delete-request'],
    promise: namesChannel && continuation.length === 0 ? NO_HITS : found['call-back'],
    status: found['status-notice'],
    question,
    fact: facts.fact,
    givesFact: facts.givesFact,
    apology: found.apology,
    promotion: found.promotion,
  };
}

/** Notices and articles tell something, too. */
function factsIn(
  plain: string,
  found: ReplyHits,
  { article }: Pointers,
  beside: Beside,
): Pick<Told, 'fact' | 'givesFact'> {
  const fact = toldFacts(plain, found.fact, beside);
  const givesFact =
    fact.length > 0 ||
    toldFacts(plain, found['status-notice'], beside).length > 0 ||
    toldFacts(plain, article, beside).length > 0;
  return { fact, givesFact };
}

/** Without those that only take the words from a rule that asks. */
function asking(hits: readonly Hit[]): readonly Hit[] {
  return hits.length === 0 ? hits : hits.filter(({ rule }) => !TAKES_WORDS.has(rule));
}

function readingOf(text: string, told: Told): ReplyReading {
  const { givesFact } = told;
  const asksQuestion = told.question.length + told.personalData.length > 0;
  return {
    handOffs: told.kinds,
    dmContinuation: told.continuation.length > 0,
    article: told.article.length > 0,
    asksPersonalData: told.personalData.length > 0,
    asksFor: gravestOf(told.personalData),
    asksQuestion,
    givesFact,
    apology: told.apology.length > 0,
    promotion: told.promotion.length > 0,
    followRequest: told.follow.length > 0,
    deleteRequest: told.deletion.length > 0,
    callBackPromise: told.promise.length > 0,
    platitude: !saysSomething(told) && !givesFact && !asksQuestion && isPlatitude(told.plain),
    signature: signatureOf(text),
    statusNotice: told.status.length > 0,
  };
}

function saysSomething({ kinds, follow, deletion, promise, promotion }: Told): boolean {
  return kinds.length + follow.length + deletion.length + promise.length + promotion.length > 0;
}

/** The rules of personal data are named by what they ask for. */
function gravestOf(hits: readonly Hit[]): AskedData | null {
  if (hits.length === 0) return null;
  return GRAVEST_FIRST.find((kind) => hits.some(({ rule }) => rule === `personal-data/${kind}`)) ?? 'order';
}

function reasonsOf(told: Told): readonly Reason[] {
  const { handOffs, continuation, article, personalData, follow, deletion, promise, status } = told;
  const { question, fact, apology, promotion } = told;
  return [...handOffs, continuation, article, personalData, follow, deletion, promise, status]
    .concat([question, fact, apology, promotion])
    .flat()
    .map(({ rule, span }) => ({ rule, span }));
}
