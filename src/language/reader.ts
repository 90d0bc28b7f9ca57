/** How a run wants posts read: with the model or by rules alone, with rules of the user's own or without. */
import type {
  Explained,
  MentionReading,
  ReadingContext,
  ReplyReading,
  SkimmedReply,
} from '../model/index.js';
import { hitsIn, type MentionHits } from './evidence.js';
import { MENTION_LEXICONS, REPLY_CHANNEL_LEXICONS, REPLY_TALK_LEXICONS } from './lexicons.js';
import { compileMatcher, type Lexicon } from './matcher.js';
import { type Evidence, evidenceOf, explainMention } from './mention.js';
import type { LinearModel } from './model/linear.js';
import { shippedModel } from './model/shipped.js';
import { explainReply, readReply, REPLY_FINDERS, type ReplyFinders, skimReply } from './reply.js';
import type { UserRules } from './user-lexicon.js';

/** A plain value. */
export interface ReaderSettings {
  /** false: rules alone. */
  readonly usesModel: boolean;
  /** Of the user; after ours in their categories. */
  readonly rules: readonly UserRules[];
}

/** What evidence and replies are read with. */
export interface ReadingTools {
  /** null: rules alone. */
  readonly model: LinearModel | null;
  readonly mentions: (text: string) => MentionHits;
  readonly replies: ReplyFinders;
}

export interface Reader {
  evidenceOf(post: {
    readonly text: string;
    readonly language: string | null;
    readonly urls: readonly string[];
  }): Evidence;
  skimReply(text: string, urls: readonly string[]): SkimmedReply;
  readReply(text: string, urls: readonly string[]): ReplyReading;
  /** With reasons. Every text has a reading. */
  classifyMention(text: string, context?: ReadingContext): Explained<MentionReading>;
  classifyReply(text: string, context?: ReadingContext): Explained<ReplyReading>;
}

export function createReader(settings: ReaderSettings): Reader {
  const tools = readingTools(settings);
  return {
    evidenceOf: (post) => evidenceOf(post.text, post, tools),
    skimReply: (text, urls) => skimReply(text, { urls }, tools.replies),
    readReply: (text, urls) => readReply(text, { urls }, tools.replies),
    classifyMention: (text, context = {}) => explainMention(text, context, tools),
    classifyReply: (text, context = {}) => explainReply(text, context, tools.replies),
  };
}

const readingTools = ({ usesModel, rules }: ReaderSettings): ReadingTools => ({
  model: usesModel ? shippedModel() : null,
  mentions: has(rules, 'mention.') ? compileMatcher(withRules(MENTION_LEXICONS, 'mention', rules)) : hitsIn,
  replies: has(rules, 'reply.')
    ? {
        channels: compileMatcher(withRules(REPLY_CHANNEL_LEXICONS, 'reply', rules)),
        talk: compileMatcher(withRules(REPLY_TALK_LEXICONS, 'reply', rules)),
      }
    : REPLY_FINDERS,
});

const has = (rules: readonly UserRules[], prefix: string): boolean =>
  rules.some(({ category }) => category.startsWith(prefix));

/** Our lexicons, each with the user's rules of its category. */
function withRules<Name extends string>(
  lexicons: Readonly<Record<Name, Lexicon>>,
  prefix: 'mention' | 'reply',
  users: readonly UserRules[],
): Readonly<Record<Name, Lexicon>> {
  const all: Record<Name, Lexicon> = { ...lexicons };
  for (const name of Object.keys(lexicons).filter((key): key is Name => Object.hasOwn(lexicons, key))) {
    const category: string = `${prefix}.${name}`;
    const own = users.find((one) => one.category === category)?.rules ?? [];
    all[name] = { ...lexicons[name], rules: [...lexicons[name].rules, ...own] };
  }
  return all;
}
