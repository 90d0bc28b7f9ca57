/** Where the brand sent the customer, and what came of it. Silence after a move to messages proves nothing. */
import type { BrandTurn, FollowUp, HandOff, HandOffOutcome, Turn } from '../model/index.js';

export function handOffsOf(turns: readonly Turn[], followUps: readonly FollowUp[]): HandOff[] {
  const handOffs: HandOff[] = [];
  let brandTurnNumber = 0;
  for (const [index, turn] of turns.entries()) {
    if (turn.by !== 'brand') continue;
    brandTurnNumber += 1;
    const kinds = kindsOf(turn);
    if (kinds.length === 0) continue;
    handOffs.push({ turn, kinds, brandTurnNumber, ...outcomeOf(turns.slice(index + 1), kinds, followUps) });
  }
  return handOffs;
}

/** "We have answered your message" goes on in a channel that works: it sends nobody anywhere. */
const kindsOf = (turn: BrandTurn): readonly HandOff['kinds'][number][] =>
  turn.reading.dmContinuation ? turn.reading.handOffs.filter((kind) => kind !== 'dm') : turn.reading.handOffs;

/** The first that fits, as docs/measures.md orders them. */
function outcomeOf(
  later: readonly Turn[],
  kinds: HandOff['kinds'],
  followUps: readonly FollowUp[],
): { outcome: HandOffOutcome; shownBy: Turn | null } {
  const completed = later.find((turn) =>
    turn.by === 'customer'
      ? turn.reading.signals.includes('resolved')
      : turn.reading.dmContinuation && kinds.includes('dm'),
  );
  if (completed !== undefined) return { outcome: 'completed', shownBy: completed };
  const customers = later.filter((turn) => turn.by === 'customer');
  const blocked = kinds.includes('dm')
    ? customers.find((turn) => turn.reading.signals.includes('cannot-message'))
    : undefined;
  if (blocked !== undefined) return { outcome: 'blocked', shownBy: blocked };
  const bounced = customers.find(
    (turn) =>
      turn.needsAnswer &&
      (turn.reading.intent === 'complaint' ||
        turn.reading.signals.some((signal) => signal === 'call-out' || signal === 'unresolved')),
  );
  if (bounced !== undefined) return { outcome: 'bounced', shownBy: bounced };
  const hanging = followUps.find(
    (followUp) => followUp.isLeftHanging === true && later.includes(followUp.turn),
  );
  if (hanging !== undefined) return { outcome: 'left-hanging', shownBy: hanging.turn };
  return { outcome: 'unknown', shownBy: null };
}
