/** All that the rest of the program knows about language. */
import { classifyMention } from './mention.js';
import { classifyReply } from './reply.js';

export { type Evidence, evidenceOf, judgeMention } from './mention.js';
export { judgeReply } from './reply.js';
export { classifyMention, classifyReply };

/** Compiles all rules, which otherwise the first text has to wait for. */
export function readyLanguage(): void {
  classifyMention('words');
  classifyReply('words');
}
