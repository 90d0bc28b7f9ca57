/** Does a reply say nothing? It does when hardly a word is left once the set phrases are taken out. */
import { PLATITUDE_LEXICON } from './lexicons.js';

const SET_PHRASES = new RegExp(
  `\\b(?:${PLATITUDE_LEXICON.rules.map((rule) => rule.pattern).join('|')})(?!\\w)`,
  'gu',
);
const MUST_SAY =
  /\b(?:sorry|apolog|regret|understand|frustrat|feedback|pass(?:ed|ing)? |shar(?:e|ed|ing) |forward|report(?:ed)?|thank|appreciate|let (?:us|me) know|hear you|inconvenience|disappoint|patience|comments|concern)/u;
/** A question, a number, a link or an instruction is something. Praise and small talk are no platitudes either. */
const ASKS_OR_COUNTS = /[?\d]/u;
const SAYS_SOMETHING =
  /\burl|\b(?:please|pls|kindly) (?!accept|let|know|be assured|do let|feel)|\b(?:try|check|click|tap|select|restart|because|due to|since|refund|expect(?:ed)? (?:to|by)|will be (?:back|fixed|available)|glad|happy to hear|great to hear|love to hear|lovely|welcome|enjoy|congrat|awesome|cheers for|haha|kind words|compliment|shout|choosing|loyalty|great day|made our)\b/u;
const SIGN_OFF = /(?:[\^*~/-] ?[a-z][\w.]{0,15}|\(?\d ?\/ ?\d\)?)$/u;
const WORD = /[a-z][\w'-]+/gu;
const FILLER = new Set(
  'the and for you your our this that with are was were has have had been will can not its it is in on of to at so we us me my be as all any an if or but from about just very too there here hear they them their what when how also again today yes no okay oh mr mrs ms'.split(
    ' ',
  ),
);
/** No sign-off is longer. In UTF-16 code units. */
const LONGEST_SIGN_OFF = 18;
const MOST_WORDS_LEFT = 2;

/** @param text normalised, of a reply in which nothing else was found */
export function isPlatitude(text: string): boolean {
  const body = withoutSignOff(text);
  if (ASKS_OR_COUNTS.test(body) || !MUST_SAY.test(text) || SAYS_SOMETHING.test(body)) return false;
  const rest = body.replace(SET_PHRASES, ' ');
  const words = rest.match(WORD) ?? [];
  return words.filter((word) => !FILLER.has(word)).length <= MOST_WORDS_LEFT;
}

function withoutSignOff(text: string): string {
  const found = SIGN_OFF.exec(text.slice(-LONGEST_SIGN_OFF));
  return found === null ? text : text.slice(0, -found[0].length);
}
