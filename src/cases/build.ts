/**
 * Makes cases of one customer's history: which post opens a case, which joins one, which reply belongs where. The
 * definitions are those of docs/measures.md; this file is their one implementation.
 */
import { judgeMention, type Reader } from '../language/index.js';
import type {
  BrandPost,
  BrandTurn,
  Case,
  CustomerHistory,
  CustomerPost,
  CustomerTurn,
  HistoryPost,
  ReadingContext,
} from '../model/index.js';
import { addBrandTurn, addCustomerTurn, type Draft, openDraft, reconstructDraft } from './draft.js';
import { finishCase } from './finish.js';
import { isTagAlong } from './handles.js';
import { type ReadHistory, readHistories, type ReadPost, type ReadReply } from './read.js';
import { type CaseRules, CHASE_AFTER_MS } from './rules.js';

/** A mention (or untagged post), read, with the case it belongs to and the raw fact of its direct response. */
export interface ReadMention {
  readonly turn: CustomerTurn;
  /** null: it belongs to no case. */
  readonly caseId: string | null;
  /** The first brand reply whose parent is exactly this post. */
  readonly directResponse: { readonly postId: string; readonly waitMs: number } | null;
}

/** What was made of a history. */
export interface Built {
  readonly history: CustomerHistory;
  /** Those that opened in the window, in the order of their opening. */
  readonly cases: readonly Case[];
  /** Those posted in the window, in time order. */
  readonly mentions: readonly ReadMention[];
  /** Brand posts to this customer in the window. */
  readonly brandReplies: number;
}

/** One customer's history while it is walked through. */
interface Walk {
  readonly history: CustomerHistory;
  readonly rules: CaseRules;
  /** In the order of their opening. */
  readonly drafts: Draft[];
  /** By post id: all posts of the history, and the case that each came to belong to. */
  readonly places: Map<string, { readonly post: HistoryPost; draft: Draft | null }>;
}

/** Builds the cases of histories, whose posts are in time order. */
export const buildCases = (
  histories: readonly CustomerHistory[],
  rules: CaseRules,
  reader: Reader,
): readonly Built[] => readHistories(histories, reader).map((read) => buildOne(read, rules));

function buildOne({ history, items }: ReadHistory, rules: CaseRules): Built {
  const places: Walk['places'] = new Map();
  for (const post of history.posts) places.set(post.id, { post, draft: null });
  const walk: Walk = { history, rules, drafts: [], places };
  const read: { readonly turn: CustomerTurn; readonly draft: Draft | null }[] = [];
  for (const item of items) {
    if (item.by === 'brand') {
      placeReply(walk, item);
      continue;
    }
    const placed = placeCustomerPost(walk, item);
    if (item.post.isMention || item.post.isUntagged) read.push(placed);
  }
  return builtFrom(walk, read);
}

function builtFrom(
  { history, rules, drafts, places }: Walk,
  read: readonly { readonly turn: CustomerTurn; readonly draft: Draft | null }[],
): Built {
  const isInWindow = (at: number | null): boolean => at === null || (at >= rules.since && at <= rules.until);
  const openedHere = drafts.filter((draft) => isInWindow(draft.openedAt ?? draft.lastAt));
  const firstTagged = openedHere.find((draft) => draft.opening?.post.isMention === true);
  const direct = directResponses(history.posts, places);
  let brandReplies = 0;
  for (const post of history.posts) if (post.by === 'brand' && isInWindow(post.at)) brandReplies += 1;
  return {
    history,
    cases: openedHere.map((draft) => finishCase(draft, draft === firstTagged, rules)),
    mentions: read
      .filter(({ turn }) => isInWindow(turn.post.at))
      .map(({ turn, draft }) => ({
        turn,
        caseId: draft?.id ?? null,
        directResponse: direct.get(turn.post.id) ?? null,
      })),
    brandReplies,
  };
}

