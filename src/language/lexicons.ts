/** Every lexicon, in one typed list. A new file is imported here and nowhere else. */
import mentionAcknowledgement from './lexicon/en/mention.acknowledgement.json' with { type: 'json' };
import mentionCallOut from './lexicon/en/mention.call-out.json' with { type: 'json' };
import mentionCannotMessage from './lexicon/en/mention.cannot-message.json' with { type: 'json' };
import mentionChatter from './lexicon/en/mention.chatter.json' with { type: 'json' };
import mentionChurn from './lexicon/en/mention.churn.json' with { type: 'json' };
import mentionComplaint from './lexicon/en/mention.complaint.json' with { type: 'json' };
import mentionEarlierChannel from './lexicon/en/mention.earlier-channel.json' with { type: 'json' };
import mentionEscalation from './lexicon/en/mention.escalation.json' with { type: 'json' };
import mentionInfo from './lexicon/en/mention.info.json' with { type: 'json' };
import mentionPraise from './lexicon/en/mention.praise.json' with { type: 'json' };
import mentionQuestion from './lexicon/en/mention.question.json' with { type: 'json' };
import mentionRequest from './lexicon/en/mention.request.json' with { type: 'json' };
import mentionResolved from './lexicon/en/mention.resolved.json' with { type: 'json' };
import mentionThanks from './lexicon/en/mention.thanks.json' with { type: 'json' };
import mentionUnresolved from './lexicon/en/mention.unresolved.json' with { type: 'json' };
import replyApology from './lexicon/en/reply.apology.json' with { type: 'json' };
import replyApp from './lexicon/en/reply.app.json' with { type: 'json' };
import replyArticle from './lexicon/en/reply.article.json' with { type: 'json' };
import replyCallBack from './lexicon/en/reply.call-back.json' with { type: 'json' };
import replyDeleteRequest from './lexicon/en/reply.delete-request.json' with { type: 'json' };
import replyDmContinuation from './lexicon/en/reply.dm-continuation.json' with { type: 'json' };
import replyDm from './lexicon/en/reply.dm.json' with { type: 'json' };
import replyEmail from './lexicon/en/reply.email.json' with { type: 'json' };
import replyFact from './lexicon/en/reply.fact.json' with { type: 'json' };
import replyFollowRequest from './lexicon/en/reply.follow-request.json' with { type: 'json' };
import replyOther from './lexicon/en/reply.other.json' with { type: 'json' };
import replyPersonalData from './lexicon/en/reply.personal-data.json' with { type: 'json' };
import replyPhone from './lexicon/en/reply.phone.json' with { type: 'json' };
import replyPlatitude from './lexicon/en/reply.platitude.json' with { type: 'json' };
import replyPromotion from './lexicon/en/reply.promotion.json' with { type: 'json' };
import replyQuestion from './lexicon/en/reply.question.json' with { type: 'json' };
import replySignature from './lexicon/en/reply.signature.json' with { type: 'json' };
import replyStatusNotice from './lexicon/en/reply.status-notice.json' with { type: 'json' };
import replyStore from './lexicon/en/reply.store.json' with { type: 'json' };
import replyWeb from './lexicon/en/reply.web.json' with { type: 'json' };
import type { Lexicon } from './matcher.js';

/** As a file holds it: each of `parts` stands for its piece of a pattern where a pattern says `<name>`. */
type LexiconFile = Lexicon & { readonly parts?: Readonly<Record<string, string>> };

const PART = /<([\w-]+)>/gu;

/** @throws Error when a pattern names a part that there is not */
export function lexiconOf({ parts = {}, ...file }: LexiconFile): Lexicon {
  const filled = (pattern: string): string =>
    pattern.replaceAll(PART, (_, name: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`${file.category} has no part <${name}>`);
      return filled(part);
    });
  const rules = file.rules.map(({ not, ...rule }) => ({
    ...rule,
    pattern: filled(rule.pattern),
    ...(not === undefined ? {} : { not: filled(not) }),
  }));
  return { ...file, rules };
}

/** What is looked for in a customer's post, by category. */
export const MENTION_LEXICONS = {
  acknowledgement: lexiconOf(mentionAcknowledgement),
  'call-out': lexiconOf(mentionCallOut),
  'cannot-message': lexiconOf(mentionCannotMessage),
  chatter: lexiconOf(mentionChatter),
  churn: lexiconOf(mentionChurn),
  complaint: lexiconOf(mentionComplaint),
  'earlier-channel': lexiconOf(mentionEarlierChannel),
  escalation: lexiconOf(mentionEscalation),
  info: lexiconOf(mentionInfo),
  praise: lexiconOf(mentionPraise),
  question: lexiconOf(mentionQuestion),
  request: lexiconOf(mentionRequest),
  resolved: lexiconOf(mentionResolved),
  thanks: lexiconOf(mentionThanks),
  unresolved: lexiconOf(mentionUnresolved),
} as const satisfies Readonly<Record<string, Lexicon>>;

/** Where a brand reply sends the customer, by category. */
export const REPLY_CHANNEL_LEXICONS = {
  app: lexiconOf(replyApp),
  article: lexiconOf(replyArticle),
  'dm-continuation': lexiconOf(replyDmContinuation),
  dm: lexiconOf(replyDm),
  email: lexiconOf(replyEmail),
  other: lexiconOf(replyOther),
  phone: lexiconOf(replyPhone),
  store: lexiconOf(replyStore),
  web: lexiconOf(replyWeb),
} as const satisfies Readonly<Record<string, Lexicon>>;

/** What else a brand reply says and asks, by category. */
export const REPLY_TALK_LEXICONS = {
  apology: lexiconOf(replyApology),
  'call-back': lexiconOf(replyCallBack),
  'delete-request': lexiconOf(replyDeleteRequest),
  fact: lexiconOf(replyFact),
  'follow-request': lexiconOf(replyFollowRequest),
  'personal-data': lexiconOf(replyPersonalData),
  promotion: lexiconOf(replyPromotion),
  question: lexiconOf(replyQuestion),
  'status-notice': lexiconOf(replyStatusNotice),
} as const satisfies Readonly<Record<string, Lexicon>>;

export const REPLY_LEXICONS = { ...REPLY_CHANNEL_LEXICONS, ...REPLY_TALK_LEXICONS };

/** Read on the end of the text in its own case; group 1 of a pattern is the name. */
export const SIGNATURE_LEXICON: Lexicon = lexiconOf(replySignature);

/** Set phrases; a reply that has nothing else says nothing. */
export const PLATITUDE_LEXICON: Lexicon = lexiconOf(replyPlatitude);
