/**
 * Makes cases of one customer's history: which post opens a case, which joins one, which reply belongs where. The
 * definitions are those of docs/measures.md; this file is their one implementation.
 */
import { classifyMention, classifyReply } from '../language/index.js';
import type {
  BrandTurn,
  Case,
  CustomerHistory,
  CustomerPost,
  CustomerTurn,
  HistoryPost,
} from '../model/index.js';
import { addBrandTurn, addCustomerTurn, type Draft, openDraft, reconstructDraft } from './draft.js';
import { finishCase } from './finish.js';
import { isTagAlong } from './handles.js';
import { joinParts, type Reply } from './parts.js';
import { type CaseRules, CHASE_AFTER_MS } from './rules.js';

/** A mention (or untagged post), read, with the case it belongs to and the raw fact of its direct response. */
export interface ReadMention {
  readonly turn: CustomerTurn;
  /** null: it belongs to no case. */
  readonly caseId: string | null;
  /** The first brand reply whose parent is exactly this post. */
  readonly directResponse: { readonly postId: string; readonly waitMs: number } | null;
}

export interface Built {
  /** Those that opened in the window, in the order of their opening. */
  readonly cases: readonly Case[];
  /** Those posted in the window, in time order. */
  readonly mentions: readonly ReadMention[];
  /** Brand posts to this customer in the window. */
  readonly brandReplies: number;
}

/** Builds the cases of a history whose posts are in time order. */
export function buildCases(history: CustomerHistory, rules: CaseRules): Built {
  const drafts: Draft[] = [];
  const byId = new Map(history.posts.map((post) => [post.id, post]));
  const read: { readonly turn: CustomerTurn; readonly draft: Draft | null }[] = [];
  for (const item of joinParts<CustomerPost>(history.posts)) {
    if (item.by === 'brand') {
      placeReply(drafts, item, history, byId, rules);
      continue;
    }
    const placed = placeCustomerPost(drafts, item, history, byId, rules);
    if (item.isMention || item.isUntagged) read.push(placed);
  }
  const isInWindow = (at: number | null): boolean => at === null || (at >= rules.since && at <= rules.until);
  const cases = drafts.filter((draft) => isInWindow(draft.openedAt ?? draft.firstResponse?.post.at ?? null));
  const direct = directResponses(history.posts);
  return {
    cases: cases.map((draft, index) => finishCase(draft, index === 0, rules)),
    mentions: read
      .filter(({ turn }) => isInWindow(turn.post.at))
      .map(({ turn, draft }) => ({
        turn,
        caseId: draft?.id ?? null,
        directResponse: direct.get(turn.post.id) ?? null,
      })),
    brandReplies: history.posts.filter((post) => post.by === 'brand' && isInWindow(post.at)).length,
  };
}

function placeCustomerPost(
  drafts: Draft[],
  post: CustomerPost,
  history: CustomerHistory,
  byId: ReadonlyMap<string, HistoryPost>,
  rules: CaseRules,
): { turn: CustomerTurn; draft: Draft | null } {
  const tagAlong = isTagAlong(post, rules.teamHandles);
  const real = drafts.filter((draft) => draft.opening !== null && post.at - draft.lastAt <= rules.caseGapMs);
  const here = real.findLast((draft) => draft.conversations.has(post.conversation));
  const reading = classifyMention(post.text, {
    ...previousOf(post, byId, here),
    caseOpen: here !== undefined,
    language: post.language,
    urls: post.urls,
  });
  const { intent } = reading;
  const isActionable = intent === 'complaint' || intent === 'question' || intent === 'request';
  const needsAnswer = !tagAlong && (isActionable || (intent === 'info' && reading.needsResponse));
  const turn = { by: 'customer', post, reading, isTagAlong: tagAlong, isChase: false, needsAnswer } as const;
  const joined = here ?? (isActionable ? real.findLast((draft) => draft.owed !== null) : undefined);
  if (joined !== undefined) {
    const isChase = joined.owed !== null && post.at - joined.lastCustomerAt >= CHASE_AFTER_MS;
    const placed = { ...turn, isChase };
    addCustomerTurn(joined, placed);
    return { turn: placed, draft: joined };
  }
  if (!isActionable || tagAlong || !(post.isMention || post.isUntagged)) return { turn, draft: null };
  const opened = openDraft(turn, history.customer);
  addCustomerTurn(opened, turn);
  drafts.push(opened);
  return { turn, draft: opened };
}

/** The post replied to, or the last turn of the case, for the reader's context. */
function previousOf(post: CustomerPost, byId: ReadonlyMap<string, HistoryPost>, here: Draft | undefined) {
  const parent = post.parentId === null ? undefined : byId.get(post.parentId);
  const previous = parent ?? here?.turns.at(-1)?.post;
  return previous === undefined ? {} : { previous: { by: previous.by, text: previous.text } };
}

function placeReply(
  drafts: Draft[],
  reply: Reply,
  history: CustomerHistory,
  byId: ReadonlyMap<string, HistoryPost>,
  rules: CaseRules,
): void {
  const [post] = reply.parts;
  let draft = caseOfReply(drafts, post.parentId, post.conversation);
  const isOrphan = post.address === 'reply' && post.parentId !== null && !byId.has(post.parentId);
  if (draft === undefined && post.address === 'opening') {
    draft = drafts.findLast((open) => post.at - open.lastAt <= rules.caseGapMs);
  }
  if (draft === undefined && !isOrphan) return;
  const turn: BrandTurn = {
    by: 'brand',
    post,
    parts: reply.parts,
    reading: classifyReply(reply.text, {
      language: post.language,
      urls: reply.parts.flatMap((part) => part.urls),
    }),
  };
  if (draft === undefined) {
    draft = reconstructDraft(turn, history.customer);
    drafts.push(draft);
  }
  addBrandTurn(draft, turn, rules.countAutoReplies || !post.isAutomaticAcknowledgement);
}

/** The case the parent belongs to, or in whose conversation the reply stands; failing that, one that is owed an answer. */
const caseOfReply = (
  drafts: readonly Draft[],
  parentId: string | null,
  conversation: string,
): Draft | undefined =>
  (parentId === null ? undefined : drafts.findLast((draft) => draft.posts.has(parentId))) ??
  drafts.findLast((draft) => draft.conversations.has(conversation) && draft.owed !== null) ??
  drafts.findLast((draft) => draft.conversations.has(conversation)) ??
  drafts.findLast((draft) => draft.owed !== null);

function directResponses(posts: readonly HistoryPost[]): Map<string, { postId: string; waitMs: number }> {
  const at = new Map(posts.map((post) => [post.id, post.at]));
  const direct = new Map<string, { postId: string; waitMs: number }>();
  for (const post of posts) {
    if (post.by !== 'brand' || post.parentId === null || direct.has(post.parentId)) continue;
    const askedAt = at.get(post.parentId);
    if (askedAt !== undefined) direct.set(post.parentId, { postId: post.id, waitMs: post.at - askedAt });
  }
  return direct;
}