function placeCustomerPost(
  walk: Walk,
  { post, evidence }: ReadPost,
): { turn: CustomerTurn; draft: Draft | null } {
  const { drafts, rules } = walk;
  const tagAlong = isTagAlong(post, rules.teamHandles);
  const isOpen = (draft: Draft): boolean =>
    draft.opening !== null && post.at - draft.lastAt <= rules.caseGapMs;
  const here = drafts.findLast((draft) => draft.conversations.includes(post.conversation) && isOpen(draft));
  const reading = judgeMention(evidence, contextOf(walk, post, here));
  const { intent } = reading;
  const isActionable = intent === 'complaint' || intent === 'question' || intent === 'request';
  // Who says that it is solved waits for nothing, whatever else he says.
  const isSolved = here !== undefined && reading.signals.includes('resolved');
  const needsAnswer =
    !tagAlong && !isSolved && (isActionable || (intent === 'info' && reading.needsResponse));
  const joined =
    here ?? (isActionable ? drafts.findLast((draft) => draft.owed !== null && isOpen(draft)) : undefined);
  const isChase =
    joined !== undefined && joined.owed !== null && post.at - joined.lastCustomerAt >= CHASE_AFTER_MS;
  const turn: CustomerTurn = { by: 'customer', post, reading, isTagAlong: tagAlong, isChase, needsAnswer };
  if (joined !== undefined) return { turn, draft: add(walk, joined, turn) };
  if (!isActionable || tagAlong || !(post.isMention || post.isUntagged)) return { turn, draft: null };
  const opened = openDraft(turn, walk.history.customer);
  drafts.push(opened);
  return { turn, draft: add(walk, opened, turn) };
}

function add(walk: Walk, draft: Draft, turn: CustomerTurn): Draft {
  addCustomerTurn(draft, turn);
  belongsTo(walk, turn.post.id, draft);
  return draft;
}

function belongsTo({ places }: Walk, postId: string, draft: Draft): void {
  const place = places.get(postId);
  if (place !== undefined) place.draft = draft;
}

/**
 * What the reader knows beside the text: the post replied to, or else the last turn of the case. What was said longer ago than a
 * case stays open is answered by nobody.
 */
function contextOf({ places, rules }: Walk, post: CustomerPost, here: Draft | undefined): ReadingContext {
  const parent = post.parentId === null ? undefined : places.get(post.parentId)?.post;
  const isRecent = parent !== undefined && post.at - parent.at <= rules.caseGapMs;
  const previous = isRecent ? parent : here?.turns.at(-1)?.post;
  const caseOpen = here !== undefined;
  return previous === undefined ? { caseOpen } : { previous, caseOpen };
}

function placeReply(walk: Walk, { reply, reading }: ReadReply): void {
  const { drafts, rules, places } = walk;
  const [post] = reply.parts;
  let draft = caseOfReply(walk, post);
  const isOrphan = post.address === 'reply' && post.parentId !== null && !places.has(post.parentId);
  if (draft === undefined && post.address === 'opening') {
    draft = drafts.findLast((open) => post.at - open.lastAt <= rules.caseGapMs);
  }
  if (draft === undefined && !isOrphan) return;
  const turn: BrandTurn = {
    by: 'brand',
    post,
    parts: reply.parts,
    text: reply.text,
    urls: reply.urls,
    reading,
  };
  if (draft === undefined) {
    draft = reconstructDraft(turn, walk.history.customer);
    drafts.push(draft);
  }
  addBrandTurn(draft, turn, rules.countAutoReplies || !post.isAutomaticAcknowledgement);
  for (const part of reply.parts) belongsTo(walk, part.id, draft);
}

/** The case the parent belongs to, or in whose conversation the reply stands; failing that, one that is owed an answer. */
function caseOfReply({ drafts, places }: Walk, post: BrandPost): Draft | undefined {
  const ofParent = post.parentId === null ? null : (places.get(post.parentId)?.draft ?? null);
  if (ofParent !== null) return ofParent;
  const isHere = (draft: Draft): boolean => draft.conversations.includes(post.conversation);
  return (
    drafts.findLast((draft) => draft.owed !== null && isHere(draft)) ??
    drafts.findLast(isHere) ??
    drafts.findLast((draft) => draft.owed !== null)
  );
}

function directResponses(
  posts: readonly HistoryPost[],
  places: Walk['places'],
): ReadonlyMap<string, { postId: string; waitMs: number }> {
  const direct = new Map<string, { postId: string; waitMs: number }>();
  for (const post of posts) {
    if (post.by !== 'brand' || post.parentId === null || direct.has(post.parentId)) continue;
    const asked = places.get(post.parentId)?.post;
    if (asked !== undefined) direct.set(post.parentId, { postId: post.id, waitMs: post.at - asked.at });
  }
  return direct;
}
