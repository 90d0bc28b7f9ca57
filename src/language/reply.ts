/** Reads a brand's reply: where it sends the customer, what it asks, tells and promises, who signed it. */
import type {
  AskedData,
  Explained,
  HandOffKind,
  ReadingContext,
  Reason,
  ReplyReading,
  SkimmedReply,
} from '../model/index.js';
import { REPLY_CHANNEL_LEXICONS, REPLY_TALK_LEXICONS } from './lexicons.js';
import { compileMatcher, type Found, type Hit } from './matcher.js';
import { LONGEST_TEXT, normalise } from './normalise.js';
import { isPlatitude } from './platitude.js';
import { PREPARED } from './prepared.js';
import { type ChannelHits, handOffsIn, type Pointers, pointersIn } from './reply-channels.js';
import { askedForWords, askedInPublic, toldFacts } from './reply-sentences.js';
import { signatureOf } from './signature.js';

/** Each finds the hits of every category in a normalised text. */
export interface ReplyFinders {
  readonly channels: (text: string) => ChannelHits;
  readonly talk: (text: string) => TalkHits;
}

type TalkHits = Found<keyof typeof REPLY_TALK_LEXICONS>;

export const REPLY_FINDERS: ReplyFinders = {
  channels: compileMatcher(REPLY_CHANNEL_LEXICONS, PREPARED.replyChannels),
  talk: compileMatcher(REPLY_TALK_LEXICONS, PREPARED.replyTalk),
};
const NO_HITS: readonly Hit[] = Object.freeze([]);

/** Where data may be asked for, and what "and we'll get back to you" is the second half of. */
const PRIVATE_CHANNELS: ReadonlySet<HandOffKind> = new Set(['dm', 'email', 'phone', 'web', 'app']);
const TAKES_WORDS: ReadonlySet<string> = new Set(['question/sets-up', 'personal-data/told-not-to']);
const GRAVEST_FIRST = ['account', 'contact', 'order'] as const satisfies readonly AskedData[];

/** The hits of channels that count, now that all are known. */
interface Channels {
  /** Normalised. */
  readonly plain: string;
  readonly found: ChannelHits;
  readonly pointers: Pointers;
  readonly kinds: readonly HandOffKind[];
  readonly handOffs: readonly (readonly Hit[])[];
  readonly continuation: readonly Hit[];
}

/** The hits of all else that count. */
interface Talk {
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

export function skimReply(
  text: string,
  { urls }: Pick<ReadingContext, 'urls'>,
  find: ReplyFinders,
): SkimmedReply {
  const { kinds, continuation } = channelsIn(text, urls, find.channels);
  return { handOffs: kinds, dmContinuation: continuation.length > 0 };
}

export function readReply(
  text: string,
  { urls }: Pick<ReadingContext, 'urls'>,
  find: ReplyFinders,
): ReplyReading {
  const channels = channelsIn(text, urls, find.channels);
  return readingOf(text, channels, talkIn(channels, find.talk));
}

export function explainReply(
  text: string,
  { urls }: Pick<ReadingContext, 'urls'>,
  find: ReplyFinders,
): Explained<ReplyReading> {
  const channels = channelsIn(text, urls, find.channels);
  const talk = talkIn(channels, find.talk);
  return {
    ...readingOf(text, channels, talk),
    reasons: reasonsOf(channels, talk),
    plain: channels.plain,
    truncated: text.length > LONGEST_TEXT,
  };
}

function readingOf(text: string, channels: Channels, talk: Talk): ReplyReading {
  const asksQuestion = talk.question.length + talk.personalData.length > 0;
  const saysNothing = channels.kinds.length === 0 && !asksQuestion && !saysSomething(talk);
  // Each by its name: to spread an object takes as long as to read a reply.
  return {
    handOffs: channels.kinds,
    dmContinuation: channels.continuation.length > 0,
    article: channels.pointers.article.length > 0,
    asksPersonalData: talk.personalData.length > 0,
    asksFor: gravestOf(talk.personalData),
    asksQuestion,
    givesFact: talk.givesFact,
    apology: talk.apology.length > 0,
    promotion: talk.promotion.length > 0,
    followRequest: talk.follow.length > 0,
    deleteRequest: talk.deletion.length > 0,
    callBackPromise: talk.promise.length > 0,
    platitude: saysNothing && isPlatitude(channels.plain),
    signature: signatureOf(text),
    statusNotice: talk.status.length > 0,
  };
}

const saysSomething = ({ givesFact, follow, deletion, promise, promotion }: Talk): boolean =>
  givesFact || follow.length + deletion.length + promise.length + promotion.length > 0;

function channelsIn(
  text: string,
  urls: readonly string[] | undefined,
  find: ReplyFinders['channels'],
): Channels {
  const plain = normalise(text, urls);
  const found = find(plain);
  const pointers = pointersIn(plain, found, urls);
  const { kinds, hits } = handOffsIn(found, pointers);
  return {
    plain,
    found,
    pointers,
    kinds,
    handOffs: hits,
    continuation: found['dm-continuation'],
  };
}

const namesChannel = (kinds: readonly HandOffKind[]): boolean =>
  kinds.some((kind) => PRIVATE_CHANNELS.has(kind));

function talkIn(channels: Channels, find: ReplyFinders['talk']): Talk {
  const { plain, found, pointers, kinds, continuation } = channels;
  const talk = find(plain);
  const words = askedForWords(plain, asking(talk.question));
  const beside = { questions: words, regrets: talk.apology, sends: channels.handOffs };
  const fact = toldFacts(plain, talk.fact, beside);
  const isTold = (hits: readonly Hit[]): boolean => toldFacts(plain, hits, beside).length > 0;
  const isPrivate = namesChannel(kinds);
  return {
    personalData: isPrivate ? NO_HITS : asking(talk['personal-data']),
    follow: talk['follow-request'],
    deletion: talk['delete-request'],
    promise: isPrivate && continuation.length === 0 ? NO_HITS : talk['call-back'],
    status: talk['status-notice'],
    question: askedInPublic(plain, words, [found.dm, continuation, pointers.web, found.email]),
    fact,
    // Notices and articles tell something, too.
    givesFact: fact.length > 0 || isTold(talk['status-notice']) || isTold(pointers.article),
    apology: talk.apology,
    promotion: talk.promotion,
  };
}

/** Without those that only take the words from a rule that asks. */
function asking(hits: readonly Hit[]): readonly Hit[] {
  return hits.length === 0 ? hits : hits.filter(({ rule }) => !TAKES_WORDS.has(rule));
}

/** The rules of personal data are named by what they ask for. */
function gravestOf(hits: readonly Hit[]): AskedData | null {
  if (hits.length === 0) return null;
  return GRAVEST_FIRST.find((kind) => hits.some(({ rule }) => rule === `personal-data/${kind}`)) ?? 'order';
}

function reasonsOf({ handOffs, continuation, pointers }: Channels, talk: Talk): readonly Reason[] {
  const { personalData, follow, deletion, promise, status, question, fact, apology, promotion } = talk;
  return [...handOffs, continuation, pointers.article, personalData, follow, deletion, promise, status]
    .concat([question, fact, apology, promotion])
    .flat()
    .map(({ rule, span }) => ({ rule, span }));
}
