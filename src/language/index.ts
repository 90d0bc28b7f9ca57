/** The only two things the rest of the program knows about language. */
export { classifyMention } from './mention.js';
export { classifyReply } from './reply.js';
