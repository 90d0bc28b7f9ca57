/** Reads a customer's post: what he wants, whether he waits for an answer, how he feels. */
import type { Explained, Intent, MentionReading, ReadingContext, Reason, Signal } from '../model/index.js';
import { hasRule, hitsIn, type MentionCategory, type MentionHits } from './evidence.js';
import { isEnglish } from './language-check.js';
import { createLinearModel, type LinearModel, type Scores } from './model/linear.js';
import weights from './model/weights.json' with { type: 'json' };
import { beginsWithHandle, normalise } from './normalise.js';
import { fillSigns, SIGNS, type WordEvidence } from './signs.js';
import { createWeigher, SAYINGS, verdictOf } from './verdict.js';
import verdictWeights from './verdict.json' with { type: 'json' };

const UNCLASSIFIED: MentionReading = Object.freeze({
  intent: 'unclassified',
  needsResponse: false,
  score: 0,
  sure: false,
  sentiment: 'neutral',
  signals: Object.freeze([]),
});
const NO_WORDS = /^(?:[\s@.,:;&/|-]|\burl(?:dm|form|tel|x)\b)*$/u;

/** What the words of a post tell, whatever came before it; null where it has none, or none of a language we know. */
export type Evidence = WordEvidence | null;

let shipped: LinearModel | null = null;
/** The model that comes with the program; made ready when it is first asked for. */
export const shippedModel = (): LinearModel => (shipped ??= createLinearModel(weights));
const weigh = {
  withModel: createWeigher(verdictWeights.withModel),
  rulesOnly: createWeigher(verdictWeights.rulesOnly),
};
const signs = new Float64Array(SIGNS.length);
const odds = new Float64Array(SAYINGS.length);

/** @throws nothing: every text has a reading */
export function classifyMention(text: string, context: ReadingContext = {}): Explained<MentionReading> {
  const evidence = evidenceOf(text, context, context.usesModel === false ? null : shippedModel());
  const reading = judgeMention(evidence, context);
  return { ...reading, reasons: evidence === null ? [] : reasonsOf(evidence.hits, reading) };
}

/** @param model null: rules alone */
export function evidenceOf(
  text: string,
  { language, urls }: Pick<ReadingContext, 'language' | 'urls'>,
  model: LinearModel | null,
): Evidence {
  const plain = normalise(text, urls);
  if (NO_WORDS.test(plain) || !isEnglish(plain, language)) return null;
  const isAddressed = beginsWithHandle(text);
  const hits = hitsIn(plain);
  const scores = model === null ? null : model.scores(plain, isAddressed);
  const isMockery = hasRule(hits.complaint, 'complaint/sarcasm');
  return {
    hits: isMockery ? withoutPraise(hits) : hits,
    scores: isMockery && scores !== null ? turned(scores) : scores,
    length: plain.length,
    hasQuestionMark: plain.includes('?'),
    hasExclamationMark: plain.includes('!'),
    hasLink: plain.includes('url'),
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
function reasonsOf(hits: MentionHits, { intent, signals }: MentionReading): readonly Reason[] {
  const reasons: Reason[] = [];
  const categories = INTENT_CATEGORIES[intent];
  for (const category of categories) {
    for (const { rule, span } of hits[category]) reasons.push({ rule, span });
  }
  for (const signal of signals) {
    if (categories.includes(signal)) continue;
    for (const { rule, span } of hits[signal]) reasons.push({ rule, span });
  }
  return reasons;
}
