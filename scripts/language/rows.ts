/** Labelled texts, as they are trained on and judged by. */

export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly label: string;
}

/** A customer's post labelled by hand after the guide. */
export interface LabelledMention {
  readonly id: string;
  /** Who wrote it, as far as that is known: his posts are judged by weights that saw none of them. */
  readonly author: string;
  readonly text: string;
  readonly language: string;
  /** What the brand said before, as far as it is known; null: nothing. */
  readonly after: string | null;
  readonly needsResponse: boolean;
  readonly kind: string;
  readonly sentiment: string;
  /** Of the guide. */
  readonly signals: ReadonlySet<string>;
}

/** A brand's reply labelled by hand after the guide. */
export interface LabelledReply {
  readonly text: string;
  /** Of the guide: kinds of hand-off, and the names of the columns that are 1. */
  readonly labels: ReadonlySet<string>;
}

const SENTIMENTS: Readonly<Record<string, string>> = { neg: 'negative', neu: 'neutral', pos: 'positive' };

/** Of a CSV file, by column. */
export type Row = Readonly<Record<string, string>>;

/** @param labels a row with the columns of the guide */
export const mentionOf = (
  labels: Row,
  post: Pick<LabelledMention, 'text' | 'after' | 'author'>,
): LabelledMention => ({
  ...post,
  id: labels['id'] ?? '',
  language: labels['lang'] ?? '',
  needsResponse: labels['needs_response'] === '1',
  kind: labels['kind'] ?? '',
  sentiment: SENTIMENTS[labels['sentiment'] ?? ''] ?? '',
  signals: new Set(labels['signals']?.split(';')),
});

export const guideMention = (row: Row): LabelledMention =>
  mentionOf(row, {
    text: row['text'] ?? '',
    after: row['turn'] === 'reply' ? '' : null,
    author: row['id'] ?? '',
  });

const NO_HAND_OFF: ReadonlySet<string> = new Set(['none', 'article']);

/** @param labels a row with the columns of the guide */
export function replyOf(labels: Row, text: string): LabelledReply {
  const pointers = labels['handoff']?.split('+') ?? [];
  const isHandOff = pointers.some((kind) => !NO_HAND_OFF.has(kind));
  const columns = Object.keys(labels).filter((column) => labels[column] === '1');
  return { text, labels: new Set([...pointers, ...columns, ...(isHandOff ? ['any hand-off'] : [])]) };
}
