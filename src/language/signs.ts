/** What speaks for one reading of a customer's post or another, as a few named numbers: of its words, and of its place in the thread. */
import type { ReadingContext } from '../model/index.js';
import { hasRule, isMockery, type MentionHits, strengthOf } from './evidence.js';
import type { Hit } from './matcher.js';
import { SCORES, type Scores } from './model/linear.js';

/** Rules of these categories count by strength, 0 to 2. Each is read by its own name: by a name in a variable it takes ten times as long. */
const HITS_OF = {
  complaint: (hits) => hits.complaint,
  request: (hits) => hits.request,
  question: (hits) => hits.question,
  info: (hits) => hits.info,
  praise: (hits) => hits.praise,
  chatter: (hits) => hits.chatter,
  'call-out': (hits) => hits['call-out'],
  churn: (hits) => hits.churn,
  escalation: (hits) => hits.escalation,
  unresolved: (hits) => hits.unresolved,
  'cannot-message': (hits) => hits['cannot-message'],
  thanks: (hits) => hits.thanks,
  resolved: (hits) => hits.resolved,
  acknowledgement: (hits) => hits.acknowledgement,
  'earlier-channel': (hits) => hits['earlier-channel'],
} as const satisfies Record<string, (hits: MentionHits) => readonly Hit[]>;
type Strength = keyof typeof HITS_OF;
const STRENGTHS = Object.keys(HITS_OF).filter((key): key is Strength => Object.hasOwn(HITS_OF, key));
const READERS: readonly ((hits: MentionHits) => readonly Hit[])[] = Object.values(HITS_OF);
const MOST_STRENGTH = 2;

/** Of the words, these are so or not, 1 or 0. */
const FACTS = [
  'has "?"',
  'has "!"',
  'is short',
  'has a link',
  'is a repost',
  'begins with a handle',
  'names others',
  'asks for a deed',
  'has written in private',
  'mocks',
] as const;

/** The weaker of the two: praise in words of a failure is sarcasm, or thanks for its end. */
const BOTH = 'praise beside a complaint';

const scoreSign = (name: (typeof SCORES)[number]) => `sounds ${name}` as const;

/** Of the place in the thread, these are so or not. */
const THREAD_FACTS = [
  'goes on a talk',
  'goes on, in few words',
  'goes on, to thank or acknowledge',
  'goes on, and no rule hit',
  'was asked',
  'was asked, and answers in few words',
  'was asked, and thanks or acknowledges',
  'was asked, and no rule hit',
] as const;

/** The order in which signs stand. */
export const SIGNS = [...STRENGTHS, ...FACTS, BOTH, ...SCORES.map(scoreSign), ...THREAD_FACTS] as const;
export type Sign = (typeof SIGNS)[number];

/** So many signs, the first, are the rules of a category. */
export const CATEGORY_SIGNS = STRENGTHS.length;
/** From here on they are those of the thread, the first that a talk goes on. */
export const THREAD_FROM = SIGNS.length - THREAD_FACTS.length;
const BOTH_AT = SIGNS.indexOf(BOTH);

const COMPLAINT_AT = SIGNS.indexOf('complaint');
const PRAISE_AT = SIGNS.indexOf('praise');
const THANKS_AT = SIGNS.indexOf('thanks');
const ACKNOWLEDGEMENT_AT = SIGNS.indexOf('acknowledgement');
const IS_SHORT_AT = SIGNS.indexOf('is short');

/** What a post's words tell, whatever came before it. */
export interface WordEvidence {
  readonly hits: MentionHits;
  /** null: the model was not asked. */
  readonly scores: Scores | null;
  /** Of the normalised text. */
  readonly length: number;
  readonly hasQuestionMark: boolean;
  readonly hasExclamationMark: boolean;
  readonly hasLink: boolean;
  readonly isAddressed: boolean;
  readonly namesOthers: boolean;
}

const NO_HITS: readonly Hit[] = [];

/** In UTF-16 code units. */
const SHORT = 25;
/** Beyond, the model's log odds tell no more. */
const MOST_SCORE = 3;

/** A brand post that asks for something, so that the customer's next post is the answer. */
const asks = (text: string): boolean => text.includes('?') || ASKS.test(text);
const ASKS =
  /\b(?:could|can|would|may) (?:you|we|i)\b|\b(?:please|pls|kindly) (?:provide|send|share|confirm|dm|give|tell|let|reply|try|check|follow|advise)|\blet (?:us|me) know\b|\b(?:dm|direct message) us\b|\btell us\b/i;

