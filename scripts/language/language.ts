/**
 * `npm run language -- <folder>`: trains the model and the verdict on the labelled texts and writes them into src/language,
 * then says how well texts are read, each judged by weights that never saw it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createReader, judgeMention } from '../../src/language/index.js';
import { createLinearModel } from '../../src/language/model/linear.js';
import { prepare, readable } from './cross-fit.js';
import { evaluateReplies, evaluateSignals } from './evaluate-labels.js';
import { evaluateComplaints } from './evaluate-complaints.js';
import { crossValidated, evaluateMentions } from './evaluate.js';
import { trainLinear } from './linear.js';
import type { LabelledMention } from './rows.js';
import { readSets } from './sets.js';
import { contextOf, trainVerdict } from './stacker.js';
import { throughput } from './throughput.js';

// As the threads of an audit do (src/commands/observers.ts).
setFlagsFromString('--no-regexp-tier-up');
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npm run language -- <folder of labelled files>');
const sets = readSets(folder);
const into = join(import.meta.dirname, '../../src/language');
const write = (file: string, value: unknown): void =>
  writeFileSync(join(into, file), `${JSON.stringify(value, null, 2)}\n`);

const reader = createReader({ usesModel: true, rules: [] });
const read = (mention: Pick<LabelledMention, 'text' | 'after'>) =>
  judgeMention(reader.evidenceOf({ text: mention.text, language: 'en', urls: [] }), contextOf(mention));
// First of all: once a process holds much compiled code, V8 compiles further patterns so that they run at a third of the speed.
const speed = [
  throughput(
    'replies',
    [...sets.guideReplies, ...sets.ownReplies].map(({ text }) => text),
    (text) => reader.readReply(text, []),
  ),
  throughput(
    'mentions',
    sets.airline.map(({ text }) => text),
    (text) => read({ text, after: null }),
  ),
];
const guide = readable(sets.guideMentions);
const own = readable(sets.ownMentions);
const mentions = [...guide, ...own];
const weights = trainLinear(sets, mentions);
write('model/weights.json', { ...weights, sources: sets.sums });
const withModel = prepare(sets, mentions, createLinearModel(weights));
const rulesOnly = prepare(sets, mentions, null);
const trained = ({ signs, extra, extraSigns }: typeof withModel) =>
  trainVerdict([...mentions, ...extra], [...signs, ...extraSigns]);
write('verdict.json', { withModel: trained(withModel), rulesOnly: trained(rulesOnly) });

const told = (title: string, prepared: typeof withModel): string[] => {
  const verdicts = crossValidated(prepared);
  return [
    ...evaluateMentions(`mentions of the guide, ${title}`, guide, verdicts.slice(0, guide.length)),
    ...evaluateMentions(`mentions labelled here, ${title}`, own, verdicts.slice(guide.length)),
  ];
};
for (const line of [
  ...evaluateComplaints('complaints of 2019', sets.complaints2019),
  ...told('with the model', withModel),
  ...told('rules only', rulesOnly),
  ...evaluateSignals('signals of mentions of the guide', guide, read),
  ...evaluateSignals('signals of mentions labelled here', own, read),
  ...evaluateReplies('replies of the guide', sets.guideReplies, ({ text }) => reader.readReply(text, [])),
  ...evaluateReplies('replies labelled here', sets.ownReplies, ({ text }) => reader.readReply(text, [])),
  'throughput',
  ...speed,
])
  console.log(line);
