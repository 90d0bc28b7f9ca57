/** Reads rules that users bring themselves: checked, so that none of them can be slow or silently find nothing. */
import { CareAuditError } from '../errors.js';
import { didYouMean } from '../near-names.js';
import { MENTION_LEXICONS, REPLY_LEXICONS } from './lexicons.js';
import type { Rule } from './matcher.js';
import { normalise } from './normalise.js';
import { openingsOf } from './openings.js';
import { unsafePart } from './pattern-safety.js';
import { parsePattern } from './pattern.js';
import { indexRules } from './rule-index.js';

export type UserCategory =
  `mention.${keyof typeof MENTION_LEXICONS}` | `reply.${keyof typeof REPLY_LEXICONS}`;

/** The rules of one category, in the order of the file. */
export interface UserRules {
  readonly category: UserCategory;
  readonly rules: readonly Rule[];
}

const MOST_RULES = 200;
const MOST_WORDS = 200;
const LONGEST_WORDS = 200;

/** Our own rules need the rest of a trie (trie-cells.ts), and rows side by side leave gaps. */
export const MOST_CELLS = 15_000;

const CATEGORIES: readonly UserCategory[] = [
  ...namesOf(MENTION_LEXICONS).map((name) => `mention.${name}` as const),
  ...namesOf(REPLY_LEXICONS).map((name) => `reply.${name}` as const),
];
const KEYS = ['category', 'pattern', 'words', 'not', 'weight', 'id'];
const ID = /^[a-z\d][a-z\d._/-]{0,59}$/u;
const SHAPE = 'Type {"rules": [{"category": "mention.complaint", "words": ["never arrived"]}]}.';

function namesOf<Name extends string>(lexicons: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(lexicons).filter((key): key is Name => Object.hasOwn(lexicons, key));
}

/**
 * @param text of a JSON file: `{"rules": [{"category", "pattern" or "words", "not"?, "weight"?, "id"?}]}`
 * @param name of the file, for messages
 * @returns the categories that have rules, in the order of the lexicons; rules are called `user/<id>`, or `user/<number in the file>`
 * @throws CareAuditError LEXICON_INVALID for the first thing wrong
 */
export function readUserLexicon(text: string, name: string): readonly UserRules[] {
  const rules = rulesIn(text, name).map((rule, index) => readRule(rule, index + 1, name));
  const numbers = new Map<string, number>();
  for (const [index, { rule }] of rules.entries()) {
    const other = numbers.get(rule.id);
    if (other !== undefined)
      throw invalid(
        `Rules ${other} and ${index + 1} of ${name} are both called ${rule.id}.`,
        'Give one of them another "id".',
      );
    numbers.set(rule.id, index + 1);
  }
  if (cellsOf(rules.map(({ rule }) => rule)) > MOST_CELLS)
    throw invalid(
      `The rules of ${name} can begin in too many ways together.`,
      'Use fewer rules, or begin patterns with fewer choices.',
    );
  return CATEGORIES.map((category) => ({
    category,
    rules: rules.filter((one) => one.category === category).map(({ rule }) => rule),
  })).filter((one) => one.rules.length > 0);
}

function cellsOf(rules: readonly Rule[]): number {
  try {
    return indexRules(rules).trie.cells.length;
  } catch {
    // Each rule alone has been found good: only all together they can be too many.
    return Infinity;
  }
}

function rulesIn(text: string, name: string): readonly unknown[] {
  const json = parsed(text, name);
  if (!isObject(json)) throw invalid(`${name} holds ${excerpt(json)}, not rules.`, SHAPE);
  const { rules, ...others } = json;
  const [strange] = Object.keys(others);
  if (strange !== undefined)
    throw invalid(
      `${name} has the key ${excerpt(strange)}.`,
      `${didYouMean(strange, ['rules'])}The only key of the file is "rules"; take this one out.`,
    );
  if (!Array.isArray(rules)) throw invalid(`The "rules" of ${name} are ${excerpt(rules)}.`, SHAPE);
  if (rules.length === 0) throw invalid(`${name} has no rule.`, SHAPE);
  if (rules.length > MOST_RULES)
    throw invalid(
      `${name} has ${rules.length} rules.`,
      `Use ${MOST_RULES} at most; one rule can have ${MOST_WORDS} "words".`,
    );
  return rules;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(`${name} is no JSON: ${reason}.`, SHAPE);
  }
}

