/**
 * One pass over a text notes where rules can begin, and which of the words that they need it holds; only then are the patterns
 * of rules asked whose words are there, and not even those if the beginning is all that they say.
 */
import type { CompiledRule } from './compiled-rule.js';
import type { Hit } from './matcher.js';
import { endOfMatch, overlaps } from './pattern-match.js';
import { MATCH, MEANING_BITS, MEANING_MASK, type RuleIndex, WORD } from './rule-index.js';
import { DIGITS, LAST_WORD_COLUMN, ROOT, type Trie } from './trie.js';

/** The hits of a text by category; null where there are none. */
type Hits = (Hit[] | undefined)[];

/** What is known of the text in hand. */
interface Scan {
  readonly rules: readonly CompiledRule[];
  readonly trie: Trie;
  text: string;
  /** The column of each character; longer than the text. */
  columns: Uint8Array;
  /** Where rules may begin: start, end of the beginning, value, for each of `candidates`. */
  found: Int32Array;
  candidates: number;
  /** By group of needed words: the number of the last text that held one. */
  readonly seenIn: Int32Array;
  number: number;
  readonly needed: RuleIndex['needed'];
  readonly neededByNot: RuleIndex['neededByNot'];
  readonly places: Places;
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
  { trie, groups, needed, neededByNot }: RuleIndex,
  categories: number,
): (text: string) => Hits | null {
  const scan: Scan = {
    rules,
    trie,
    needed,
    neededByNot,
    text: '',
    columns: new Uint8Array(2_048),
    found: new Int32Array(1_024 * CANDIDATE),
    candidates: 0,
    seenIn: new Int32Array(groups),
    number: 0,
    places: {
      rule: new Int32Array(categories).fill(NONE),
      end: new Int32Array(categories),
      blockedUntil: new Int32Array(categories),
      touched: new Int32Array(categories),
      taken: 0,
    },
  };
  return (text) => {
    begin(scan, text);
    findBeginnings(scan);
    return scan.candidates === 0 ? null : askCandidates(scan);
  };
}

function begin(scan: Scan, text: string): void {
  scan.text = text;
  scan.number += 1;
  scan.candidates = 0;
  const { length } = text;
  if (length > scan.columns.length) scan.columns = new Uint8Array(length * 2);
  const { columns } = scan;
  const { columns: columnOf, foreign } = scan.trie;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    columns[index] = code < 128 ? (columnOf[code] ?? 0) : foreign;
  }
}

function findBeginnings(scan: Scan): void {
  const { columns, trie } = scan;
  const { table, width } = trie;
  const { length } = scan.text;
  let isInsideWord = false;
  for (let start = 0; start < length; start += 1) {
    const column = columns[start] ?? 0;
    const isWord = isWordColumn(column);
    const isBeginning = !isInsideWord || !isWord;
    isInsideWord = isWord;
    if (!isBeginning) continue;
    const node = table[ROOT * width + column] ?? 0;
    if (node !== 0) walk(scan, start, node);
  }
}

/** Walks the trie on from the node of the first sign. */
function walk(scan: Scan, start: number, first: number): void {
  const { columns, trie } = scan;
  const { table, width, firstWithValues } = trie;
  const { length } = scan.text;
  let node = first;
  for (let index = start + 1; node !== 0; index += 1) {
    if (node >= firstWithValues) note(scan, start, index, node);
    if (index === length) return;
    node = table[node * width + (columns[index] ?? 0)] ?? 0;
  }
}

function note(scan: Scan, start: number, reached: number, node: number): void {
  const { firstValue, values } = scan.trie;
  const end = firstValue[node + 1] ?? 0;
  for (let at = firstValue[node] ?? 0; at < end; at += 1) {
    const value = values[at] ?? 0;
    if ((value & MEANING_MASK) === WORD) {
      scan.seenIn[value >> MEANING_BITS] = scan.number;
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
  const { text, rules, places } = scan;
  const number = value >> MEANING_BITS;
  const rule = rules[number];
  if (rule === undefined || start < (places.blockedUntil[rule.category] ?? 0)) return;
  const best = places.rule[rule.category] ?? NONE;
  if (best < number || (rule.isOnlyAtStart && start > 0)) return;
  const isMatch = (value & MEANING_MASK) === MATCH;
  if (!isMatch && !holdsAll(scan, scan.needed[number])) return;
  const end = isMatch ? endOfWords(scan, reached) : endOfMatch(rule.at, text, start);
  if (end <= start || (best === number && end <= (places.end[rule.category] ?? 0))) return;
  if (rule.not !== null && holdsAll(scan, scan.neededByNot[number]) && overlaps(rule.not, text, start, end))
    return;
  if (best === NONE) places.touched[places.taken++] = rule.category;
  places.rule[rule.category] = number;
  places.end[rule.category] = end;
}

function holdsAll({ seenIn, number }: Scan, groups: readonly number[] | undefined): boolean {
  if (groups === undefined) return true;
  for (let index = 0; index < groups.length; index += 1) {
    if (seenIn[groups[index] ?? 0] !== number) return false;
  }
  return true;
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
