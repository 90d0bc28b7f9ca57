/** Reads a customer's post: what he wants, whether he waits for an answer, how he feels. */
import type { Explained, Intent, MentionReading, ReadingContext, Signal } from '../model/index.js';
import { hasRule, isMockery, type MentionHits } from './evidence.js';
import { isEnglish } from './language-check.js';
import type { Scores } from './model/linear.js';
import { reasonsOf } from './mention-reasons.js';
import { beginsWithHandle, LONGEST_TEXT, normalise } from './normalise.js';
import type { ReadingTools } from './reader.js';
import {
  type Bearings,
  bearingsOf,
  fillThreadSigns,
  fillWordSigns,
  SIGNS,
  type ThreadContext,
  type WordEvidence,
} from './signs.js';
import { isFirstOfTalk, SAYINGS, verdictOf, type Weigher } from './verdict.js';
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

/**
 * What the words of a post tell, whatever came before it, weighed as far as that goes: little to keep until the post's
 * place in the thread is known. null where it has no words, or none of a language we know.
 */
export type Evidence = Weighed | null;

interface Weighed {
  readonly usesModel: boolean;
  /** Log odds, by place in SAYINGS. */
  readonly odds: readonly number[];
  readonly bearings: Bearings;
  /** All that the words hold; some of it an intent can outweigh. */
  readonly signals: readonly Signal[];
  /** Says what the thanks are for, or how great they are. */
  readonly thanksWarmly: boolean;
}

const signs = new Float64Array(SIGNS.length);
const odds = new Float64Array(SAYINGS.length);

export function explainMention(
  text: string,
  context: ReadingContext,
  tools: ReadingTools,
): Explained<MentionReading> {
  const evidence = readWords(text, context, tools);
  const reading = judgeMention(weighWords(evidence), context);
  const plain = normalise(text, context.urls);
  const reasons =
    evidence === null ? [] : reasonsOf({ evidence, reading, context, plain, model: tools.model });
  return { ...reading, reasons, plain, truncated: text.length > LONGEST_TEXT };
}

export const evidenceOf = (
  text: string,
  context: Pick<ReadingContext, 'language' | 'urls'>,
  tools: Pick<ReadingTools, 'model' | 'mentions'>,
): Evidence => weighWords(readWords(text, context, tools));

/** What the words tell, each thing by its name; null as in Evidence. */
export function readWords(
  text: string,
  { language, urls }: Pick<ReadingContext, 'language' | 'urls'>,
  { model, mentions }: Pick<ReadingTools, 'model' | 'mentions'>,
): WordEvidence | null {
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

function weighWords(evidence: WordEvidence | null): Evidence {
  if (evidence === null) return null;
  const usesModel = evidence.scores !== null;
  fillWordSigns(signs, evidence);
  weigherFor(usesModel).weigh(signs, odds);
  const kept: number[] = [];
  for (let saying = 0; saying < odds.length; saying += 1) kept.push(odds[saying] ?? 0);
  return {
    usesModel,
    odds: kept,
    bearings: bearingsOf(signs),
    signals: signalsIn(evidence.hits),
    thanksWarmly: hasRule(evidence.hits.thanks, 'thanks/for-something'),
  };
}

const weigherFor = (usesModel: boolean): Weigher => (usesModel ? weigh.withModel : weigh.rulesOnly);

/** Who praises in mockery neither praises nor thanks. */
function withoutPraise(hits: MentionHits): MentionHits {
  return { ...hits, praise: [], thanks: [] };
}

/** How good his words sound tells how bad he feels. */
function turned(scores: Scores): Scores {
  return { ...scores, negative: scores.positive, positive: scores.negative };
}

/** Weighs what a post's words tell, in the light of what came before it. */
export function judgeMention(evidence: Evidence, context: ThreadContext): MentionReading {
  if (evidence === null) return UNCLASSIFIED;
  fillThreadSigns(signs, evidence.bearings, context);
  odds.set(evidence.odds);
  weigherFor(evidence.usesModel).addThread(signs, odds);
  const { intent, needsResponse, score, sentiment, sure } = verdictOf(odds, isFirstOfTalk(signs));
  return {
    intent,
    needsResponse,
    score: Math.round(score * 1_000) / 1_000,
    sure,
    sentiment,
    signals: signalsOf(evidence, intent),
  };
}

const NO_SIGNALS: readonly Signal[] = Object.freeze([]);

function signalsIn(hits: MentionHits): readonly Signal[] {
  const signals: Signal[] = [];
  if (hits['call-out'].length > 0 && !hasRule(hits.chatter, 'chatter/repost')) signals.push('call-out');
  if (hits['cannot-message'].length > 0) signals.push('cannot-message');
  if (hits.thanks.length > 0) signals.push('thanks');
  if (hits.resolved.length > 0 && hits.unresolved.length === 0) signals.push('resolved');
  if (hits.unresolved.length > 0) signals.push('unresolved');
  if (hits.churn.length > 0) signals.push('churn');
  if (hits.escalation.length > 0) signals.push('escalation');
  if (hits['earlier-channel'].length > 0) signals.push('earlier-channel');
  return signals.length === 0 ? NO_SIGNALS : signals;
}

/**
 * Thanks of one who complains or asks a question are a manner of speaking, and in chatter they go to others. Who asks for a deed,
 * or tells something, thanks where he says what for, or that it is resolved. Nothing is resolved for one who complains.
 */
function signalsOf({ signals, thanksWarmly }: Weighed, intent: Intent): readonly Signal[] {
  if (signals.length === 0) return signals;
  const complains = intent === 'complaint';
  const isMeant = thanksWarmly || signals.includes('resolved');
  const thanks = intent === 'praise' || (isMeant && (intent === 'request' || intent === 'info'));
  return signals.filter(
    (signal) => !(signal === 'thanks' && !thanks) && !(signal === 'resolved' && complains),
  );
}
