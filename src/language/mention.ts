/** Reads a customer's post: what he wants, whether he waits for an answer, how he feels. */
import type {
  Explained,
  Intent,
  MentionReading,
  ReadingContext,
  Reason,
  Sentiment,
  Signal,
} from '../model/index.js';
import { hasRule, hitsIn, type MentionCategory, type MentionHits, strengthOf } from './evidence.js';
import { isEnglish } from './language-check.js';
import { normalise } from './normalise.js';

const UNCLASSIFIED: MentionReading = Object.freeze({
  intent: 'unclassified',
  needsResponse: false,
  score: 0,
  sure: false,
  sentiment: 'neutral',
  signals: Object.freeze([]),
});
const NO_WORDS = /^(?:[\s@.,:;&/|-]|\burl(?:dm|form|tel|x)\b)*$/u;
/** A brand post that asks for something, so that the customer's next post is the answer. */
const BRAND_ASKS =
  /\?|\b(?:could|can|would|may) (?:you|we|i)\b|\b(?:please|pls|kindly) (?:provide|send|share|confirm|dm|give|tell|let|reply|try|check|follow|advise)|\blet (?:us|me) know\b|\b(?:dm|direct message) us\b|\btell us\b/iu;

/** How much speaks for each reading of the post, 0 to about 4. */
interface Strengths {
  readonly complaint: number;
  readonly request: number;
  readonly question: number;
  readonly info: number;
  readonly praise: number;
  readonly chatter: number;
}

/** What the words of a post tell, whatever came before it; null where it has none, or none of a language we know. */
export type Evidence = MentionHits | null;

/** @throws nothing: every text has a reading */
export function classifyMention(text: string, context: ReadingContext = {}): Explained<MentionReading> {
  const evidence = evidenceOf(text, context);
  const reading = judgeMention(evidence, context);
  return { ...reading, reasons: evidence === null ? [] : reasonsOf(evidence, reading) };
}

export function evidenceOf(
  text: string,
  { language, urls }: Pick<ReadingContext, 'language' | 'urls'>,
): Evidence {
  const plain = normalise(text, urls);
  return NO_WORDS.test(plain) || !isEnglish(plain, language) ? null : hitsIn(plain);
}

/** Weighs what a post's words tell, in the light of what came before it. */
export function judgeMention(
  evidence: Evidence,
  context: Pick<ReadingContext, 'previous' | 'caseOpen'>,
): MentionReading {
  if (evidence === null) return UNCLASSIFIED;
  const strengths = weigh(evidence, context);
  const intent = intentOf(evidence, strengths, context);
  const needsResponse = needsAnswer(intent, evidence, context);
  const signals = signalsOf(evidence, intent);
  return {
    intent,
    needsResponse,
    score: scoreOf(strengths, needsResponse),
    sure: isSure(intent, strengths, evidence),
    sentiment: sentimentOf(intent, strengths, evidence),
    signals,
  };
}

/** Complaint also gains from what only an unhappy customer says: waiting, leaving, going higher. */
function weigh(evidence: MentionHits, context: ReadingContext): Strengths {
  const isClosed = isResolved(evidence);
  const complaint =
    strengthOf(evidence.complaint) +
    (evidence['call-out'].length > 0 ? 0.8 : 0) +
    (evidence.churn.length > 0 ? 0.8 : 0) +
    (evidence.escalation.length > 0 ? 0.8 : 0) +
    (evidence.unresolved.length > 0 ? 0.6 : 0);
  const praise = strengthOf(evidence.praise) + (evidence.thanks.length > 0 ? 0.5 : 0) + (isClosed ? 1 : 0);
  return {
    complaint: isRepost(evidence) ? 0 : complaint,
    request: isRepost(evidence) ? 0 : strengthOf(evidence.request),
    question: isRepost(evidence) ? 0 : strengthOf(evidence.question),
    info: strengthOf(evidence.info) * (context.previous?.by === 'brand' ? 1 : 0.7),
    praise,
    chatter: strengthOf(evidence.chatter),
  };
}

function isRepost(evidence: MentionHits): boolean {
  return hasRule(evidence.chatter, 'chatter/repost');
}

function isResolved(evidence: MentionHits): boolean {
  return evidence.resolved.length > 0 && evidence.unresolved.length === 0;
}

