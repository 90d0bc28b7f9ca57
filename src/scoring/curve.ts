/** A score, 0 to 100, read off straight lines between control points. */

/** A figure and the score it earns. */
export type ControlPoint = readonly [figure: number, score: number];

/** What is wrong with control points, in words that end a sentence ("points …"); null: nothing. */
export function pointsProblem(points: readonly ControlPoint[]): string | null {
  if (points.length < 2) return 'must be at least two';
  if (!points.flat().every((number) => Number.isFinite(number))) return 'must be pairs of numbers';
  if (!points.every(([, score]) => score >= 0 && score <= 100)) return 'must have scores from 0 to 100';
  const steps = points.slice(1).map(([figure], index) => figure - (points[index]?.[0] ?? figure));
  const isOrdered = steps.every((step) => step > 0) || steps.every((step) => step < 0);
  return isOrdered ? null : 'must have figures that only rise or only fall';
}

/**
 * The score of a figure; beyond either end, the score of that end. Figures may rise or fall along the points.
 * Throws RangeError for points with a problem.
 */
export function scoreAt(points: readonly ControlPoint[], figure: number): number {
  const problem = pointsProblem(points);
  if (problem !== null) throw new RangeError(`control points ${problem}: ${JSON.stringify(points)}`);
  const rising = points.toSorted(([a], [b]) => a - b);
  const next = rising.findIndex(([at]) => at >= figure);
  const [highFigure, highScore] = rising.at(next) ?? [0, 0];
  if (next <= 0) return highScore;
  const [lowFigure, lowScore] = rising.at(next - 1) ?? [0, 0];
  return lowScore + ((figure - lowFigure) / (highFigure - lowFigure)) * (highScore - lowScore);
}
