/** The agent's initials or name at the end of a reply. */
import { SIGNATURE_LEXICON } from './lexicons.js';
import { withoutLinks } from './normalise.js';

/** Emoji and invisible signs may follow a signature, and so may a part number ("1/2"). */
const AFTERMATH = /(?:[\s\u200b-\u200f\u2066-\u2069\p{Extended_Pictographic}]|\ufe0f)+$/u;
const PART_NUMBER = /\s*\(?\d{1,2} ?\/ ?\d{1,2}\)?\s*$/u;
/** No signature is longer, with its mark. In UTF-16 code units. */
const LONGEST_SIGNATURE = 32;
const LONGEST_ENDING = 400;
/** A mark, a line of its own, or a capital behind a full stop or comma. */
const MAY_SIGN =
  /[\^*~/\n\u2013\u2014-]|[.?!)\u2026,] {0,2}[A-Z\u00c0-\u00de]|(?:[Rr]egards|TY|[Bb]est|[Tt]hanks|[Cc]heers) /u;

/** The sign that a pattern begins with; `-` stands for every dash. */
const BEGINNING_MARK = /^(?:\(\?<![^)]*\))?\\?([*^/])/u;
const BEGINS_WITH_DASH = /^\(\?.*?\[(-)~/u;
const DASH = /[~\u2013\u2014-]/u;

const RULES = SIGNATURE_LEXICON.rules.map((rule) => {
  const mark = markOf(rule.pattern);
  return {
    mark,
    /** With a mark of its own it is asked at the last one only: no name holds it. */
    ending: new RegExp(
      `(?:^|(?<=[\\s.,!?)"'\\-\\u2026\\u2019:;\\p{L}\\d\\p{Extended_Pictographic}\\ufe0f]))(?:${rule.pattern})$`,
      mark === '' || mark === '-' ? 'u' : 'uy',
    ),
    not: rule.not === undefined ? null : new RegExp(`(?:${rule.not})[.!]?$`, 'u'),
  };
});

function markOf(pattern: string): string {
  if (pattern.startsWith(String.raw`\n`)) return '\n';
  return BEGINNING_MARK.exec(pattern)?.[1] ?? BEGINS_WITH_DASH.exec(pattern)?.[1] ?? '';
}

/** @returns the name without its mark, or null where the reply is not signed */
export function signatureOf(text: string): string | null {
  const ending = endingOf(text.slice(-LONGEST_ENDING));
  if (!MAY_SIGN.test(ending)) return null;
  let hasDash: boolean | null = null;
  for (const rule of RULES) {
    if (rule.mark === '-') {
      if (!(hasDash ??= DASH.test(ending))) continue;
    } else if (rule.mark !== '') {
      const place = ending.lastIndexOf(rule.mark);
      if (place < 0) continue;
      rule.ending.lastIndex = place;
    }
    const name = rule.ending.exec(ending)?.[1];
    if (name !== undefined && rule.not?.test(ending) !== true) return name;
  }
  return null;
}

function endingOf(text: string): string {
  let plain = (text.includes('http') ? withoutLinks(text) : text).trimEnd();
  if (isPartNumber(plain)) plain = plain.slice(-LONGEST_ENDING).replace(PART_NUMBER, '');
  const last = plain.charCodeAt(plain.length - 1);
  const isWord = last < 128 && last > 32;
  return (isWord ? plain : plain.replace(AFTERMATH, '')).slice(-LONGEST_SIGNATURE);
}

function isPartNumber(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return ((last >= 48 && last <= 57) || last === 41) && PART_NUMBER.test(text.slice(-12));
}
