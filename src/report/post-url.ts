/** Where a post can be read. */
import { snowflakeTime } from '../time.js';

/** An edited post keeps the time of its first version; X allows an hour for edits. */
const EDITED_WITHIN_MS = 3_600_000;

/** Address of a post on X; null where its id is not one of X's, as in renumbered data sets. */
export function postUrl(post: {
  readonly id: string;
  readonly author: string;
  readonly at: number;
}): string | null {
  const idTime = snowflakeTime(post.id);
  if (idTime === null || Math.abs(idTime - post.at) > EDITED_WITHIN_MS) return null;
  // An id stands for an author without a handle; X finds the post by its own id.
  const author = /^[A-Za-z]\w{0,49}$/.test(post.author) ? post.author : 'i';
  return `https://x.com/${author}/status/${post.id}`;
}
