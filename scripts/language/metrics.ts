/** How well labels were found. */
import { Random } from '../../bench/random.js';
import { shuffle } from './logistic.js';

export interface Found {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Texts that have the label. */
  readonly count: number;
}

export const figure = (value: number): string => value.toFixed(3);

export function foundOf(truth: readonly boolean[], said: readonly boolean[]): Found {
  let both = 0;
  for (const [index, is] of truth.entries()) if (is && said[index]) both += 1;
  const count = truth.filter(Boolean).length;
  const claimed = said.filter(Boolean).length;
  const precision = claimed === 0 ? 1 : both / claimed;
  const recall = count === 0 ? 1 : both / count;
  return {
    precision,
    recall,
    f1: both === 0 ? Number(count + claimed === 0) : (2 * both) / (count + claimed),
    count,
  };
}

/** The mean of the labels' F1. */
export function macroF1(truth: readonly string[], said: readonly string[]): number {
  const labels = [...new Set(truth)].toSorted();
  const each = labels.map(
    (label) =>
      foundOf(
        truth.map((is) => is === label),
        said.map((is) => is === label),
      ).f1,
  );
  return each.reduce((sum, f1) => sum + f1, 0) / labels.length;
}

export function accuracy(truth: readonly string[], said: readonly string[]): number {
  return truth.filter((label, index) => label === said[index]).length / truth.length;
}

/** Area under the ROC curve: how often a positive scores above a negative (Mann and Whitney); ties count half. */
export function areaUnderCurve(truth: readonly boolean[], scores: readonly number[]): number {
  const order = scores
    .map((score, index) => ({ score, is: truth[index] ?? false }))
    .toSorted((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && order[to]?.score === order[from]?.score) to += 1;
    for (let index = from; index < to; index += 1) if (order[index]?.is) ranks += (from + to + 1) / 2;
    from = to;
  }
  const positives = truth.filter(Boolean).length;
  const negatives = truth.length - positives;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

export const FOLDS = 10;
const RESAMPLES = 1_000;

/** The middle 95 % of a figure over resampled rows (percentile bootstrap, seeded). */
export function bootstrap(
  rows: number,
  of: (sample: readonly number[]) => number,
): readonly [number, number] {
  const random = new Random(7);
  const figures: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    const value = of(Array.from({ length: rows }, () => random.integer(0, rows - 1)));
    if (Number.isFinite(value)) figures.push(value);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number): number => figures[Math.floor(share * (figures.length - 1))] ?? NaN;
  return [at(0.025), at(0.975)];
}

/** The fold of each row, 0 to FOLDS less one; equal for rows of one group. */
export function foldsOf(groups: readonly string[], seed: number): readonly number[] {
  const names = [...new Set(groups)];
  shuffleNames(names, seed);
  const foldOf = new Map(names.map((name, index) => [name, index % FOLDS]));
  return groups.map((group) => foldOf.get(group) ?? 0);
}

function shuffleNames(names: string[], seed: number): void {
  const order = names.map((_, index) => index);
  shuffle(order, new Random(seed));
  const mixed = order.map((index) => names[index] ?? '');
  names.splice(0, names.length, ...mixed);
}