/** The first that fits: complaint, request, question, info, praise, other. */
function intentOf(evidence: MentionHits, strengths: Strengths, context: ReadingContext): Intent {
  const { complaint, request, question, praise, chatter } = strengths;
  const isPromotion = chatter >= 1 && complaint < 1.6 && request + question < 1;
  const follows = context.previous?.by === 'brand';
  if (!isPromotion && complaint >= 0.6 && complaint >= praise) return 'complaint';
  if (!isPromotion && request >= 0.6 && (request >= 1 || praise < 1)) return 'request';
  if (!isPromotion && question >= 0.7 && (question >= 1 || praise < 1.2)) return 'question';
  if (evidence['cannot-message'].length > 0) return 'info';
  if (hasRule(evidence.acknowledgement, 'acknowledgement/sent-message')) return 'info';
  if (isPromotion || chatter >= 1) return praise >= 1 ? 'praise' : 'other';
  if (praise >= 0.5) return 'praise';
  if (complaint >= 0.6) return 'complaint';
  if (strengths.info >= (follows ? 0.4 : 0.49)) return 'info';
  if (complaint >= 0.3 && chatter === 0) return follows ? 'info' : 'complaint';
  return follows && chatter === 0 && evidence.acknowledgement.length === 0 ? 'info' : 'other';
}

function needsAnswer(intent: Intent, evidence: MentionHits, context: ReadingContext): boolean {
  if (intent === 'complaint' || intent === 'request' || intent === 'question') return true;
  if (intent !== 'info') return false;
  if (evidence['cannot-message'].length > 0) return true;
  if (evidence.acknowledgement.length > 0 || evidence.thanks.length > 0 || isResolved(evidence)) return false;
  const { previous } = context;
  return previous?.by !== 'brand' || previous.text === '' || BRAND_ASKS.test(previous.text);
}

function signalsOf(evidence: MentionHits, intent: Intent): readonly Signal[] {
  const signals: Signal[] = [];
  const asks = intent === 'request' || intent === 'question';
  if (evidence['call-out'].length > 0 && !isRepost(evidence)) signals.push('call-out');
  if (evidence['cannot-message'].length > 0) signals.push('cannot-message');
  if (evidence.thanks.length > 0 && intent !== 'complaint' && !asks) signals.push('thanks');
  if (isResolved(evidence) && intent !== 'complaint') signals.push('resolved');
  if (evidence.unresolved.length > 0) signals.push('unresolved');
  if (evidence.churn.length > 0) signals.push('churn');
  if (evidence.escalation.length > 0) signals.push('escalation');
  if (evidence['earlier-channel'].length > 0) signals.push('earlier-channel');
  return signals;
}

function scoreOf(strengths: Strengths, needsResponse: boolean): number {
  const asks = strengths.complaint + strengths.request + strengths.question;
  const share = (asks + (needsResponse ? 0.5 : 0)) / (asks + strengths.praise + strengths.chatter + 1);
  return Math.round(Math.min(share, 1) * 1_000) / 1_000;
}

function isSure(intent: Intent, strengths: Strengths, evidence: MentionHits): boolean {
  const { complaint, request, question, praise, chatter } = strengths;
  if (intent === 'complaint') return complaint >= 1 && complaint >= 2 * praise && chatter < 1;
  if (intent === 'request' || intent === 'question')
    return request + question >= 1 && praise < 1 && chatter < 1;
  if (intent === 'praise') return praise >= 1 && complaint < 0.5;
  if (intent === 'info') return evidence['cannot-message'].length > 0 || evidence.acknowledgement.length > 0;
  return intent === 'other' && chatter >= 1 && complaint < 0.5;
}

function sentimentOf(intent: Intent, strengths: Strengths, evidence: MentionHits): Sentiment {
  const { complaint, praise } = strengths;
  if (intent === 'complaint') return 'negative';
  if (isResolved(evidence) || intent === 'praise') return 'positive';
  if (complaint >= 0.6 && complaint > praise && intent !== 'other') return 'negative';
  return praise >= 0.8 && praise > complaint && intent !== 'question' ? 'positive' : 'neutral';
}

const INTENT_CATEGORIES: Readonly<Record<Intent, readonly MentionCategory[]>> = {
  complaint: ['complaint', 'call-out', 'churn', 'escalation', 'unresolved'],
  request: ['request'],
  question: ['question'],
  info: ['info', 'acknowledgement', 'cannot-message'],
  praise: ['praise', 'thanks', 'resolved'],
  other: ['chatter', 'acknowledgement'],
  unclassified: [],
};

/** Only the rules that carried the verdict and the signals. */
function reasonsOf(evidence: MentionHits, { intent, signals }: MentionReading): readonly Reason[] {
  const reasons: Reason[] = [];
  const categories = INTENT_CATEGORIES[intent];
  for (const category of categories) {
    for (const { rule, span } of evidence[category]) reasons.push({ rule, span });
  }
  for (const signal of signals) {
    if (categories.includes(signal)) continue;
    for (const { rule, span } of evidence[signal]) reasons.push({ rule, span });
  }
  return reasons;
}
