/** How well posts are read: every row judged by weights that were trained without it. */
import {
  createWeigher,
  isFirstOfTalk,
  SAYINGS,
  type Verdict,
  verdictOf,
} from '../../src/language/verdict.js';
import type { Prepared } from './cross-fit.js';
import { line } from './evaluate-labels.js';
import { accuracy, areaUnderCurve, bootstrap, figure, FOLDS, foundOf, macroF1 } from './metrics.js';
import type { LabelledMention } from './rows.js';
import { trainVerdict } from './stacker.js';

const KIND: Readonly<Record<string, string>> = { question: 'ask', request: 'ask', info: 'other' };
const kindOf = (intent: string): string => KIND[intent] ?? intent;

/** One verdict for each mention, by weights that learned from none of its author's posts. */
export function crossValidated({ mentions, folds, signs, extra, extraSigns }: Prepared): Verdict[] {
  const verdicts: Verdict[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inside = [...mentions.keys()].filter((index) => folds[index] !== fold);
    const { weigh } = createWeigher(
      trainVerdict([...picked(mentions, inside), ...extra], [...picked(signs, inside), ...extraSigns]),
    );
    for (const [index, own] of signs.entries())
      if (folds[index] === fold)
        verdicts[index] = verdictOf(weigh(own, new Float64Array(SAYINGS.length)), isFirstOfTalk(own));
  }
  return verdicts;
}

const picked = <T>(values: readonly T[], sample: readonly number[]): T[] =>
  sample.flatMap((index) => {
    const value = values[index];
    return value === undefined ? [] : [value];
  });

export function evaluateMentions(
  title: string,
  rows: readonly LabelledMention[],
  verdicts: readonly Verdict[],
): string[] {
  const needs = rows.map((row) => row.needsResponse);
  const kinds = rows.map((row) => kindOf(row.kind));
  const told = (label: string, of: (sample: readonly number[]) => number): string => {
    const [low, high] = bootstrap(rows.length, of);
    return `  ${label.padEnd(26)} ${figure(of([...rows.keys()]))}  (${figure(low)} to ${figure(high)})`;
  };
  const macro =
    (truth: readonly string[], say: (verdict: Verdict) => string) =>
    (sample: readonly number[]): number =>
      macroF1(picked(truth, sample), picked(verdicts, sample).map(say));
  const sureOf = (sample: readonly number[]): readonly number[] =>
    sample.filter((index) => verdicts[index]?.sure);
  const sureAccuracy = (sample: readonly number[]): number =>
    accuracy(
      picked(needs, sureOf(sample)).map(String),
      picked(verdicts, sureOf(sample)).map((verdict) => String(verdict.needsResponse)),
    );
  const area = (sample: readonly number[]): number =>
    areaUnderCurve(
      picked(needs, sample),
      picked(verdicts, sample).map(({ score }) => score),
    );
  const needsMacro = macro(needs.map(String), (one) => String(one.needsResponse));
  const kindMacro = macro(kinds, (one) => kindOf(one.intent));
  const sentimentMacro = macro(
    rows.map((row) => row.sentiment),
    (one) => one.sentiment,
  );
  return [
    `${title}, ${FOLDS} folds, n=${rows.length}`,
    told('needs response, macro-F1', needsMacro),
    told('needs response, AUC', area),
    told('share that is sure', (sample) => sureOf(sample).length / sample.length),
    told('needs response where sure', sureAccuracy),
    told('kind, macro-F1', kindMacro),
    told('sentiment, macro-F1', sentimentMacro),
    ...[...new Set(kinds)].toSorted().map((kind) =>
      line(
        kind,
        foundOf(
          kinds.map((is) => is === kind),
          verdicts.map((one) => kindOf(one.intent) === kind),
        ),
      ),
    ),
  ];
}
