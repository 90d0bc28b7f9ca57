/** How many columns of a terminal a text takes, and fitting it into so many. Texts are escaped first. */

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
const PLAIN = /^[\u0020-\u007e]*$/;
// Two columns each. A few narrow ones are among them (half-width katakana are not): too wide is safe, too narrow not.
const WIDE =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tangut}\p{Script=Khitan_Small_Script}\p{Script=Nushu}\u3000-\u303f\u30fb-\u30ff\u3190-\u33ff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u;
const NARROW = /[\p{Regional_Indicator}\uff61-\uff9f]/u;
const NO_WIDTH = /[\p{M}\p{Cf}]/u;

const codePointWidth = (character: string): number => {
  if (NARROW.test(character)) return 1;
  if (WIDE.test(character)) return 2;
  return NO_WIDTH.test(character) ? 0 : 1;
};

/**
 * Of one grapheme. Terminals disagree about joined emoji: the sum of the parts is the most that any of them draws.
 */
const graphemeWidth = (grapheme: string): number => {
  let width = 0;
  for (const character of grapheme) width += codePointWidth(character);
  return grapheme.includes('\ufe0f') ? Math.max(width, 2) : width;
};

/** Columns that a line of text takes at most. */
export const displayWidth = (text: string): number => {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of SEGMENTER.segment(text)) width += graphemeWidth(segment);
  return width;
};

/** The longest start of a text, in whole graphemes, that fits. */
const fittingStart = (text: string, columns: number): string => {
  if (PLAIN.test(text)) return text.slice(0, Math.max(0, columns));
  let width = 0;
  let end = 0;
  for (const { segment, index } of SEGMENTER.segment(text)) {
    width += graphemeWidth(segment);
    if (width > columns) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
};

/** Cuts a text to so many columns, at a word where one ends near, and says so with an ellipsis. */
export const cutToWidth = (text: string, columns: number): string => {
  if (displayWidth(text) <= columns) return text;
  if (columns < 1) return '';
  const start = fittingStart(text, columns - 1);
  const lastSpace = start.lastIndexOf(' ');
  return `${(lastSpace > start.length * 0.6 ? start.slice(0, lastSpace) : start).trimEnd()}…`;
};

/** Fills a text with spaces on the right up to so many columns. */
export const padToWidth = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text)));

/** Breaks a word that no line can hold. */
const pieces = (word: string, columns: number): string[] => {
  if (displayWidth(word) <= columns) return [word];
  if (PLAIN.test(word)) return word.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
  const found: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of SEGMENTER.segment(word)) {
    const grapheme = fittingStart(segment, columns);
    const more = displayWidth(grapheme);
    if (width + more > columns) {
      found.push(piece);
      piece = '';
      width = 0;
    }
    piece += grapheme;
    width += more;
  }
  return [...found, piece];
};

/** Code units that are looked at for each column asked for: most graphemes have one, joined emoji have eleven. */
const UNITS_PER_COLUMN = 8;

/** As much of a text as so many lines can show, so that a text of any length costs no more. */
const shownPart = (text: string, columns: number, most: number): string => {
  const units = columns * most * UNITS_PER_COLUMN;
  return text.length <= units ? text : `${text.slice(0, units).replace(/\p{Surrogate}$/u, '')} …`;
};

/** Breaks a text at spaces into lines of so many columns; of more than `most` lines the last is cut. */
export const wrapToWidth = (text: string, columns: number, most: number): string[] => {
  const lines: string[] = [];
  const words = shownPart(text, columns, most).split(' ');
  let line = '';
  let width = 0;
  for (const word of words.filter((part) => part !== '').flatMap((part) => pieces(part, columns))) {
    const wordWidth = displayWidth(word);
    if (line !== '' && width + 1 + wordWidth > columns) {
      if (lines.length + 1 >= most) return [...lines, cutToWidth(`${line}…`, columns)];
      lines.push(line);
      line = '';
      width = 0;
    }
    width += wordWidth + (line === '' ? 0 : 1);
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
};
