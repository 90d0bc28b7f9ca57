/** What the rules found in a customer's post, before anybody weighs it. */
import { MENTION_LEXICONS } from './lexicons.js';
import { compileMatcher, type Found, type Hit } from './matcher.js';
import { PREPARED } from './prepared.js';

export type MentionCategory = keyof typeof MENTION_LEXICONS;

/** The hits of every category. */
export type MentionHits = Found<MentionCategory>;

/** Finds the hits of every category in a normalised text. */
export const hitsIn: (text: string) => MentionHits = compileMatcher<MentionCategory>(
  MENTION_LEXICONS,
  PREPARED.mention,
);

const MOST_STRENGTH = 4;
/** A rule that hits again adds less than the first time. */
const REPEATED = 0.4;

/** How much the hits prove together, 0 to 4. */
export function strengthOf(hits: readonly Hit[]): number {
  let strength = 0;
  for (let index = 0; index < hits.length; index += 1) {
    const hit = hits[index];
    if (hit === undefined) continue;
    strength += isRepeat(hits, index, hit.rule) ? hit.weight * REPEATED : hit.weight;
  }
  return Math.min(strength, MOST_STRENGTH);
}

function isRepeat(hits: readonly Hit[], before: number, rule: string): boolean {
  for (let index = 0; index < before; index += 1) if (hits[index]?.rule === rule) return true;
  return false;
}

/** Whether one of the hits is of this rule. */
export function hasRule(hits: readonly Hit[], rule: string): boolean {
  for (let index = 0; index < hits.length; index += 1) if (hits[index]?.rule === rule) return true;
  return false;
}

/** Whether praise is meant as its opposite. */
export function isMockery(hits: MentionHits): boolean {
  return hasRule(hits.complaint, 'complaint/sarcasm');
}
