/** Joins the parts of one reply ("1/2", "2/2"), which the customer reads as one. */
import type { BrandPost, CustomerPost, HistoryPost } from '../model/index.js';
import { ownWords } from './handles.js';

/** Parts of one reply follow each other this quickly. */
const PARTS_WITHIN_MS = 10 * 60_000;

/** "1/2" at the start or the end of the own words, brackets and a signature or link after it allowed. */
const PART_MARK =
  /^\s*\(?([1-9])\/([2-9])\)?(?=\s|$)|(?:^|\s)\(?([1-9])\/([2-9])\)?(?=\s*(?:[\^*~-]\s?\w{1,15}|https?:\/\/\S+)?\s*$)/u;

/** Quick to look for, and in few texts. */
const MAYBE_MARK = /[1-9]\/[2-9]/;

/** One reply of the brand: its parts in order. */
export interface Reply {
  readonly by: 'brand';
  readonly parts: readonly [BrandPost, ...BrandPost[]];
  /** The own words of all parts, without the marks. */
  readonly text: string;
  /** The links of all parts. */
  readonly urls: readonly string[];
}

interface PartMark {
  readonly part: number;
  readonly of: number;
}

function partMark(text: string): PartMark | null {
  if (!MAYBE_MARK.test(text)) return null;
  const match = PART_MARK.exec(ownWords(text));
  if (match === null) return null;
  const part = Number(match[1] ?? match[3]);
  const of = Number(match[2] ?? match[4]);
  return part <= of ? { part, of } : null;
}

const withoutMark = (text: string): string => ownWords(text).replace(PART_MARK, ' ').trim();

/** Brand posts of a history as replies, in the time order of their first parts; customer posts as they are. */
export function joinParts(posts: readonly HistoryPost[]): (CustomerPost | Reply)[] {
  const taken = new Set<BrandPost>();
  const joined: (CustomerPost | Reply)[] = [];
  for (const [index, post] of posts.entries()) {
    if (post.by === 'customer') joined.push(post);
    else if (!taken.has(post)) joined.push(replyFrom(post, index, posts, taken));
  }
  return joined;
}

/** Other posts may lie between two parts, but not many. */
const PARTS_LIE_WITHIN = 10;

function replyFrom(
  first: BrandPost,
  index: number,
  posts: readonly HistoryPost[],
  taken: Set<BrandPost>,
): Reply {
  const mark = partMark(first.text);
  if (mark === null) return { by: 'brand', parts: [first], text: ownWords(first.text), urls: first.urls };
  const parts: { readonly post: BrandPost; readonly part: number }[] = [{ post: first, part: mark.part }];
  for (const post of posts.slice(index + 1, index + PARTS_LIE_WITHIN)) {
    if (parts.length === mark.of || post.at - first.at > PARTS_WITHIN_MS) break;
    if (post.by !== 'brand' || taken.has(post) || post.author !== first.author) continue;
    const other = partMark(post.text);
    const continues =
      post.parentId === first.parentId || parts.some((known) => known.post.id === post.parentId);
    if (other === null || other.of !== mark.of || !continues) continue;
    if (parts.some((known) => known.part === other.part)) continue;
    taken.add(post);
    parts.push({ post, part: other.part });
  }
  const inOrder = parts.toSorted((a, b) => a.part - b.part).map((known) => known.post);
  const text = inOrder.map((post) => withoutMark(post.text)).join(' ');
  const urls = inOrder.flatMap((post) => post.urls);
  return { by: 'brand', parts: [first, ...parts.slice(1).map((known) => known.post)], text, urls };
}
