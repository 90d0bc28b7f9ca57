/** All that the rest of the program knows about language. */
import type { Explained, MentionReading, ReadingContext, ReplyReading } from '../model/index.js';
import { createReader, type Reader } from './reader.js';

export { type Evidence, judgeMention } from './mention.js';
export { createReader, type Reader, type ReaderSettings } from './reader.js';
export { readUserLexicon, type UserRules } from './user-lexicon.js';

const byRules = createReader({ usesModel: false, rules: [] });
let withModel: Reader | null = null;
/** The model takes a moment to get ready: not before it is asked for. */
const readerWithModel = (): Reader => (withModel ??= createReader({ usesModel: true, rules: [] }));

/**
 * Reads a customer's post.
 * @throws nothing: every text has a reading
 */
export const classifyMention = (text: string, context: ReadingContext = {}): Explained<MentionReading> =>
  (context.usesModel === false ? byRules : readerWithModel()).classifyMention(text, context);

/** Reads a brand's reply; as classifyMention. */
export const classifyReply = (text: string, context: ReadingContext = {}): Explained<ReplyReading> =>
  byRules.classifyReply(text, context);
