/** All that the rest of the program knows about language. */
import type { Explained, MentionReading, ReadingContext, ReplyReading } from '../model/index.js';
import { explainMention } from './mention.js';
import { readingTools } from './reader.js';
import { explainReply } from './reply.js';
import type { UserRules } from './user-lexicon.js';

export { type Evidence, judgeMention } from './mention.js';
export { createReader, type Reader, type ReaderSettings } from './reader.js';
export { readUserLexicon, type UserRules } from './user-lexicon.js';

/**
 * Reads a customer's post.
 * @param rules of the user's own (readUserLexicon)
 * @throws nothing: every text has a reading
 */
export const classifyMention = (
  text: string,
  context: ReadingContext = {},
  rules: readonly UserRules[] = [],
): Explained<MentionReading> =>
  explainMention(text, context, readingTools({ usesModel: context.usesModel !== false, rules }));

/** Reads a brand's reply; as classifyMention. */
export const classifyReply = (
  text: string,
  context: ReadingContext = {},
  rules: readonly UserRules[] = [],
): Explained<ReplyReading> => explainReply(text, context, readingTools({ usesModel: false, rules }).replies);
