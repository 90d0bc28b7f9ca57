/** One post as the X API v2 says it. */
import type { PostRecord, Scene } from './play-types.js';
import { seedOf } from './random.js';
import { snowflakeTime } from './snowflake.js';

export type Naming = 'tweets' | 'posts';

/** Longer texts are cut in `text` and stand whole in the note. */
const SHORT_TEXT_LENGTH = 280;

/** A post object, field by field as in the published specification (indices count code points). */
export function toXPost(post: PostRecord, scene: Scene, naming: Naming): Record<string, unknown> {
  const isPosts = naming === 'posts';
  const { text, urls } = shortenLinks(wholeText(post, scene));
  const isLong = Array.from(text).length > SHORT_TEXT_LENGTH;
  const shown = isLong
    ? `${Array.from(text)
        .slice(0, SHORT_TEXT_LENGTH - 1)
        .join('')}…`
    : text;
  const references = referencesOf(post, scene);
  return {
    id: post.id,
    author_id: post.authorId,
    created_at: new Date(snowflakeTime(post.id)).toISOString(),
    text: shown,
    lang: post.language ?? 'und',
    conversation_id: post.conversationId,
    ...(post.parentAuthorId === null ? {} : { in_reply_to_user_id: post.parentAuthorId }),
    ...(references.length === 0 ? {} : { [isPosts ? 'referenced_posts' : 'referenced_tweets']: references }),
    [isPosts ? 'edit_history_post_ids' : 'edit_history_tweet_ids']:
      post.versionIds.length > 0 ? post.versionIds : [post.id],
    entities: entitiesOf(shown, urls, scene),
    public_metrics: {
      [isPosts ? 'repost_count' : 'retweet_count']: post.reposts ?? 0,
      reply_count: scene.posts.filter((other) => other.parentId === post.id).length,
      like_count: post.likes ?? 0,
      quote_count: 0,
      bookmark_count: 0,
      ...(post.impressions === null ? {} : { impression_count: post.impressions }),
    },
    ...(isLong
      ? { [isPosts ? 'note_post' : 'note_tweet']: { text, entities: entitiesOf(text, urls, scene) } }
      : {}),
  };
}

/** What a page says about things that the network could not give. */
export function problemsOf(ids: readonly string[], naming: Naming): Record<string, string>[] {
  const [parameter, type] =
    naming === 'posts' ? ['referenced_posts.id', 'post'] : ['referenced_tweets.id', 'tweet'];
  return ids.map((id) => ({
    value: id,
    detail: `Could not find ${type} with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: type,
    parameter,
    resource_id: id,
    type: 'https://api.x.com/2/problems/resource-not-found',
  }));
}

interface Link {
  readonly short: string;
  readonly target: string;
}

function wholeText(post: PostRecord, scene: Scene): string {
  const reference = scene.references.get(post.id);
  const shown = scene.posts.find((other) => other.id === (reference?.repostedId ?? reference?.quotedId));
  if (reference === undefined || shown === undefined) return post.text;
  if (reference.repostedId === null)
    return `${post.text} https://x.com/${shown.author ?? 'i'}/status/${shown.id}`;
  return post.text === '' ? `RT @${shown.author ?? ''}: ${shown.text}` : post.text;
}

/** Links as the network shows them: 23 characters, the target in the entities. */
function shortenLinks(text: string): { text: string; urls: Link[] } {
  const urls: Link[] = [];
  const shortened = text.replaceAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g, (target) => {
    const code = `${seedOf(target).toString(36)}${seedOf(`${target}#`).toString(36)}0000000000`.slice(0, 10);
    urls.push({ short: `https://t.co/${code}`, target });
    return `https://t.co/${code}`;
  });
  return { text: shortened, urls };
}

function referencesOf(post: PostRecord, scene: Scene): { type: string; id: string }[] {
  const reference = scene.references.get(post.id);
  const references = [
    { type: 'replied_to', id: post.parentId },
    { type: 'quoted', id: reference?.quotedId ?? null },
    { type: 'retweeted', id: reference?.repostedId ?? null },
  ];
  return references.flatMap(({ type, id }) => (id === null ? [] : [{ type, id }]));
}

function entitiesOf(text: string, links: readonly Link[], scene: Scene): Record<string, unknown[]> {
  const codePoints = (index: number): number => Array.from(text.slice(0, index)).length;
  const ids = new Map(scene.users.map((user) => [user.handle?.toLowerCase(), user.id]));
  const mentions = [...text.matchAll(/(?<!\w)@(\w{1,15})/g)].map((match) => ({
    start: codePoints(match.index),
    end: codePoints(match.index + match[0].length),
    username: match[1] ?? '',
    id: ids.get((match[1] ?? '').toLowerCase()),
  }));
  const urls = links.flatMap(({ short, target }) => {
    const index = text.indexOf(short);
    if (index < 0) return [];
    const display = target.replace(/^https?:\/\//, '');
    return [
      {
        start: codePoints(index),
        end: codePoints(index) + short.length,
        url: short,
        expanded_url: target,
        display_url: display,
      },
    ];
  });
  return { ...(mentions.length > 0 ? { mentions } : {}), ...(urls.length > 0 ? { urls } : {}) };
}
