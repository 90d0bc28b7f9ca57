/** What the audits may know beside a case: which evidence there is, and whether the inbox is open. */
import type { Context } from '../audits/audit.js';
import type { Evidence } from '../model/index.js';
import type { Collected } from '../store/coverage.js';
import type { Team } from '../store/team.js';

export function contextOf(team: Team, collected: Collected, horizonMs: number, until: number): Context {
  const evidence = new Set<Evidence>();
  for (const kind of collected.kinds) {
    // Who is not on a half-read list of those the brand follows may stand on the other half; a half-read list of
    // followers still names customers who are known to follow.
    const isUsable = kind.kind === 'following' ? kind.isComplete === true : kind.count > 0;
    if (isUsable) evidence.add(kind.kind);
  }
  return { horizonMs, until, evidence, isInboxOpen: isInboxOpen(team) };
}

/** "DMs open", "our DM is open", "DM us" in a bio. */
const OPEN_IN_BIO = /\b(?:dms?|direct messages?|inbox)\b.{0,12}\bopen\b|\bopen\b.{0,8}\bdms?\b/iu;

/** Only a user's token is told; else the bio may say so. */
function isInboxOpen(team: Team): boolean | null {
  const told = team.members.flatMap((member) => member.receivesMessages ?? []);
  if (told.includes(true) || team.members.some((member) => OPEN_IN_BIO.test(member.bio ?? ''))) return true;
  return told.length === team.members.length ? false : null;
}
