/** How well labels that rules alone give are found: of replies, and the signals of posts. No row is learned from. */
import type { MentionReading, ReplyReading } from '../../src/model/index.js';
import { bootstrap, figure, foundOf, type Found } from './metrics.js';
import type { LabelledMention, LabelledReply } from './rows.js';

/** By a word of the guide, what of a reading says the same. */
type Says<Reading> = Readonly<Record<string, (reading: Reading) => boolean>>;

const sendsTo =
  (kind: ReplyReading['handOffs'][number]) =>
  ({ handOffs }: ReplyReading): boolean =>
    handOffs.includes(kind);

const OF_REPLIES: Says<ReplyReading> = {
  dm: sendsTo('dm'),
  email: sendsTo('email'),
  phone: sendsTo('phone'),
  web: sendsTo('web'),
  app: sendsTo('app'),
  store: sendsTo('store'),
  other: sendsTo('other'),
  'any hand-off': ({ handOffs }) => handOffs.length > 0,
  article: ({ article }) => article,
  asks_pii_public: ({ asksPersonalData }) => asksPersonalData,
  follow_request: ({ followRequest }) => followRequest,
  delete_request: ({ deleteRequest }) => deleteRequest,
  callback_promise: ({ callBackPromise }) => callBackPromise,
  signature: ({ signature }) => signature !== null,
  platitude: ({ platitude }) => platitude,
  promotion: ({ promotion }) => promotion,
  apology: ({ apology }) => apology,
  question: ({ asksQuestion }) => asksQuestion,
  fact: ({ givesFact }) => givesFact,
};

const signals =
  (signal: MentionReading['signals'][number]) =>
  (reading: MentionReading): boolean =>
    reading.signals.includes(signal);

const OF_MENTIONS: Says<MentionReading> = {
  callout: signals('call-out'),
  cant_dm: signals('cannot-message'),
  thanks: signals('thanks'),
  resolved: signals('resolved'),
  switching: signals('churn'),
  escalation: signals('escalation'),
};

export const evaluateReplies = (
  title: string,
  rows: readonly LabelledReply[],
  read: (row: LabelledReply) => ReplyReading,
): string[] =>
  evaluate(
    title,
    rows.map(({ labels }) => labels),
    rows.map(read),
    OF_REPLIES,
  );

/** Some signals an intent can outweigh: intents are those of the weights that stood when the command began. */
export const evaluateSignals = (
  title: string,
  rows: readonly LabelledMention[],
  read: (row: LabelledMention) => MentionReading,
): string[] =>
  evaluate(
    title,
    rows.map((row) => row.signals),
    rows.map(read),
    OF_MENTIONS,
  );

const evaluate = <Reading>(
  title: string,
  labels: readonly ReadonlySet<string>[],
  readings: readonly Reading[],
  says: Says<Reading>,
): string[] => [
  `${title}, by rules, n=${readings.length}`,
  ...Object.entries(says).map(([label, isSaid]) =>
    told(
      label,
      labels.map((own) => own.has(label)),
      readings.map(isSaid),
    ),
  ),
];

/** One line; with the counts that a rare label is judged by. */
function told(label: string, truth: readonly boolean[], said: readonly boolean[]): string {
  const found = foundOf(truth, said);
  if (found.count === 0) return `  ${label.padEnd(26)} no row has it, said of ${said.filter(Boolean).length}`;
  const [low, high] = bootstrap(truth.length, (sample) => {
    const { f1, count } = foundOf(
      sample.map((index) => truth[index] ?? false),
      sample.map((index) => said[index] ?? false),
    );
    return count === 0 ? NaN : f1;
  });
  return `${line(label, found)}  (${figure(low)} to ${figure(high)})  ${missesOf(truth, said)}`;
}

const missesOf = (truth: readonly boolean[], said: readonly boolean[]): string => {
  const missed = truth.filter((is, index) => is && !said[index]).length;
  const wrong = said.filter((is, index) => is && !truth[index]).length;
  return `missed ${missed}, false ${wrong}`;
};

export const line = (label: string, { precision, recall, f1, count }: Found): string =>
  `  ${label.padEnd(26)} P ${figure(precision)}  R ${figure(recall)}  F1 ${figure(f1)}  n=${count}`;
