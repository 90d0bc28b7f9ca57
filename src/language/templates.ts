/**
 * Finds replies that were made from one template: their skeletons are the same, or nearly so.
 *
 * Near ones are found by the min-wise hashes of their shingles: A. Z. Broder, "On the resemblance and containment of documents",
 * Compression and Complexity of Sequences 1997. Skeletons that agree in a whole band of hashes are compared; the rest never is.
 */
import { signatureOf } from './signature.js';

/** Replies of one template. */
export interface Template {
  /** The first of its skeletons in the order of their characters. */
  readonly skeleton: string;
  /** Places in the list of skeletons, rising. */
  readonly members: readonly number[];
}

const SHINGLE_WORDS = 3;
/** Hashes a skeleton, in bands of so many rows. */
export const HASHES = 48;
const ROWS = 4;
const LEAST_JACCARD = 0.6;
/** In a bucket, each skeleton is compared with no more than so many others, so that a huge bucket takes no square of its time. */
const MOST_COMPARED = 64;

const DROPPED = /https?:\/\/\S+|@\w+|&(?:amp|lt|gt|quot|nbsp|#39);|\d+(?:[.,:/]\d+)*/gu;
const CURLY_QUOTE = /[\u2018\u2019]/gu;
const GREETING =
  /^[^\p{L}]*(?:(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day))\b(?: (?:there|again)\b)?)?[\s,!.]*/iu;
/** Words that stay, before a name that goes. */
const OPENING = /^(?:thanks|thank you|sorry|apologies|great|okay|oh no|you're welcome)\b[\s,!.]*/iu;
const NAME =
  /^(?!(?:I|We|You|It|The|This|That|Please|Pls|Kindly|Thanks?|Sorry|Can|Could|Would|If|For|To|Our|Your|Unfortunately|What|Which|Where|When|Who|How|Do|Did|Is|Are|DM)\b)[\p{Lu}][\p{L}'-]{0,20}(?: [\p{Lu}][\p{L}'.-]{0,20})?/u;
const ENDS_NAME = /^\s*(?:[,!.:;-]|$)/u;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

/**
 * What a reply is without whom it is for and who wrote it: handles, links, numbers, a greeting with its name and the signature
 * are dropped, and so are case and punctuation.
 */
export function skeletonOf(text: string): string {
  const plain = withoutSignature(text).replace(DROPPED, ' ').replace(CURLY_QUOTE, "'").trim();
  const greeting = GREETING.exec(plain)?.[0] ?? '';
  const greeted = plain.slice(greeting.length);
  const opening = OPENING.exec(greeted)?.[0] ?? '';
  const named = greeted.slice(opening.length);
  const rest = withoutName(named, opening === '' && /[\p{L}]\s$/u.test(greeting));
  return wordsOf(`${opening} ${rest}`).join(' ');
}

function withoutSignature(text: string): string {
  const signature = signatureOf(text);
  const at = signature === null ? -1 : text.lastIndexOf(signature);
  return at < 0 || signature === null ? text : text.slice(0, at) + text.slice(at + signature.length);
}

/** @param isAfterGreeting a name after "Hi" needs no comma behind it */
function withoutName(text: string, isAfterGreeting: boolean): string {
  const name = NAME.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length);
  return isAfterGreeting || ENDS_NAME.test(rest) ? rest : text;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/**
 * Puts the same skeletons together, and those that share most of their shingles, by chains of such pairs.
 * @returns each skeleton in one template, the largest first; the same templates for the same skeletons in any order
 */
export function templateClusters(
  skeletons: readonly string[],
  leastJaccard: number = LEAST_JACCARD,
): readonly Template[] {
  const membersOf = new Map<string, number[]>();
  for (const [place, skeleton] of skeletons.entries()) {
    const members = membersOf.get(skeleton);
    if (members === undefined) membersOf.set(skeleton, [place]);
    else members.push(place);
  }
  const distinct = [...membersOf.keys()].toSorted(byCharacters);
  const roots = joined(distinct, leastJaccard);
  const clusters = new Map<number, { readonly skeleton: string; readonly members: number[] }>();
  for (const [index, skeleton] of distinct.entries()) {
    const root = roots[index] ?? index;
    const cluster = clusters.get(root) ?? { skeleton, members: [] };
    for (const place of membersOf.get(skeleton) ?? []) cluster.members.push(place);
    clusters.set(root, cluster);
  }
  return [...clusters.values()]
    .map(({ skeleton, members }) => ({ skeleton, members: members.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => b.members.length - a.members.length || byCharacters(a.skeleton, b.skeleton));
}

/** Not by locale: the order must be the same on every machine. */
function byCharacters(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For each of these skeletons the first of its cluster. */
function joined(distinct: readonly string[], leastJaccard: number): readonly number[] {
  const shingles = distinct.map(shinglesOf);
  const firstOf = distinct.map((_, index) => index);
  for (const bucket of bucketsOf(shingles.map(minHashes))) {
    for (const [place, index] of bucket.entries()) {
      for (const other of bucket.slice(Math.max(0, place - MOST_COMPARED), place)) {
        const [a, b] = [rootOf(firstOf, index), rootOf(firstOf, other)];
        if (a !== b && jaccard(shingles[index], shingles[other]) >= leastJaccard)
          firstOf[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }
  return firstOf.map((_, index) => rootOf(firstOf, index));
}

function rootOf(firstOf: readonly number[], index: number): number {
  let root = index;
  for (let next = firstOf[root] ?? root; next !== root; next = firstOf[root] ?? root) root = next;
  return root;
}

/** Those that agree in all rows of a band. */
function* bucketsOf(hashes: readonly Uint32Array[]): Generator<readonly number[]> {
  for (let band = 0; band < HASHES; band += ROWS) {
    const buckets = new Map<string, number[]>();
    for (const [index, ofOne] of hashes.entries()) {
      const key = ofOne.subarray(band, band + ROWS).join();
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [index]);
      else bucket.push(index);
    }
    yield* [...buckets.values()].filter((bucket) => bucket.length > 1);
  }
}

/** The hashes of each three words in a row; of all words where there are fewer. */
export function shinglesOf(skeleton: string): ReadonlySet<number> {
  const words = skeleton.split(' ');
  const count = Math.max(1, words.length - SHINGLE_WORDS + 1);
  return new Set(
    Array.from({ length: count }, (_, first) => hashOf(words.slice(first, first + SHINGLE_WORDS).join(' '))),
  );
}

/** For each hash function its least value; two sets agree in about as many of them as is the share of what they have in common. */
export function minHashes(shingles: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < HASHES; index += 1) {
      const hash = mixed(shingle ^ Math.imul(index + 1, GOLDEN));
      if (hash < (least[index] ?? 0)) least[index] = hash;
    }
  }
  return least;
}

/** The share of their shingles that two sets have in common. */
export function jaccard(
  one: ReadonlySet<number> | undefined,
  other: ReadonlySet<number> | undefined,
): number {
  if (one === undefined || other === undefined) return 0;
  let common = 0;
  for (const shingle of one) if (other.has(shingle)) common += 1;
  return common / (one.size + other.size - common);
}

/** 2^32 divided by the golden ratio: its multiples are far apart. */
const GOLDEN = 0x9e3779b1;

/** FNV-1a, of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  return hash >>> 0;
}

/** The last step of MurmurHash3: every bit of the value changes about half of the bits of the result. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
