/** From figures to scores: weighted means of what could be measured. What could not is never 0 and never 100. */
import type { Audit } from '../audits/audit.js';
import type { Estimate } from '../estimators/estimator.js';
import type { AuditStatus, Category, Grade } from '../report/report.js';
import { scoreAt } from './curve.js';
import type { Part, Rubric } from './rubric.js';

/** The values of one audit's figures by name, `headline` for its own; null: not known. */
export type FigureValues = Readonly<Record<string, number | null>>;

/** Per audit id. */
export type FiguresByAudit = Readonly<Record<string, FigureValues>>;

export interface Scores {
  /** By audit id; null: not scored. */
  readonly audits: Readonly<Record<string, number | null>>;
  readonly categories: readonly Category[];
  /** null: nothing could be measured. */
  readonly total: number | null;
}

interface Weighted {
  readonly weight: number;
  readonly score: number | null;
}

/** The mean of the known scores; null where they weigh nothing. Whatever is unknown leaves its weight to them. */
function weightedMean(items: readonly Weighted[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, score } of items) {
    if (score === null) continue;
    sum += weight * score;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}

/** The values of an estimate, in the shape of a resample. */
export function figureValues({ headline, others }: Estimate): FigureValues {
  const beside = Object.entries(others).map(([name, { value }]) => [name, value] as const);
  return { headline: headline.value, ...Object.fromEntries(beside) };
}

/** The score of one audit, 0 to 100; null where the parts with a known figure weigh less than half of all. */
export function scoreAudit(parts: readonly Part[], figures: FigureValues): number | null {
  const scored = parts.map(({ figure, weight, points }): Weighted => {
    const value = figures[figure] ?? null;
    return { weight, score: value === null || Number.isNaN(value) ? null : scoreAt(points, value) };
  });
  const all = scored.reduce((sum, { weight }) => sum + weight, 0);
  const known = scored.reduce((sum, { weight, score }) => sum + (score === null ? 0 : weight), 0);
  return known < all / 2 ? null : weightedMean(scored);
}

/** Each category of the rubric with the weighted mean of its scored audits; null: none is. */
export const scoreCategories = (
  rubric: Rubric,
  audits: readonly Pick<Audit, 'id' | 'category'>[],
  scores: Readonly<Record<string, number | null>>,
): readonly Category[] =>
  rubric.categories.map(({ id, title, weight }) => {
    const members = audits.filter(({ category }) => category === id);
    const weighted = members.map((audit): Weighted => {
      return { weight: rubric.audits[audit.id]?.weight ?? 0, score: scores[audit.id] ?? null };
    });
    return { id, title, score: weightedMean(weighted), weight };
  });

/** The weighted mean of the measurable categories; null: none is. */
export const scoreTotal = (categories: readonly Category[]): number | null => weightedMean(categories);

/** All three steps: what a report says of the figures, and what the bootstrap says again of each resample. */
export function scoreFigures(
  rubric: Rubric,
  audits: readonly Pick<Audit, 'id' | 'category'>[],
  figures: FiguresByAudit,
): Scores {
  const scores: Record<string, number | null> = {};
  for (const { id } of audits) scores[id] = scoreAudit(rubric.audits[id]?.parts ?? [], figures[id] ?? {});
  const categories = scoreCategories(rubric, audits, scores);
  return { audits: scores, categories, total: scoreTotal(categories) };
}

/** Our judgement: 85 is a brand near the best published figures, below 25 it is below the published averages. */
const GRADES: readonly (readonly [from: number, grade: Grade])[] = [
  [85, 'A'],
  [70, 'B'],
  [55, 'C'],
  [40, 'D'],
  [25, 'E'],
];

export const gradeOf = (score: number): Grade => GRADES.find(([from]) => score >= from)?.[1] ?? 'F';

/** Our judgement: three quarters of the way to the best published figures pass, less than half of it fails. */
export function statusOf(score: number): AuditStatus {
  if (score >= 75) return 'pass';
  return score >= 50 ? 'warn' : 'fail';
}
