/** How well posts are read: every row judged by weights that were trained without it. */
import {
  createWeigher,
  isContradiction,
  isFirstOfTalk,
  SAYINGS,
  type Verdict,
  verdictOf,
} from '../../src/language/verdict.js';
import { COMPLAINT_SETTINGS, trainTexts } from './linear.js';
import { scoreOf } from './logistic.js';
import type { Prepared } from './cross-fit.js';
import { line } from './evaluate-labels.js';
import { accuracy, areaUnderCurve, bootstrap, figure, FOLDS, foldsOf, foundOf, macroF1 } from './metrics.js';
import type { LabelledMention, LabelledText } from './rows.js';
import { trainVerdict } from './stacker.js';
import { vectorOf } from './vectors.js';

export function evaluateComplaints(rows: readonly LabelledText[]): string[] {
  const folds = foldsOf(
    rows.map(({ id }) => id),
    1,
  );
  const scores = rows.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = trainTexts(
      rows.filter((_, index) => folds[index] !== fold),
      '1',
      COMPLAINT_SETTINGS,
    );
    for (const [index, { text }] of rows.entries())
      if (folds[index] === fold) scores[index] = scoreOf(model, vectorOf(text));
  }
  const truth = rows.map(({ label }) => label === '1');
  return [
    `complaints 2019, ${FOLDS} folds, n=${rows.length}`,
    `  macro-F1 ${figure(
      macroF1(
        truth.map(String),
        scores.map((score) => String(score > 0)),
      ),
    )}  AUC ${figure(areaUnderCurve(truth, scores))}`,
  ];
}

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
        verdicts[index] = verdictOf(
          weigh(own, new Float64Array(SAYINGS.length)),
          isFirstOfTalk(own),
          isContradiction(own),
        );
  }
  return verdicts;
}

const picked = <T>(values: readonly T[], sample: readonly number[]): T[] =>
  sample.flatMap((index) => {
    const value = values[index];
    return value === undefined ? [] : [value];
  });

const macro =
  (labels: readonly string[], say: (verdict: Verdict) => string) =>
  (verdicts: readonly Verdict[], sample: readonly number[]): number =>
    macroF1(picked(labels, sample), picked(verdicts, sample).map(say));
const sureShare = (verdicts: readonly Verdict[], sample: readonly number[]): number =>
  picked(verdicts, sample).filter(({ sure }) => sure).length / sample.length;

export function evaluateMentions(
  title: string,
  rows: readonly LabelledMention[],
  verdicts: readonly Verdict[],
): string[] {
  const truth = {
    needs: rows.map((row) => row.needsResponse),
    kind: rows.map((row) => kindOf(row.kind)),
    sentiment: rows.map((row) => row.sentiment),
  };
  const told = (
    label: string,
    of: (verdicts: readonly Verdict[], sample: readonly number[]) => number,
  ): string => {
    const value = of(verdicts, [...rows.keys()]);
    const [low, high] = bootstrap(rows.length, (sample) => of(verdicts, sample));
    return `  ${label.padEnd(26)} ${figure(value)}  (${figure(low)} to ${figure(high)})`;
  };
  const sureAccuracy = (verdicts: readonly Verdict[], sample: readonly number[]): number => {
    const sure = sample.filter((index) => verdicts[index]?.sure);
    return accuracy(
      picked(truth.needs, sure).map(String),
      picked(verdicts, sure).map((verdict) => String(verdict.needsResponse)),
    );
  };
  return [
    `${title}, ${FOLDS} folds, n=${rows.length}`,
    told(
      'needs response, macro-F1',
      macro(truth.needs.map(String), (one) => String(one.needsResponse)),
    ),
    told('needs response, AUC', (verdicts, sample) =>
      areaUnderCurve(
        picked(truth.needs, sample),
        picked(verdicts, sample).map(({ score }) => score),
      ),
    ),
    told('share that is sure', sureShare),
    told('needs response where sure', sureAccuracy),
    told(
      'kind, macro-F1',
      macro(truth.kind, (one) => kindOf(one.intent)),
    ),
    told(
      'sentiment, macro-F1',
      macro(truth.sentiment, (one) => one.sentiment),
    ),
    ...[...new Set(truth.kind)].toSorted().map((kind) =>
      line(
        kind,
        foundOf(
          truth.kind.map((is) => is === kind),
          verdicts.map((one) => kindOf(one.intent) === kind),
        ),
      ),
    ),
  ];
}
