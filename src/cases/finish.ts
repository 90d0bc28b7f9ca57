/** Turns a draft into a case: status, follow-ups, hand-offs and their outcomes. */
import type { Case, CaseStatus, CustomerTurn, FollowUp } from '../model/index.js';
import type { Draft } from './draft.js';
import { handOffsOf } from './hand-offs.js';
import type { CaseRules } from './rules.js';

export function finishCase(draft: Draft, isCustomersFirst: boolean, rules: CaseRules): Case {
  const { openedAt, firstResponse } = draft;
  const responseMs = openedAt === null || firstResponse === null ? null : firstResponse.post.at - openedAt;
  const watchedMs = openedAt === null ? 0 : rules.until - openedAt;
  const customerTurns = draft.turns.filter((turn) => turn.by === 'customer');
  const followUps = draft.debts.map((debt) => followUpOf(debt, rules));
  return {
    id: draft.id,
    customer: draft.customer,
    turns: draft.turns,
    opening: draft.opening,
    openedAt,
    firstResponse,
    responseMs,
    acknowledgements: draft.acknowledgements,
    status: statusOf(draft, responseMs, watchedMs, rules.horizonMs),
    watchedMs,
    chases: customerTurns.filter((turn) => turn.isChase),
    outsiderJoinedAt: draft.outsiderJoinedAt,
    handOffs: handOffsOf(draft.turns, followUps),
    followUps,
    isTagged: draft.opening?.post.isMention ?? false,
    isReconstructed: draft.opening === null,
    isCustomersFirst,
    reach: reachOf(draft, customerTurns),
  };
}

function statusOf(draft: Draft, responseMs: number | null, watchedMs: number, horizonMs: number): CaseStatus {
  if (draft.firstResponse !== null)
    return responseMs !== null && responseMs > horizonMs ? 'answered-late' : 'answered';
  return watchedMs >= horizonMs ? 'unanswered' : 'pending';
}

function followUpOf(debt: Draft['debts'][number], rules: CaseRules): FollowUp {
  const askedAt = debt.turn.post.at;
  const waitedMs = (debt.answer?.post.at ?? rules.until) - askedAt;
  const isLeftHanging =
    debt.answer === null ? (waitedMs >= rules.horizonMs ? true : null) : waitedMs > rules.horizonMs;
  return { ...debt, isLeftHanging };
}

/** The largest number of people who could see one of the customer's posts. */
function reachOf(draft: Draft, customerTurns: readonly CustomerTurn[]): number | null {
  let largest: number | null = null;
  for (const { post } of customerTurns) {
    const reach = post.impressions ?? draft.customer.followers;
    if (reach !== null) largest = Math.max(reach, largest ?? reach);
  }
  return largest;
}
