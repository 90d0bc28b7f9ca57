/** Trains the weights of a verdict (src/language/verdict.ts) on posts labelled by hand. */
import { hitsIn } from '../../src/language/evidence.js';
import { readWords } from '../../src/language/mention.js';
import type { LinearModel } from '../../src/language/model/linear.js';
import { fillSigns, type Sign, SIGNS } from '../../src/language/signs.js';
import {
  INTENTS,
  NEEDS,
  type Saying,
  type SayingWeights,
  type VerdictWeights,
  verdictWeights,
} from '../../src/language/verdict.js';
import { type Settings, trainLogistic, type Vector } from './logistic.js';
import type { LabelledMention } from './rows.js';

/** Few rows, few signs: a strong penalty. Tried in ten folds. */
export const SETTINGS: Settings = { cost: 1, rounds: 60 };
/** Most posts need a response, and the verdict may lean that way. */
const SETTINGS_OF_NEEDS: Settings = { ...SETTINGS, evenness: 0.7 };

const PLACES = Int32Array.from(SIGNS.keys());

/** The signs of a labelled post, or null where nothing can be read; `model` null: of rules alone. */
export function signsOf(row: LabelledMention, model: LinearModel | null): Float64Array | null {
  const evidence = readWords(row.text, { language: row.language }, { model, mentions: hitsIn });
  return evidence === null ? null : fillSigns(new Float64Array(SIGNS.length), evidence, contextOf(row));
}

export const contextOf = ({ after }: Pick<LabelledMention, 'after'>) =>
  after === null ? {} : { previous: { by: 'brand' as const, text: after } };

function isSaid(saying: Saying, { needsResponse, kind, sentiment }: LabelledMention): boolean {
  if (saying === NEEDS) return needsResponse;
  if ((INTENTS as readonly string[]).includes(saying)) return kind === saying;
  return sentiment === saying;
}

export function trainVerdict(
  rows: readonly LabelledMention[],
  signs: readonly Float64Array[],
): VerdictWeights {
  const vectors: Vector[] = signs.map((values) => ({ places: PLACES, values }));
  const of = (saying: Saying): SayingWeights => {
    const labels = rows.map((row) => isSaid(saying, row));
    const { weights, bias } = trainLogistic(
      vectors,
      labels,
      SIGNS.length,
      saying === NEEDS ? SETTINGS_OF_NEEDS : SETTINGS,
    );
    return { bias: rounded(bias), weights: named(weights) };
  };
  return verdictWeights(of);
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

function named(weights: Float64Array): Partial<Record<Sign, number>> {
  const all: Partial<Record<Sign, number>> = {};
  for (const [index, sign] of SIGNS.entries()) {
    const weight = rounded(weights[index] ?? 0);
    if (weight !== 0) all[sign] = weight;
  }
  return all;
}
