/** One form for every text before a rule sees it: lower case, plain quotes, no leading handles, links as typed words. */

/** Longer texts are cut here, so that no text can make a pattern slow. In UTF-16 code units. */
export const LONGEST_TEXT = 2_000;

/** What a link is for: `urldm` opens a private message, `urlform` a contact page, `urltel` dials. */
export type LinkWord = 'urldm' | 'urlform' | 'urltel' | 'urlx';

/** Of links in lower case: the flags `iu` make an expression ten times as slow. */
const SHORT_LINK =
  /^https?:\/\/(?:t\.co|bit\.ly|goo\.gl|ow\.ly|spr\.ly|tinyurl\.com|buff\.ly|lnk\.to|[\w-]{2,12}\.ly)\//u;
const MESSAGE_LINK =
  /\/messages\/compose|\/direct_messages|\bm\.me\/|messenger\.com\/t\/|\bwa\.me\/|recipient_id=|[/=]compose\?/u;
const FORM_LINK =
  /contact|\bforms?\b|form\.|[/_-]form|tickets?\b|\/chat|live-?chat|claims?\b|\/requests?\/new|complain|support[-_]?request|callback|\/case|feedback|survey|webform|typeform|enquir|inquir/u;
const LINK = /https?:\/\/\S+/gu;
const LEADING_HANDLES = /^(?:[\s.\u2066-\u2069\u200b-\u200f]*@\w{1,30}[\s:,;\u2066-\u2069\u200b-\u200f]*)+/u;
const SPECIAL =
  /https?:\/\/\S+|@[\w.-]*|&(?:amp|lt|gt|quot|nbsp|#39);|[\u2018\u2019\u02bc\u0060\u00b4\u201c\u201d\u2013\u2014\u2026\u2066-\u2069\u200b-\u200f\0]|\ufe0f|[\s\u00a0]{2,}|[\t\n\r\f\v\u00a0]/gu;
const REPLACED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'",
  '\u2018': "'",
  '\u2019': "'",
  '\u02bc': "'",
  '\u0060': "'",
  '\u00b4': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
};
const COMBINING = /[\u0300-\u036f]/u;

/**
 * The text as the rules read it. A handle becomes `@`, an e-mail address ends in `@mail`.
 * @param urls expanded targets of the links, in the order of the links
 */
export function normalise(text: string, urls?: readonly string[]): string {
  const capped = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const composed = COMBINING.test(capped) ? capped.normalize('NFC') : capped;
  const unled = composed.replace(LEADING_HANDLES, '');
  let linkNumber = 0;
  const plain = unled.replace(SPECIAL, (found: string, offset: number) => {
    if (found.charCodeAt(0) === 0x40) return handleWord(found, unled.charCodeAt(offset - 1));
    if (!found.startsWith('http') || found.length < 8)
      return REPLACED[found] ?? (found.trim() === '' ? ' ' : '');
    linkNumber += 1;
    return linkWord(found, urls?.[linkNumber - 1] ?? urls?.[0]);
  });
  return plain.toLowerCase().trim();
}

const ADDRESSES =
  /^[\s.\u2066-\u2069\u200b-\u200f]{0,20}(?:(?:hey|hi|hiya|hello|dear|yo|oi|ok|okay|so|well|thanks|thank you|good (?:morning|afternoon|evening)|morning)(?: there| to)?[\s,.!-]{1,3})?@\w/iu;

/** Who begins with a handle, or a greeting and a handle, speaks to somebody. */
export function beginsWithHandle(text: string): boolean {
  return text.charCodeAt(0) === 0x40 || ADDRESSES.test(text);
}

/** An e-mail address keeps its first part: `name@mail`. */
function handleWord(found: string, before: number): string {
  const isAddress = isWordCode(before) && found.includes('.', 2);
  if (isAddress) return found.endsWith('.') ? '@mail.' : '@mail';
  return found.endsWith('.') ? '@.' : '@';
}

function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

function linkWord(link: string, expanded: string | undefined): string {
  const tail = /[.,;:!?)]+$/u.exec(link)?.[0] ?? '';
  const isShort = SHORT_LINK.test(link.toLowerCase());
  const type = isShort && expanded === undefined ? 'urlx' : typeOfLink(isShort ? (expanded ?? link) : link);
  return `${type}${tail.replaceAll(')', '')}`;
}

function typeOfLink(link: string): LinkWord {
  const target = link.toLowerCase();
  if (target.startsWith('tel:')) return 'urltel';
  if (MESSAGE_LINK.test(target)) return 'urldm';
  return FORM_LINK.test(target) ? 'urlform' : 'urlx';
}

/** The text without its links, for what must be read in its own case. */
export function withoutLinks(text: string): string {
  return text.replace(LINK, ' ');
}
