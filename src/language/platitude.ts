/** Does a reply say nothing? It does when hardly a word is left once the set phrases are taken out. */
import { PLATITUDE_LEXICON } from './lexicons.js';

const SET_PHRASES = new RegExp(
  `\\b(?:${PLATITUDE_LEXICON.rules.map((rule) => rule.pattern).join('|')})(?!\\w)`,
  'gu',
);
/** Regret, sympathy, or thanks for a complaint: thanks alone are good manners. */
const MUST_SAY =
  /\b(?:sorry|apolog|regret|see (?:exactly )?(?:what|how) you|hope (?:that )?you (?:do not|don't|can find|won't)|(?:i|we) (?:(?:can|do|completely|totally|fully|certainly|truly|really|definitely) ){0,2}(?:understand|hear you|get (?:your|how|that|it))|frustrat|upsetting|inconvenience|unfortunate\b|bummer|unacceptable|troubling|stressful|(?:not|isn't|wasn't|never) (?:good|okay|right|acceptable|ideal|fun|cool|great|nice)|disappoint|patience|feedback|comments|(?<!\b(?:further|other|more|any|or|no) )concern|suggestion|input|pass(?:ed|ing)? (?:this|that|it|your|along|on)|(?:been|have|has|i'?ve|we'?ve) (?:now |already )?(?:shared|forwarded|reported|passed|noted|logged|escalated)|(?:shar|forward|report|relay|escalat)(?:e|ing) (?:this|that|it|your|these)|let (?:us|me|(?:our|the|my)(?: \w{1,12}){1,3}) know|(?:never|don't|do not) (?:want|like|intend|mean)|striv(?:e|ing)|(?:definitely|sincerely|truly|really) (?:want|would like|hope)|pass (?:\w{1,12} ){1,2}(?:over|along|on|up)\b|get (?:this|that|it) (?:reported|addressed|escalated)|(?:letting us|bringing|for making us aware))/u;
/** A question, a number, a link or an instruction is something. Praise and small talk are no platitudes either. */
const ASKS_OR_COUNTS = /[?\d]/u;
const SAYS_SOMETHING =
  /\burl|\b(?:please|pls|kindly) (?!accept|let|know|be assured|do let|do accept|feel|don't|do not|bear|allow|reach|understand|forgive|excuse|stay|keep us|rest)|\b(?:try|check|click|tap|select|restart|refund|glad (?:you|to hear|it|that you|we could|i could)|happy to hear|great to hear|good to hear|love to hear|lovely|enjoy|congrat|awesome|cheers for|haha|kind words|compliment|shout|choosing|loyalty|great day|made our|photo|picture|pic|video|stopping by|coming (?:in|back|by)|acknowledg\w+|tweeting|stay tuned|jealous|birthday)\b/u;
const SIGN_OFF = /(?:[\^*~/-] ?[a-z][\w.]{0,15}|\(?\d ?\/ ?\d\)?|[.\s])$/u;
const PART_NUMBER = /^[\s.]*\(?\d ?\/ ?\d\)?:?/u;
const WORD = /[a-z][\w'-]+/gu;
const FILLER = new Set(
  'the and for you your our this that with are was were has have had been will can not its it is in on of to at so we us me my be as all any an if or but from about just very too there here hear they them their what when how also again today yes no okay oh mr mrs ms'.split(
    ' ',
  ),
);
/** No sign-off is longer. In UTF-16 code units. */
const LONGEST_SIGN_OFF = 18;
const MOST_SIGN_OFFS = 5;
const MOST_WORDS_LEFT = 2;

/** @param text normalised, of a reply in which nothing else was found */
export function isPlatitude(text: string): boolean {
  if (!MUST_SAY.test(text)) return false;
  const body = withoutSignOff(text);
  if (ASKS_OR_COUNTS.test(body) || SAYS_SOMETHING.test(body)) return false;
  const rest = body.replace(SET_PHRASES, ' ');
  const words = rest.match(WORD) ?? [];
  return words.filter((word) => !FILLER.has(word)).length <= MOST_WORDS_LEFT;
}

/** Signature and part number may stand one after the other, and a part number may come first. */
function withoutSignOff(text: string): string {
  let body = text.replace(PART_NUMBER, '');
  for (let round = 0; round < MOST_SIGN_OFFS; round += 1) {
    const found = SIGN_OFF.exec(body.slice(-LONGEST_SIGN_OFF));
    if (found === null) return body;
    body = body.slice(0, -found[0].length);
  }
  return body;
}
