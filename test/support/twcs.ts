/** Scenes as the data set "Customer Support on Twitter" has them: renumbered ids, no conversations, customers as digits. */
import type { Scene } from './play-types.js';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Post n of the scene has the id `before` + n; a customer's handle is the digits of his place among the people. */
export function toTwcs(scene: Scene, before = 0n): string {
  const numbers = new Map(scene.posts.map((post, index) => [post.id, String(before + BigInt(index + 1))]));
  const names = new Map(scene.users.map((user, index) => [user.handle, String(700_001 + index)]));
  for (const brand of scene.brands) names.set(brand, brand);
  const nameOf = (handle: string): string => names.get(handle) ?? handle;
  const rows = scene.posts.map((post) =>
    [
      numbers.get(post.id),
      nameOf(post.author ?? ''),
      scene.brands.includes(post.author ?? '') ? 'False' : 'True',
      legacyTime(post.createdAt),
      quoted(post.text.replaceAll(/@(\w+)/g, (_, handle: string) => `@${nameOf(handle)}`)),
      '',
      // A parent that is not in the data has a number of its own, above all others.
      post.parentId === null ? '' : (numbers.get(post.parentId) ?? String(before + 99_999n)),
    ].join(','),
  );
  const header = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id';
  return `${[header, ...rows].join('\n')}\n`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** "Tue Oct 31 22:10:47 +0000 2017" */
function legacyTime(at: number): string {
  const date = new Date(at);
  const clock = date.toISOString().slice(11, 19);
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${DAYS[date.getUTCDay()] ?? ''} ${MONTHS[date.getUTCMonth()] ?? ''} ${day} ${clock} +0000 ${String(date.getUTCFullYear())}`;
}
