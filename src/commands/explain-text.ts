/** `care-audit explain --text "…"` and `--reply "…"`: how one post is read, and why. */
import { CareAuditError } from '../errors.js';
import { createReader, type Reader } from '../language/index.js';
import type { AskedData, Explained, MentionReading, ReplyReading } from '../model/index.js';
import { type ReadingView, renderReading } from '../reporters/terminal-reading.js';
import type { Io } from './io.js';
import { readLexicon } from './options.js';
import { writeTo } from './output.js';
import { isColoured } from './writer.js';

export interface ExplainTextOptions {
  readonly text?: string;
  readonly reply?: string;
  /** What the brand said before `text`. */
  readonly after?: string;
  readonly model: boolean;
  readonly lexicon?: string;
  readonly json: boolean;
  readonly color: boolean;
}

/** @param audit named beside the text, which is one thing too many */
export async function explainText(
  audit: string | undefined,
  options: ExplainTextOptions,
  io: Io,
): Promise<number> {
  const { text, reply, after } = options;
  if (audit !== undefined) {
    throw new CareAuditError(
      'BAD_USAGE',
      `Either an audit or a text is explained; "${audit}" and a text were given.`,
      'Type the command once for each; put a text of several words in quotation marks.',
    );
  }
  if (text !== undefined && reply !== undefined) {
    throw new CareAuditError(
      'BAD_USAGE',
      'A text is either a customer’s (--text) or a brand’s (--reply); both were given.',
      'Type the command once for each.',
    );
  }
  if (after !== undefined && text === undefined) {
    throw new CareAuditError(
      'BAD_USAGE',
      '--after is what a brand said before a customer’s post, and there is no --text.',
      'Type the customer’s post with --text.',
    );
  }
  const reader = createReader({
    usesModel: options.model,
    rules: options.lexicon === undefined ? [] : readLexicon(options.lexicon),
  });
  const [reading, view] = reply === undefined ? ofMention(reader, text ?? '', after) : ofReply(reader, reply);
  const told = options.json
    ? `${JSON.stringify(reading, null, 2)}\n`
    : renderReading(view, options.color && isColoured(io));
  await writeTo(io.stdout, told);
  return 0;
}

type Told<Reading> = readonly [reading: Explained<Reading>, view: ReadingView];

const CUT = 'only the first 2,000 characters are read';

function ofMention(reader: Reader, text: string, after: string | undefined): Told<MentionReading> {
  const previous = after === undefined ? {} : { previous: { by: 'brand' as const, text: after } };
  const reading = reader.classifyMention(text, previous);
  const { intent, needsResponse, score, sure, sentiment, signals, plain, reasons, truncated } = reading;
  return [
    reading,
    {
      plain,
      reasons,
      verdict: [
        ['intent', intent],
        [
          'needs an answer',
          `${needsResponse ? 'yes' : 'no'} (${score.toFixed(2)}, ${sure ? 'sure' : 'uncertain'})`,
        ],
        ['sentiment', sentiment],
        ['signals', signals.join(', ') || 'none'],
      ],
      notes: [
        ...(intent === 'unclassified' ? ['no words, or not in a language that is read (English)'] : []),
        ...(truncated ? [CUT] : []),
      ],
    },
  ];
}

function ofReply(reader: Reader, text: string): Told<ReplyReading> {
  const reading = reader.classifyReply(text);
  const { plain, reasons, truncated, handOffs, signature, asksFor, ...others } = reading;
  const said = Object.entries(others).flatMap(([name, value]) => (value ? [wordsOf(name)] : []));
  return [
    reading,
    {
      plain,
      reasons,
      verdict: [
        ['hands off to', handOffs.join(', ') || 'nowhere'],
        ['says', said.join(', ') || 'nothing else that is looked for'],
        ...(asksFor === null ? [] : [['asks openly', DATA[asksFor]] as const]),
        ['signed', signature ?? 'no'],
      ],
      notes: truncated ? [CUT] : [],
    },
  ];
}

const DATA: Readonly<Record<AskedData, string>> = {
  account: 'an account, card or customer number, or a date of birth',
  contact: 'how to reach the customer: name, address, phone or e-mail',
  order: 'an order, booking or ticket number',
};

/** `callBackPromise` → `call back promise`. */
const wordsOf = (name: string): string => name.replaceAll(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`);
