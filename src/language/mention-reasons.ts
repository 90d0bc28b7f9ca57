/** Why a customer's post was read as it was: rules that hit, what its place in the thread adds, words that the model knows. */
import type {
  FeatureReason,
  Intent,
  MentionReading,
  ReadingContext,
  Reason,
  RuleReason,
} from '../model/index.js';
import type { MentionCategory, MentionHits } from './evidence.js';
import type { LinearModel, ScoreName } from './model/linear.js';
import { CATEGORY_SIGNS, fillSigns, SIGNS, type WordEvidence } from './signs.js';
import { findWords } from './words.js';
import { VERDICT_WEIGHTS } from './verdict-weights.js';

export interface Explainable {
  readonly evidence: WordEvidence;
  readonly reading: MentionReading;
  readonly context: ReadingContext;
  /** Normalised. */
  readonly plain: string;
  readonly model: LinearModel | null;
}

export function reasonsOf({ evidence, reading, context, plain, model }: Explainable): readonly Reason[] {
  const score = SCORE_OF[reading.intent];
  return [
    ...rulesBehind(evidence.hits, reading),
    ...(reading.intent === 'unclassified' ? [] : signsBehind(evidence, reading.intent, context)),
    ...(model === null || score === null ? [] : wordsBehind(model, plain, evidence.isAddressed, score)),
  ];
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
function rulesBehind(hits: MentionHits, { intent, signals }: MentionReading): readonly RuleReason[] {
  const reasons: RuleReason[] = [];
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

const MOST_SIGNS = 3;
const MOST_WORDS = 3;
/** Less than this is no reason. */
const LEAST = 0.1;

const heaviest = (reasons: readonly FeatureReason[], most: number): readonly FeatureReason[] =>
  reasons
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, most)
    .map(({ feature, weight }) => ({ feature, weight: Math.round(weight * 100) / 100 }));

/** Signs that are no rules of a category: those are told by their rules. */
function signsBehind(
  evidence: WordEvidence,
  intent: Exclude<Intent, 'unclassified'>,
  context: ReadingContext,
): readonly FeatureReason[] {
  const signs = fillSigns(new Float64Array(SIGNS.length), evidence, context);
  const { weights } = (evidence.scores === null ? VERDICT_WEIGHTS.rulesOnly : VERDICT_WEIGHTS.withModel)[
    intent
  ];
  const all = SIGNS.slice(CATEGORY_SIGNS).map((sign, index) => ({
    feature: sign,
    weight: (weights[sign] ?? 0) * (signs[CATEGORY_SIGNS + index] ?? 0),
  }));
  return heaviest(all, MOST_SIGNS);
}

/** Which score of the model speaks for an intent. */
const SCORE_OF: Readonly<Record<Intent, ScoreName | null>> = {
  complaint: 'complaint',
  request: 'complaint',
  question: 'complaint',
  info: null,
  praise: 'positive',
  other: 'chatter',
  unclassified: null,
};

function wordsBehind(
  model: LinearModel,
  plain: string,
  isAddressed: boolean,
  score: ScoreName,
): readonly FeatureReason[] {
  const words = model
    .contributions(plain, findWords(plain, isAddressed), score)
    .filter(([word]) => word.trim() !== '' && !word.startsWith(' '))
    .map(([word, weight]) => ({ feature: `“${word}” sounds ${score}`, weight }));
  return heaviest(words, MOST_WORDS);
}
