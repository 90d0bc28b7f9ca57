/**
 * Makes cases of histories and shows them to whoever counts: the panel of audits, the tally, the loudest. What comes out
 * does not depend on the order of the histories, so that two threads may share them.
 */
import type { Context } from '../audits/audit.js';
import { AUDITS } from '../audits/index.js';
import { loudness } from '../audits/loudness.js';
import { createPanel, type Panel, type PanelSnapshot } from '../panel/panel.js';
import { keepWorst, type Ranked, type Worst } from '../panel/worst.js';
import { type Built, buildCases } from '../cases/build.js';
import type { CaseRules } from '../cases/rules.js';
import { createReader, type ReaderSettings } from '../language/index.js';
import type { Case } from '../model/index.js';
import { startTally, type Tally, type TallySnapshot } from '../report/tally.js';
import { openHistories } from '../store/histories.js';

/** All that observing needs; a plain value. */
export interface ObservationPlan {
  /** The histories. */
  readonly path: string;
  readonly context: Context;
  readonly rules: CaseRules;
  readonly reading: ReaderSettings;
  /** At most so many findings an audit. */
  readonly findings: number;
}

/** Where observations are gathered. */
export interface Gathered {
  readonly panel: Panel;
  readonly tally: Tally;
  /** The loudest unanswered cases. */
  readonly loudest: Worst<Case>;
}

export interface GatheredSnapshot {
  readonly panel: PanelSnapshot;
  readonly tally: TallySnapshot;
  readonly loudest: readonly Ranked<Case>[];
}

/** How many of the loudest unanswered cases are told. */
const LOUDEST = 5;

export function startGathering({ context, rules, findings }: ObservationPlan): Gathered {
  const settings = { horizonMs: rules.horizonMs, findings };
  return {
    panel: createPanel(AUDITS, context, settings),
    tally: startTally(rules.until, settings),
    loudest: keepWorst<Case>(LOUDEST),
  };
}

export const snapshotOf = ({ panel, tally, loudest }: Gathered): GatheredSnapshot => ({
  panel: panel.snapshot(),
  tally: tally.snapshot(),
  loudest: loudest.ranked(),
});

export function absorb(gathered: Gathered, snapshot: GatheredSnapshot): void {
  gathered.panel.absorb(snapshot.panel);
  gathered.tally.absorb(snapshot.tally);
  for (const { severity, key, item } of snapshot.loudest) gathered.loudest.add(severity, key, item);
}

/** How many pieces of the histories are taken, in memory that threads share: whoever is free takes the next. */
export type Taken = Int32Array<SharedArrayBuffer>;

export const noneTaken = (): Taken => new Int32Array(new SharedArrayBuffer(4));

/** Sees what was made of many histories, in order. */
export type OnBatch = (batch: readonly Built[]) => Promise<void>;

/** Reads the pieces that nobody else takes into what is gathered. */
export async function observe(
  plan: ObservationPlan,
  taken: Taken,
  gathered: Gathered,
  onBatch?: OnBatch,
): Promise<void> {
  const histories = openHistories(plan.path);
  const reader = createReader(plan.reading);
  try {
    for (let piece = Atomics.add(taken, 0, 1); piece < histories.pieces; piece = Atomics.add(taken, 0, 1)) {
      const batch = buildCases(histories.read(piece), plan.rules, reader);
      for (const built of batch) observeHistory(built, gathered);
      await onBatch?.(batch);
    }
  } finally {
    histories.close();
  }
}

function observeHistory(built: Built, { panel, tally, loudest }: Gathered): void {
  const cluster = built.history.customer.ordinal;
  tally.addBrandReplies(built.brandReplies);
  for (const { turn, directResponse } of built.mentions) {
    const { post, reading, isTagAlong } = turn;
    const directResponseMs = directResponse?.waitMs ?? null;
    tally.addMention(
      { intent: reading.intent, at: post.at, isTagged: post.isMention, isTagAlong, directResponseMs },
      cluster,
    );
  }
  for (const c of built.cases) {
    tally.addCase(c);
    panel.observe(c, cluster);
    if (c.status === 'unanswered' && c.isTagged) loudest.add(loudness(c), c.id, c);
  }
}
