/** Our own labels of posts of the public sets. Here are ids and labels only; texts are read from the files of the sets. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type LabelledMention, type LabelledReply, mentionOf, replyOf, type Row } from './rows.js';

/** By id, with the name of its set before it: `twcs:12`. */
export type Posts = ReadonlyMap<string, Post>;
export type Post = Pick<LabelledMention, 'text' | 'author' | 'after'>;

/** @throws Error when a labelled post is not among `posts` */
export const ownMentions = (posts: Posts): readonly LabelledMention[] =>
  labels('mentions.csv').map((row) => mentionOf(row, postOf(row, posts)));

/** Those in English. Throws as ownMentions. */
export const ownReplies = (posts: Posts): readonly LabelledReply[] =>
  labels('replies.csv')
    .filter((row) => row['lang'] === 'en')
    .map((row) => replyOf(row, postOf(row, posts).text));

const labels = (name: string): readonly Row[] =>
  parse(readFileSync(new URL(`labels/${name}`, import.meta.url), 'utf8'), { columns: true });

function postOf(row: Row, posts: Posts): Post {
  const post = posts.get(row['id'] ?? '');
  if (post === undefined) throw new Error(`${row['id']} is labelled, and in none of the sets`);
  return post;
}
