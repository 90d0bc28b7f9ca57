/**
 * Masks what a customer should not have had to write in public: phone, card and account numbers, e-mail addresses.
 * Times, dates, prices, handles and short numbers stay. In doubt a long number is masked.
 */

const EMAIL = /(?<![\w@])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[\p{L}]{2,24}/u;
// Bluesky and Mastodon handles hold dots and a second `@`; a number sign before digits alone is an order, not a topic.
const HANDLE = /[@\uff20]\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)*)?|#\d*[\p{L}_]\w*/u;
const URL_LIKE = /https?:\/\/[^\s<>"]+/;
const DATE = /\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))\b(?![-/.]?\d)/;
const YEARS = /\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b(?![-/.]?\d)/;
const TIME = /\b\d{1,2}[:h]\d{2}(?::\d{2})?\b/;
const CURRENCY = '[$€£¥₹₦]|\\b(?:KES|KSh|USD|EUR|GBP|CHF|INR|NGN|ZAR|AUD|CAD|Rs)\\b\\.?';
const PRICE = new RegExp(
  `(?:${CURRENCY})\\s?\\d[\\d.,]*\\d|(?<![\\d+])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|(?<![\\d+])\\d{1,12}(?:[.,]\\d{1,2})?\\s?(?:[€£%]|(?:EUR|USD|GBP|KES|KSh)\\b)`,
  'i',
);
const IBAN_LIKE = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/i;
const DATE_AHEAD = '(?!\\d{4}[-/.]\\d{1,2}[-/.]\\d|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2}|\\d{1,2}:\\d\\d)';
const DIGITS = new RegExp(`\\+?\\(?\\d(?:[ \\u00a0().\\-/–]{1,3}${DATE_AHEAD}\\d|\\d){5,}`);

const KINDS = [
  ['keep', HANDLE],
  ['url', URL_LIKE],
  ['email', EMAIL],
  ['keep', DATE],
  ['keep', YEARS],
  ['keep', TIME],
  ['keep', PRICE],
  ['iban', IBAN_LIKE],
  ['digits', DIGITS],
] as const;

type Kind = (typeof KINDS)[number][0];

/** One pass over the text, the first kind that fits at a place wins; each kind is one group. */
const SCANNER = new RegExp(KINDS.map(([, pattern]) => `(${pattern.source})`).join('|'), 'giu');

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** The check digit of card numbers (ISO/IEC 7812-1). */
const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/** The check digits of bank accounts (ISO 13616): the number read as letters A = 10 … Z = 35 is 1 modulo 97. */
const passesIbanCheck = (account: string): boolean => {
  let rest = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
};

/** What follows an account number may look like a part of it: the longest start that checks is masked. */
const maskIban = (candidate: string): string => {
  const ends = [...candidate.matchAll(/[ -]|$/g)].map((match) => match.index).toReversed();
  for (const end of ends) {
    const account = candidate.slice(0, end).replaceAll(/[ -]/g, '');
    if (account.length < 15 || account.length > 34 || digitsOf(account).length < 8) continue;
    if (passesIbanCheck(account)) return `[IBAN]${maskPersonalData(candidate.slice(end))}`;
  }
  // Not an account: its words may still hold a long number.
  return candidate.replaceAll(/\d[\d -]{6,}\d/g, (run) => maskDigits(run));
};

const looksLikePhone = (text: string, digits: string): boolean => {
  if (digits.length < 7 || digits.length > 15) return false;
  if (/^[+(]|^00|^0\d/.test(text)) return digits.length >= 9 || /[ ()\-.]/.test(text);
  return /^1?[ .-]?\d{3}[ .-]\d{3}[ .-]\d{4}$|^\d{3}[.-]\d{4}$/.test(text);
};

/** Longer than any card: several numbers side by side, each masked as what it is if each is one. */
const maskSeveral = (text: string): string => {
  const parts = text.split(/(\s+)/);
  const areNumbers = parts.every((part) => part.trim() === '' || digitsOf(part).length >= 7);
  return parts.length > 1 && areNumbers ? parts.map(maskDigits).join('') : '[number]';
};

const maskDigits = (text: string): string => {
  const digits = digitsOf(text);
  if (digits.length > 19) return maskSeveral(text);
  if (digits.length >= 13 && digits.length <= 19 && !text.startsWith('+') && passesLuhn(digits))
    return '[card number]';
  if (looksLikePhone(text, digits)) return '[phone]';
  return digits.length >= 8 ? '[number]' : text;
};

/** Links stay readable; ids of posts are public, other long numbers and addresses in them are not. */
const maskUrl = (url: string): string =>
  url.replaceAll(
    /(\/(?:status|statuses|@\w+)\/\d+)|[\w.+-]{1,64}(?:@|%40)[\w-]+\.[\w.-]+|\d{8,}/gi,
    (found, postPath: string | undefined) => postPath ?? (/@|%40/.test(found) ? '[e-mail]' : '[number]'),
  );

const MASKS: Readonly<Record<Kind, (found: string) => string>> = {
  keep: (found) => found,
  url: maskUrl,
  email: () => '[e-mail]',
  iban: maskIban,
  digits: maskDigits,
};

const kindOf = (groups: readonly unknown[]): Kind =>
  KINDS[groups.findIndex((group) => group !== undefined)]?.[0] ?? 'keep';

/** The text with personal data replaced by `[phone]`, `[e-mail]`, `[card number]`, `[IBAN]` or `[number]`. */
export const maskPersonalData = (text: string): string =>
  text.replaceAll(SCANNER, (found: string, ...groups: unknown[]) => MASKS[kindOf(groups)](found));
