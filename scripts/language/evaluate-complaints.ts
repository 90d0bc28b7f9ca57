/** How well complaints are told from the rest, by words alone and by words with rules: each text by weights that never saw it. */
import { hitsIn } from '../../src/language/evidence.js';
import { readWords } from '../../src/language/mention.js';
import { SLOTS } from '../../src/language/model/features.js';
import { fillSigns, SIGNS } from '../../src/language/signs.js';
import { COMPLAINT_SETTINGS } from './linear.js';
import { scoreOf, type Settings, trainLogistic, type Vector } from './logistic.js';
import { areaUnderCurve, figure, FOLDS, foldsOf, macroF1 } from './metrics.js';
import type { LabelledText } from './rows.js';
import { SETTINGS } from './stacker.js';
import { vectorOf } from './vectors.js';

export function evaluateComplaints(title: string, rows: readonly LabelledText[]): string[] {
  const truth = rows.map(({ label }) => label === '1');
  const folds = foldsOf(
    rows.map(({ id }) => id),
    1,
  );
  const scoresBy = (vectors: readonly Vector[], size: number, settings: Settings): readonly number[] => {
    const scores: number[] = [];
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const inside = (_: unknown, index: number): boolean => folds[index] !== fold;
      const model = trainLogistic(vectors.filter(inside), truth.filter(inside), size, settings);
      for (const [index, vector] of vectors.entries())
        if (folds[index] === fold) scores[index] = scoreOf(model, vector);
    }
    return scores;
  };
  const told = (how: string, scores: readonly number[]): string => {
    const f1 = macroF1(
      truth.map(String),
      scores.map((score) => String(score > 0)),
    );
    return `  ${how.padEnd(26)} macro-F1 ${figure(f1)}  AUC ${figure(areaUnderCurve(truth, scores))}`;
  };
  const byWords = scoresBy(
    rows.map(({ text }) => vectorOf(text)),
    SLOTS,
    COMPLAINT_SETTINGS,
  );
  const signs = rows.map(({ text }, index) => signsWith(text, byWords[index] ?? 0));
  return [
    `${title}, ${FOLDS} folds, n=${rows.length}`,
    told('by words', byWords),
    told('by words and rules', scoresBy(signs, SIGNS.length, SETTINGS)),
  ];
}

const PLACES = Int32Array.from(SIGNS.keys());

function signsWith(text: string, complaint: number): Vector {
  const values = new Float64Array(SIGNS.length);
  const words = readWords(text, { language: 'en' }, { model: null, mentions: hitsIn });
  const scores = { complaint, negative: 0, positive: 0, chatter: 0 };
  if (words !== null) fillSigns(values, { ...words, scores }, {});
  return { places: PLACES, values };
}
