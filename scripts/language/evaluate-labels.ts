/** How well labels that rules alone give are found: of replies, and the signals of posts. No row is learned from. */
import type { MentionReading, ReplyReading } from '../../src/model/index.js';
import { bootstrap, figure, foundOf, type Found } from './metrics.js';
import type { LabelledMention, LabelledReply } from './rows.js';

type Says = (reading: ReplyReading) => boolean;

const sendsTo =
  (kind: ReplyReading['handOffs'][number]): Says =>
  ({ handOffs }) =>
    handOffs.includes(kind);

/** The words of the guide, and what of a reading says the same. */
const OF_REPLIES: Readonly<Record<string, Says>> = {
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

const OF_MENTIONS: Readonly<Record<string, MentionReading['signals'][number]>> = {
  callout: 'call-out',
  cant_dm: 'cannot-message',
  thanks: 'thanks',
  resolved: 'resolved',
  switching: 'churn',
  escalation: 'escalation',
};

export function evaluateReplies(
  title: string,
  rows: readonly LabelledReply[],
  read: (row: LabelledReply) => ReplyReading,
): string[] {
  const readings = rows.map(read);
  return [
    `${title}, by rules, n=${rows.length}`,
    ...Object.entries(OF_REPLIES).map(([label, says]) =>
      told(
        label,
        rows.map(({ labels }) => labels.has(label)),
        readings.map(says),
      ),
    ),
  ];
}

export function evaluateSignals(
  title: string,
  rows: readonly LabelledMention[],
  read: (row: LabelledMention) => MentionReading,
): string[] {
  const readings = rows.map(read);
  return [
    `${title}, by rules, n=${rows.length}`,
    ...Object.entries(OF_MENTIONS).map(([label, signal]) =>
      told(
        label,
        rows.map(({ signals }) => signals.has(label)),
        readings.map(({ signals }) => signals.includes(signal)),
      ),
    ),
  ];
}

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
