/** Signs of labelled mentions, each scored by a model that learned from none of its author's posts. */
import { createLinearModel, type LinearModel } from '../../src/language/model/linear.js';
import { trainLinear } from './linear.js';
import { FOLDS, foldsOf } from './metrics.js';
import type { LabelledMention } from './rows.js';
import { readCorpus, type Sets } from './sets.js';
import { signsOf } from './stacker.js';

/** Invented posts are few, and clear: each counts as so many. Tried in ten folds. */
const COPIES = 3;

/** What the weights of a verdict are trained on, and judged by. */
export interface Prepared {
  readonly mentions: readonly LabelledMention[];
  /** Of each mention, 0 to FOLDS less one. */
  readonly folds: readonly number[];
  readonly signs: readonly Float64Array[];
  /** Invented posts: learned from, never judged by. */
  readonly extra: readonly LabelledMention[];
  readonly extraSigns: readonly Float64Array[];
}

/** Those that can be read at all: in English, and with words. */
export const readable = (mentions: readonly LabelledMention[]): readonly LabelledMention[] =>
  mentions.filter((mention) => mention.language === 'en' && signsOf(mention, null) !== null);

/** @param model that learned from all `mentions`; null: rules alone */
export function prepare(
  sets: Sets,
  mentions: readonly LabelledMention[],
  model: LinearModel | null,
): Prepared {
  const folds = foldsOf(
    mentions.map(({ author }) => author),
    1,
  );
  const signs: Float64Array[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others =
      model === null
        ? null
        : createLinearModel(
            trainLinear(
              sets,
              mentions.filter((_, index) => folds[index] !== fold),
            ),
          );
    for (const [index, mention] of mentions.entries())
      if (folds[index] === fold) signs[index] = mustRead(mention, others);
  }
  const extra = readCorpus();
  const extraSigns = extra.map((post) => mustRead(post, model));
  return { mentions, folds, signs, extra: copied(extra), extraSigns: copied(extraSigns) };
}

const copied = <T>(values: readonly T[]): readonly T[] => Array.from({ length: COPIES }, () => values).flat();

function mustRead(mention: LabelledMention, model: LinearModel | null): Float64Array {
  const signs = signsOf(mention, model);
  if (signs === null) throw new Error(`nothing can be read in ${mention.id}`);
  return signs;
}
