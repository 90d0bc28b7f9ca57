/**
 * Finds the rules of many lexicons in a normalised text, in one pass. At every word and sign it looks up which rules can begin
 * there; only then is the pattern of such a rule asked, and not even then if the words found are all it says.
 * One regular expression a category was tried first: each was fast alone, but with all of them compiled in one process the same
 * ones ran up to ten times slower (2 and 28 microseconds a text). Why was not found out.
 */
import { nothingFor } from './no-hits.js';
import { endOfMatch, overlaps } from './pattern-match.js';
import { openingsOf } from './openings.js';
import { buildTrie, DIGITS, isExact, LAST_WORD_COLUMN, ROOT, type Trie } from './trie.js';

/**
 * A way of saying something. A match begins at a word or sign and breaks no word at its end; the text is normalised.
 * A pattern whose first sign is `^` is looked for at the start of the text only.
 */
export interface Rule {
  readonly id: string;
  readonly pattern: string;
  /** A hit that overlaps a match of this does not count. */
  readonly not?: string | undefined;
  /** Words that every match holds: a text without them is not asked. */
  readonly needs?: string | undefined;
  /** How much one hit proves, 0 to 1; 1 where it is not given. */
  readonly weight?: number | undefined;
  readonly examples: { readonly hit: readonly string[]; readonly miss: readonly string[] };
  readonly note?: string | undefined;
}

/** One file of rules. */
export interface Lexicon {
  readonly category: string;
  readonly language: string;
  readonly rules: readonly Rule[];
}

/** A rule that was found. */
export interface Hit {
  readonly rule: string;
  readonly weight: number;
  readonly span: readonly [start: number, end: number];
}

/** The hits of every category, in text order, not overlapping within a category; at one place the first rule of a file wins. */
export type Found<Name extends string> = Readonly<Record<Name, readonly Hit[]>>;

interface CompiledRule {
  readonly id: string;
  readonly weight: number;
  readonly category: number;
  readonly isOnlyAtStart: boolean;
  readonly needs: string | null;
  readonly at: RegExp;
  readonly not: RegExp | null;
}

/** What one place of the text gives a category: its best rule so far, and where that ends. */
interface Places {
  readonly rule: Int32Array;
  readonly end: Int32Array;
  readonly blockedUntil: Int32Array;
  /** The categories that have a rule here; only the first `taken` count. */
  readonly touched: Int32Array;
  taken: number;
}

const NONE = 0x7fffffff;

/** @throws Error when a pattern does not compile or may begin with anything */
export function compileMatcher<Name extends string>(
  lexicons: Readonly<Record<Name, Lexicon>>,
): (text: string) => Found<Name> {
  const names = Object.keys(lexicons).filter((key): key is Name => Object.hasOwn(lexicons, key));
  const rules = names.flatMap((name, category) =>
    lexicons[name].rules.map((rule) => compileRule(rule, category)),
  );
  const trie = buildTrie(entriesOf(names.flatMap((name) => lexicons[name].rules)));
  const nothing = nothingFor(names);
  const places: Places = {
    rule: new Int32Array(names.length).fill(NONE),
    end: new Int32Array(names.length),
    blockedUntil: new Int32Array(names.length),
    touched: new Int32Array(names.length),
    taken: 0,
  };
  return (text) => {
    const hits = scan(text, trie, rules, places);
    const found: Record<Name, readonly Hit[]> = { ...nothing };
    if (hits === null) return found;
    for (let category = 0; category < names.length; category += 1) {
      const name = names[category];
      const ofCategory = hits[category];
      if (name !== undefined && ofCategory !== undefined) found[name] = ofCategory;
    }
    return found;
  };
}

/** The value of an entry is the number of its rule, doubled; odd where the words are the whole match. */
function* entriesOf(rules: readonly Rule[]): Generator<readonly [string, number]> {
  for (const [number, rule] of rules.entries()) {
    const { whole, cut } = openingsOf(rule.pattern);
    if (whole.has('') || cut.has('')) throw new Error(`${rule.id} may begin with anything: ${rule.pattern}`);
    for (const text of whole)
      if (!cut.has(text) && !beginsWithOne(text, cut)) yield [text, number * 2 + (isExact(text) ? 1 : 0)];
    for (const text of cut) if (!beginsWithOne(text, cut)) yield [text, number * 2];
  }
}

/** A shorter beginning of the same rule asks its pattern anyway. */
function beginsWithOne(text: string, cut: ReadonlySet<string>): boolean {
  for (let length = 1; length < text.length; length += 1) if (cut.has(text.slice(0, length))) return true;
  return false;
}

