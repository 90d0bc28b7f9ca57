/** What questions and facts are worth, once it is known what else stands in their sentence. Hits are in text order. */
import type { Hit } from './matcher.js';

/** "Could you try X?" asks for a deed: it takes the question mark behind it. */
const ASKS_TO_ACT = 'question/asks-to-act';
const MARK = 'question/question-mark';
const CAUSE = 'fact/cause';
/** They are told even in a question: "have you tried another cable?" */
const TOLD_IN_QUESTION: ReadonlySet<string> = new Set(['fact/have-tried', CAUSE]);
/** What these find, a hand-off says better: "see an agent at the gate". */
const MAY_SEND: ReadonlySet<string> = new Set(['fact/step', 'fact/answer', 'fact/states']);

const ENDS_SENTENCE = /[.!?](?!\w)/u;
/** Only what follows is asked: "it opens at nine, which town are you in?" */
const NEW_CLAUSE =
  /[,;:)-] (?:and |but |so )?(?:can|could|do|does|did|is|are|was|were|have|has|which|what|where|when|who|how|would|will|may)\b|\b(?:can|could|would) you\b/u;
/** Regret goes on over what it names, up to one of these. */
const ENDS_REGRET = /[,;:]| - |\b(?:but|however|because|due|as|since|unfortunately|we|please)\b/u;
/** A hand-off that begins here stands right behind. */
const NEAR = 2;

/** The hits of one category or more. */
type Lists = readonly (readonly Hit[])[];

export function isSameSentence(text: string, one: Hit['span'], other: Hit['span']): boolean {
  const from = Math.min(one[0], other[0]);
  return !ENDS_SENTENCE.test(text.slice(from, Math.max(one[1], other[1]) - 1));
}

/**
 * Questions to be answered where all can read. What is asked for in a sentence about messages is asked for there.
 * @param sends hits of private channels
 */
export function askedInPublic(text: string, questions: readonly Hit[], sends: Lists): readonly Hit[] {
  return questions.filter(({ span }) => !sends.some((hits) => isBeside(text, span, hits)));
}

/** Without those that ask for a deed, and their question marks. */
export function askedForWords(text: string, questions: readonly Hit[]): readonly Hit[] {
  const acts = questions.filter(({ rule }) => rule === ASKS_TO_ACT);
  if (acts.length === 0) return questions;
  return questions.filter(({ rule, span }) => {
    if (rule === ASKS_TO_ACT) return false;
    const act = rule === MARK ? lastBefore(acts, span[0]) : undefined;
    return act === undefined || !isSameSentence(text, act.span, span);
  });
}

/** What else was found in the text of a fact. */
export interface Beside {
  readonly questions: readonly Hit[];
  readonly regrets: readonly Hit[];
  /** Hits of hand-offs. */
  readonly sends: Lists;
}

/** Facts that are told: not those asked about, regretted, or that only lead to a hand-off. */
export function toldFacts(text: string, facts: readonly Hit[], beside: Beside): readonly Hit[] {
  if (facts.length === 0) return facts;
  const marks = beside.questions.filter(({ rule }) => rule === MARK);
  return facts.filter(
    (fact) =>
      !isAskedAbout(text, fact, marks) &&
      !isRegretted(text, fact, beside.regrets) &&
      !(MAY_SEND.has(fact.rule) && beside.sends.some((hits) => leadsTo(fact, hits))),
  );
}

function isAskedAbout(text: string, { rule, span }: Hit, marks: readonly Hit[]): boolean {
  const mark = firstFrom(marks, span[1]);
  if (mark === undefined || TOLD_IN_QUESTION.has(rule) || !isSameSentence(text, span, mark.span))
    return false;
  return !NEW_CLAUSE.test(text.slice(span[1], mark.span[0]));
}

function isRegretted(text: string, { rule, span }: Hit, regrets: readonly Hit[]): boolean {
  const regret = lastBefore(regrets, span[0]);
  if (regret === undefined || rule === CAUSE || !isSameSentence(text, regret.span, span)) return false;
  return !ENDS_REGRET.test(text.slice(regret.span[1], span[0]));
}

function leadsTo({ span }: Hit, hits: readonly Hit[]): boolean {
  const to = lastBefore(hits, span[1] + NEAR);
  return to !== undefined && to.span[1] > span[0];
}

function isBeside(text: string, span: Hit['span'], hits: readonly Hit[]): boolean {
  if (hits.length === 0) return false;
  const before = lastBefore(hits, span[1]);
  if (before !== undefined && isSameSentence(text, before.span, span)) return true;
  const behind = firstFrom(hits, span[1]);
  return behind !== undefined && isSameSentence(text, span, behind.span);
}

/** The last that begins before this place: of several only the nearest can be in the same sentence. */
function lastBefore(hits: readonly Hit[], place: number): Hit | undefined {
  for (let index = hits.length - 1; index >= 0; index -= 1) {
    const hit = hits[index];
    if (hit !== undefined && hit.span[0] < place) return hit;
  }
  return undefined;
}

function firstFrom(hits: readonly Hit[], place: number): Hit | undefined {
  for (const hit of hits) if (hit.span[0] >= place) return hit;
  return undefined;
}
