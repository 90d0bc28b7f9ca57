/** A case while its posts are still coming in. */
import type { BrandTurn, Customer, CustomerTurn, HistoryPost, Turn } from '../model/index.js';

export interface Draft {
  readonly id: string;
  readonly customer: Customer;
  readonly opening: CustomerTurn | null;
  readonly openedAt: number | null;
  readonly turns: Turn[];
  readonly conversations: string[];
  lastAt: number;
  lastCustomerAt: number;
  /** The post that the brand owes an answer to, the earliest since it last spoke. */
  owed: CustomerTurn | null;
  firstResponse: BrandTurn | null;
  acknowledgements: number;
  outsiderJoinedAt: number | null;
  /** Debts after the first response, each with the reply that paid it. */
  readonly debts: { readonly turn: CustomerTurn; answer: BrandTurn | null }[];
}

export const openDraft = (opening: CustomerTurn, customer: Customer): Draft =>
  newDraft(opening.post.id, customer, opening.post, opening, opening.post.at);

/** A case known only by a reply to a post that is not in the data. */
export const reconstructDraft = (turn: BrandTurn, customer: Customer): Draft =>
  newDraft(turn.post.parentId ?? turn.post.id, customer, turn.post, null, turn.post.parentAt);

const newDraft = (
  id: string,
  customer: Customer,
  first: HistoryPost,
  opening: CustomerTurn | null,
  openedAt: number | null,
): Draft => ({
  id,
  customer,
  opening,
  openedAt,
  turns: [],
  conversations: [first.conversation],
  lastAt: first.at,
  lastCustomerAt: first.at,
  owed: null,
  firstResponse: null,
  acknowledgements: 0,
  outsiderJoinedAt: null,
  debts: [],
});

const enterConversation = (draft: Draft, conversation: string): void => {
  if (!draft.conversations.includes(conversation)) draft.conversations.push(conversation);
};

const joinOutsider = (draft: Draft, at: number): void => {
  draft.outsiderJoinedAt = Math.min(at, draft.outsiderJoinedAt ?? at);
};

/** Adds a customer's post. */
export function addCustomerTurn(draft: Draft, turn: CustomerTurn): void {
  const { post } = turn;
  draft.turns.push(turn);
  enterConversation(draft, post.conversation);
  draft.lastAt = post.at;
  draft.lastCustomerAt = post.at;
  if (post.parentBy === 'outsider') joinOutsider(draft, post.at);
  if (post.outsiderRepliedAt !== null) joinOutsider(draft, post.outsiderRepliedAt);
  if (!turn.needsAnswer || draft.owed !== null) return;
  draft.owed = turn;
  if (draft.firstResponse !== null) draft.debts.push({ turn, answer: null });
}

/** Adds a reply; an acknowledgement that no person wrote pays no debt. */
export function addBrandTurn(draft: Draft, turn: BrandTurn, isAnswer: boolean): void {
  draft.turns.push(turn);
  enterConversation(draft, turn.post.conversation);
  for (const part of turn.parts) draft.lastAt = Math.max(draft.lastAt, part.at);
  if (!isAnswer) {
    draft.acknowledgements += 1;
    return;
  }
  draft.firstResponse ??= turn;
  const debt = draft.debts.at(-1);
  if (debt !== undefined) debt.answer ??= turn;
  draft.owed = null;
}