function compileRule(rule: Rule, category: number): CompiledRule {
  return {
    id: rule.id,
    weight: rule.weight ?? 1,
    category,
    isOnlyAtStart: rule.pattern.startsWith('^'),
    needs: rule.needs ?? null,
    at: new RegExp(`(?:${rule.pattern})(?!\\B\\w)`, 'y'),
    not: rule.not === undefined ? null : new RegExp(rule.not, 'g'),
  };
}

/** The columns of the text in hand. Only their beginning counts, up to the length of the text. */
let columnsOfText = new Uint8Array(2_048);

function readColumns(text: string, { columns, foreign }: Trie): void {
  const { length } = text;
  if (length > columnsOfText.length) columnsOfText = new Uint8Array(length * 2);
  const ofText = columnsOfText;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    ofText[index] = code < 128 ? (columns[code] ?? 0) : foreign;
  }
}

function scan(
  text: string,
  trie: Trie,
  rules: readonly CompiledRule[],
  places: Places,
): (Hit[] | undefined)[] | null {
  readColumns(text, trie);
  places.blockedUntil.fill(0);
  const ofText = columnsOfText;
  const { length } = text;
  const { table, width } = trie;
  let hits: (Hit[] | undefined)[] | null = null;
  let isInsideWord = false;
  for (let start = 0; start < length; start += 1) {
    const column = ofText[start] ?? 0;
    const isWord = isWordColumn(column);
    const isBeginning = !isInsideWord || !isWord;
    isInsideWord = isWord;
    if (!isBeginning) continue;
    const node = table[ROOT * width + column] ?? 0;
    if (node === 0) continue;
    look(text, start, node, trie, rules, places);
    if (places.taken > 0) hits = take(start, rules, places, hits ?? []);
  }
  return hits;
}

/** Walks the trie on from the node of the first sign and notes the best rule of each category. */
function look(
  text: string,
  start: number,
  first: number,
  trie: Trie,
  rules: readonly CompiledRule[],
  places: Places,
): void {
  const { table, width, firstWithValues, firstValue, values } = trie;
  const ofText = columnsOfText;
  const { length } = text;
  let node = first;
  let before = ofText[start] ?? 0;
  let index = start + 1;
  for (;;) {
    if (node >= firstWithValues) {
      const end = firstValue[node + 1] ?? 0;
      for (let at = firstValue[node] ?? 0; at < end; at += 1)
        note(text, start, index, values[at] ?? 0, rules, places);
    }
    if (before === DIGITS) while (index < length && ofText[index] === DIGITS) index += 1;
    if (index >= length) return;
    before = ofText[index] ?? 0;
    node = table[node * width + before] ?? 0;
    if (node === 0) return;
    index += 1;
  }
}

function note(
  text: string,
  start: number,
  reached: number,
  value: number,
  rules: readonly CompiledRule[],
  places: Places,
): void {
  const number = value >> 1;
  const rule = rules[number];
  if (rule === undefined || start < (places.blockedUntil[rule.category] ?? 0)) return;
  const best = places.rule[rule.category] ?? NONE;
  if (best < number || (rule.isOnlyAtStart && start > 0)) return;
  if (rule.needs !== null && !text.includes(rule.needs, start)) return;
  const end = (value & 1) === 1 ? endOfWords(text, reached) : endOfMatch(rule.at, text, start);
  if (end <= start || (best === number && end <= (places.end[rule.category] ?? 0))) return;
  if (rule.not !== null && overlaps(rule.not, text, start, end)) return;
  if (best === NONE) places.touched[places.taken++] = rule.category;
  places.rule[rule.category] = number;
  places.end[rule.category] = end;
}

function endOfWords(text: string, reached: number): number {
  const isCut =
    reached < text.length &&
    isWordColumn(columnsOfText[reached - 1] ?? 0) &&
    isWordColumn(columnsOfText[reached] ?? 0);
  return isCut ? -1 : reached;
}

function take(
  start: number,
  rules: readonly CompiledRule[],
  places: Places,
  hits: (Hit[] | undefined)[],
): (Hit[] | undefined)[] {
  for (let index = 0; index < places.taken; index += 1) {
    const category = places.touched[index] ?? 0;
    const rule = rules[places.rule[category] ?? NONE];
    const end = places.end[category] ?? start;
    places.blockedUntil[category] = end;
    places.rule[category] = NONE;
    if (rule !== undefined)
      (hits[category] ??= []).push({ rule: rule.id, weight: rule.weight, span: [start, end] });
  }
  places.taken = 0;
  return hits;
}

function isWordColumn(column: number): boolean {
  return column >= DIGITS && column <= LAST_WORD_COLUMN;
}
