/** All that the rest of the program knows about language. */
export { classifyMention, type Evidence, evidenceOf, judgeMention, shippedModel } from './mention.js';
export { classifyReply, judgeReply } from './reply.js';
export type { LinearModel } from './model/linear.js';
