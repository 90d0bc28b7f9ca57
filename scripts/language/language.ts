/**
 * `npm run language -- <folder>`: trains the model and the verdict on the labelled files of the folder and writes them into
 * src/language, then says how well texts are read, each judged by weights that never saw it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinearModel } from '../../src/language/model/linear.js';
import { evaluateComplaints, evaluateMentions } from './evaluate.js';
import { trainLinear } from './linear.js';
import { readCorpus, readSets } from './rows.js';
import { signsOf, trainVerdict } from './stacker.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npm run language -- <folder of labelled files>');
const sets = readSets(folder);
const language = join(import.meta.dirname, '../../src/language');
const write = (file: string, value: unknown): void =>
  writeFileSync(join(language, file), `${JSON.stringify(value, null, 2)}\n`);

const weights = trainLinear(sets);
const model = createLinearModel(weights);
write('model/weights.json', { ...weights, sources: sets.sums });
const rows = sets.mentions.filter((row) => signsOf(row, null) !== null);
const corpus = readCorpus();
const all = [...rows, ...corpus];
const trained = (usesModel: boolean) =>
  trainVerdict(
    all,
    all.flatMap((row) => signsOf(row, usesModel ? model : null) ?? []),
  );
write('verdict.json', { withModel: trained(true), rulesOnly: trained(false) });

for (const line of [
  ...evaluateComplaints(sets.complaints2019),
  ...evaluateMentions(rows, corpus, model),
  ...evaluateMentions(rows, corpus, null),
])
  console.log(line);
