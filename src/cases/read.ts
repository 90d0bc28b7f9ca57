/**
 * Reads all texts of some histories before cases are made of them: the customers' posts one after the other, then the replies.
 * In turn, as they were written, they took a third longer: each kind of text has a processor's caches for itself.
 */
import type { Evidence, Reader } from '../language/index.js';
import type { CustomerHistory, CustomerPost, SkimmedReply } from '../model/index.js';
import { joinParts, type Reply } from './parts.js';

/** A customer's post, and what its own words tell. */
export interface ReadPost {
  readonly by: 'customer';
  readonly post: CustomerPost;
  readonly evidence: Evidence;
}

export interface ReadReply {
  readonly by: 'brand';
  readonly reply: Reply;
  readonly reading: SkimmedReply;
}

export interface ReadHistory {
  readonly history: CustomerHistory;
  /** In time order. */
  readonly items: readonly (ReadPost | ReadReply)[];
}

export function readHistories(histories: readonly CustomerHistory[], reader: Reader): readonly ReadHistory[] {
  const joined = histories.map((history) => ({ history, items: joinParts(history.posts) }));
  const withEvidence = joined.map(({ history, items }) => ({
    history,
    items: items.map((item) => (item.by === 'brand' ? item : readPost(item, reader))),
  }));
  return withEvidence.map(({ history, items }) => ({
    history,
    items: items.map((item) => (item.by === 'brand' ? readReply(item, reader) : item)),
  }));
}

function readPost(post: CustomerPost, reader: Reader): ReadPost {
  return { by: 'customer', post, evidence: reader.evidenceOf(post) };
}

function readReply(reply: Reply, reader: Reader): ReadReply {
  return { by: 'brand', reply, reading: reader.skimReply(reply.text, reply.urls) };
}
