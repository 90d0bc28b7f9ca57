/** What the handles in a text tell: who is named in its own words, and who only came along with the reply. */
import type { CustomerPost } from '../model/index.js';

/** The handles a reply begins with; the network puts there everybody who was in the post replied to. */
const LEADING_RUN = /^(?:\s*\.?@\w+)+/u;

/** The text after the leading run of handles. */
export const ownWords = (text: string): string => text.replace(LEADING_RUN, '').trimStart();

/** Names one of the handles (lower case, without `@`) outside the leading run. */
function namesInOwnWords(text: string, handles: readonly string[]): boolean {
  const words = ownWords(text).toLowerCase();
  return handles.some((handle) => new RegExp(`(?:^|[^a-z0-9_])@${handle}(?![a-z0-9_])`, 'u').test(words));
}

/**
 * A mention whose handle is only inherited: it replies to another outsider, names the brand in the leading run alone,
 * and the parent already named the brand (or is not in the data).
 */
export const isTagAlong = (post: CustomerPost, teamHandles: readonly string[]): boolean =>
  post.isMention &&
  post.parentBy === 'outsider' &&
  post.parentNamesBrand !== false &&
  !namesInOwnWords(post.text, teamHandles);
