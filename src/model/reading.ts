/** What a text was read to say: the seam between language and everything that judges by it. */

export type HandOffKind = 'dm' | 'email' | 'phone' | 'web' | 'app' | 'store' | 'other';

/** Data about the customer, the gravest first: account, card and customer numbers, dates of birth; how to reach him; an order. */
export type AskedData = 'account' | 'contact' | 'order';

export type Intent = 'complaint' | 'question' | 'request' | 'info' | 'praise' | 'other' | 'unclassified';

export type Sentiment = 'negative' | 'neutral' | 'positive';

export type Signal =
  | 'call-out'
  | 'cannot-message'
  | 'thanks'
  | 'resolved'
  | 'unresolved'
  | 'churn'
  | 'escalation'
  | 'earlier-channel';

/** A rule that hit, and where in the text as it was read (UTF-16 code units). */
export interface RuleReason {
  readonly rule: string;
  readonly span: readonly [start: number, end: number];
}

/** What the model made of a word, or of the place in the thread: what it adds to the log odds of the intent. */
export interface FeatureReason {
  readonly feature: string;
  readonly weight: number;
}

/** Why a verdict was reached. */
export type Reason = RuleReason | FeatureReason;

/** A customer's post, read. */
export interface MentionReading {
  readonly intent: Intent;
  readonly needsResponse: boolean;
  /** How probable it is that it needs a response, if as many posts do as do not. 0 to 1. */
  readonly score: number;
  readonly sure: boolean;
  readonly sentiment: Sentiment;
  readonly signals: readonly Signal[];
}

/** A brand's reply, read. */
export interface ReplyReading {
  readonly handOffs: readonly HandOffKind[];
  /** Goes on in messages that already exist ("we have replied to your DM"). */
  readonly dmContinuation: boolean;
  /** Links to something to read or do oneself: no hand-off. */
  readonly article: boolean;
  /** Asks for personal data, and names no private way to send them. */
  readonly asksPersonalData: boolean;
  /** The gravest kind of those data; null where none are asked for in public. */
  readonly asksFor: AskedData | null;
  /** Asks the customer something in public, with a question mark or without; "could you DM us?" and "could you try X?" do not. */
  readonly asksQuestion: boolean;
  /** Tells a fact, a cause or a time, or what to do. */
  readonly givesFact: boolean;
  readonly apology: boolean;
  /** Advertises. */
  readonly promotion: boolean;
  readonly followRequest: boolean;
  readonly deleteRequest: boolean;
  readonly callBackPromise: boolean;
  readonly platitude: boolean;
  /** The agent's initials or name. */
  readonly signature: string | null;
  readonly statusNotice: boolean;
}

/** What cases want to know of every reply; all the rest takes twice as long again to read. */
export type SkimmedReply = Pick<ReplyReading, 'handOffs' | 'dmContinuation'>;

/** A reading, and how it came about. */
export type Explained<Reading> = Reading & {
  readonly reasons: readonly Reason[];
  /** The text as it was read: lower case, without leading handles, links as words. */
  readonly plain: string;
  /** The text was longer than what is read of it. */
  readonly truncated: boolean;
};

/** What the thread adds to a text. */
export interface ReadingContext {
  readonly previous?: { readonly by: 'customer' | 'brand' | 'outsider'; readonly text: string };
  /** An actionable post of the same customer is already open. */
  readonly caseOpen?: boolean;
  /** The network's language tag of the text (BCP 47). */
  readonly language?: string | null;
  /** Expanded targets of the links in the text. */
  readonly urls?: readonly string[];
  /** false: rules alone judge. */
  readonly usesModel?: boolean;
}
