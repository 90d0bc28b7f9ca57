/** Trains the linear model of the words (src/language/model/linear.ts) on the labelled texts. */
import { FEATURES_VERSION, SLOTS } from '../../src/language/model/features.js';
import { type LinearWeights, type ScoreName, SCORES } from '../../src/language/model/linear.js';
import { type LinearModel, type Settings, trainLogistic } from './logistic.js';
import type { LabelledMention, LabelledText } from './rows.js';
import { type Sets, without } from './sets.js';
import { vectorOf } from './vectors.js';

/** Tried in ten folds. */
export const COMPLAINT_SETTINGS: Settings = { cost: 10, rounds: 15 };
const SENTIMENT_SETTINGS: Settings = { cost: 4, rounds: 15 };
const CHATTER_SETTINGS: Settings = { cost: 3, rounds: 15 };

export function trainTexts(rows: readonly LabelledText[], label: string, settings: Settings): LinearModel {
  return trainLogistic(
    rows.map(({ text }) => vectorOf(text)),
    rows.map((row) => row.label === label),
    SLOTS,
    settings,
  );
}

/**
 * Trains every score on the public sets and on `mentions`. The public sets are taken without the texts that any labelled
 * mention has, so that none is judged by weights that saw its text.
 */
export function trainLinear(sets: Sets, mentions: readonly LabelledMention[]): LinearWeights {
  const held = [...sets.guideMentions, ...sets.ownMentions];
  const own = (labelOf: (mention: LabelledMention) => string): LabelledText[] =>
    mentions.map((mention) => ({ id: mention.id, text: mention.text, label: labelOf(mention) }));
  const complaints = [
    ...without([...sets.complaints2015, ...sets.complaints2019], held),
    ...own(({ kind }) => (kind === 'complaint' ? '1' : '0')),
  ];
  const feelings = [...without(sets.airline, held), ...own(({ sentiment }) => sentiment)];
  const train = (name: ScoreName): LinearModel => {
    if (name === 'complaint') return trainTexts(complaints, '1', COMPLAINT_SETTINGS);
    if (name === 'chatter')
      return trainTexts(
        own(({ kind }) => kind),
        'other',
        CHATTER_SETTINGS,
      );
    return trainTexts(feelings, name, SENTIMENT_SETTINGS);
  };
  return pack(SCORES.map(train));
}

const MOST_BYTE = 127;

function pack(models: readonly LinearModel[]): LinearWeights {
  const scales = models.map(
    ({ weights }) => weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / MOST_BYTE,
  );
  const table = new Int8Array(SLOTS * models.length);
  for (const [at, { weights }] of models.entries()) {
    for (let slot = 0; slot < SLOTS; slot += 1)
      table[slot * models.length + at] = Math.round((weights[slot] ?? 0) / (scales[at] ?? 1));
  }
  return {
    featuresVersion: FEATURES_VERSION,
    biases: models.map(({ bias }) => Number(bias.toPrecision(6))),
    scales: scales.map((scale) => Number(scale.toPrecision(6))),
    weights: Buffer.from(table.buffer).toString('base64'),
  };
}