/** Fills `signs`, as long as SIGNS, and gives it back. */
export function fillSigns(signs: Float64Array, evidence: WordEvidence, context: ThreadContext): Float64Array {
  fillWordSigns(signs, evidence);
  return fillThreadSigns(signs, bearingsOf(signs), context);
}

/** Those of the words; those of the thread become 0. */
export function fillWordSigns(signs: Float64Array, evidence: WordEvidence): Float64Array {
  const { hits, scores } = evidence;
  const complaint = complaintIn(hits);
  for (let index = 0; index < READERS.length; index += 1) {
    const found = READERS[index]?.(hits) ?? NO_HITS;
    let strength = 0;
    if (index === COMPLAINT_AT) strength = complaint;
    else if (found.length > 0) strength = strengthOf(found);
    signs[index] = Math.min(strength, MOST_STRENGTH);
  }
  const facts = [
    evidence.hasQuestionMark,
    evidence.hasExclamationMark,
    evidence.length < SHORT,
    evidence.hasLink,
    hasRule(hits.chatter, 'chatter/repost'),
    evidence.isAddressed,
    evidence.namesOthers,
    hasRule(hits.request, 'request/can-you') || hasRule(hits.request, 'request/please-do'),
    hasRule(hits.acknowledgement, 'acknowledgement/sent-message'),
    isMockery(hits),
  ];
  fillFacts(signs, CATEGORY_SIGNS, facts);
  const praise = (signs[PRAISE_AT] ?? 0) + (signs[THANKS_AT] ?? 0);
  signs[BOTH_AT] = Math.min(praise, complaint, MOST_STRENGTH);
  for (let index = 0; index < SCORES.length; index += 1) {
    const name = SCORES[index];
    const score = scores === null || name === undefined ? 0 : scores[name];
    signs[BOTH_AT + 1 + index] = Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score));
  }
  return signs.fill(0, THREAD_FROM);
}

function fillFacts(signs: Float64Array, from: number, facts: readonly boolean[]): void {
  for (let index = 0; index < facts.length; index += 1) signs[from + index] = facts[index] === true ? 1 : 0;
}

/** Of the words, what tells how they bear on the thread. */
export interface Bearings {
  readonly isShort: boolean;
  /** Thanks, or acknowledges. */
  readonly acknowledges: boolean;
  readonly hitsNothing: boolean;
}

/** @param signs of the words */
export function bearingsOf(signs: Float64Array): Bearings {
  let hitsNothing = true;
  for (let index = 0; index < STRENGTHS.length; index += 1) if ((signs[index] ?? 0) > 0) hitsNothing = false;
  return {
    isShort: signs[IS_SHORT_AT] === 1,
    acknowledges: (signs[THANKS_AT] ?? 0) + (signs[ACKNOWLEDGEMENT_AT] ?? 0) > 0,
    hitsNothing,
  };
}

export type ThreadContext = Pick<ReadingContext, 'previous' | 'caseOpen'>;

/** Only those of the thread. */
export function fillThreadSigns(
  signs: Float64Array,
  { isShort, acknowledges, hitsNothing }: Bearings,
  { previous, caseOpen }: ThreadContext,
): Float64Array {
  const isByBrand = previous?.by === 'brand';
  const goesOn = isByBrand || caseOpen === true;
  const wasAsked = isByBrand && asks(previous.text);
  fillFacts(signs, THREAD_FROM, [
    goesOn,
    goesOn && isShort,
    goesOn && acknowledges,
    goesOn && hitsNothing,
    wasAsked,
    wasAsked && isShort,
    wasAsked && acknowledges,
    wasAsked && hitsNothing,
  ]);
  return signs;
}

/** Also gains from what only an unhappy customer says: waiting, leaving, going higher. */
function complaintIn(hits: MentionHits): number {
  let strength = strengthOf(hits.complaint);
  if (hits['call-out'].length > 0) strength += UNHAPPY;
  if (hits.churn.length > 0) strength += UNHAPPY;
  if (hits.escalation.length > 0) strength += UNHAPPY;
  if (hits.unresolved.length > 0) strength += UNHAPPY;
  return strength;
}

const UNHAPPY = 0.8;
