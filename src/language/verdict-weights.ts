/** The weights that come with the program. */
import { createWeigher, type VerdictFile } from './verdict.js';
import file from './verdict.json' with { type: 'json' };

export const VERDICT_WEIGHTS: VerdictFile = file;

export const weigh = {
  withModel: createWeigher(file.withModel),
  rulesOnly: createWeigher(file.rulesOnly),
};
