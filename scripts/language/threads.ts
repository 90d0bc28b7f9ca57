/**
 * Our own labels of posts whose thread is known, those of a public set of customer support on Twitter. Here are ids and
 * labels only; the texts are read from the file of the set.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type LabelledMention, type LabelledReply, mentionOf, replyOf, type Row } from './rows.js';

/** The file of the set. */
export const THREADS = 'twcs-5000.csv';

const labels = (name: string): readonly Row[] =>
  parse(readFileSync(new URL(`labels/${name}`, import.meta.url), 'utf8'), { columns: true });

/** @throws Error when a labelled post is not in the set */
export function readThreads(posts: readonly Row[]): {
  readonly mentions: readonly LabelledMention[];
  readonly replies: readonly LabelledReply[];
} {
  const byId = new Map(posts.map((post) => [post['tweet_id'] ?? '', post]));
  const postOf = (row: Row): Row => {
    const post = byId.get(row['id'] ?? '');
    if (post === undefined) throw new Error(`${THREADS} has no post ${row['id']}, which is labelled`);
    return post;
  };
  return {
    mentions: labels('mentions.csv').map((row) => {
      const post = postOf(row);
      const parent = post['in_response_to_tweet_id']?.split('.')[0] ?? '';
      const author = post['author_id'] ?? '';
      const after = parent === '' ? null : wordsBefore(byId.get(parent), author);
      return mentionOf(row, { text: post['text'] ?? '', author, after });
    }),
    replies: labels('replies.csv')
      .filter((row) => row['lang'] === 'en')
      .map((row) => replyOf(row, postOf(row)['text'] ?? '')),
  };
}

/** What the brand said; empty where that is not known, null where another customer said something. */
function wordsBefore(parent: Row | undefined, author: string): string | null {
  if (parent === undefined || parent['author_id'] === author) return '';
  return parent['inbound'] === 'False' ? (parent['text'] ?? '') : null;
}
