/** Reads the labelled texts: from the folder that `npm run language` is given, and our own. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  guideMention,
  type LabelledMention,
  type LabelledReply,
  type LabelledText,
  replyOf,
  type Row,
} from './rows.js';
import { ownMentions, ownReplies, type Post } from './own-labels.js';

export interface Sets {
  /** `negative`, `neutral`, `positive`. */
  readonly airline: readonly LabelledText[];
  /** `1`: a complaint. */
  readonly complaints2015: readonly LabelledText[];
  readonly complaints2019: readonly LabelledText[];
  /** Of which nothing but the text, and whether it is a reply, is known. */
  readonly guideMentions: readonly LabelledMention[];
  readonly guideReplies: readonly LabelledReply[];
  /** Posts of the sets that we labelled; of some the thread is known. */
  readonly ownMentions: readonly LabelledMention[];
  readonly ownReplies: readonly LabelledReply[];
  /** SHA-256 by file name, of what is learned from. */
  readonly sums: Readonly<Record<string, string>>;
}

/** Customer support on Twitter, with its threads. */
const THREADS = 'twcs-5000.csv';
/** Nothing is learned from these: rules alone read replies. */
const REPLIES = 'replies-dev.csv';
const FILES = [
  'airline-sentiment.csv',
  'complaints-2015.csv',
  'complaints-2019.csv',
  'mentions-dev.csv',
  REPLIES,
  THREADS,
] as const;
type FileName = (typeof FILES)[number];

/**
 * @param folder where the files are, in it, in folders beside it or in folders in it
 * @throws Error that names the files that are missing
 */
export function readSets(folder: string): Sets {
  const paths = new Map(FILES.map((name) => [name, pathOf(name, folder)] as const));
  const missing = FILES.filter((name) => paths.get(name) === undefined);
  if (missing.length > 0)
    throw new Error(
      `${missing.join(', ')} are neither in ${folder} nor beside it. Name the folder of the labelled files.`,
    );
  const sums: Record<string, string> = {};
  const contents = (name: FileName): string => {
    const content = readFileSync(paths.get(name) ?? name);
    if (name !== REPLIES) sums[name] = createHash('sha256').update(content).digest('hex');
    return content.toString('utf8');
  };
  const records = (name: FileName): Row[] =>
    parse(contents(name), { columns: true, bom: true, relax_column_count: true });
  const rows: string[][] = parse(contents('complaints-2019.csv'), { bom: true, relax_column_count: true });
  const airline = records('airline-sentiment.csv').map((row) =>
    labelled(row, `airline:${row['tweet_id']}`, 'airline_sentiment'),
  );
  const complaints2015 = records('complaints-2015.csv').map((row) => ({
    ...labelled(row, `uva:${row['id']}`, 'complaint'),
    label: Number(row['complaint']) === 1 ? '1' : '0',
  }));
  const complaints2019 = rows.map(([id = '', text = '', label = '']) => ({ id: `pp:${id}`, text, label }));
  const posts = new Map([
    ...threadPosts(records(THREADS)),
    ...[...airline, ...complaints2015, ...complaints2019].map(
      ({ id, text }) => [id, { text, author: id, after: null }] as const,
    ),
  ]);
  return {
    airline,
    complaints2015,
    complaints2019,
    guideMentions: records('mentions-dev.csv').map(guideMention),
    guideReplies: records(REPLIES).map((row) => replyOf(row, row['text'] ?? '')),
    ownMentions: ownMentions(posts),
    ownReplies: ownReplies(posts),
    sums,
  };
}

function pathOf(name: string, folder: string): string | undefined {
  const folders = [folder, ...foldersIn(folder), ...foldersIn(join(folder, '..'))];
  return folders.map((one) => join(one, name)).find((path) => existsSync(path));
}

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(folder, name))
        .toSorted()
    : [];

function threadPosts(rows: readonly Row[]): readonly (readonly [id: string, Post])[] {
  const byId = new Map(rows.map((row) => [row['tweet_id'] ?? '', row]));
  return rows.map((row) => {
    const parent = row['in_response_to_tweet_id']?.split('.')[0] ?? '';
    const author = row['author_id'] ?? '';
    const after = parent === '' ? null : wordsBefore(byId.get(parent), author);
    return [`twcs:${row['tweet_id']}`, { text: row['text'] ?? '', author, after }];
  });
}

/** What the brand said; empty where that is not known, null where another customer said something. */
function wordsBefore(parent: Row | undefined, author: string): string | null {
  if (parent === undefined || parent['author_id'] === author) return '';
  return parent['inbound'] === 'False' ? (parent['text'] ?? '') : null;
}

const labelled = (row: Row, id: string, label: string): LabelledText => ({
  id,
  text: row['text'] ?? '',
  label: row[label] ?? '',
});

const CORPUS = new URL('../../fixtures/language/mentions.json', import.meta.url);

/** Our own short invented posts. */
export function readCorpus(): readonly LabelledMention[] {
  const rows: { text: string; kind: string; sentiment: string; after?: string; needsResponse: boolean }[] =
    JSON.parse(readFileSync(CORPUS, 'utf8'));
  return rows.map((row, index) => ({
    ...row,
    id: `corpus:${index}`,
    author: `corpus:${index}`,
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
