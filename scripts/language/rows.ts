/** Labelled texts, read from the folder that `npm run language` is given. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly label: string;
}

/** A customer's post labelled by hand after the guide. */
export interface LabelledMention {
  readonly id: string;
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

export interface Sets {
  /** `negative`, `neutral`, `positive`. */
  readonly airline: readonly LabelledText[];
  /** `1`: a complaint. */
  readonly complaints2015: readonly LabelledText[];
  readonly complaints2019: readonly LabelledText[];
  readonly mentions: readonly LabelledMention[];
  readonly replies: readonly LabelledReply[];
  /** SHA-256 by file name, of what is learned from. */
  readonly sums: Readonly<Record<string, string>>;
}

/** Nothing is learned from these: rules alone read replies. */
const REPLIES = 'replies-dev.csv';
const FILES = [
  'airline-sentiment.csv',
  'complaints-2015.csv',
  'complaints-2019.csv',
  'mentions-dev.csv',
  REPLIES,
] as const;
type FileName = (typeof FILES)[number];

/** @throws Error that names the files that are missing */
export function readSets(folder: string): Sets {
  const missing = FILES.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0)
    throw new Error(`${folder} has no ${missing.join(', ')}. Name the folder of the labelled files.`);
  const sums: Record<string, string> = {};
  const contents = (name: FileName): string => {
    const content = readFileSync(join(folder, name));
    if (name !== REPLIES) sums[name] = createHash('sha256').update(content).digest('hex');
    return content.toString('utf8');
  };
  const records = (name: FileName): Record<string, string>[] =>
    parse(contents(name), { columns: true, bom: true, relax_column_count: true });
  const rows: string[][] = parse(contents('complaints-2019.csv'), { bom: true, relax_column_count: true });
  return {
    airline: records('airline-sentiment.csv').map((row) => labelled(row, 'tweet_id', 'airline_sentiment')),
    complaints2015: records('complaints-2015.csv').map((row) => ({
      ...labelled(row, 'id', 'complaint'),
      label: Number(row['complaint']) === 1 ? '1' : '0',
    })),
    complaints2019: rows.map(([id = '', text = '', label = '']) => ({ id, text, label })),
    mentions: records('mentions-dev.csv').map(mention),
    replies: records(REPLIES).map(reply),
    sums,
  };
}

const labelled = (row: Readonly<Record<string, string>>, id: string, label: string): LabelledText => ({
  id: row[id] ?? '',
  text: row['text'] ?? '',
  label: row[label] ?? '',
});

const SENTIMENTS: Readonly<Record<string, string>> = { neg: 'negative', neu: 'neutral', pos: 'positive' };

const mention = (row: Readonly<Record<string, string>>): LabelledMention => ({
  id: row['id'] ?? '',
  text: row['text'] ?? '',
  language: row['lang'] ?? '',
  after: row['turn'] === 'reply' ? '' : null,
  needsResponse: row['needs_response'] === '1',
  kind: row['kind'] ?? '',
  sentiment: SENTIMENTS[row['sentiment'] ?? ''] ?? '',
  signals: new Set(row['signals']?.split(';')),
});

const NO_HAND_OFF: ReadonlySet<string> = new Set(['none', 'article']);

const reply = (row: Readonly<Record<string, string>>): LabelledReply => {
  const pointers = row['handoff']?.split('+') ?? [];
  const isHandOff = pointers.some((kind) => !NO_HAND_OFF.has(kind));
  const columns = Object.keys(row).filter((column) => row[column] === '1');
  return {
    text: row['text'] ?? '',
    labels: new Set([...pointers, ...columns, ...(isHandOff ? ['any hand-off'] : [])]),
  };
};

const CORPUS = new URL('../../fixtures/language/mentions.json', import.meta.url);

/** Our own short invented posts. */
export function readCorpus(): readonly LabelledMention[] {
  const rows: { text: string; kind: string; sentiment: string; after?: string; needsResponse: boolean }[] =
    JSON.parse(readFileSync(CORPUS, 'utf8'));
  return rows.map((row, index) => ({
    ...row,
    id: `corpus:${index}`,
    language: 'en',
    after: row.after ?? null,
    signals: new Set(),
  }));
}

/** Without the texts that stand in another set as well: what is judged by must not be learned from. */
export function without(
  texts: readonly LabelledText[],
  held: readonly { readonly text: string }[],
): readonly LabelledText[] {
  const known = new Set(held.map(({ text }) => plainest(text)));
  return texts.filter(({ text }) => !known.has(plainest(text)));
}

const plainest = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/@\w+|https?:\S+/g, '')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
