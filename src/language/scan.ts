/**
 * One pass over a text notes where rules can begin, and which of the words that they need it holds; only then are the patterns
 * of rules asked whose words are there, and not even those if the beginning is all that they say.
 */
import type { CompiledRule } from './compiled-rule.js';
import { type GroupLists, groupLists, holdsAll } from './group-lists.js';
import type { Hit } from './matcher.js';
import { endOfMatch, LOOK_BACK, overlaps } from './pattern-match.js';
import { MATCH, MEANING_BITS, MEANING_MASK, type RuleIndex, WORD } from './rule-index.js';
import { nodeAfter, ROOT } from './trie-cells.js';
import { columnsOf, DIGITS, LAST_WORD_COLUMN, START, type Trie } from './trie.js';

/** The hits of a text by category; null where there are none. */
type Hits = (Hit[] | undefined)[];

/** What is known of the text in hand. */
interface Scan {
  readonly rules: readonly CompiledRule[];
  readonly trie: Trie;
  text: string;
  readonly columnOf: Uint16Array;
  /** The column of each character; longer than the text. */
  columns: Uint16Array;
  /** Where rules may begin: start, end of the beginning, value, for each of `candidates`. */
  found: Int32Array;
  candidates: number;
  /** By group of needed words: where the last one begins, counted from the first sign of the first text. */
  readonly lastSeen: Float64Array;
  /** The place of the text in hand, counted so. */
  origin: number;
  number: number;
  readonly ruleOf: Int32Array;
  readonly categoryOf: Int32Array;
  readonly needed: GroupLists;
  readonly neededByNot: GroupLists;
  readonly places: Places;
  /** By rule: the last place where its pattern was asked, and in the text of which number. */
  readonly askedAt: Int32Array;
  readonly askedIn: Int32Array;
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
const CANDIDATE = 3;

/** @param index of these rules */
export function createScanner(
  rules: readonly CompiledRule[],
  { trie, groups, ruleOf, needed, neededByNot }: RuleIndex,
  categories: number,
): (text: string) => Hits | null {
  const scan: Scan = {
    rules,
    trie,
    ruleOf: Int32Array.from(ruleOf),
    categoryOf: Int32Array.from(rules, ({ category }) => category),
    needed: groupLists(needed),
    neededByNot: groupLists(neededByNot),
    text: '',
    columnOf: columnsOf(trie.signs),
    columns: new Uint16Array(2_048),
    found: new Int32Array(1_024 * CANDIDATE),
    candidates: 0,
    lastSeen: new Float64Array(groups).fill(-1),
    origin: 0,
    number: 0,
    places: {
      rule: new Int32Array(categories).fill(NONE),
      end: new Int32Array(categories),
      blockedUntil: new Int32Array(categories),
      touched: new Int32Array(categories),
      taken: 0,
    },
    askedAt: new Int32Array(rules.length),
    askedIn: new Int32Array(rules.length),
  };
  return (text) => {
    begin(scan, text);
    findBeginnings(scan);
    return scan.candidates === 0 ? null : askCandidates(scan);
  };
}

function begin(scan: Scan, text: string): void {
  scan.origin += scan.text.length;
  scan.text = text;
  scan.number += 1;
  scan.candidates = 0;
  const { length } = text;
  if (length > scan.columns.length) scan.columns = new Uint16Array(length * 2);
  const { columns, columnOf } = scan;
  for (let index = 0; index < length; index += 1) columns[index] = columnOf[text.charCodeAt(index)] ?? 0;
}

function findBeginnings(scan: Scan): void {
  const { columns, trie } = scan;
  const { cells } = trie;
  const { length } = scan.text;
  walk(scan, 0, 0, nodeAfter(cells, ROOT, scan.columnOf[START.charCodeAt(0)] ?? 0));
  let isInsideWord = false;
  for (let start = 0; start < length; start += 1) {
    const column = columns[start] ?? 0;
    const isWord = isWordColumn(column);
    const isBeginning = !isInsideWord || !isWord;
    isInsideWord = isWord;
    if (!isBeginning) continue;
    const node = nodeAfter(cells, ROOT, column);
    if (node !== 0) walk(scan, start, start + 1, node);
  }
}

/** Walks the trie on: what begins at `start` has led to the node `first`, and the sign at `next` leads on. */
function walk(scan: Scan, start: number, next: number, first: number): void {
  const { columns, trie } = scan;
  const { cells, firstWithValues } = trie;
  const { length } = scan.text;
  let node = first;
  for (let index = next; node !== 0; index += 1) {
    if (node >= firstWithValues) note(scan, start, index, node);
    if (index === length) return;
    node = nodeAfter(cells, node, columns[index] ?? 0);
  }
}

function note(scan: Scan, start: number, reached: number, node: number): void {
  const { firstWithValues, firstValue, values } = scan.trie;
  const end = firstValue[node - firstWithValues + 1] ?? 0;
  for (let at = firstValue[node - firstWithValues] ?? 0; at < end; at += 1) {
    const value = values[at] ?? 0;
    if ((value & MEANING_MASK) === WORD) {
      scan.lastSeen[value >> MEANING_BITS] = scan.origin + start;
      continue;
    }
    const place = scan.candidates * CANDIDATE;
    if (place === scan.found.length) {
      const longer = new Int32Array(place * 2);
      longer.set(scan.found);
      scan.found = longer;
    }
    scan.found[place] = start;
    scan.found[place + 1] = reached;
    scan.found[place + 2] = value;
    scan.candidates += 1;
  }
}

function askCandidates(scan: Scan): Hits | null {
  const { found, places } = scan;
  places.blockedUntil.fill(0);
  let hits: Hits | null = null;
  let start = 0;
  for (let candidate = 0; candidate < scan.candidates; candidate += 1) {
    const place = candidate * CANDIDATE;
    const next = found[place] ?? 0;
    if (next !== start && places.taken > 0) hits = take(scan, start, hits ?? []);
    start = next;
    ask(scan, start, found[place + 1] ?? 0, found[place + 2] ?? 0);
  }
  return places.taken > 0 ? take(scan, start, hits ?? []) : hits;
}

/** Notes the rule if it is the best of its category at this place. */
function ask(scan: Scan, start: number, reached: number, value: number): void {
  const { places } = scan;
  const way = value >> MEANING_BITS;
  const number = scan.ruleOf[way] ?? 0;
  const category = scan.categoryOf[number] ?? 0;
  if (start < (places.blockedUntil[category] ?? 0)) return;
  const best = places.rule[category] ?? NONE;
  if (best < number) return;
  const isMatch = (value & MEANING_MASK) === MATCH;
  if (!isMatch && !mayMatch(scan, way, number, start)) return;
  const rule = scan.rules[number];
  if (rule === undefined) return;
  const end = isMatch ? endOfWords(scan, reached) : endOfMatch(rule.at, scan.text, start);
  if (end <= start || (best === number && end <= (places.end[category] ?? 0))) return;
  if (rule.not !== null && isTakenAway(scan, rule.not, number, start, end)) return;
  if (best === NONE) places.touched[places.taken++] = category;
  places.rule[category] = number;
  places.end[category] = end;
}

function mayMatch(scan: Scan, way: number, rule: number, start: number): boolean {
  return holdsAll(scan.needed, way, scan.lastSeen, scan.origin + start) && !isAsked(scan, rule, start);
}

/** Whether the pattern was asked at this place, where another way of it begins too; from now on it was. */
function isAsked({ askedAt, askedIn, number }: Scan, rule: number, start: number): boolean {
  if (askedIn[rule] === number && askedAt[rule] === start) return true;
  askedIn[rule] = number;
  askedAt[rule] = start;
  return false;
}

function isTakenAway(scan: Scan, not: RegExp, rule: number, start: number, end: number): boolean {
  const from = scan.origin + Math.max(0, start - LOOK_BACK);
  return holdsAll(scan.neededByNot, rule, scan.lastSeen, from) && overlaps(not, scan.text, start, end);
}

function endOfWords({ text, columns }: Scan, reached: number): number {
  const isCut =
    reached < text.length && isWordColumn(columns[reached - 1] ?? 0) && isWordColumn(columns[reached] ?? 0);
  return isCut ? -1 : reached;
}

function take({ rules, places }: Scan, start: number, hits: Hits): Hits {
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
