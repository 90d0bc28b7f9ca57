/**
 * `npm run language -- <folder>`: trains the model and the verdict on the labelled files of the folder and writes them into
 * src/language, then says how well texts are read, each judged by weights that never saw it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReader, judgeMention } from '../../src/language/index.js';
import { createLinearModel } from '../../src/language/model/linear.js';

import { evaluateComplaints, evaluateMentions } from './evaluate.js';
import { evaluateReplies, evaluateSignals } from './labels.js';
import { trainLinear } from './linear.js';
import { readCorpus, readSets } from './rows.js';
import { contextOf, signsOf, trainVerdict } from './stacker.js';
import { throughput } from './throughput.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npm run language -- <folder of labelled files>');
const sets = readSets(folder);
const sources = join(import.meta.dirname, '../../src/language');
const write = (file: string, value: unknown): void =>
  writeFileSync(join(sources, file), `${JSON.stringify(value, null, 2)}\n`);

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

const reader = createReader({ usesModel: true, rules: [] });
const postOf = ({ text, language }: { readonly text: string; readonly language: string }) => ({
  text,
  language,
  urls: [],
});
for (const line of [
  ...evaluateComplaints(sets.complaints2019),
  ...evaluateMentions(rows, corpus, model),
  ...evaluateMentions(rows, corpus, null),
  ...evaluateSignals(rows, (row) => judgeMention(reader.evidenceOf(postOf(row)), contextOf(row))),
  ...evaluateReplies(sets.replies, ({ text }) => reader.judgeReply(text, [])),
  'throughput',
  throughput(
    'mentions',
    sets.airline.map(({ text }) => text),
    (text) => judgeMention(reader.evidenceOf(postOf({ text, language: 'en' })), {}),
  ),
  throughput(
    'replies',
    sets.replies.map(({ text }) => text),
    (text) => reader.judgeReply(text, []),
  ),
])
  console.log(line);