function readRule(json: unknown, number: number, name: string): { category: UserCategory; rule: Rule } {
  const who = `Rule ${number} of ${name}`;
  if (!isObject(json)) throw invalid(`${who} is ${excerpt(json)}.`, SHAPE);
  const strange = Object.keys(json).find((key) => !KEYS.includes(key));
  if (strange !== undefined)
    throw invalid(
      `${who} has the key ${excerpt(strange)}.`,
      `${didYouMean(strange, KEYS)}Keys of a rule are ${KEYS.join(', ')}.`,
    );
  const { category, pattern, words, not, weight, id } = json;
  return {
    category: readCategory(category, who),
    rule: {
      id: `user/${readId(id, who) ?? number}`,
      pattern: readPatternOrWords(pattern, words, who),
      ...(not === undefined ? {} : { not: readPattern('not', not, who) }),
      ...(weight === undefined ? {} : { weight: readWeight(weight, who) }),
      examples: { hit: [], miss: [] },
    },
  };
}

function readCategory(value: unknown, who: string): UserCategory {
  const category = CATEGORIES.find((one) => one === value);
  if (category !== undefined) return category;
  const near = typeof value === 'string' ? didYouMean(value, CATEGORIES) : '';
  throw invalid(`${who} has the category ${excerpt(value)}.`, `${near}Type one of ${CATEGORIES.join(', ')}.`);
}

function readId(value: unknown, who: string): string | undefined {
  if (value === undefined) return undefined;
  const plain = typeof value === 'string' ? value.replace(/^user\//u, '') : '';
  if (ID.test(plain)) return plain;
  throw invalid(
    `${who} has the id ${excerpt(value)}.`,
    'Type small letters, digits and . _ / -, 60 at most, like "late-parcel"; or leave the id out.',
  );
}

function readWeight(value: unknown, who: string): number {
  if (typeof value === 'number' && value > 0 && value <= 1) return value;
  throw invalid(
    `${who} has the weight ${excerpt(value)}.`,
    'Type a number above 0 and up to 1: how much one hit proves. Without it, a hit proves all.',
  );
}

function readPatternOrWords(pattern: unknown, words: unknown, who: string): string {
  if ((pattern === undefined) === (words === undefined))
    throw invalid(
      `${who} has ${pattern === undefined ? 'neither "pattern" nor "words"' : 'both "pattern" and "words"'}.`,
      'Type "words" for exact phrases, or "pattern" for a regular expression; not both.',
    );
  if (words !== undefined) return readWords(words, who);
  const read = readPattern('pattern', pattern, who);
  const { whole, cut } = openingsOf(parsePattern(read));
  if (whole.has('') || cut.has(''))
    throw invalid(
      `${who} has the pattern ${excerpt(read)}, which may begin with anything.`,
      'Begin it with letters, digits or signs that stand there: "late \\\\w+" instead of "\\\\w+ late".',
    );
  return read;
}

function readPattern(key: 'pattern' | 'not', value: unknown, who: string): string {
  const has = `${who} has the ${key} ${excerpt(value)}`;
  if (typeof value !== 'string') throw invalid(`${has}.`, 'Type a regular expression in quotation marks.');
  const unsafe = unsafePart(value, { isAlone: key === 'not' });
  if (unsafe !== null)
    throw invalid(
      `${has}, which is not safe: ${unsafe}.`,
      'Type exact phrases as "words", or let each turn of a repeat end with a sign of its own, like (?:\\\\w+ ){0,4}.',
    );
  if (/[A-Z]/u.test(value.replaceAll(/\\u[\da-fA-F]{4}|\\[^]/gu, '')))
    throw invalid(`${has}; texts are read in small letters.`, `Type ${JSON.stringify(smallLetters(value))}.`);
  return value;
}

/** `\W` stays what it is. */
function smallLetters(pattern: string): string {
  return pattern.replaceAll(/\\[^]|[A-Z]/gu, (part) => (part.startsWith('\\') ? part : part.toLowerCase()));
}

/** The phrases as a pattern; the longest first, since the first that is there is taken. */
function readWords(value: unknown, who: string): string {
  const has = `${who} has the words ${excerpt(value)}`;
  if (!Array.isArray(value) || value.length === 0)
    throw invalid(`${has}.`, 'Type a list of phrases: ["never arrived", "still waiting"].');
  if (value.length > MOST_WORDS)
    throw invalid(`${who} has ${value.length} words.`, `Use ${MOST_WORDS} at most; make another rule.`);
  const phrases = value.map((phrase: unknown) => readPhrase(phrase, who));
  return [...new Set(phrases)]
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((phrase) => phrase.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`))
    .join('|');
}

function readPhrase(value: unknown, who: string): string {
  const phrase = typeof value === 'string' && value.length <= LONGEST_WORDS ? normalise(value) : '';
  if (phrase !== '') return phrase;
  throw invalid(
    `${who} has ${excerpt(value)} among its words.`,
    `Type a phrase of 1 to ${LONGEST_WORDS} signs. Handles in front of a text are not read, other ones are read as @.`,
  );
}

function invalid(message: string, advice: string): CareAuditError {
  return new CareAuditError('LEXICON_INVALID', message, advice);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as JSON, short enough for a message. */
function excerpt(value: unknown): string {
  const json = value === undefined ? 'missing' : JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}
