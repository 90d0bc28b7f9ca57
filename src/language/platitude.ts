/** Does a reply say nothing? It does when hardly a word is left once the set phrases are taken out. */
import { PLATITUDE_LEXICON } from './lexicons.js';

const SET_PHRASES = new RegExp(
  `\\b(?:${PLATITUDE_LEXICON.rules.map((rule) => rule.pattern).join('|')})(?!\\w)`,
  'gu',
);
const MUST_SAY =
  /\b(?:sorry|apolog|regret|understand|frustrat|feedback|pass(?:ed|ing)? |shar(?:e|ed|ing) |forward|report(?:ed)?|thank|appreciate|let (?:us|me) know|hear you|inconvenience|disappoint|patience|comments|concern)/u;
/** A question, a number, a link or an instruction is something. Praise and small talk are no platitudes either. */
const SAYS_SOMETHING =
  /[?\d]|\burl|\b(?:please|pls|kindly) (?!accept|let|know|be assured|do let|feel)|\b(?:try|check|click|tap|select|restart|because|due to|since|refund|expect(?:ed)? (?:to|by)|will be (?:back|fixed|available)|glad|happy to hear|great to hear|love to hear|lovely|welcome|enjoy|congrat|awesome|cheers for|haha|kind words|compliment|shout|choosing|loyalty|great day|made our)\b/u;
const SIGN_OFF = /(?:[\^*~/-] ?[a-z][\w.]{0,15}|\(?\d ?\/ ?\d\)?)$/u;
const WORD = /[a-z][\w'-]+/gu;
const FILLER = new Set(
  'the and for you your our this that with are was were has have had been will can not its it is in on of to at so we us me my be as all any an if or but from about just very too there here hear they them their what when how also again today yes no okay oh mr mrs ms'.split(
    ' ',
  ),
);
const MOST_WORDS_LEFT = 2;

/** @param text normalised, of a reply in which nothing else was found */
export function isPlatitude(text: string): boolean {
  if (!MUST_SAY.test(text) || SAYS_SOMETHING.test(text.replace(SIGN_OFF, ''))) return false;
  const rest = text.replace(SIGN_OFF, ' ').replace(SET_PHRASES, ' ');
  const words = rest.match(WORD) ?? [];
  return words.filter((word) => !FILLER.has(word)).length <= MOST_WORDS_LEFT;
}
