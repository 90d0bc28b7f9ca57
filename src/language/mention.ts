/** Reads a customer's post: what he wants, whether he waits for an answer, how he feels. */
import type { Explained, Intent, MentionReading, ReadingContext, Signal } from '../model/index.js';
import { hasRule, isMockery, type MentionHits } from './evidence.js';
import { isEnglish } from './language-check.js';
import type { Scores } from './model/linear.js';
import { reasonsOf } from './mention-reasons.js';
import { beginsWithHandle, LONGEST_TEXT, normalise } from './normalise.js';
import type { ReadingTools } from './reader.js';
import { fillSigns, SIGNS, type WordEvidence } from './signs.js';
import { SAYINGS, verdictOf } from './verdict.js';
import { weigh } from './verdict-weights.js';
import { findWords } from './words.js';

const UNCLASSIFIED: MentionReading = Object.freeze({
  intent: 'unclassified',
  needsResponse: false,
  score: 0,
  sure: false,
  sentiment: 'neutral',
  signals: Object.freeze([]),
});
const NO_WORDS = /^(?:[\s@.,:;&/|-]|\burl(?:dm|form|tel|x)\b)*$/u;

const LINK_WORD = /\burl(?:dm|form|tel|x)\b/u;

/** What the words of a post tell, whatever came before it; null where it has none, or none of a language we know. */
export type Evidence = WordEvidence | null;

const signs = new Float64Array(SIGNS.length);
const odds = new Float64Array(SAYINGS.length);

export function explainMention(
  text: string,
  context: ReadingContext,
  tools: ReadingTools,
): Explained<MentionReading> {
  const evidence = evidenceOf(text, context, tools);
  const reading = judgeMention(evidence, context);
  const plain = normalise(text, context.urls);
  const reasons =
    evidence === null ? [] : reasonsOf({ evidence, reading, context, plain, model: tools.model });
  return { ...reading, reasons, plain, truncated: text.length > LONGEST_TEXT };
}

export function evidenceOf(
  text: string,
  { language, urls }: Pick<ReadingContext, 'language' | 'urls'>,
  { model, mentions }: Pick<ReadingTools, 'model' | 'mentions'>,
): Evidence {
  const plain = normalise(text, urls);
  if (NO_WORDS.test(plain)) return null;
  const isAddressed = beginsWithHandle(text);
  const words = findWords(plain, isAddressed);
  if (!isEnglish(plain, words, language)) return null;
  const hits = mentions(plain);
  const scores = model === null ? null : model.scores(plain, words);
  const mocks = isMockery(hits);
  return {
    hits: mocks ? withoutPraise(hits) : hits,
    scores: mocks && scores !== null ? turned(scores) : scores,
    length: plain.length,
    hasQuestionMark: plain.includes('?'),
    hasExclamationMark: plain.includes('!'),
    hasLink: plain.includes('url') && LINK_WORD.test(plain),
    isAddressed,
    namesOthers: plain.includes('@'),
  };
}

/** Who praises in mockery neither praises nor thanks. */
function withoutPraise(hits: MentionHits): MentionHits {
  return { ...hits, praise: [], thanks: [] };
}

/** How good his words sound tells how bad he feels. */
function turned(scores: Scores): Scores {
  return { ...scores, negative: scores.positive, positive: scores.negative };
}

/** Weighs what a post's words tell, in the light of what came before it. */
export function judgeMention(
  evidence: Evidence,
  context: Pick<ReadingContext, 'previous' | 'caseOpen'>,
): MentionReading {
  if (evidence === null) return UNCLASSIFIED;
  const filled = fillSigns(signs, evidence, context);
  const told = (evidence.scores === null ? weigh.rulesOnly : weigh.withModel)(filled, odds);
  const { intent, needsResponse, score, sentiment, sure } = verdictOf(filled, told);
  return {
    intent,
    needsResponse,
    score: Math.round(score * 1_000) / 1_000,
    sure,
    sentiment,
    signals: signalsOf(evidence.hits, intent),
  };
}

function isResolved(hits: MentionHits): boolean {
  return hits.resolved.length > 0 && hits.unresolved.length === 0;
}

function isRepost(hits: MentionHits): boolean {
  return hasRule(hits.chatter, 'chatter/repost');
}

function signalsOf(hits: MentionHits, intent: Intent): readonly Signal[] {
  const signals: Signal[] = [];
  const asks = intent === 'request' || intent === 'question';
  if (hits['call-out'].length > 0 && !isRepost(hits)) signals.push('call-out');
  if (hits['cannot-message'].length > 0) signals.push('cannot-message');
  if (hits.thanks.length > 0 && intent !== 'complaint' && !asks) signals.push('thanks');
  if (isResolved(hits) && intent !== 'complaint') signals.push('resolved');
  if (hits.unresolved.length > 0) signals.push('unresolved');
  if (hits.churn.length > 0) signals.push('churn');
  if (hits.escalation.length > 0) signals.push('escalation');
  if (hits['earlier-channel'].length > 0) signals.push('earlier-channel');
  return signals;
}
