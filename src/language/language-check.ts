/** Is a text in a language whose lexicons we have? Texts in others are `unclassified`, never guessed. */
import words from './lexicon/languages.json' with { type: 'json' };

const ENGLISH = new Set(words.english.split(' '));
/** Words that English has too say nothing. */
const FOREIGN = new Set(
  words.foreign.split(' ').filter((word) => !ENGLISH.has(word) && !'do i as no a an'.includes(word)),
);
const WORD = /[a-z\u00df-\u024f][a-z'\u00df-\u024f]*/gu;
const ACCENTED = /[\u00df-\u024f]/u;
const NON_LATIN_LETTER =
  /[\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefc\uff66-\uffdc]/u;
const NON_LATIN_LETTERS = new RegExp(NON_LATIN_LETTER, 'gu');
const LATIN_LETTERS = /[a-z\u00df-\u024f]/gu;
const LINK_WORDS = /\burl(?:dm|form|tel|x)\b/gu;
/** Shorter Latin texts without a known word are left to the rules ("wifi?"). */
const FEWEST_LETTERS_TO_JUDGE = 20;
const ENOUGH_ENGLISH = 3;

/** @param tag the network's language tag (BCP 47); `und` and X's `q…` tags name no language */
export function isEnglish(text: string, tag: string | null | undefined): boolean {
  if (tag !== null && tag !== undefined && namesLanguage(tag)) return /^en\b/iu.test(tag);
  if (NON_LATIN_LETTER.test(text) && countOf(NON_LATIN_LETTERS, text) > countOf(LATIN_LETTERS, text))
    return false;
  return hasEnglishWords(text);
}

function namesLanguage(tag: string): boolean {
  return tag !== '' && !/^(?:und|zxx|art|q[a-z]{2})\b/iu.test(tag);
}

function hasEnglishWords(text: string): boolean {
  let english = 0;
  let foreign = 0;
  let letters = 0;
  const plain = text.includes('url') ? text.replace(LINK_WORDS, ' ') : text;
  WORD.lastIndex = 0;
  for (let found = WORD.exec(plain); found !== null; found = WORD.exec(plain)) {
    const word = found[0];
    letters += word.length;
    if (ENGLISH.has(word)) english += 1;
    else if (FOREIGN.has(word) || ACCENTED.test(word)) foreign += 1;
    if (english >= ENOUGH_ENGLISH && english > foreign) return true;
  }
  if (foreign > 0) return english > foreign || (english === foreign && english > 1);
  return english > 0 || letters < FEWEST_LETTERS_TO_JUDGE;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
