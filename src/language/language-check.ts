/** Is a text in a language whose lexicons we have? Texts in others are `unclassified`, never guessed. */
import lists from './lexicon/languages.json' with { type: 'json' };
import { findWords, noWords, type Words } from './words.js';

const ENGLISH = hashed(lists.english);
/** Words that English has too say nothing. */
const SHARED = new Set([...lists.english.split(' '), ...'do i as no a an'.split(' ')]);
const FOREIGN = hashed(
  lists.foreign
    .split(' ')
    .filter((word) => !SHARED.has(word))
    .join(' '),
);
const LINKS = hashed('urldm urlform urltel urlx');
const FIRST_ACCENTED = 0xdf;
const LAST_ACCENTED = 0x2_4f;
const NON_LATIN_LETTER =
  /[\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefc\uff66-\uffdc]/u;
const NON_LATIN_LETTERS = new RegExp(NON_LATIN_LETTER, 'gu');
/** Each of these is a syllable or a word: as much as so many letters. */
const SYLLABLES = /[\u3040-\ud7ff\uf900-\ufaff\uff66-\uffdc]/gu;
const LETTERS_IN_SYLLABLE = 3;
const LATIN_LETTERS = /[a-z\u00df-\u024f]/gu;
/** Shorter Latin texts without a known word are left to the rules ("wifi?"). */
const FEWEST_LETTERS_TO_JUDGE = 20;
const ENOUGH_ENGLISH = 3;

/**
 * @param words of the text
 * @param tag the network's language tag (BCP 47); `und` and X's `q…` tags name no language
 */
export function isEnglish(text: string, words: Words, tag: string | null | undefined): boolean {
  if (tag !== null && tag !== undefined && namesLanguage(tag)) return /^en\b/iu.test(tag);
  if (NON_LATIN_LETTER.test(text) && lettersOfOthers(text) > countOf(LATIN_LETTERS, text)) return false;
  return hasEnglishWords(text, words);
}

const lettersOfOthers = (text: string): number =>
  countOf(NON_LATIN_LETTERS, text) + countOf(SYLLABLES, text) * (LETTERS_IN_SYLLABLE - 1);

function namesLanguage(tag: string): boolean {
  return tag !== '' && !/^(?:und|zxx|art|q[a-z]{2})\b/iu.test(tag);
}

function hasEnglishWords(text: string, { count, starts, ends, hashes, checks }: Words): boolean {
  let english = 0;
  let foreign = 0;
  let letters = 0;
  for (let index = 0; index < count; index += 1) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    const hash = hashes[index] ?? 0;
    const check = checks[index] ?? 0;
    if (start === end || !isLatinLetter(text.charCodeAt(start)) || LINKS.get(hash) === check) continue;
    letters += end - start;
    if (ENGLISH.get(hash) === check) english += 1;
    else if (FOREIGN.get(hash) === check || hasAccent(text, start, end)) foreign += 1;
    if (english >= ENOUGH_ENGLISH && english > foreign) return true;
  }
  if (foreign > 0) return english > foreign || (english === foreign && english > 1);
  return english > 0 || letters < FEWEST_LETTERS_TO_JUDGE;
}

const isLatinLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= FIRST_ACCENTED && code <= LAST_ACCENTED);

function hasAccent(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) if (text.charCodeAt(index) >= FIRST_ACCENTED) return true;
  return false;
}

/** The second hash of each word of a list by its first. */
function hashed(list: string): ReadonlyMap<number, number> {
  const { count, hashes, checks } = findWords(list, false, noWords(list.length));
  return new Map(Array.from({ length: count }, (_, index) => [hashes[index] ?? 0, checks[index] ?? 0]));
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
