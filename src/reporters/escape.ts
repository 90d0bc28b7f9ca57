/**
 * Text from outside is hostile: it passes through the escape of its target before it is shown.
 * Every function here is total (lone surrogates included) and linear in its input.
 */

// Line breaks and tabs: a space, so that one text stays in one line.
const SPACING = /\r\n|[\t\n\v\f\r\u2028\u2029]/g;
// Turn the reading direction around: what is shown would not be what is written.
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Take no room and only hide things: zero-width spaces, soft hyphens, byte-order marks, tags.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
// Some scripts and most emoji need these.
const JOINERS: ReadonlySet<string> = new Set(['\u200c', '\u200d', '\ufe0e', '\ufe0f']);
const SURROGATE = /\p{Surrogate}/gu;
// Marks piled on one letter run over the lines above and below.
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
const isPlain = (text: string): boolean => /^[\u0020-\u007e]*$/.test(text);

const codeName = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/** U+2400 and on hold a picture of each control character; those above 0x7f have none. */
const picture = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
};

/** For a terminal, plain text included: one line, no control characters, no direction changes; twice is as once. */
export const terminalText = (text: string): string =>
  isPlain(text)
    ? text
    : text
        .replaceAll(SPACING, ' ')
        .replaceAll(CONTROL, picture)
        .replaceAll(BIDI, codeName)
        .replaceAll(SURROGATE, '\ufffd')
        .replaceAll(INVISIBLE, (character) => (JOINERS.has(character) ? character : ''))
        .replaceAll(PILED_MARKS, '$1');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Breaks what a code forge would make live after rendering, where a backslash no longer helps. Shows nothing. */
const WORD_JOINER = '\u2060';

const withoutLiveWords = (text: string): string =>
  text
    .replaceAll(/([@#!~%:])(?=[\w/])/g, `$1${WORD_JOINER}`)
    .replaceAll(/\b(www|GH)(?=[.-])/gi, `$1${WORD_JOINER}`);

/**
 * For Markdown on a code forge: one line of plain words, in a paragraph, a list or a table cell. Nothing in it becomes
 * markup, HTML, a link, a mention, a reference, an emoji or a formula.
 */
export const markdownText = (text: string): string =>
  withoutLiveWords(terminalText(text).trim())
    .replaceAll(/[\\`*_{}[\]#!|~$]/g, '\\$&')
    .replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&');

/** The address if it is a web address that can stand in a Markdown link as it is, else null. */
export const webAddress = (url: string | null): string | null =>
  url !== null && /^https?:\/\/[\w.~:/?#@!$&*+,;=%-]+$/i.test(url) ? url : null;

const LEADING_INVISIBLES = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]+/u;
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20|%]/;

/**
 * For a cell that a spreadsheet may open: one line, and never a formula. What would start one stands behind `'`;
 * characters that only hide such a start are taken away first.
 */
export const csvText = (text: string): string => {
  const shown = terminalText(text.replace(LEADING_INVISIBLES, ''));
  return FORMULA.test(shown) ? `'${shown}` : shown;
};
